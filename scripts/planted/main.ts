// Plants one bug after another into a copy of the tree and says which test saw it:
// `npm run planted`, or with words of a bug's name `npm run planted -- lapse`.
import { bugs } from '../../test/planted/bugs.ts';
import { plantAll } from '../../test/planted/plant.ts';

const words = process.argv.slice(2);
const chosen = bugs.filter(({ name }) => words.every((word) => name.includes(word)));
const say = (line: string) => process.stdout.write(`${line}\n`);
const started = Date.now();
const caught = await plantAll(chosen, {
  beds: 2,
  tell: ({ bug, by, problem }) => {
    const seconds = Math.round((Date.now() - started) / 1_000);
    say(
      `${by.length > 0 ? '✓' : '✗'} ${bug} (${seconds} s): ${by.join('; ') || problem || 'nobody saw it'}`,
    );
  },
});
const seen = [...caught.values()].filter(({ by }) => by.length > 0).length;
say(`${seen} of ${chosen.length} planted bugs were seen`);
process.exitCode = seen === chosen.length && seen > 0 ? 0 : 1;

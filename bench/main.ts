import { type Bench, type Effort, type Measured, measure } from './bench.ts';
import { benches } from './benches.ts';
import { save, table } from './proof.ts';
import { makeWorld } from './world.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const usage = `npm run bench [-- NAME] [--quick] [--rounds N]\nNAME: ${benches.map(({ name }) => name).join(', ')}`;

interface Command {
  chosen: readonly Bench[];
  one: boolean;
  quick: boolean;
  effort: Effort;
}

/** @returns the command, or undefined when it cannot be understood */
function readCommand(words: readonly string[]): Command | undefined {
  const quick = words.includes('--quick');
  const at = words.indexOf('--rounds');
  const rounds = at < 0 ? (quick ? 1 : 5) : Number(words[at + 1]);
  if (!Number.isInteger(rounds) || rounds < 1) return undefined;
  const names = words.filter((word, place) => !word.startsWith('--') && place !== at + 1);
  const name = at < 0 ? words.find((word) => !word.startsWith('--')) : names[0];
  const chosen = name === undefined ? benches : benches.filter((bench) => bench.name === name);
  if (chosen.length === 0) return undefined;
  return { chosen, one: name !== undefined, quick, effort: { rounds, share: quick ? 0.1 : 1 } };
}

/** @returns the exit code: 0 also where a goal is missed, which the figures say */
async function run({ chosen, one, quick, effort }: Command): Promise<number> {
  const measured: Measured[] = [];
  for (const bench of chosen) {
    say(`${bench.name}: ${bench.promise}`);
    // Each in a world of its own: what one leaves behind must not slow the next.
    const world = await makeWorld({ holders: quick ? 20_000 : 1_000_000 });
    try {
      const result = await measure(bench, world, effort);
      measured.push(result);
      say(`  ${result.ratio} (goal ${result.better === 'higher' ? '≥' : '≤'} ${result.goal})`);
    } finally {
      await world.close();
    }
  }
  if (!one && !quick) await save(measured);
  if (!one) say(table(measured));
  const [first] = measured;
  if (one && first !== undefined) {
    const { bench, ratio, goal, rounds, ...more } = first;
    say(JSON.stringify({ bench, ratio, goal, rounds, ...more }));
  }
  return 0;
}

const command = readCommand(process.argv.slice(2));
if (command === undefined) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else process.exitCode = await run(command);

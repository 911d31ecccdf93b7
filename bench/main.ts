import { type Bench, type Measured, measure } from './bench.ts';
import { benches } from './benches.ts';
import { type Command, CommandError, readCommand } from './command.ts';
import { save, table } from './proof.ts';
import { makeWorld } from './world.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

let stopping = false;
/** Closes what stands at the moment, however far it was built. */
let close: () => Promise<void> = async () => {};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stopping = true;
    // A PostgreSQL and gigabytes in the temporary folder must not outlive an impatient reader.
    void close().finally(() => process.exit(130));
  });

/** Each bench in a world of its own: what one leaves behind must not slow the next. */
async function runOne(bench: Bench, { size, effort }: Command): Promise<Measured> {
  const world = await makeWorld(size, (stop) => {
    close = stop;
  });
  try {
    return await measure(bench, world, effort);
  } finally {
    await world.close();
    close = async () => {};
  }
}

/** A goal that is missed is a figure, not a failure. */
async function run(command: Command): Promise<void> {
  const { name, quick } = command;
  const measured: Measured[] = [];
  for (const bench of benches.filter((one) => name === undefined || one.name === name)) {
    say(`${bench.name}: ${bench.promise}`);
    const result = await runOne(bench, command);
    measured.push(result);
    say(`  ${result.ratio} (goal ${result.better === 'higher' ? '≥' : '≤'} ${result.goal})`);
  }
  if (name !== undefined) for (const result of measured) say(JSON.stringify(result));
  else {
    say(table(measured));
    if (!quick) await save(measured, command.size);
  }
}

try {
  await run(
    readCommand(
      process.argv.slice(2),
      benches.map(({ name }) => name),
    ),
  );
} catch (error) {
  // While it is being stopped, its connections end: that is no news.
  if (stopping) await close();
  else if (!(error instanceof CommandError)) throw error;
  else {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

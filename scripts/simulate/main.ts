// `npm run simulate`: a seeded county lives a year on a PostgreSQL of its own, with every day checked.
// Exit code 0: every day held · 1: a day was broken; day, seed and what are named · 2: not begun.
import { migrate } from '../../server/platform/migrate.ts';
import { BrokenDay, simulate } from '../../test/simulation/run.ts';
import type { Summary } from '../../test/simulation/summary.ts';
import { openWorld } from '../../test/simulation/world.ts';
import { startTemporaryPostgres } from '../../test/temporary-postgres.ts';
import { type Command, readCommand, usage } from './read-command.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

/** @returns the exit code */
async function run(command: Command): Promise<number> {
  const { seed, residents, days, reports, from } = command;
  say(`种子 seed ${seed}：${residents} 人 residents · ${days} 天 days · ${reports} 件上报 reports`);
  const server = await startTemporaryPostgres();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.stop().then(() => process.exit(130)));
  try {
    await migrate(server.connection);
    const world = await openWorld(server.connection, command);
    try {
      say(`从 ${from} 起 · ${world.plan.cases.length} 件 cases planned`);
      const onDay = (day: string, number: number) => {
        if (day.endsWith('-01') || number === days - 1) say(`${day} 帐平 · holds`);
      };
      report(await simulate(world, { onDay }));
      return 0;
    } finally {
      await world.close();
    }
  } catch (error) {
    if (!(error instanceof BrokenDay)) throw error;
    complain(`不成立 · broken: ${error.message}`);
    complain(`重放 replay: npm run simulate -- ${argumentsOf(command)}`);
    return 1;
  } finally {
    await server.stop();
  }
}

const argumentsOf = (command: Command) =>
  Object.entries(command)
    .map(([name, value]) => `--${name} ${value}`)
    .join(' ');

function report(summary: Summary): void {
  for (const [name, value] of Object.entries(summary)) {
    const text =
      typeof value === 'object'
        ? Object.entries(value)
            .map(([part, count]) => `${part} ${count}`)
            .join(' · ')
        : value;
    say(`${name.padEnd(12)} ${text}`);
  }
}

const command = readCommand(process.argv.slice(2));
if (typeof command === 'string') complain(`${command}\n${usage}`);
process.exitCode = typeof command === 'string' ? 2 : await run(command);

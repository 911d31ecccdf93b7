// `npm run races`: rounds in which many want the last of something at once, at two processes on a
// PostgreSQL of their own. The last line is JSON. Exit code 0: all were fought and nothing was wrong
// · 1: something was, and is named with its round · 2: not begun.
import { Client } from 'pg';
import type { PostgresConnection } from '../../server/platform/embedded-postgres.ts';
import { migrate } from '../../server/platform/migrate.ts';
import { openArena } from '../../test/races/arena.ts';
import { type RaceResult, runRounds } from '../../test/races/run.ts';
import { startTemporaryPostgres } from '../../test/temporary-postgres.ts';
import { type Command, readCommand, usage } from './read-command.ts';
import { proofOf, writeProof } from './write-proof.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const toldEvery = 10;

async function run(command: Command): Promise<number> {
  const { seed, clients } = command;
  const at = new Date();
  // Tables grow: what is dead in them must go, and their statistics must be kept.
  const server = await startTemporaryPostgres({ tidied: true });
  const stop = () => void server.stop().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const { connection } = server;
    say(`种子 seed ${seed} · ${clients} 人 clients`);
    const result = await fight(connection, command, at);
    const deadlocksMet = await countDeadlocks(connection);
    for (const finding of result.findings) say(finding);
    say(`${told(result, at)} · 数据库化解的死锁 deadlocks met ${deadlocksMet}`);
    const tookMs = Date.now() - at.getTime();
    if (command.proof) writeProof(proofOf(result, { command, deadlocksMet, tookMs, at }));
    say(JSON.stringify(summaryOf(result)));
    return result.broken > 0 || result.deadlocks > 0 ? 1 : 0;
  } finally {
    await server.stop();
  }
}

async function fight(
  connection: PostgresConnection,
  { rounds, seed, clients }: Command,
  at: Date,
): Promise<RaceResult> {
  await migrate(connection);
  const arena = await openArena({ clients, database: { connection, drop: async () => {} } });
  const onRound = (result: RaceResult) => {
    if (result.rounds % toldEvery === 0) say(told(result, at));
  };
  try {
    return await runRounds(arena, { rounds, seed, onRound });
  } finally {
    await arena.close();
  }
}

/** How far a run is, in a line. */
function told({ rounds, winners, broken }: RaceResult, since: Date): string {
  const seconds = Math.round((Date.now() - since.getTime()) / 1_000);
  return `${rounds} 轮 rounds · ${winners} 人得到 served · ${broken} 轮有误 wrong · ${seconds} s`;
}

const summaryOf = ({ rounds, clients, winners, oversold, belowZero, deadlocks }: RaceResult) => ({
  rounds,
  clients,
  winners,
  oversold,
  belowZero,
  deadlocks,
});

/** Those that the database broke up; it counts them once the connections that met them are gone. */
async function countDeadlocks(connection: PostgresConnection): Promise<number> {
  const client = new Client(connection);
  await client.connect();
  const { rows } = await client.query<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  await client.end();
  return Number(rows[0]?.deadlocks);
}

const command = readCommand(process.argv.slice(2));
if (typeof command === 'string') {
  process.stderr.write(`${command}\n${usage}\n`);
  process.exitCode = 2;
} else process.exitCode = await run(command);

// Runs random histories of the ledger against its model, on a PostgreSQL of its own:
// `npm run model -- --histories 100000 --seed 7`, and with `--path` the one that a failure names.
import { parseArgs } from 'node:util';
import { openDatabase } from '../../server/platform/database.ts';
import { migrate } from '../../server/platform/migrate.ts';
import { runHistories } from '../../test/model/history.ts';
import { startTemporaryPostgres } from '../../test/temporary-postgres.ts';

const usage = 'usage: npm run model -- [--histories N] [--seed N] [--path PATH] [--lanes N]';
const say = (line: string) => process.stdout.write(`${line}\n`);
/** Histories that share a database: its tables stay small enough to be searched quickly. */
const historiesAtOnce = 2_000;
const seedsApart = 1_000;

function readCommand() {
  const { values } = parseArgs({
    options: {
      histories: { type: 'string', default: '2000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      path: { type: 'string' },
      lanes: { type: 'string', default: '8' },
    },
  });
  const numbers = { histories: values.histories, seed: values.seed, lanes: values.lanes };
  for (const [name, text] of Object.entries(numbers))
    if (!/^[0-9]+$/.test(text) || (name !== 'seed' && Number(text) === 0))
      throw new RangeError(`--${name} must be a whole number above 0, not “${text}”`);
  const { histories, seed, lanes } = numbers;
  return {
    histories: Number(histories),
    seed: Number(seed),
    lanes: Number(lanes),
    path: values.path,
  };
}

async function run(command: ReturnType<typeof readCommand>): Promise<void> {
  const server = await startTemporaryPostgres();
  try {
    const started = Date.now();
    let [operations, askedAgain] = [0, 0];
    for (let first = 0; first < command.histories; first += historiesAtOnce) {
      const histories = Math.min(historiesAtOnce, command.histories - first);
      const seed = command.seed + (first / historiesAtOnce) * seedsApart;
      const database = await openFresh(server.connection, first);
      const done = await runHistories({ ...command, database, histories, seed });
      await database.close();
      operations += done.operations;
      askedAgain += done.askedAgain;
      const seconds = Math.round((Date.now() - started) / 1_000);
      say(
        `${first + done.histories} histories, ${operations} operations, ${askedAgain} asked again, ${seconds} s, seed ${seed}: no difference`,
      );
    }
  } finally {
    await server.stop();
  }
}

async function openFresh(
  connection: Awaited<ReturnType<typeof startTemporaryPostgres>>['connection'],
  number: number,
) {
  const administrator = openDatabase({ connection, connections: 1, onError: () => {} });
  const name = `model_${number}`;
  await administrator.pool.query(`create database ${name} template template0`);
  await administrator.close();
  await migrate({ ...connection, database: name });
  return openDatabase({
    connection: { ...connection, database: name },
    connections: 64,
    onError: () => {},
  });
}

/** Seed and path of the history, and what was found in it; its steps are told there in words. */
function explainError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error.cause instanceof Error)) return `${error.message}\n${usage}`;
  return [...error.message.split('\n').slice(0, 2), error.cause.message].join('\n');
}

try {
  await run(readCommand());
} catch (error) {
  process.stderr.write(`${explainError(error)}\n`);
  process.exitCode = 1;
}

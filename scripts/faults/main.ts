// Hits every statement of every ledger operation with every fault, on a PostgreSQL of its own:
// `npm run faults`.
import { migrate } from '../../server/platform/migrate.ts';
import { openFaultyDatabase } from '../../test/faults/faulty-database.ts';
import { loopFaults } from '../../test/faults/loop.ts';
import { operations } from '../../test/faults/operations.ts';
import { startTemporaryPostgres } from '../../test/temporary-postgres.ts';

const server = await startTemporaryPostgres();
try {
  await migrate(server.connection);
  const database = openFaultyDatabase(server.connection);
  const started = Date.now();
  const { points, applied, wrong } = await loopFaults({ database, operations, every: 1 });
  await database.close();
  for (const line of wrong) process.stdout.write(`${line}\n`);
  const seconds = Math.round((Date.now() - started) / 1_000);
  process.stdout.write(
    `${points} statements of ${operations.length} operations hit, ${applied} done in spite of it, ${wrong.length} wrong, ${seconds} s\n`,
  );
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  await server.stop();
}

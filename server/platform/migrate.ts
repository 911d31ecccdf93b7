import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import pg from 'pg';

export type ConnectionSettings =
  | { host: string; port: number; user: string; database: string; password?: string }
  | { connectionString: string };

const directory = fileURLToPath(new URL('../../db/migrations', import.meta.url));

/**
 * Brings a database to the newest schema: plain SQL, forward only, each file in a transaction of
 * its own, one migrator at a time (advisory lock).
 * @returns the names of the migrations that ran
 */
export async function migrate(connection: ConnectionSettings): Promise<string[]> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    const ran = await runner({
      dbClient: client,
      dir: directory,
      direction: 'up',
      migrationsTable: 'migrations',
      singleTransaction: false,
      // Rooms are built side by side: a file that comes later may have the lower number.
      checkOrder: false,
      log: () => {},
    });
    return ran.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

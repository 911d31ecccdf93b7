import { resolve } from 'node:path';
import { readConfig } from '../server/config.ts';
import { visitEmbeddedPostgres } from '../server/platform/embedded-postgres.ts';
import type { ConnectionSettings } from '../server/platform/migrate.ts';

export interface Reached {
  connection: ConnectionSettings;
  /** Ends what was started for this visit. */
  stop(): Promise<void>;
}

/** The database that the server of this environment uses; undefined when there is none yet. */
export async function reachDatabase(
  complain: (line: string) => void,
): Promise<Reached | undefined> {
  const { DATA_DIR, DATABASE_URL, DATABASE_TUNNEL } = process.env;
  // Only the demo goes without keys and SMS, and reading the books needs neither.
  const config = readConfig({ DATA_DIR, DATABASE_URL, DATABASE_TUNNEL, DEMO: 'on' });
  if (config.databaseUrl !== undefined)
    return { connection: { connectionString: config.databaseUrl }, stop: async () => {} };
  const dataDir = resolve(config.dataDir);
  const server = await visitEmbeddedPostgres({ dataDir, log: complain });
  if (server === undefined) {
    complain(
      `${dataDir} 里没有数据库，请设 DATA_DIR · no database in ${dataDir}: set DATA_DIR or DATABASE_URL`,
    );
    return undefined;
  }
  const reached = { connection: server.connection, stop: () => server.stop() };
  // Without this a PostgreSQL that was started for us would stay behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void reached.stop().then(() => process.exit(130)));
  return reached;
}

import { resolve } from 'node:path';
import { readConfig } from '../server/config.ts';
import { type Cipher, createCipher } from '../server/platform/cipher.ts';
import { visitEmbeddedPostgres } from '../server/platform/embedded-postgres.ts';
import type { ConnectionSettings } from '../server/platform/migrate.ts';
import { findDemoKeys } from '../server/secrets.ts';

export interface Reached {
  connection: ConnectionSettings;
  /** Ends what was started for this visit. */
  stop(): Promise<void>;
}

/**
 * What seals names under the keys of the server of this environment, its demo's where it has no others; undefined, and
 * nothing written, where there are none.
 */
export function reachCipher(complain: (line: string) => void): Cipher | undefined {
  // Neither SMS nor the seal's key is needed for that.
  const { keys, suite, databaseUrl, dataDir } = readConfig({ ...process.env, DEMO: 'on' });
  const found = keys ?? (databaseUrl === undefined ? findDemoKeys(resolve(dataDir)) : undefined);
  if (found !== undefined) return createCipher({ ...found, suite });
  const where = resolve(dataDir);
  complain(
    databaseUrl === undefined
      ? `${where} 里还没有启动过服务器，请设 DATA_DIR · no server was started in ${where} yet: set DATA_DIR`
      : '请设 DATA_KEY 和 INDEX_KEY，和服务器用的一样 · set DATA_KEY and INDEX_KEY as the server has them',
  );
  return undefined;
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

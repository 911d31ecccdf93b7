import { resolve } from 'node:path';
import { readPublicKey } from '../../contract/seal/checkpoint.ts';
import { readConfig } from '../../server/config.ts';
import { cryptography } from '../../server/features/seals/service.ts';
import { type Database, openDatabase } from '../../server/platform/database.ts';
import { visitEmbeddedPostgres } from '../../server/platform/embedded-postgres.ts';
import type { ConnectionSettings } from '../../server/platform/migrate.ts';
import { openSigningKey } from '../../server/platform/signing-key.ts';
import { findDemoSealKey } from '../../server/secrets.ts';

/** Something the person at the keyboard can put right. */
export class SettingError extends Error {}

interface Reached {
  connection: ConnectionSettings;
  key: Uint8Array | undefined;
  dataDir: string;
  stop(): Promise<void>;
}

export interface Around {
  /** The key that signed, from outside the database. */
  key: Uint8Array;
  /** The folder of the server of this environment. */
  dataDir: string;
}

/**
 * Works on the database that the server of this environment uses, with the key that was given or is
 * set, and leaves nothing running behind.
 */
export async function withReached<T>(
  givenKey: string | undefined,
  say: (line: string) => void,
  work: (database: Database, around: Around) => Promise<T>,
): Promise<T> {
  const reached = await reach(say);
  // Without this a PostgreSQL that was started for us would stay behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void reached.stop().then(() => process.exit(130)));
  const { connection, dataDir } = reached;
  const database = openDatabase({ connection, connections: 2, onError: () => {} });
  try {
    const key = givenKey === undefined ? reached.key : await keyOf(givenKey);
    if (key === undefined)
      throw new SettingError('SEAL_KEY, --key: 要有其一 · one of them is needed');
    return await work(database, { key, dataDir });
  } finally {
    await database.close();
    await reached.stop();
  }
}

/** The county’s key as the board shows it. */
export async function keyOf(text: string): Promise<Uint8Array> {
  const found = await readPublicKey(text, cryptography.sha256);
  if (found === undefined) throw new SettingError('--key: 公钥不完整 · the key is incomplete');
  return found.key;
}

/** The database that the server of this environment uses. */
async function reach(say: (line: string) => void): Promise<Reached> {
  const { DATA_DIR, DATABASE_URL, DATABASE_TUNNEL, SEAL_KEY } = process.env;
  // Only the demo goes without keys and SMS, and a check needs neither.
  const config = readConfig({ DATA_DIR, DATABASE_URL, DATABASE_TUNNEL, SEAL_KEY, DEMO: 'on' });
  const dataDir = resolve(config.dataDir);
  const seed = config.sealKey ?? findDemoSealKey(dataDir);
  const key = seed && openSigningKey(seed).publicKey;
  if (config.databaseUrl !== undefined)
    return {
      connection: { connectionString: config.databaseUrl },
      key,
      dataDir,
      stop: async () => {},
    };
  const server = await visitEmbeddedPostgres({ dataDir, log: say });
  if (server === undefined)
    throw new SettingError(
      `DATA_DIR, DATABASE_URL: ${dataDir} 里没有数据库 · no database in ${dataDir}`,
    );
  return { connection: server.connection, key, dataDir, stop: () => server.stop() };
}

import { resolve } from 'node:path';
import { originOf, readPublicKey, type SignedCheckpoint } from '../../contract/seal/checkpoint.ts';
import { readConfig } from '../../server/config.ts';
import {
  cryptography,
  listCountiesToVerify,
  sentenceOf,
  type Verification,
  verifyJournal,
} from '../../server/features/seals/service.ts';
import { type Database, openDatabase } from '../../server/platform/database.ts';
import { visitEmbeddedPostgres } from '../../server/platform/embedded-postgres.ts';
import type { ConnectionSettings } from '../../server/platform/migrate.ts';
import { openSigningKey } from '../../server/platform/signing-key.ts';
import { findDemoSealKey } from '../../server/secrets.ts';

/** Something the person at the keyboard can put right. */
export class SettingError extends Error {}

interface JournalOptions {
  county: number | undefined;
  saved: SignedCheckpoint | undefined;
  /** The county’s key as the board shows it; without it the server’s own setting is taken. */
  key: string | undefined;
}

interface Reached {
  connection: ConnectionSettings;
  key: Uint8Array | undefined;
  stop(): Promise<void>;
}

/** @returns the exit code: 0 whole, 1 something is wrong */
export async function verifyJournals(
  options: JournalOptions,
  say: (line: string) => void,
): Promise<number> {
  const reached = await reach(say);
  // Without this a PostgreSQL that was started for us would stay behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void reached.stop().then(() => process.exit(130)));
  const { connection } = reached;
  const database = openDatabase({ connection, connections: 2, onError: () => {} });
  try {
    const key = options.key === undefined ? reached.key : await keyOf(options.key);
    if (key === undefined)
      throw new SettingError('SEAL_KEY, --key: 要有其一 · one of them is needed');
    const checked = await verifyAll(database, { ...options, key });
    for (const verification of checked) report(verification, say);
    return checked.some(({ findings }) => findings.length > 0) ? 1 : 0;
  } finally {
    await database.close();
    await reached.stop();
  }
}

/** All counties as of one moment; a kept seal is compared with its own county. */
export function verifyAll(
  { read }: Pick<Database, 'read'>,
  { county: only, saved, key }: Omit<JournalOptions, 'key'> & { key: Uint8Array },
): Promise<Verification[]> {
  return read
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const counties = only === undefined ? await listCountiesToVerify(tx) : [only];
      const own = counties.filter((one) => saved?.checkpoint.origin === originOf(one));
      if (saved !== undefined && own.length === 0)
        throw new SettingError(
          `--checkpoint: ${saved.checkpoint.origin} 不在这些县里 · is of none of ${counties.join(' ')}`,
        );
      const checked: Verification[] = [];
      for (const county of counties)
        checked.push(
          await verifyJournal(tx, { county, key, saved: own.includes(county) ? saved : undefined }),
        );
      return checked;
    });
}

function report({ county, seals, leaves, findings }: Verification, say: (line: string) => void) {
  if (findings.length === 0)
    say(
      `${county}：完好，${leaves} 笔流水，${seals} 张封存单 · whole: ${leaves} transfers, ${seals} seals`,
    );
  else say(`${county}：发现 ${findings.length} 处问题 · ${findings.length} things are wrong`);
  for (const finding of findings) {
    const { zh, en } = sentenceOf(finding);
    say(`  ✗ ${zh}\n    ${en}`);
  }
}

async function keyOf(text: string): Promise<Uint8Array> {
  const found = await readPublicKey(text, cryptography.sha256);
  if (found === undefined) throw new SettingError('--key: 公钥不完整 · the key is incomplete');
  return found.key;
}

/** The database that the server of this environment uses. */
async function reach(say: (line: string) => void): Promise<Reached> {
  const { DATA_DIR, DATABASE_URL, SEAL_KEY } = process.env;
  // Only the demo goes without keys and SMS, and a check needs neither.
  const config = readConfig({ DATA_DIR, DATABASE_URL, SEAL_KEY, DEMO: 'on' });
  const dataDir = resolve(config.dataDir);
  const seed = config.sealKey ?? findDemoSealKey(dataDir);
  const key = seed && openSigningKey(seed).publicKey;
  if (config.databaseUrl !== undefined)
    return { connection: { connectionString: config.databaseUrl }, key, stop: async () => {} };
  const server = await visitEmbeddedPostgres({ dataDir, log: say });
  if (server === undefined)
    throw new SettingError(
      `DATA_DIR, DATABASE_URL: ${dataDir} 里没有数据库 · no database in ${dataDir}`,
    );
  return { connection: server.connection, key, stop: () => server.stop() };
}

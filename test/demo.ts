import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCipher } from '../server/platform/cipher.ts';
import { settableClock } from '../server/platform/clock.ts';
import { openDatabase } from '../server/platform/database.ts';
import { createFolderFiles } from '../server/platform/files.ts';
import { createIds, seededRandom } from '../server/platform/ids.ts';
import { silentLog } from '../server/platform/log.ts';
import type { Deps } from '../server/platform/use-case.ts';
import { createTestDatabase } from './postgres.ts';

/** The moment at which the demo is first started in tests: noon of a Monday. */
export const demoStart = new Date('2026-11-16T04:00:00Z');
export const demoSecrets = {
  staffPassword: 'lamps-of-linxi',
  totpKey: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
};

export interface EmptyDemo {
  deps: Deps;
  close: () => Promise<void>;
}

/** A database and a folder of its own, in which nothing was seeded yet. */
export async function openEmptyDemo(): Promise<EmptyDemo> {
  const server = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'seed-'));
  const onError = () => {};
  const database = openDatabase({ connection: server.connection, connections: 6, onError });
  const clock = settableClock(demoStart);
  const random = seededRandom('demo test keys');
  return {
    deps: {
      database,
      clock,
      ids: createIds(clock),
      cipher: createCipher({ dataKey: random(32), indexKey: random(32), suite: 'aes' }),
      files: createFolderFiles(folder),
      log: silentLog,
      wakeOutbox: () => {},
    },
    close: async () => {
      await database.close();
      await server.drop();
      await rm(folder, { recursive: true });
    },
  };
}

// A process that erases somebody, if one is named, and then delivers what waits, as each start of the
// server does: `node erasing-worker.ts WORDS`. Before it deletes file number `stopAt` it says so and
// waits to be killed.

import { eraseMe } from '../../server/features/my-data/service.ts';
import { scopeOfResident } from '../../server/features/residents/service.ts';
import { createCipher } from '../../server/platform/cipher.ts';
import { settableClock } from '../../server/platform/clock.ts';
import { openDatabase } from '../../server/platform/database.ts';
import { createFolderFiles } from '../../server/platform/files.ts';
import { noGroupBots } from '../../server/platform/group-bots/client.ts';
import { createIds, seededRandom } from '../../server/platform/ids.ts';
import { silentLog } from '../../server/platform/log.ts';
import type { ConnectionSettings } from '../../server/platform/migrate.ts';
import { deliverOutbox } from '../../server/platform/outbox.ts';
import { isRefusal } from '../../server/platform/refusal.ts';
import { openSigningKey } from '../../server/platform/signing-key.ts';
import { noSms } from '../../server/platform/sms.ts';
import { subscribersOf } from '../../server/subscribers.ts';

export interface ErasingWords {
  connection: ConnectionSettings;
  folder: string;
  /** Base64. */
  keys: { dataKey: string; indexKey: string };
  now: string;
  county: number;
  resident: string | null;
  /** Which file is the last that it comes to; null: it comes to the end. */
  stopAt: number | null;
}

const words = JSON.parse(process.argv[2] ?? '{}') as ErasingWords;
const clock = settableClock(new Date(words.now));
const database = openDatabase({ connection: words.connection, connections: 4, onError: () => {} });
const files = createFolderFiles(words.folder);
let removals = 0;
const deps = {
  database,
  clock,
  ids: createIds(clock),
  cipher: createCipher({
    dataKey: Buffer.from(words.keys.dataKey, 'base64'),
    indexKey: Buffer.from(words.keys.indexKey, 'base64'),
    suite: 'aes',
  }),
  files: {
    ...files,
    remove: async (key: string) => {
      removals += 1;
      if (removals === words.stopAt) {
        process.stdout.write('here\n');
        await new Promise(() => setInterval(() => {}, 1_000));
      }
      await files.remove(key);
    },
  },
  log: silentLog,
  wakeOutbox: () => {},
  sealKey: openSigningKey(seededRandom('seal')(32)),
};

try {
  if (words.resident !== null) {
    const scope = scopeOfResident(words.county, words.resident);
    const ask = { scope, language: 'zh', requestId: null, fingerprint: 'erase' } as const;
    const erased = await eraseMe(deps, ask, { openCases: 'withdraw' });
    if (isRefusal(erased)) throw new Error(erased.code);
  }
  await deliverOutbox(deps, subscribersOf({ ...deps, sms: noSms, groupBots: noGroupBots }));
} finally {
  await database.close();
}

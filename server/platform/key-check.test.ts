import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, databaseUrl, type TestDatabase } from '../../test/postgres.ts';
import { type CipherKeys, createCipher } from './cipher.ts';
import { systemClock } from './clock.ts';
import { sealersOf } from './data-keys.ts';
import { type Database, openDatabase } from './database.ts';
import { seededRandom } from './ids.ts';
import { assertKeysFit, KeysDoNotFitError } from './key-check.ts';

const county = 339_999;
const draw = seededRandom('keys that fit or do not');
const [dataKey, indexKey, nextDataKey, nextIndexKey, stray] = [1, 2, 3, 4, 5].map(() =>
  draw(32),
) as [Buffer, Buffer, Buffer, Buffer, Buffer];

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ connection: server.connection, connections: 4, onError: () => {} });
  await database.pool.query(
    `insert into counties (county, name_zh, name_en, case_prefix, centre_lng, centre_lat, hotline)
     values ($1, '试验县', 'Test County', 'SY', 120, 28, '0570-0000000')`,
    [county],
  );
  // The first start, and the first person.
  const cipher = createCipher({ dataKey, indexKey, suite: 'aes' });
  await assertKeysFit({ database, cipher, clock: systemClock });
  const by = { deps: { cipher, clock: systemClock }, scope: { county } };
  await database.transact((tx) => sealersOf(tx, by, ['0198c0de-0000-7000-8000-000000000001']));
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

const start = (keys: Omit<CipherKeys, 'suite'>) =>
  assertKeysFit({ database, cipher: createCipher({ ...keys, suite: 'aes' }), clock: systemClock });

test('with the keys of before it starts, in whichever suite', async () => {
  await start({ dataKey, indexKey });
  const cipher = createCipher({ dataKey, indexKey, suite: 'sm' });
  await assertKeysFit({ database, cipher, clock: systemClock });
});

test('with another data key it does not start, and says which key is missing', async () => {
  const [kid] = createCipher({ dataKey, indexKey, suite: 'aes' }).wrappingKids;
  const wrong = start({ dataKey: stray, indexKey });
  await expect(wrong).rejects.toThrow(KeysDoNotFitError);
  await expect(wrong).rejects.toThrow(`DATA_KEY: what is kept needs the key ${kid}`);
  await expect(wrong).rejects.toThrow('OTHER_DATA_KEYS');
});

test('with another index key it does not start', async () => {
  await expect(start({ dataKey, indexKey: stray })).rejects.toThrow(
    /^INDEX_KEY: .*OTHER_INDEX_KEYS/,
  );
});

test('with the two keys exchanged it does not start, and says so', async () => {
  await expect(start({ dataKey: indexKey, indexKey: dataKey })).rejects.toThrow(
    'DATA_KEY and INDEX_KEY have changed places',
  );
});

test('a known value that was tampered with is no proof of any key', async () => {
  const change = (purpose: string, to: string) =>
    database.pool.query('update key_canaries set canary = $2 where purpose = $1 returning canary', [
      purpose,
      to,
    ]);
  const { rows } = await database.pool.query<{ purpose: string; canary: string }>(
    'select purpose, canary from key_canaries',
  );
  for (const { purpose, canary } of rows) {
    await change(
      purpose,
      canary.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    );
    await expect(start({ dataKey, indexKey }), purpose).rejects.toThrow(KeysDoNotFitError);
    await change(purpose, canary);
  }
  await start({ dataKey, indexKey });
});

test('without the known value it still is seen that what is kept needs another key', async () => {
  await database.pool.query("delete from key_canaries where purpose = 'wrapping'");
  await expect(start({ dataKey: stray, indexKey })).rejects.toThrow('DATA_KEY');
  await start({ dataKey, indexKey });
});

test.each([
  ['the right ones', {}, ''],
  [
    'a short data key',
    { DATA_KEY: stray.subarray(0, 16).toString('base64') },
    'DATA_KEY must be 32 bytes',
  ],
  [
    'a default data key',
    { DATA_KEY: Buffer.alloc(32, 'x').toString('base64') },
    'DATA_KEY is one short pattern',
  ],
  ['a wrong data key', { DATA_KEY: stray.toString('base64') }, 'DATA_KEY: what is kept needs'],
  ['a wrong index key', { INDEX_KEY: stray.toString('base64') }, 'INDEX_KEY: what is kept needs'],
  [
    'exchanged keys',
    { DATA_KEY: indexKey.toString('base64'), INDEX_KEY: dataKey.toString('base64') },
    'have changed places',
  ],
])(
  'the server itself, started with %s',
  async (_, given, complaint) => {
    const { code, said } = await startServer(given);
    expect(said).toContain(complaint);
    expect(code).toBe(complaint === '' ? 'listening' : 2);
    // One line that says what to do, and no trace of a defect.
    if (complaint !== '') expect(said.trim().split('\n')).toHaveLength(1);
  },
  60_000,
);

test('while keys are being changed both are given, and the one of before alone is too little', async () => {
  await start({
    dataKey: nextDataKey,
    otherDataKeys: [dataKey],
    indexKey: nextIndexKey,
    otherIndexKeys: [indexKey],
  });
  await expect(start({ dataKey, indexKey })).rejects.toThrow(KeysDoNotFitError);
  await expect(start({ dataKey: nextDataKey, indexKey: nextIndexKey })).rejects.toThrow('DATA_KEY');
});

async function startServer(given: Record<string, string>) {
  const dataDir = await mkdtemp(join(tmpdir(), 'pingan-start-'));
  const child = spawn(process.execPath, [fileURLToPath(new URL('../main.ts', import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      DEMO: 'off',
      ROLE: 'web',
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl(server.connection),
      DATA_KEY: dataKey.toString('base64'),
      INDEX_KEY: indexKey.toString('base64'),
      SEAL_KEY: draw(32).toString('base64'),
      SMS_ACCESS_KEY_ID: 'id',
      SMS_ACCESS_KEY_SECRET: 'secret',
      SMS_SIGN_NAME: '平安积分',
      SMS_SIGN_IN_TEMPLATE: 'SMS_1',
      SMS_STEP_UP_TEMPLATE: 'SMS_2',
      SMS_PHONE_CHANGE_TEMPLATE: 'SMS_3',
      SMS_GUARDIAN_TEMPLATE: 'SMS_4',
      SMS_PHONE_CHANGED_TEMPLATE: 'SMS_5',
      SMS_PHONE_RELEASE_TEMPLATE: 'SMS_7',
      SMS_AGREEMENT_TEMPLATE: 'SMS_10',
      SMS_AGE_SETTLED_TEMPLATE: 'SMS_6',
      SMS_POINTS_LAPSE_TEMPLATE: 'SMS_8',
      SMS_MINOR_POINTS_LAPSE_TEMPLATE: 'SMS_9',
      SMS_NOTICES_TEMPLATE: 'SMS_11',
      ...given,
    },
  });
  let said = '';
  let listening = false;
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    if (!said.includes('http://') || listening) return;
    listening = true;
    child.kill('SIGTERM');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const code = await new Promise<number | null>((ended) => child.on('close', ended));
  await rm(dataDir, { recursive: true });
  return { code: listening ? 'listening' : code, said };
}

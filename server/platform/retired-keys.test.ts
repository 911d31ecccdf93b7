import { afterAll, beforeAll, expect, test } from 'vitest';
import { testKeys } from '../../test/app.ts';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { createCipher } from './cipher.ts';
import { sealersOf } from './data-keys.ts';
import { type Database, openDatabase } from './database.ts';
import { uuidOf } from './ids.ts';
import { changeKey, dropRetiredKeys } from './key-changes.ts';

const county = 339_999;
const holder = uuidOf('somebody');
const at = new Date('2026-10-14T01:00:00Z');
const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const by = {
  deps: { cipher: createCipher(testKeys), clock: { now: () => at } },
  scope: { county },
};

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ connection: server.connection, connections: 2, onError: () => {} });
  await database.pool.query(
    `insert into counties (county, name_zh, name_en, case_prefix, centre_lng, centre_lat, hotline)
     values ($1, '试验县', 'Test County', 'SY', 120, 28, '0570-0000000')`,
    [county],
  );
  await database.transact((tx) => sealersOf(tx, by, [holder]));
  await database.pool.query(
    `insert into outbox (county, id, topic, payload, at) values ($1, $2, 'notice', '{}', $3)`,
    [county, uuidOf('notice'), at],
  );
  await database.transact((tx) => changeKey(tx, by, holder));
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

async function keysAfter(minutes: number): Promise<number> {
  await dropRetiredKeys(database.read, { county, now: minutesLater(minutes) });
  const { rows } = await database.pool.query('select from data_keys');
  return rows.length;
}

test('a key that was replaced stays while a notice that it may have sealed is still tried', async () => {
  expect(await keysAfter(11)).toBe(2);
});

test('a notice that was given up on keeps no key', async () => {
  await database.pool.query('update outbox set given_up_at = at');
  expect(await keysAfter(9)).toBe(2);
  expect(await keysAfter(11)).toBe(1);
});

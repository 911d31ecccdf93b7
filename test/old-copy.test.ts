import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  eraseResident,
  openIdentities,
  rotateWrapping,
} from '../server/features/privacy/service.ts';
import { createCipher } from '../server/platform/cipher.ts';
import { aboutKey } from '../server/platform/data-keys.ts';
import { type Database, openDatabase } from '../server/platform/database.ts';
import { kidOf } from '../server/platform/envelope.ts';
import { seededRandom } from '../server/platform/ids.ts';
import { assertKeysFit } from '../server/platform/key-check.ts';
import { jobScope } from '../server/platform/scope.ts';
import { type Served, startTestApp, type TestApp, testKeys } from './app.ts';
import { county } from './county.ts';
import { adult, somebody } from './families.ts';
import { idOf } from './holders.ts';
import { createTestDatabase } from './postgres.ts';
import { report } from './road.ts';

/* What an old copy of the database is worth once somebody was erased and the wrapping key was changed. */

const nextKey = seededRandom('the wrapping key after the erasure')(32);
const next = createCipher({ ...testKeys, dataKey: nextKey });
const old = createCipher(testKeys);
const scope = jobScope(county, 'test');

let world: TestApp;
/** The running database, served with the new key alone. */
let running: Served;
let copy: Awaited<ReturnType<typeof copyOf>>;
const ids = { gone: '', stays: '' };
beforeAll(async () => {
  world = await startTestApp();
  await assertKeysFit(world.deps);
  const gone = await somebody(world, '闻人望舒', adult);
  const stays = await somebody(world, '公冶长风', adult);
  Object.assign(ids, { gone: await idOf(gone), stays: await idOf(stays) });
  for (const who of [gone, stays]) await report(who);
  await world.settle();
  copy = await copyOf(world.deps.database);
  await world.deps.database.transact((tx) =>
    eraseResident(tx, { deps: world.deps, scope }, ids.gone),
  );
  const both = { dataKey: nextKey, otherDataKeys: [testKeys.dataKey] };
  const during = await world.again(both);
  await assertKeysFit(during.deps);
  await rotateWrapping(during.deps, { lot: 50 });
  running = await world.again({ dataKey: nextKey });
}, 120_000);
afterAll(async () => {
  await copy?.close();
  await world?.close();
});

/** Every row as it stands now, in a database of its own. */
async function copyOf({ pool }: Database): Promise<{ database: Database; close(): Promise<void> }> {
  const { connection, drop } = await createTestDatabase();
  const database = openDatabase({ connection, connections: 2, onError: () => {} });
  const client = await database.pool.connect();
  // Rows come table by table, whatever they refer to.
  await client.query('set session_replication_role = replica');
  const { rows: tables } = await pool.query<{ name: string; columns: string }>(
    `select table_name as name, string_agg(quote_ident(column_name), ', ') as columns
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
     group by table_name`,
  );
  for (const { name, columns } of tables) {
    const { rows } = await pool.query(
      `select coalesce(jsonb_agg(t), '[]')::text as content from ${name} t`,
    );
    await client.query(
      `insert into ${name} (${columns}) overriding system value
       select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)
       on conflict do nothing`,
      [rows[0].content],
    );
  }
  client.release(true);
  return { database, close: () => database.close().then(drop) };
}

const keysIn = ({ read }: Database) => read.selectFrom('data_keys').selectAll().execute();
const namesIn = (database: Database, cipher: typeof old) =>
  openIdentities(database.read, { deps: { cipher }, scope }, [ids.gone, ids.stays]);

test('with the key of its time an old copy opens, the erased too: so that key is destroyed', async () => {
  const identityOf = await namesIn(copy.database, old);
  expect(identityOf(ids.gone).name).toBe('闻人望舒');
  expect(identityOf(ids.stays).name).toBe('公冶长风');
});

test('without it nothing opens in an old copy, of whomever, and no server starts on it', async () => {
  const { database } = copy;
  const kept = await keysIn(database);
  expect(kept.length).toBeGreaterThan(3);
  for (const { holder, wrapped } of kept) {
    expect(() => old.unwrap(wrapped ?? '', aboutKey(county, holder)), holder).not.toThrow();
    expect(() => next.unwrap(wrapped ?? '', aboutKey(county, holder)), holder).toThrow();
  }
  const opening = namesIn(database, next).then((identityOf) => identityOf(ids.gone));
  await expect(opening).rejects.toThrow();
  const checked = assertKeysFit({ database, cipher: next, clock: world.clock });
  await expect(checked).rejects.toThrow('DATA_KEY');
});

test('the running database opens for everybody else, and has no key for what the copy holds of the erased', async () => {
  const identityOf = await namesIn(running.deps.database, next);
  expect(identityOf(ids.gone)).toEqual({ name: null, phone: null });
  expect(identityOf(ids.stays).name).toBe('公冶长风');
  const sealed = await copy.database.read
    .selectFrom('residents')
    .select(['id', 'name_sealed'])
    .where('id', 'in', [ids.gone, ids.stays])
    .execute();
  const usable = (await keysIn(running.deps.database)).filter(({ wrapped }) => wrapped !== null);
  const fitting = sealed.filter(({ name_sealed: name }) =>
    usable.some(({ kid }) => kid === kidOf(name ?? '')),
  );
  expect(fitting.map(({ id }) => id)).toEqual([ids.stays]);
});

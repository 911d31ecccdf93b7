import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runner } from 'node-pg-migrate';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testKeys } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { createEmptyDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { createCipher } from '../../platform/cipher.ts';
import { systemClock } from '../../platform/clock.ts';
import { passingOf } from '../../platform/county-holders.ts';
import { openerOf } from '../../platform/data-keys.ts';
import { type Database, openDatabase } from '../../platform/database.ts';
import { openSealingKey } from '../../platform/envelope.ts';
import { seededRandom, uuidOf } from '../../platform/ids.ts';
import { KeysDoNotFitError } from '../../platform/key-check.ts';
import { migrate } from '../../platform/migrate.ts';
import { sealedColumns } from './sealed-columns.ts';
import { assertFirstKeysFit, sealOpenValues } from './service.ts';

const directory = join(import.meta.dirname, '../../../db/migrations');
/** What came of other roads of work was run before these, or runs with them: the order is not the numbers'. */
const notYet = '(0020|0029|00[4-9]\\d|0[1-9]\\d\\d)_.*';
const cipher = createCipher(testKeys);
const stray = seededRandom('a key of somewhere else')(32);
const deps = () => ({ database, cipher, clock: systemClock });

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createEmptyDatabase();
  const client = new Client(server.connection);
  await client.connect();
  const migration = { dbClient: client, dir: directory, migrationsTable: 'migrations' };
  await runner({
    ...migration,
    direction: 'up',
    ignorePattern: notYet,
    singleTransaction: false,
    log: () => {},
  });
  await client.end();
  database = openDatabase({ connection: server.connection, connections: 4, onError: () => {} });
  await fillOldTables();
  await fillOldAward();
  await migrate(server.connection);
}, 60_000);
afterAll(async () => {
  await database.close();
  await server.drop();
});

const people = 1_200;
const resident = (number: number) => uuidOf(`resident ${number}`);
const caseOf = (number: number) => uuidOf(`case ${number}`);
const colleague = uuidOf('colleague');
const household = uuidOf('household');

/** A county as it stood before there were data keys: words in the open, names under the key from outside. */
async function fillOldTables(): Promise<void> {
  const legacy = openSealingKey(testKeys.dataKey, 'aes');
  const ids = Array.from({ length: people }, (_, number) => resident(number));
  const query = (text: string, values: unknown[] = []) => database.pool.query(text, values);
  await query(
    `insert into counties (county, name_zh, name_en, case_prefix, centre_lng, centre_lat, hotline)
     values ($1, '试验县', 'Test County', 'SY', 120, 28, '0570-0000000')`,
    [county],
  );
  await query(
    `insert into categories (county, code, group_zh, group_en, name_zh, name_en, kind, keywords,
       severity, resolve_days, confidential)
     values ($1, '040300', '隐患', 'Hazard', '违停', 'Parking', 'hazard', '{}', 3, 7, false)`,
    [county],
  );
  await query(
    `insert into residents (county, id, phone_sealed, phone_index, name_sealed, registered_at)
     select $1, id, phone, index, name, now()
     from unnest($2::uuid[], $3::text[], $4::text[], $5::bytea[]) as t (id, phone, name, index)`,
    [
      county,
      ids,
      ids.map((id, number) => legacy.seal(phoneOf(number), `residents.phone|${id}`)),
      ids.map((id, number) =>
        number % 2 === 0 ? legacy.seal(`旧名${number}`, `residents.name|${id}`) : null,
      ),
      ids.map((_, number) => cipher.blindIndex(phoneOf(number), 'residents.phone')),
    ],
  );
  await query(
    `insert into cases (county, id, code, kind, category, words, title, place, channel, confidential,
       written_at, reported_at)
     select $1, id, 'SY26-' || lpad(n::text, 5, '0') || '-00000', 'hazard', '040300',
       '旧话' || n, '旧话' || n, '旧地' || n, 'phone_app', false, now(), now()
     from unnest($2::uuid[]) with ordinality as t (id, n)`,
    [county, ids.map((_, number) => caseOf(number))],
  );
  await query(
    `insert into case_reporters (county, case_id, resident, at)
     select $1, c, r, now() from unnest($2::uuid[], $3::uuid[]) as t (c, r)`,
    [county, ids.map((_, number) => caseOf(number)), ids],
  );
  await query(
    `insert into case_events (county, case_id, seq, kind, at, actor_kind, note, data)
     select county, id, 1, 'reported', now(), 'resident', '', '{}'::jsonb from cases
     union all
     select county, id, 2, 'supplemented', now(), 'resident', words || '补充', '{}'::jsonb from cases`,
  );
  await query(
    `insert into notices (county, id, resident, words, at) values ($1, $2, $3, $4, now())`,
    [county, uuidOf('notice'), resident(0), JSON.stringify({ zh: '旧通知', en: 'old' })],
  );
  await query(
    `insert into outbox (county, id, topic, payload, at) values ($1, $2, 'notice', $3, now())`,
    [
      county,
      uuidOf('waiting'),
      JSON.stringify({ resident: resident(1), words: { zh: '旧待发', en: 'w' }, caseCode: null }),
    ],
  );
  await query(
    `insert into staff (county, id, login, name, created_at) values ($1, $2, 'old', '旧人', now())`,
    [county, colleague],
  );
  await query(
    `insert into staff_factors (county, id, staff, kind, browser, system, secret_sealed, last_step, added_at)
     values ($1, $2, $3, 'totp', 'other', 'other', $4, 0, now())`,
    [
      county,
      uuidOf('factor'),
      colleague,
      legacy.seal('旧密钥', `staff_factors.secret|${colleague}`),
    ],
  );
  await query(`insert into pools (county, code, name_zh, name_en) values ($1, 'p', '池', 'Pool')`, [
    county,
  ]);
  await query(
    `insert into areas (county, code, parent, level, name_zh, name_en, ring)
     values ($1, '339999001001001', null, 'grid', '格', 'Grid', '[]')`,
    [county],
  );
  await query(
    `insert into households (county, id, grid, created_at) values ($1, $2, '339999001001001', now())`,
    [county, household],
  );
  await query(
    `insert into waivers (county, id, household, pool, points, reason, state, asked_by, asked_at)
     values ($1, $2, $3, 'p', 1, '旧因', 'asked', $4, now())`,
    [county, uuidOf('waiver'), household, colleague],
  );
  await query(
    `insert into idempotency (county, actor, key, fingerprint, answer, at)
     values ($1, $2, 'an-old-request', '\\x00', '{"words":"旧答"}', now())`,
    [county, resident(0)],
  );
}

/** An award on appeal, whose sentence held the grounds; of what it came from nothing is needed here. */
async function fillOldAward(): Promise<void> {
  const client = await database.pool.connect();
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await client.query(
    `insert into awards (county, id, deed, resident, rule, rule_version, points, state, verified,
       what, why, at, lapses_on, cause, cause_id)
     values ($1, $2, $2, $3, 'r', 1, 1, 'settled', true, '{"zh":"上报","en":"report"}', $4, now(),
       '2028-01-01', 'appeal', $2)`,
    [county, uuidOf('award'), resident(0), JSON.stringify({ zh: '申诉成立。旧据', en: '旧据' })],
  );
  await client.query('commit');
  client.release();
}

const phoneOf = (number: number) => `1366000${String(number).padStart(4, '0')}`;

async function dump(): Promise<string> {
  const tables = [
    'residents',
    'cases',
    'case_events',
    'notices',
    'outbox',
    'waivers',
    'idempotency',
    'awards',
  ];
  const texts = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await database.pool.query(
        `select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`,
      );
      return rows[0].text as string;
    }),
  );
  return texts.join('\n');
}

test.each([
  ['DATA_KEY', { dataKey: stray }],
  ['INDEX_KEY', { indexKey: stray }],
])(
  'with another %s than the one of before the first start seals nothing and keeps no value under it',
  async (setting, keys) => {
    const other = { ...deps(), cipher: createCipher({ ...testKeys, ...keys }) };
    const before = await dump();
    for (const start of [assertFirstKeysFit, sealOpenValues]) {
      const starting = start(other);
      await expect(starting).rejects.toThrow(KeysDoNotFitError);
      await expect(starting).rejects.toThrow(setting);
    }
    expect(await dump()).toBe(before);
  },
);

test('with the keys of before the first start goes on', async () => {
  await assertFirstKeysFit(deps());
});

/** A start while another one has a lot in hand, and dies before it is committed. */
async function startBesideAnother(): Promise<number> {
  const other = new Client(server.connection);
  await other.connect();
  await other.query('begin');
  await other.query('select from cases where text_open is not null limit 500 for update');
  let over = false;
  const starting = sealOpenValues(deps()).finally(() => {
    over = true;
  });
  while (!over && !(await isWaiting())) await pause(5);
  await other.query('rollback');
  await other.end();
  return starting;
}

const openWords = /旧[话地名通待答因据]/;

async function isWaiting(): Promise<boolean> {
  const { rows } = await database.pool.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length > 0;
}

test('what stood in the open is sealed at the first start, also when that is cut short or another one dies beside it, and opens again', async () => {
  expect(await dump()).toContain('旧话7');
  // Cut short in the middle of a lot: what was sealed stays so, the rest is done at the next start.
  let transactions = 0;
  const cutShort: Database = {
    ...database,
    transact: (work) => {
      if (++transactions > 4) throw new Error('power cut');
      return database.transact(work);
    },
  };
  await expect(sealOpenValues({ ...deps(), database: cutShort })).rejects.toThrow('power cut');
  expect(await startBesideAnother()).toBeGreaterThan(people);
  expect(await dump()).not.toMatch(openWords);
  expect(await sealOpenValues(deps())).toBe(0);

  const open = await openerOf(database.read, { deps: { cipher }, scope: { county } }, [
    resident(0),
    resident(1),
    resident(8),
    passingOf(county),
    colleague,
    household,
  ]);
  const sealed = async (field: string, row: string) => {
    const column = sealedColumns.find((one) => one.field === field);
    const { rows } = await database.pool.query(
      `select ${column?.column} as sealed from ${column?.table} t where ${column?.row} = $1`,
      [row],
    );
    return rows[0].sealed as string | null;
  };
  const opened = async (number: number, field: string, row: string) =>
    open(resident(number), await sealed(field, row), { field, row });
  expect(await opened(8, 'residents.phone', resident(8))).toBe(phoneOf(8));
  expect(await opened(8, 'residents.name', resident(8))).toBe('旧名8');
  expect(await sealed('residents.name', resident(1))).toBeNull();
  expect(JSON.parse((await opened(8, 'cases.text', caseOf(8))) ?? '')).toEqual({
    words: '旧话9',
    place: '旧地9',
  });
  expect(await sealed('case_events.note', `${caseOf(8)}/1`)).toBeNull();
  expect(await opened(8, 'case_events.note', `${caseOf(8)}/2`)).toBe('旧话9补充');
  expect(await opened(0, 'notices.words', uuidOf('notice'))).toContain('旧通知');
  expect(await opened(1, 'notices.words', uuidOf('waiting'))).toContain('旧待发');
  const key = { field: 'staff_factors.secret', row: colleague };
  expect(open(colleague, await sealed(key.field, key.row), key)).toBe('旧密钥');
  const waived = { field: 'waivers.reason', row: uuidOf('waiver') };
  expect(open(household, await sealed(waived.field, waived.row), waived)).toBe('旧因');
  const row = `${resident(0)}/an-old-request`;
  const field = 'idempotency.answer';
  expect(open(passingOf(county), await sealed(field, row), { field, row })).toBe(
    '{"words":"旧答"}',
  );
});

test('what a server of before wrote while it still ran is sealed anew at the next start', async () => {
  const legacy = openSealingKey(testKeys.dataKey, 'aes');
  const place = { field: 'residents.phone', row: resident(3) };
  await database.pool.query('update residents set phone_sealed = $2 where id = $1', [
    place.row,
    legacy.seal('13600009999', `${place.field}|${place.row}`),
  ]);
  expect(await sealOpenValues(deps())).toBe(1);
  const by = { deps: { cipher }, scope: { county } };
  const open = await openerOf(database.read, by, [place.row]);
  const { rows } = await database.pool.query('select phone_sealed from residents where id = $1', [
    place.row,
  ]);
  expect(open(place.row, rows[0].phone_sealed, place)).toBe('13600009999');
});

test('words that nobody’s key could seal stop the start instead of being lost', async () => {
  const { pool } = database;
  await pool.query('delete from case_reporters where case_id = $1', [caseOf(5)]);
  await pool.query(`update cases set text_open = '{"words":"旧话"}' where id = $1`, [caseOf(5)]);
  await pool.query(`update key_rotations set ended_at = null where kind = 'sealing'`);
  await expect(sealOpenValues(deps())).rejects.toThrow('nobody');
  expect(await dump()).toContain('旧话');
});

test('reporters of before have an alias too, not one like the other', async () => {
  const { rows } = await database.pool.query<{ alias: string }>('select alias from case_reporters');
  expect(new Set(rows.map(({ alias }) => alias)).size).toBeGreaterThan(people / 2);
});

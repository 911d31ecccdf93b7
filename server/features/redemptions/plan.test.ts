import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { fill, type Planned, planOf } from '../../../test/plans.ts';
import { openShop } from '../../../test/shop.ts';
import type { Tx } from '../../platform/database.ts';
import { jobScope } from '../../platform/scope.ts';
import * as store from './store.ts';
import { findByCode, findTaken } from './voucher-store.ts';
import { listWaitingAt, listWaitingOf } from './waiting-store.ts';

let world: TestApp;
let residents: string[];
let reward = '';
let counter = '';
let offer = '';
const scope = jobScope(county, 'test');
const people = 20_000;
const rows = 40_000;

/** As many redemptions as a large county has in a year; hardly one of them still waits. Codes are of many counters. */
beforeAll(async () => {
  world = await startTestApp();
  const shop = await openShop(world);
  const made = await shop.offer();
  ({ reward, offer } = made);
  ({ counter } = shop);
  const { pool } = world.deps.database;
  await pool.query(
    `insert into residents (county, id, phone_index, registered_at)
     select $1, gen_random_uuid(), decode(lpad(to_hex(n), 8, '0'), 'hex'), now()
     from generate_series(1, $2::integer) n`,
    [county, people],
  );
  await pool.query(
    `with who as (select id, row_number() over (order by id) as n from residents where county = $1)
     insert into redemptions (county, id, resident, reward, counter, offer, value, points, transfers,
       state, reserved_at, hold_until, ended_at)
     select $1, gen_random_uuid(), who.id, $2, $3, $4, 30, 30, '{}',
       case when t.n % 400 = 0 then 'reserved' else 'cancelled' end,
       '2026-01-01'::timestamptz + t.n * interval '13 minutes',
       '2026-01-03'::timestamptz + t.n * interval '13 minutes',
       case when t.n % 400 = 0 then null else now() end
     from generate_series(1, $5::integer) as t (n) join who on who.n = 1 + t.n % $6`,
    [county, reward, shop.counter, made.offer, rows, people],
  );
  await pool.query('vacuum analyze residents, redemptions');
  await fill(world.deps.database, {
    vouchers: {
      text: `insert into vouchers (county, redemption, kind, counter, code_hash, digits_index, expires_at)
        select $1, gen_random_uuid(), case n % 2 when 0 then 'printed' else 'shown' end,
          case n % 400 when 7 then $3::uuid else md5('counter ' || n % 400)::uuid end,
          uuid_send(gen_random_uuid()), case n % 2 when 1 then uuid_send(gen_random_uuid()) end, '2027-01-01'
        from generate_series(1, $2::integer) n`,
      values: [county, rows, counter],
    },
  });
  const found = await world.deps.database.read
    .selectFrom('residents')
    .select('id')
    .limit(50)
    .execute();
  residents = found.map(({ id }) => id);
});
afterAll(() => world.close());

const now = new Date('2026-12-01');
const page = { before: undefined, limit: 20 };
const plan = (ask: (tx: Tx) => Promise<unknown>): Promise<Planned> =>
  planOf(world.deps.database, ask);
const aResident = () => residents[0] ?? expect.fail('nobody is there');

test('what two hundred people have taken is read by their own redemptions, not by the whole year’s', async () => {
  const since = new Date('2026-06-01');
  const wanting = residents.map((resident) => ({ resident, reward, since }));
  const { indexes, scanned } = await plan((tx) => store.countTaken(tx, scope, wanting));
  expect(indexes).toContain('redemptions_by_resident');
  expect(scanned).toEqual([]);
});

test('what has run out is found without the many that ended', async () => {
  const due = { at: now, toldBy: new Date('2026-11-30'), limit: 100 };
  const { indexes } = await plan((tx) => store.dueQuery(tx, scope, due).execute());
  expect(indexes.filter((name) => name.startsWith('redemptions'))).toEqual(['redemptions_due']);
});

const code = { codeHash: Buffer.alloc(16), digitsIndexes: [Buffer.alloc(16, 1)] };

test.each<[string, readonly string[], (tx: Tx) => Promise<unknown>]>([
  [
    'my redemptions',
    ['redemptions_by_resident'],
    (tx) => store.listOf(tx, scope, { resident: aResident(), ...page }),
  ],
  [
    'what I have waiting',
    ['redemptions_by_resident'],
    (tx) => store.listWaiting(tx, scope, aResident()),
  ],
  [
    'the points of what I have waiting',
    ['redemptions_by_resident'],
    (tx) => store.sumReserved(tx, scope, aResident()),
  ],
  [
    'what waits at a counter',
    ['redemptions_waiting'],
    (tx) => store.listOfCounter(tx, scope, { counter, list: 'reserved', ...page }),
  ],
  [
    'what a counter handed over',
    ['redemptions_handed_over'],
    (tx) => store.listOfCounter(tx, scope, { counter, list: 'handed_over', ...page }),
  ],
  [
    'what waits for one shelf',
    ['redemptions_waiting'],
    (tx) => store.listWaitingFor(tx, scope, { counter, offer }),
  ],
  [
    'what a till takes along',
    ['redemptions_waiting', 'vouchers_pk'],
    (tx) => listWaitingAt(tx, scope, { counter, at: new Date('2026-01-02'), limit: 50 }),
  ],
  [
    'what waits for somebody with a card',
    ['redemptions_by_resident'],
    (tx) => listWaitingOf(tx, scope, { counter, resident: aResident(), at: now }),
  ],
  [
    'what a code stands for',
    ['vouchers_code_once', 'vouchers_digits_once', 'redemptions_pk'],
    (tx) => findByCode(tx, scope, { counter, now, ...code }),
  ],
  [
    'whether digits are in use',
    ['vouchers_digits_once'],
    (tx) => findTaken(tx, scope, { counter, indexes: [Buffer.alloc(16, 1)], now }),
  ],
])('%s is found by an index, whatever a year holds', async (_, wanted, ask) => {
  const { indexes, scanned } = await plan(ask);
  expect(indexes).toEqual(expect.arrayContaining([...wanted]));
  expect(scanned).toEqual([]);
});

test('what a counter handed over in a month is found by counter and month', async () => {
  const { rows: plans } = await world.deps.database.pool.query<{ 'QUERY PLAN': unknown }>(
    `explain (format json) select id, value, points, pool from redemptions
     where county = $1 and counter = $2 and handed_over_at >= $3 and handed_over_at < $4`,
    [county, counter, '2026-10-31T16:00:00Z', '2026-11-30T16:00:00Z'],
  );
  expect(JSON.stringify(plans)).toContain('redemptions_handed_over');
});

import { type Expression, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county, staffId } from '../../../test/county.ts';
import { openShop } from '../../../test/shop.ts';
import { jobScope } from '../../platform/scope.ts';
import { listQuery } from '../notices/staff-store.ts';
import { linesQuery } from './line-store.ts';
import { dueOf } from './opening-store.ts';
import { silentQuery } from './silence-store.ts';
import { pageQuery } from './store.ts';

let world: TestApp;
let counter = '';
const scope = jobScope(county, 'test');
const counters = 200;
const handedOver = 60_000;

/** Five years of a county with two hundred counters, all of it settled but for what is of this month. */
beforeAll(async () => {
  world = await startTestApp();
  const shop = await openShop(world);
  ({ counter } = shop);
  const { reward, offer } = await shop.offer();
  const { pool, read } = world.deps.database;
  const { id: batch } = await read
    .selectFrom('stock_batches')
    .select('id')
    .where('offer', '=', offer)
    .executeTakeFirstOrThrow();
  await pool.query(
    `insert into counters (county, id, area, name_zh, name_en, merchant_zh, merchant_en, place,
       hours_zh, hours_en, opened_at)
     select county, gen_random_uuid(), area, name_zh, name_en, merchant_zh, merchant_en, place,
       hours_zh, hours_en, opened_at
     from counters, generate_series(2, $2::integer) where county = $1 and id = $3`,
    [county, counters, counter],
  );
  await pool.query(
    `insert into residents (county, id, phone_index, registered_at)
     values ($1, gen_random_uuid(), decode('0badcafe', 'hex'), now())`,
    [county],
  );
  await pool.query(
    `with c as (select id, row_number() over (order by id) as n from counters where county = $1),
     who as (select id from residents where county = $1 limit 1)
     insert into redemptions (county, id, resident, reward, counter, offer, batch, value, points,
       transfers, state, reserved_at, hold_until, handed_over_at, handed_over_by)
     select $1, gen_random_uuid(), who.id, $2, c.id, $3, $4, 30, 30, '{}', 'handed_over', t.at, t.at,
       t.at, $5
     from who, (select n, '2021-01-01'::timestamptz + n * interval '45 minutes' as at
       from generate_series(1, $6::integer) n) t
     join c on c.n = 1 + t.n % $7`,
    [county, reward, offer, batch, staffId('merchant'), handedOver, counters],
  );
  await pool.query(
    `insert into settlements (county, id, counter, period, state, point_value_fen, opened_by,
       opened_at, answer_by, confirmed_by, confirmed_at, settled_at)
     select $1, gen_random_uuid(), c.id, m, case when m < '2026-01-01' then 'settled' else 'draft' end,
       100, $2, m + interval '32 days', m + interval '46 days',
       case when m < '2026-01-01' then $2::uuid end,
       case when m < '2026-01-01' then m + interval '40 days' end,
       case when m < '2026-01-01' then m + interval '40 days' end
     from counters c, generate_series('2021-01-01'::date, '2026-01-01', interval '1 month') as m
     where c.county = $1`,
    [county, staffId('treasurer')],
  );
  await pool.query(
    `insert into settlement_lines (county, settlement, no, kind, redemption, at, name_zh, name_en,
       supplied_by, resident_points, help_points, points, point_value_fen, amount_fen)
     select r.county, s.id, row_number() over (partition by s.id), 'handed_over', r.id,
       r.handed_over_at, '大米', 'Rice', 'merchant', 30, 0, 30, 100, 3000
     from redemptions r join settlements s on s.county = r.county and s.counter = r.counter
       and s.period = date_trunc('month', r.handed_over_at)::date
     where r.county = $1`,
    [county],
  );
  await pool.query(
    `with till as (
       insert into tills (county, id, counter, opened_at, opened_by, sheet_at)
       values ($1, gen_random_uuid(), $2, now(), $3, now()) returning id
     ),
     entry as (
       insert into counter_entries (county, id, till, seq, counter, hash, kind, shown, redemption,
         staff, sent_by, at, counted_at, received_at, outcome)
       select $1, gen_random_uuid(), till.id, row_number() over (), r.counter, '', 'handed_over',
         'pass', r.id, $3, $3, r.handed_over_at, r.handed_over_at, r.handed_over_at, 'conflict'
       from till, (select * from redemptions where county = $1 limit $4) r
       returning id, counter, redemption, at
     )
     insert into counter_conflicts (county, entry, counter, redemption, kind, bearer, value, taken,
       owed, helped, transfers, found_at)
     select $1, entry.id, entry.counter, entry.redemption, 'handed_over', 'counter', 30, 0, 0, 0, '{}', at
     from entry`,
    [county, counter, staffId('merchant'), handedOver / 6],
  );
  await pool.query(
    'vacuum analyze counters, redemptions, settlements, settlement_lines, counter_conflicts',
  );
});
afterAll(() => world.close());

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

async function planOf(query: Expression<unknown>): Promise<Plan[]> {
  const { read } = world.deps.database;
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`
    explain (format json) ${query}`.execute(read);
  const [first] = rows;
  if (first === undefined) throw new Error('no plan');
  return nodesOf(first['QUERY PLAN'][0].Plan);
}

const indexesOf = (nodes: readonly Plan[]) => nodes.flatMap((node) => node['Index Name'] ?? []);
/** Tables of which every row is looked at. */
const wholeOf = (nodes: readonly Plan[]) =>
  nodes.flatMap((node) =>
    node['Node Type'] === 'Seq Scan' && node['Relation Name'] !== undefined
      ? [node['Relation Name']]
      : [],
  );

test('what a counter is owed is found by its own redemptions and conflicts, not by the whole county’s', async () => {
  const until = new Date('2026-02-01');
  const nodes = await planOf(dueOf(scope, { counters: [counter], until }));
  const used = indexesOf(nodes);
  expect(used).toContain('redemptions_handed_over');
  expect(used).toContain('redemptions_returned');
  expect(used).toContain('settlement_lines_once');
  expect(used).toContain('counter_conflicts_by_counter');
  expect(wholeOf(nodes).filter((table) => table !== 'stock_batches')).toEqual([]);
});

test('drafts whose term runs out are found without reading what was settled', async () => {
  const nodes = await planOf(silentQuery(scope, { until: new Date('2026-02-01'), limit: 1_000 }));
  expect(indexesOf(nodes)).toContain('settlements_silent');
});

test('a page of settlements is read newest first, and no further than the page', async () => {
  const { read } = world.deps.database;
  const page = { state: undefined, before: undefined, limit: 30 };
  const nodes = await planOf(pageQuery(read, scope, { ...page, mine: sql`c.area like '3399%'` }));
  expect(indexesOf(nodes)).toContain('settlements_newest');
  expect(nodes.map((node) => node['Node Type'])).not.toContain('Sort');
});

test('a page of lines is read by their numbers', async () => {
  const { read } = world.deps.database;
  const { id } = await read
    .selectFrom('settlements')
    .select('id')
    .where('counter', '=', counter)
    .limit(1)
    .executeTakeFirstOrThrow();
  const page = { settlement: id, contested: false, after: 0, limit: 50 };
  expect(indexesOf(await planOf(linesQuery(read, scope, page)))).toEqual(['settlement_lines_pk']);
});

test('what a merchant was told is read newest first', async () => {
  const { database, clock } = world.deps;
  await database.pool.query(
    `insert into staff_notices (county, id, staff, words_zh, words_en, at)
     select s.county, gen_random_uuid(), s.id, '', '', $2::timestamptz - n * interval '1 hour'
     from staff s, generate_series(1, 2000) n where s.county = $1`,
    [county, clock.now()],
  );
  await database.pool.query('analyze staff_notices');
  const page = { staff: staffId('merchant'), before: undefined, limit: 20 };
  const nodes = await planOf(listQuery(database.read, scope, page));
  expect(indexesOf(nodes)).toEqual(['staff_notices_newest']);
});

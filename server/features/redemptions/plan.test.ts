import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { openShop } from '../../../test/shop.ts';
import { jobScope } from '../../platform/scope.ts';
import { dueQuery, takenQuery } from './store.ts';

let world: TestApp;
let residents: string[];
let reward = '';
const scope = jobScope(county, 'test');
const people = 20_000;
const rows = 40_000;

/** As many redemptions as a large county has in a year; hardly one of them still waits. */
beforeAll(async () => {
  world = await startTestApp();
  const shop = await openShop(world);
  const made = await shop.offer();
  ({ reward } = made);
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
  const found = await world.deps.database.read
    .selectFrom('residents')
    .select('id')
    .limit(50)
    .execute();
  residents = found.map(({ id }) => id);
});
afterAll(() => world.close());

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

async function planOf(query: ReturnType<typeof takenQuery>): Promise<Plan[]> {
  const { read } = world.deps.database;
  const { rows: plans } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`
    explain (format json) ${query}`.execute(read);
  const [first] = plans;
  if (first === undefined) throw new Error('no plan');
  return nodesOf(first['QUERY PLAN'][0].Plan);
}

const indexesOf = (nodes: Plan[]) => nodes.flatMap((node) => node['Index Name'] ?? []);

test('what two hundred people have taken is read by their own redemptions, not by the whole year’s', async () => {
  const since = new Date('2026-06-01');
  const nodes = await planOf(
    takenQuery(
      scope,
      residents.map((resident) => ({ resident, reward, since })),
    ),
  );
  expect(indexesOf(nodes)).toContain('redemptions_by_resident');
  expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
});

test('what has run out is found without the many that ended', async () => {
  const due = dueQuery(world.deps.database.read, scope, {
    at: new Date('2026-12-01'),
    toldBy: new Date('2026-11-30'),
    limit: 100,
  });
  const { sql: text, parameters } = due.compile();
  const { rows: plans } = await world.deps.database.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (format json) ${text}`,
    [...parameters],
  );
  const [first] = plans;
  if (first === undefined) throw new Error('no plan');
  const nodes = nodesOf(first['QUERY PLAN'][0].Plan);
  expect(indexesOf(nodes).filter((name) => name.startsWith('redemptions'))).toEqual([
    'redemptions_due',
  ]);
});

test('what a counter handed over in a month is found by counter and month', async () => {
  const { rows: plans } = await world.deps.database.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (format json) select id, value, points, pool from redemptions
     where county = $1 and counter = $2 and handed_over_at >= $3 and handed_over_at < $4`,
    [
      county,
      '01900000-0000-7000-8000-000000000000',
      '2026-10-31T16:00:00Z',
      '2026-11-30T16:00:00Z',
    ],
  );
  const [first] = plans;
  if (first === undefined) throw new Error('no plan');
  expect(indexesOf(nodesOf(first['QUERY PLAN'][0].Plan))).toContain('redemptions_handed_over');
});

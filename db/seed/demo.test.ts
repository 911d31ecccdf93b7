import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseStages } from '../../contract/case-road.ts';
import { findFaults } from '../../server/features/redemptions/service.ts';
import { totpCode } from '../../server/features/sign-ins/service.ts';
import { reconcile, sumBooks } from '../../server/ledger/service.ts';
import { createCipher } from '../../server/platform/cipher.ts';
import { settableClock } from '../../server/platform/clock.ts';
import { type Database, openDatabase } from '../../server/platform/database.ts';
import { createFolderFiles } from '../../server/platform/files.ts';
import { createIds, seededRandom } from '../../server/platform/ids.ts';
import { silentLog } from '../../server/platform/log.ts';
import { jobScope } from '../../server/platform/scope.ts';
import type { Deps } from '../../server/platform/use-case.ts';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { type DemoCounty, demoSignIns, seedDemo } from './demo.ts';
import { shownDeeds } from './shown-deeds.ts';

const now = new Date('2026-11-16T04:00:00Z');
const history = { cases: 12, published: 2 };
const staff = { staffPassword: 'lamps-of-linxi', totpKey: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };
let server: TestDatabase;
let database: Database;
let folder: string;
let deps: Deps;
let demo: DemoCounty[];

const seed = (say: (line: string) => void = () => {}) => seedDemo({ deps, staff, say, history });

/** Stops the seed where it says this, as a power cut would. */
const stopAt = (words: string) => (line: string) => {
  if (line.includes(words)) throw new Error('cut short');
};

beforeAll(async () => {
  server = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'seed-'));
  const onError = () => {};
  database = openDatabase({ connection: server.connection, connections: 6, onError });
  const clock = settableClock(now);
  const random = seededRandom('demo test keys');
  deps = {
    database,
    clock,
    ids: createIds(clock),
    cipher: createCipher({ dataKey: random(32), indexKey: random(32), suite: 'aes' }),
    files: createFolderFiles(folder),
    log: silentLog,
    wakeOutbox: () => {},
  };
  // Cut short twice, the seed goes on each time where it was.
  await expect(seed(stopAt('2026-05'))).rejects.toThrow('cut short');
  await expect(seed(stopAt('2026-11'))).rejects.toThrow('cut short');
  demo = await seed();
}, 600_000);

afterAll(async () => {
  await database.close();
  await server.drop();
  await rm(folder, { recursive: true });
});

const countAll = async () => {
  const { rows } = await database.pool.query<{ tables: string; rows: string }>(`
    select relname as tables, (xpath('/row/n/text()', query_to_xml(
      format('select count(*) as n from %I', relname), false, true, '')))[1]::text as rows
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`);
  return rows;
};

test('the books of both counties are whole', async () => {
  for (const { county } of demo) {
    expect(await sumBooks(database.read, county)).toEqual({ posted: 0n, pending: 0n });
    expect(await reconcile(database.read, county)).toEqual([]);
  }
});

test('today’s queue shows every stage, and some of it is late', async () => {
  const rows = await database.read
    .selectFrom('case_states')
    .select(['stage', 'deadline'])
    .where('county', '=', 339921)
    .execute();
  // Nobody in the demo has had their data erased, which is what takes a case back; nothing is another body's.
  const usual = caseStages.filter((stage) => !['withdrawn', 'transferred'].includes(stage));
  expect(new Set(rows.map(({ stage }) => stage))).toEqual(new Set(usual));
  const late = rows.filter(({ deadline }) => deadline !== null && deadline < now);
  expect(late.length).toBeGreaterThan(0);
  expect(late.length).toBeLessThan(rows.length / 4);
});

test('nothing happens after the moment of the first start', async () => {
  const { rows } = await database.pool.query<{ latest: Date }>(
    'select greatest((select max(at) from case_events), (select max(at) from transfers), (select max(at) from notices)) as latest',
  );
  expect(rows[0]?.latest.getTime()).toBeLessThanOrEqual(now.getTime());
});

test('awards are in every state, and copied evidence is held', async () => {
  const rows = await database.read.selectFrom('awards').select(['state', 'points']).execute();
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(['scheduled', 'provisional', 'held', 'settled', 'reversed']),
  );
  expect(rows.filter(({ state }) => state === 'held').length).toBeGreaterThanOrEqual(4);
});

test('points are spent: counters have shelves and slots, some of it waits, some was handed over', async () => {
  const states = await database.read
    .selectFrom('redemptions')
    .select(['state', ({ fn }) => fn.countAll<bigint>().as('count')])
    .groupBy('state')
    .execute();
  const counted = new Map(states.map(({ state, count }) => [state, Number(count)]));
  expect(counted.get('reserved')).toBeGreaterThan(0);
  expect(counted.get('handed_over')).toBeGreaterThan(2);
  const counters = await database.read.selectFrom('counter_staff').select('staff').execute();
  expect(new Set(counters.map(({ staff: one }) => one)).size).toBe(2);
  expect(await findFaults(database.read, jobScope(339921, 'test'))).toEqual([]);
});

test('residents have said what they think of the platform, at every bend of the road, and one earned by it', async () => {
  const rows = await database.read
    .selectFrom('feedback')
    .select(['state', 'adopted_at'])
    .where('county', '=', 339921)
    .orderBy('sent_at')
    .execute();
  expect(rows.map(({ state, adopted_at }) => (adopted_at === null ? state : 'adopted'))).toEqual([
    'closed',
    'visited',
    'adopted',
    'answered',
    'accepted',
    // At the window, for somebody.
    'sent',
    'sent',
  ]);
  const { points } = await database.read
    .selectFrom('awards')
    .innerJoin('deeds', (join) =>
      join.onRef('deeds.county', '=', 'awards.county').onRef('deeds.id', '=', 'awards.deed'),
    )
    .select('awards.points')
    .where('deeds.kind', '=', 'suggestion.adopted')
    .executeTakeFirstOrThrow();
  expect(points).toBe(5);
});

test('a report of cheating proved true: its reporter was paid out of what came back', async () => {
  const { points, recovered } = await database.read
    .selectFrom('awards')
    .innerJoin('deeds', (join) =>
      join.onRef('deeds.county', '=', 'awards.county').onRef('deeds.id', '=', 'awards.deed'),
    )
    .select(['awards.points', 'deeds.recovered'])
    .where('deeds.kind', '=', 'cheat.reported')
    .executeTakeFirstOrThrow();
  expect(points).toBeGreaterThan(0);
  expect(points).toBe(recovered);
});

test('lists came in on paper: two were compared and paid, one undone, one waits; people were seen to', async () => {
  const rows = await database.read
    .selectFrom('rosters')
    .select(['state', 'number'])
    .where('county', '=', 339921)
    .orderBy('number')
    .execute();
  expect(rows.map(({ state }) => state)).toEqual(['confirmed', 'undone', 'confirmed', 'entered']);
  const paid = await database.read
    .selectFrom('roster_lines')
    .innerJoin('deeds', (join) =>
      join
        .onRef('deeds.county', '=', 'roster_lines.county')
        .onRef('deeds.source', '=', 'roster_lines.id'),
    )
    .innerJoin('awards', (join) =>
      join.onRef('awards.county', '=', 'deeds.county').onRef('awards.deed', '=', 'deeds.id'),
    )
    .select(['awards.state', sql<bigint>`count(*)`.as('lines')])
    .groupBy('awards.state')
    .orderBy('awards.state')
    .execute();
  expect(paid).toEqual([
    { state: 'provisional', lines: 8n },
    { state: 'reversed', lines: 4n },
    { state: 'settled', lines: 10n },
  ]);
  const agreed = await database.read
    .selectFrom('agreements')
    .select(['agreed_by', 'channel'])
    .orderBy('agreed_at')
    .execute();
  expect(agreed).toEqual([
    // Of a party to a mediation, in whose file it was asked.
    { agreed_by: 'code', channel: 'window' },
    // Beside whom the grid worker walked.
    { agreed_by: 'code', channel: 'grid_worker' },
    { agreed_by: 'signature', channel: 'window' },
    // Registered there and then.
    { agreed_by: 'signature', channel: 'window' },
    { agreed_by: 'code', channel: 'grid_worker' },
    { agreed_by: 'code', channel: 'window' },
    { agreed_by: 'code', channel: 'window' },
  ]);
});

test('last month is open for a counter, its merchant contests a line, and a red packet is offered', async () => {
  const open = await database.read
    .selectFrom('settlements')
    .select(['state', sql<string>`to_char(period, 'YYYY-MM')`.as('month')])
    .execute();
  expect(open).toEqual([{ state: 'draft', month: '2026-10' }]);
  const contested = await database.read.selectFrom('settlement_disputes').select('no').execute();
  expect(contested).toHaveLength(1);
  const offers = await database.read.selectFrom('red_packet_offers').select('places').execute();
  expect(offers).toHaveLength(1);
});

test('there are activities: one is over with its hours, one has people waiting, and what is to come is open', async () => {
  const rows = await database.read
    .selectFrom('activities')
    .select(['kind', 'starts_at', 'state'])
    .where('county', '=', 339921)
    .execute();
  expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThan(3);
  expect(rows.filter(({ starts_at }) => starts_at > now).length).toBeGreaterThan(2);
  const served = await database.read.selectFrom('volunteer_hours').select('minutes').execute();
  expect(new Set(served.map(({ minutes }) => minutes))).toEqual(new Set([90, 120]));
  const waiting = await database.read
    .selectFrom('participations')
    .select('id')
    .where('state', '=', 'waiting')
    .execute();
  expect(waiting.length).toBeGreaterThan(0);
});

test('points are paid by sponsors: the first one is used up, the county’s money carries on', async () => {
  const rows = await database.read
    .selectFrom('funds')
    .innerJoin('sponsors', 'sponsors.id', 'funds.sponsor')
    .select(['sponsors.name_zh', 'funds.holder_no'])
    .where('funds.pool', '=', 'residents')
    .orderBy('funds.holder_no')
    .execute();
  expect(rows.map(({ name_zh }) => name_zh)).toEqual(['临溪百货商场', '临溪县财政局']);
  const paid = await database.read
    .selectFrom('awards')
    .select(['payer'])
    .distinct()
    .where('county', '=', 339921)
    .where('payer', 'is not', null)
    .execute();
  for (const { payer } of paid) expect(rows.map(({ holder_no }) => holder_no)).toContain(payer);
});

test('the bulletin shows what was published, before and after', async () => {
  const entries = await database.read.selectFrom('bulletin_entries').selectAll().execute();
  expect(entries).toHaveLength(history.published);
  for (const { before, after } of entries) {
    expect(before).toHaveLength(1);
    expect(after).toHaveLength(1);
  }
});

test('names and phones are never stored in the clear', async () => {
  const people = await database.read.selectFrom('residents').selectAll().limit(20).execute();
  for (const { name_sealed, phone_sealed } of people) {
    expect(phone_sealed).toMatch(/^v1\|/);
    expect(name_sealed).toMatch(/^v1\|/);
  }
});

test('everybody of the demo has the second factor whose code the sign-in shows', async () => {
  const rows = await database.read
    .selectFrom('staff')
    .leftJoin('staff_factors', (join) =>
      join
        .onRef('staff_factors.county', '=', 'staff.county')
        .onRef('staff_factors.staff', '=', 'staff.id'),
    )
    .select(['staff.login', 'staff_factors.kind', 'staff_factors.secret_sealed'])
    .execute();
  expect(rows.length).toBeGreaterThan(20);
  for (const { kind, secret_sealed } of rows) {
    expect(kind).toBe('totp');
    expect(secret_sealed).toMatch(/^v1\|/);
  }
  const shown = demoSignIns(demo, { county: 339921, staff, now });
  expect(shown?.code).toBe(totpCode(staff.totpKey, now));
});

test('one sign-in is shown for each role, everybody of the units, both rule owners, and residents', () => {
  const shown = demoSignIns(demo, { county: 339921, staff, now });
  expect(shown?.residents.map(({ name }) => name)).toContain('周慧芳');
  const roles = shown?.staff.map(({ role }) => role) ?? [];
  const several = ['unit_handler', 'rule_owner', 'reviewer', 'mediator_in_charge', 'merchant'];
  const others = roles.filter((role) => !several.includes(role));
  expect(new Set(others).size).toBe(others.length);
  expect(roles.filter((role) => role === 'unit_handler').length).toBeGreaterThan(1);
  // Who publishes a draft is never who wrote it.
  expect(roles.filter((role) => role === 'rule_owner')).toHaveLength(2);
  // Who reviews a file of mediation is never who opened it.
  expect(roles.filter((role) => role === 'mediator_in_charge')).toHaveLength(2);
  expect(demoSignIns(demo, { county: 110101, staff, now })).toBeUndefined();
});

test('seeding again does nothing', async () => {
  const before = await countAll();
  expect(await seed()).toEqual(demo);
  expect(await countAll()).toEqual(before);
});

test('neighbours went on patrol: their walks counted but for five, some for points; some grids were left out', async () => {
  const { rows } = await database.pool.query<Record<string, number>>(
    `select (select count(*) from patrol_members where verdict <> 'refuse')::int as walked,
       (select count(*) from patrol_members where verdict = 'refuse' or proved_at is null)::int as not,
       (select count(distinct grid) from patrol_members)::int as grids,
       (select count(*) from areas where county = 339921 and level = 'grid')::int as all,
       (select coalesce(sum(a.points), 0) from awards a join deeds d on d.id = a.deed
          where d.kind = 'patrol.hour')::int as points`,
  );
  const [counted] = rows;
  expect(counted?.walked).toBeGreaterThan(20);
  expect(counted?.not).toBe(5);
  expect(counted?.grids).toBeLessThan(counted?.all ?? 0);
  expect(counted?.points).toBeGreaterThan(0);
});

test.each(Object.entries(shownDeeds))('the demo shows what people do: %s', async (_, shown) => {
  const missing: string[] = [];
  for (const [what, where] of Object.entries(shown)) {
    const values = where.includes('$1') ? [now] : [];
    const { rowCount } = await database.pool.query(`select 1 ${where} limit 1`, values);
    if (rowCount === 0) missing.push(what);
  }
  expect(missing).toEqual([]);
});

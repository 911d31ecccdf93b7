import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, positions, units } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';
import { makeScope } from '../../platform/scope.ts';
import { listToldReports } from '../cases/service.ts';
import { atTheLimit } from '../cases/told-store.ts';
import { findTopics } from './service.ts';
import { comparedMs, lookedAt } from './span.ts';

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
  intake = await world.staff('intake');
  for (const words of noise) await report(await world.resident(), { words });
}, 60_000);
afterAll(() => world.close());

/** Among these nothing is said twice. */
const noise = [
  '希望图书馆周一也开门',
  '三楼的声控灯不灵了',
  '菜场出口总有人发传单',
  '学校门口想画一条斑马线',
  '公厕的水龙头关不紧',
  '楼顶的铁皮被风吹翻',
];
const park = ['临江公园什么时候开工', '临江公园围挡三年了还没动工', '咨询临江公园建设进度'];

const topics = async (caller = intake) => (await caller('getTopics')).ok.topics;
const codesOf = (all: Awaited<ReturnType<typeof topics>>) =>
  all.map(({ cases }) => cases.map(({ code }) => code).sort());

test('before anything was looked for there is nothing, and it says so', async () => {
  expect((await intake('getTopics')).ok).toEqual({ comparedDays: 30, foundAt: null, topics: [] });
});

test('what several people tell of is hot, with who told it and how fast it grows', async () => {
  const told: string[] = [];
  for (const words of park) told.push((await report(await world.resident(), { words })).code);
  expect(await findTopics(world.deps)).toBeGreaterThan(0);
  const [hottest] = await topics();
  expect(hottest?.cases.map(({ code }) => code).sort()).toEqual(told.sort());
  expect(hottest).toMatchObject({ reporters: 3, growth: 4 });
  expect(hottest?.score).toBeGreaterThan(3);
});

test('one person alone makes nothing hot, however often they say it', async () => {
  const before = (await topics()).length;
  const one = await world.resident();
  for (const words of ['西门岗亭的横杆坏了', '西门岗亭的横杆又坏了', '西门岗亭横杆没人修'])
    await report(one, { words });
  await findTopics(world.deps);
  expect((await topics()).length).toBe(before);
});

test('what staff split stays apart, and what they merged stays together, whatever is found', async () => {
  const [topic] = await topics();
  const codes = topic?.cases.map(({ code }) => code) ?? [];
  const [lead = '', other = '', third = ''] = codes;
  const note = '';
  const merge = (code: string, into: string) =>
    intake('mergeCases', { params: { code }, body: { into, note } });
  (await merge(other, lead)).ok;
  (await intake('splitCase', { params: { code: other }, body: { note } })).ok;
  const stranger = (await report(await world.resident(), { words: '屋后的围墙歪了' })).code;
  (await merge(stranger, third)).ok;
  await findTopics(world.deps);
  const groups = codesOf(await topics());
  expect(groups.filter((group) => group.includes(other))).toEqual([]);
  expect(groups.find((group) => group.includes(third))).toContain(stranger);
});

test('that the first of them was untrue says nothing of the others: they stay with what tells of the same', async () => {
  const told: string[] = [];
  for (const words of [
    '青石码头的缆绳断了',
    '青石码头缆绳断了一截',
    '青石码头的缆绳断了没人管',
    '青石码头那根缆绳断了',
  ])
    told.push((await report(await world.resident(), { words })).code);
  const [lead = '', ...others] = told;
  for (const code of others.slice(0, 2))
    (await intake('mergeCases', { params: { code }, body: { into: lead, note: '' } })).ok;
  world.clock.advance({ minutes: 1 });
  const body = { reason: 'not_true', note: '到现场看过，缆绳是好的' };
  (await intake('refuseCase', { params: { code: lead }, body })).ok;
  await findTopics(world.deps);
  expect(codesOf(await topics())).toContainEqual(others.sort());
});

test('somebody of another town reads of what lies there, and of nothing here', async () => {
  const ofWest = await world.staff('intake_west');
  for (const words of ['东湖栈道的木板断了', '东湖栈道木板断裂踩空'])
    await report(await world.resident(), { words, position: positions.east });
  await findTopics(world.deps);
  const everywhere = (await topics()).flatMap(({ cases }) => cases.map(({ title }) => title));
  const west = (await topics(ofWest)).flatMap(({ cases }) => cases.map(({ title }) => title));
  expect(everywhere.some((title) => title.includes('东湖'))).toBe(true);
  expect(west.some((title) => title.includes('东湖'))).toBe(false);
});

test('what complains of a unit is no topic for its people', async () => {
  const words = ['西中队的车占着盲道', '西中队的车又占着盲道不走'];
  const codes: string[] = [];
  for (const one of words) codes.push((await report(await world.resident(), { words: one })).code);
  for (const code of codes) {
    const body = { note: '反映的是中队', against: units.west };
    (await intake('acceptCase', { params: { code }, body })).ok;
  }
  await findTopics(world.deps);
  const titles = async (me?: Caller) =>
    (await topics(me)).flatMap(({ cases }) => cases.map(({ title }) => title));
  expect(await titles()).toEqual(expect.arrayContaining(words));
  const theirs = await titles(await world.staff('intake_of_unit'));
  expect(theirs.some((title) => title.includes('盲道'))).toBe(false);
});

test('what lies elsewhere is not opened at all', async () => {
  const { read } = world.deps.database;
  const { rows } = await world.deps.database.pool.query<{ id: string }>('select id from cases');
  const ids = rows.map(({ id }) => id);
  const east = makeScope({ county, actor: { kind: 'system', job: 'test' }, areas: ['339999002'] });
  const told = await listToldReports(read, { deps: world.deps, scope: east }, ids);
  expect(told.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['东湖栈道的木板断了', '东湖栈道木板断裂踩空']),
  );
  expect(told).toHaveLength(2);
});

test('growth compares thirty days, and where more was told than is read, the halves of the time that was read', async () => {
  const { read } = world.deps.database;
  const scope = makeScope({ county, actor: { kind: 'system', job: 'test' }, areas: [] });
  const days = async (limit: number) => {
    const now = world.clock.now();
    const { since } = lookedAt(now);
    return (await comparedMs(read, scope, { now, looked: { since, limit } })) / 86_400_000;
  };
  world.clock.advance({ days: 10 });
  for (const words of ['凉亭的瓦片掉了', '凉亭掉了几片瓦'])
    await report(await world.resident(), { words });
  world.clock.advance({ days: 4 });
  const { rows } = await world.deps.database.pool.query<{ told: number }>(
    `select count(*)::integer as told from case_states where stage not in ('refused', 'withdrawn')`,
  );
  expect(await days(rows[0]?.told ?? 0)).toBe(30);
  expect(await days(2)).toBe(2);
  const later = await world.staff('intake');
  expect((await later('getTopics')).ok.comparedDays).toBe(30);
});

test('how far back it looks is found by the day, however many reports there ever were', async () => {
  const since = new Date(world.clock.now().getTime() - 60 * 86_400_000);
  const scope = makeScope({ county, actor: { kind: 'system', job: 'test' }, areas: [] });
  const plan = await world.deps.database.transact(async (tx) => {
    // The county of the tests is so small that all of it is read faster.
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<{
      'QUERY PLAN': string;
    }>`explain ${atTheLimit(scope, { since, limit: 2_000 })}`.execute(tx);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('cases_by_day');
});

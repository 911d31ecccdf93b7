import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { agreeing } from '../../../test/tracks/phone.ts';

let world: TestApp;
let dispatcher: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  dispatcher = await world.staff('dispatcher');
});
afterAll(() => world.close());

const at = (hours: number) =>
  new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
const wanted = (change: object = {}) => ({
  body: {
    area: grids.west,
    way: '沿老街走一圈，看看消防通道',
    startsAt: at(0.2),
    endsAt: at(2),
    people: 3,
    days: 1,
    ...change,
  },
});
const grownUp = async (grid: string = grids.west) => {
  const one = await world.resident();
  (await one('completeProfile', { body: { name: '沈月', grid, age: { kind: 'adult' } } })).ok;
  (await one('setMyConsent', agreeing)).ok;
  return one;
};

test('what staff ask for is seen by residents, taken by one and joined by others, who are counted', async () => {
  const { tasks } = (await dispatcher('createPatrolTask', wanted({ days: 3 }))).ok;
  expect(tasks).toHaveLength(3);
  const [leader, other] = [await grownUp(), await grownUp()];
  const open = (await leader('listOpenPatrolTasks')).ok.tasks;
  // Today’s and tomorrow’s; the day after that is far.
  expect(open.map(({ id }) => id)).toEqual(tasks.slice(0, 2).map(({ id }) => id));
  const params = { id: tasks[0]?.id ?? '' };
  const { code } = (await leader('takePatrolTask', { params })).ok;
  (await other('joinPatrol', { body: { code } })).ok;
  const listed = (await dispatcher('listPatrolTasks')).ok.tasks;
  expect(listed.find(({ id }) => id === params.id)).toMatchObject({ came: 2, people: 3 });
  const early = { id: tasks[1]?.id ?? '' };
  const third = await grownUp();
  expect((await third('takePatrolTask', { params: early })).problem.code).toBe('patrol_task_early');
});

test('a patrol that was ordered says by which order to staff and to residents; another says none', async () => {
  const byOrder = '临溪县综治中心 重点巡逻令〔2026〕7 号';
  const [ordered] = (await dispatcher('createPatrolTask', wanted({ byOrder }))).ok.tasks;
  const [own] = (await dispatcher('createPatrolTask', wanted())).ok.tasks;
  const orders = (tasks: readonly { id: string; byOrder: string | null }[]) =>
    [ordered, own].map((made) => tasks.find(({ id }) => id === made?.id)?.byOrder);
  expect(orders((await dispatcher('listPatrolTasks')).ok.tasks)).toEqual([byOrder, null]);
  const one = await grownUp();
  expect(orders((await one('listOpenPatrolTasks')).ok.tasks)).toEqual([byOrder, null]);
  const { fields } = (await dispatcher('createPatrolTask', wanted({ byOrder: '令' }))).problem;
  expect(fields?.[0]?.field).toBe('/byOrder');
});

test('what was called off is asked of nobody any more, and saying it twice changes nothing', async () => {
  const { tasks } = (await dispatcher('createPatrolTask', wanted())).ok;
  const params = { id: tasks[0]?.id ?? '' };
  const once = (await dispatcher('callOffPatrolTask', { params })).ok;
  expect((await dispatcher('callOffPatrolTask', { params })).ok).toEqual(once);
  const one = await grownUp();
  const open = (await one('listOpenPatrolTasks')).ok.tasks;
  expect(open.map(({ id }) => id)).not.toContain(params.id);
  expect((await one('takePatrolTask', { params })).problem.code).toBe('patrol_task_over');
});

test('nobody asks for a patrol where they do not work, or at a time that makes no sense', async () => {
  const worker = await world.staff('grid_worker');
  expect((await worker('createPatrolTask', wanted())).status).toBe(201);
  const refused = async (call: Caller, change: object) =>
    (await call('createPatrolTask', wanted(change))).problem.code;
  expect(await refused(worker, { area: grids.east })).toBe('patrol_area_of_others');
  expect(await refused(dispatcher, { area: '339999009009009' })).toBe('patrol_area_unknown');
  expect(await refused(dispatcher, { endsAt: at(0.1) })).toBe('patrol_time_odd');
  expect(await refused(dispatcher, { endsAt: at(9) })).toBe('patrol_time_odd');
});

test('however many shifts are asked for, today’s stand before those of next week, and one’s own grid before others', async () => {
  const here = (await dispatcher('createPatrolTask', wanted({ endsAt: at(1) }))).ok.tasks[0]?.id;
  for (let shift = 0; shift < 24; shift++)
    await dispatcher('createPatrolTask', wanted({ area: grids.east, startsAt: at(0.1), days: 14 }));
  const { tasks } = (await dispatcher('listPatrolTasks')).ok;
  expect(tasks).toHaveLength(300);
  const begins = tasks.map(({ startsAt }) => startsAt);
  expect(begins).toEqual([...begins].sort());
  expect(tasks.map(({ id }) => id)).toContain(here);
  const asked = (await (await grownUp())('listOpenPatrolTasks')).ok.tasks;
  expect(asked.findIndex(({ id }) => id === here)).toBeLessThan(
    asked.findIndex(({ area }) => area === grids.east),
  );
});

test('what lies near one’s home is asked first', async () => {
  const [west, east] = [await grownUp(grids.west), await grownUp(grids.east)];
  const make = async (area: string) =>
    (await dispatcher('createPatrolTask', wanted({ area }))).ok.tasks[0]?.id;
  await make(grids.west);
  await make(grids.east);
  const first = async (one: Caller) => (await one('listOpenPatrolTasks')).ok.tasks[0]?.area;
  expect(await first(west)).toBe(grids.west);
  expect(await first(east)).toBe(grids.east);
});

test('coverage names every grid of one’s areas, and those where nobody was for two weeks', async () => {
  const of = async (call: Caller) => (await call('getPatrolCoverage')).ok.grids;
  const grid = (await of(dispatcher)).find((one) => one.grid === grids.west);
  expect(grid).toMatchObject({ patrols: 0, minutes: 0, lastAt: null, isUnder: true });
  expect(grid?.openTasks).toBeGreaterThan(0);
  expect((await of(await world.staff('grid_worker'))).map((one) => one.grid)).toEqual([grids.west]);
});

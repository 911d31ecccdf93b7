import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { aReport, type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { settleDueAwards } from './service.ts';

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toMatchObject({ posted: 0n });
  await world.close();
});

const figures = async (resident: Caller) => (await resident('getMyPoints')).ok;
const told = async (resident: Caller) => {
  await world.settle();
  return (await resident('listMyNotices')).ok.notices.map(({ words }) => words.zh);
};

test('the fourth report of a day is handled like the others, earns nothing and says why', async () => {
  const resident = await world.resident();
  for (let number = 1; number <= 3; number++) await report(resident);
  const { stage, awards } = await report(resident);
  expect(stage).toBe('reported');
  expect(awards).toMatchObject([{ points: 0, state: 'settled', rule: '2.2' }]);
  expect(awards[0]?.why.zh).toContain('每人每天最多 3 件，当天已满，这件照常处理，不计分');
  expect(awards[0]?.why.en).toContain('at most 3 a day, reached on that day');
  expect(await figures(resident)).toMatchObject({ provisional: 9 });
  world.clock.advance({ days: 1 });
  expect((await report(resident)).awards).toMatchObject([{ points: 3 }]);
  desk = await openDesk(world);
});

test('the cap counts per rule and per person, and what was taken back does not count', async () => {
  const [resident, neighbour] = [await world.resident(), await world.resident()];
  for (let number = 1; number <= 2; number++) await report(resident);
  const { code } = await report(resident);
  const params = { code };
  await desk.intake('refuseCase', {
    params,
    body: { reason: 'duplicate', note: '这件已经有人报了' },
  });
  expect((await report(resident)).awards).toMatchObject([{ points: 3 }]);
  expect((await report(resident)).awards).toMatchObject([{ points: 0 }]);
  expect((await report(resident, { category: '020100' })).awards).toMatchObject([{ points: 5 }]);
  expect((await report(neighbour)).awards).toMatchObject([{ points: 3 }]);
});

test('thirty reports of one person at once never earn more than the cap', async () => {
  const resident = await world.resident();
  const sent = Array.from({ length: 30 }, () => resident('reportCase', { body: aReport() }));
  for (const { status } of await Promise.all(sent)) expect(status).toBe(201);
  const { provisional, held } = await figures(resident);
  expect(provisional + held).toBe(9);
});

test('one kind at one place earns once in seven days, also for somebody else', async () => {
  const [first, second] = [await world.resident(), await world.resident()];
  const position = { lng: 120.09, lat: 28.89 };
  expect((await report(first, { position })).awards).toMatchObject([{ points: 3 }]);
  const near = { lng: 120.09 + 0.0002, lat: 28.89 };
  const { awards } = await report(second, { position: near });
  expect(awards).toMatchObject([{ points: 0, state: 'settled' }]);
  expect(awards[0]?.why.zh).toContain('同一地点 7 天内已有人先报');
  const otherKind = await report(second, { position: near, category: '020100' });
  expect(otherKind.awards).toMatchObject([{ points: 5 }]);
  const further = { lng: 120.09 + 0.0008, lat: 28.89 };
  expect((await report(second, { position: further })).awards).toMatchObject([{ points: 3 }]);
  world.clock.advance({ days: 7, minutes: 1 });
  expect((await report(second, { position })).awards).toMatchObject([{ points: 3 }]);
  desk = await openDesk(world);
});

test('ten neighbours who report one place at the same moment: it earns once', async () => {
  const neighbours = await Promise.all(Array.from({ length: 10 }, () => world.resident()));
  const position = { lng: 120.08, lat: 28.88 };
  const sent = neighbours.map((one) => one('reportCase', { body: aReport({ position }) }));
  const earned = (await Promise.all(sent)).map(({ ok }) => ok.awards[0]?.points);
  expect(earned.filter((points) => points === 3)).toHaveLength(1);
  expect(earned.filter((points) => points === 0)).toHaveLength(9);
});

test('a refused case takes back what it announced, and the reporter reads why', async () => {
  const resident = await world.resident();
  const { code } = await report(resident);
  const note = '这里不归本县管。';
  await desk.intake('refuseCase', { params: { code }, body: { reason: 'out_of_scope', note } });
  expect((await resident('listMyAwards')).ok.lines).toMatchObject([
    { state: 'reversed', reversal: { reason: 'out_of_scope', note } },
  ]);
  expect(await figures(resident)).toMatchObject({ spendable: 0, provisional: 0 });
  expect((await told(resident)).join()).toMatch(new RegExp(`3 分已撤回：.*${note}`));
});

test('whoever says that it is not solved after all loses nothing by it: the bonus comes on its day', async () => {
  const resident = await world.resident();
  const { code } = await report(resident);
  await walkTo('closed', { desk, resident, code });
  expect(await figures(resident)).toMatchObject({ spendable: 3, scheduled: 2 });
  const body = { words: '车又停回来了', photoIds: [] };
  await resident('reopenCase', { params: { code }, body });
  expect(await figures(resident)).toMatchObject({ spendable: 3, scheduled: 2 });
  world.clock.advance({ days: 1 });
  await world.settle();
  expect(await figures(resident)).toMatchObject({ spendable: 5, scheduled: 0 });
  desk = await openDesk(world);
});

test('a bonus that had arrived stays when the case is opened again, and is not given twice', async () => {
  const resident = await world.resident();
  const { code } = await report(resident);
  const params = { code };
  await walkTo('closed', { desk, resident, code });
  world.clock.advance({ days: 1 });
  await world.settle();
  expect(await figures(resident)).toMatchObject({ spendable: 5 });
  await resident('reopenCase', { params, body: { words: '车又停回来了', photoIds: [] } });
  expect(await figures(resident)).toMatchObject({ spendable: 5, scheduled: 0 });
  desk = await openDesk(world);
  const answer = { words: '装了石墩', handled: true, photoIds: [] };
  await desk.handler('answerCase', { params, body: answer });
  await desk.reviewer('verifyCase', { params, body: { solved: true, note: '现场看过' } });
  await resident('confirmCase', { params, body: { rating: 5, words: '' } });
  expect(await figures(resident)).toMatchObject({ spendable: 5, scheduled: 0 });
  world.clock.advance({ days: 1 });
  await world.settle();
  expect(await figures(resident)).toMatchObject({ spendable: 5, scheduled: 0 });
  desk = await openDesk(world);
});

test('two workers who come at the same time post each due award once', async () => {
  const residents = await Promise.all(Array.from({ length: 3 }, () => world.resident()));
  for (const resident of residents) {
    const { code } = await report(resident);
    await walkTo('closed', { desk, resident, code });
  }
  expect(await settleDueAwards(world.deps)).toBe(0);
  world.clock.advance({ days: 1 });
  const settled = await Promise.all([1, 2, 3, 4].map(() => settleDueAwards(world.deps)));
  expect(settled.reduce((sum, count) => sum + count)).toBe(3);
  for (const resident of residents) expect(await figures(resident)).toMatchObject({ spendable: 5 });
  desk = await openDesk(world);
});

test('the newcomer gift comes once, with the profile and the tour, however often and however fast both are done', async () => {
  const resident = await world.resident();
  const fill = (name: string) => resident('completeProfile', { body: { name, grid: grids.west } });
  const filled = await Promise.all(Array.from({ length: 10 }, (_, nth) => fill(`居民${nth}`)));
  for (const { status } of filled) expect(status).toBe(200);
  await world.settle();
  expect(await figures(resident)).toMatchObject({ spendable: 0 });
  const walked = await Promise.all(Array.from({ length: 10 }, () => resident('finishTour')));
  for (const { ok } of walked) expect(ok.toured).toBe(true);
  await Promise.all([world.settle(), world.settle()]);
  await fill('另一个名字');
  await world.settle();
  expect((await resident('listMyAwards')).ok.lines).toMatchObject([
    { points: 5, state: 'settled', rule: '5.1' },
  ]);
  expect(await figures(resident)).toMatchObject({ spendable: 5 });
});

test('whoever walks the tour first has the gift with the profile, and of both at once it is one', async () => {
  const [first, both] = [await world.resident(), await world.resident()];
  const fill = (resident: Caller) =>
    resident('completeProfile', { body: { name: '周小芳', grid: grids.west } });
  (await first('finishTour')).ok;
  await world.settle();
  expect(await figures(first)).toMatchObject({ spendable: 0 });
  (await fill(first)).ok;
  await Promise.all([fill(both), both('finishTour')]);
  await world.settle();
  for (const resident of [first, both])
    expect(await figures(resident)).toMatchObject({ spendable: 5 });
});

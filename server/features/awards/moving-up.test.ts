import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { reconcile } from '../../ledger/service.ts';

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 8 });
  desk = await openDesk(world);
  const place = { days: 7, metres: 30, supporterPercent: 40 };
  await enforce(world, [changedRule('2.2', { samePlace: place })]);
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

let places = 0;
/** Reports of several residents at one place, ten minutes apart unless told. */
async function atOnePlace(count: number, minutes = 10) {
  const position = { lng: 120.02 + ++places * 0.002, lat: 28.82 };
  const sent: { resident: Caller; code: string; award: string; points: number }[] = [];
  for (let nth = 0; nth < count; nth++) {
    world.clock.advance({ minutes });
    const resident = await world.resident();
    const { code, awards } = await report(resident, { position });
    sent.push({ resident, code, award: awards[0]?.id ?? '', points: awards[0]?.points ?? -1 });
  }
  return sent as [(typeof sent)[number], ...typeof sent];
}
const figures = async (resident: Caller) => (await resident('getMyPoints')).ok;
const refuse = (code: string) =>
  desk.intake('refuseCase', {
    params: { code },
    body: { reason: 'not_true', note: '现场没有看到' },
  });
const lines = async (resident: Caller) => (await resident('listMyAwards')).ok.lines;

test('who reports a place after somebody else gets the supporter’s share', async () => {
  const sent = await atOnePlace(3);
  expect(sent.map(({ points }) => points)).toEqual([3, 1, 1]);
});

test('where the first proves wrong the earliest one that still stands moves up, once', async () => {
  const [first, second, third] = await atOnePlace(3);
  if (second === undefined || third === undefined) throw new Error('three reports');
  await refuse(first.code);
  await Promise.all([world.settle(), world.settle()]);
  await world.settle();
  expect(await figures(second.resident)).toMatchObject({ provisional: 3 });
  expect(await figures(third.resident)).toMatchObject({ provisional: 1 });
  const [added] = await lines(second.resident);
  expect(added).toMatchObject({ points: 2, cause: 'moved_up', state: 'provisional' });
  expect(added?.why.zh).toContain('先报的那件没有成立，您这件顶上');
  const told = (await second.resident('listMyNotices')).ok.notices;
  expect(told[0]?.words.zh).toContain('+2 分待核');
});

test('what was added settles with the report, and goes with it', async () => {
  const [first, second, third] = await atOnePlace(3);
  if (second === undefined || third === undefined) throw new Error('three reports');
  await refuse(first.code);
  await world.settle();
  await walkTo('awaiting_confirmation', { desk, ...second });
  expect(await figures(second.resident)).toMatchObject({ spendable: 3, provisional: 0 });
  const body = { reason: 'copied_photo', note: '照片是网上的' };
  await desk.reviewer('reverseAward', { params: { id: second.award }, body });
  expect(await figures(second.resident)).toMatchObject({ spendable: 0 });
  await world.settle();
  expect(await figures(third.resident)).toMatchObject({ provisional: 3 });
});

test('a report that had settled as a supporter’s gets the difference settled', async () => {
  const [first, second] = await atOnePlace(2);
  if (second === undefined) throw new Error('two reports');
  await walkTo('awaiting_confirmation', { desk, ...second });
  await refuse(first.code);
  await world.settle();
  expect(await figures(second.resident)).toMatchObject({ spendable: 3, provisional: 0 });
});

test('reports of the same minute move up in the order in which they came', async () => {
  const [first, second, third] = await atOnePlace(3, 0.2);
  if (second === undefined || third === undefined) throw new Error('three reports');
  await refuse(first.code);
  await world.settle();
  expect(await figures(second.resident)).toMatchObject({ provisional: 3 });
  expect(await figures(third.resident)).toMatchObject({ provisional: 1 });
});

test('a supporter who falls away moves nobody up', async () => {
  const [, second, third] = await atOnePlace(3);
  if (second === undefined || third === undefined) throw new Error('three reports');
  await refuse(second.code);
  await world.settle();
  expect(await figures(third.resident)).toMatchObject({ provisional: 1 });
});

test('two that fall away at the same moment move the third up once', async () => {
  const [first, second, third] = await atOnePlace(3);
  if (second === undefined || third === undefined) throw new Error('three reports');
  await Promise.all([refuse(first.code), refuse(second.code)]);
  await Promise.all([world.settle(), world.settle(), world.settle()]);
  await world.settle();
  expect(await figures(third.resident)).toMatchObject({ provisional: 3 });
  expect(await lines(third.resident)).toHaveLength(2);
});

test('where only the first one counts, the next one still moves up from nothing', async () => {
  const place = { days: 7, metres: 30, supporterPercent: 0 };
  await enforce(world, [changedRule('2.2', { samePlace: place })]);
  const [first, second] = await atOnePlace(2);
  if (second === undefined) throw new Error('two reports');
  expect(second.points).toBe(0);
  await refuse(first.code);
  await world.settle();
  expect(await figures(second.resident)).toMatchObject({ provisional: 3, spendable: 0 });
  await walkTo('awaiting_confirmation', { desk, ...second });
  expect(await figures(second.resident)).toMatchObject({ provisional: 0, spendable: 3 });
});

test('whoever says that theirs is a case that is still open comes later there, whatever they took it for', async () => {
  const position = { lng: 120.12, lat: 28.82 };
  const [first, second, third] = [
    await world.resident(),
    await world.resident(),
    await world.resident(),
  ];
  const hazard = await report(first, { position, category: '020100' });
  world.clock.advance({ days: 9 });
  desk = await openDesk(world);
  const near = { lng: position.lng + 0.0008, lat: position.lat };
  const share = { points: 1, state: 'provisional' };
  expect((await report(second, { position: near, sameAs: hazard.id })).awards).toMatchObject([
    share,
  ]);
  world.clock.advance({ minutes: 10 });
  expect((await report(third, { position, sameAs: hazard.id })).awards).toMatchObject([share]);
  await refuse(hazard.code);
  await world.settle();
  expect(await figures(second)).toMatchObject({ provisional: 3 });
  expect(await figures(third)).toMatchObject({ provisional: 1 });
});

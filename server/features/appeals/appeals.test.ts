import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { takenBack } from '../../../test/owing.ts';
import { type Desk, openDesk, report } from '../../../test/road.ts';
import { reconcile } from '../../ledger/service.ts';
import { answerDueOn, contestableUntil } from './decide.ts';

let world: TestApp;
let desk: Desk;
let other: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 2 });
  desk = await openDesk(world);
  other = await world.staff('reviewer_second');
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

const words = '照片是我自己在现场拍的，可以当面说明';
const note = '调看了现场视频';
const contest = (resident: Caller, id: string) =>
  resident('openAppeal', { params: { id }, body: { words } });
const answer = (by: Caller, id: string, verdict: 'granted' | 'upheld') =>
  by('answerAppeal', { params: { id }, body: { verdict, note } });
const figures = async (resident: Caller) => (await resident('getMyPoints')).ok;
const told = async (resident: Caller) => {
  await world.settle();
  return (await resident('listMyNotices')).ok.notices.map((one) => one.words.zh).join('');
};

/** A resident who contests points that were taken back after some had been spent. */
async function contested(spent = 0) {
  const resident = await world.resident();
  const award = await takenBack(world, { desk, resident, spent });
  const { appeal } = (await contest(resident, award)).ok;
  return { resident, award, id: appeal?.id ?? '' };
}

test('points that were taken back can be contested, and another reviewer grants them back', async () => {
  const { resident, id } = await contested(2);
  expect(await figures(resident)).toMatchObject({ spendable: 0, owed: 2 });
  const { appeals } = (await other('listAppeals')).ok;
  expect(appeals.find(({ appeal }) => appeal.id === id)).toMatchObject({
    appeal: { state: 'open', words },
    grants: 3,
    mine: false,
  });
  expect((await answer(other, id, 'granted')).ok).toMatchObject({ state: 'granted', note });
  expect(await figures(resident)).toMatchObject({ spendable: 1, owed: 0 });
  const { lines } = (await resident('listMyAwards')).ok;
  const line = lines.find(({ cause }) => cause === 'appeal');
  expect(line).toMatchObject({ points: 3, cause: 'appeal', state: 'settled', repaid: 2 });
  expect(await told(resident)).toContain('申诉成立，补回这笔积分');
});

test('who took the points back does not answer the appeal', async () => {
  const { id } = await contested();
  const { appeals } = (await desk.reviewer('listAppeals')).ok;
  expect(appeals.find(({ appeal }) => appeal.id === id)).toMatchObject({ mine: true });
  expect((await answer(desk.reviewer, id, 'upheld')).problem).toMatchObject({
    status: 403,
    code: 'appeal_own_decision',
  });
  const east = await world.staff('reviewer_east');
  expect((await answer(east, id, 'upheld')).problem.code).toBe('appeal_not_found');
});

test('upheld, nothing changes but that the resident reads why', async () => {
  const { resident, award, id } = await contested();
  await answer(other, id, 'upheld');
  expect(await figures(resident)).toMatchObject({ spendable: 0 });
  expect(await told(resident)).toContain(`维持原来的决定。${note}`);
  const seen = (await resident('getMyAward', { params: { id: award } })).ok;
  expect(seen.appeal).toMatchObject({ state: 'upheld', note });
  expect((await contest(resident, award)).problem.code).toBe('appeal_made');
});

test('an appeal is answered once, also when two answer at the same moment', async () => {
  const { resident, id } = await contested();
  const answers = await Promise.all([
    answer(other, id, 'granted'),
    answer(other, id, 'granted'),
    answer(other, id, 'upheld'),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const { spendable } = await figures(resident);
  expect([0, 3]).toContain(spendable);
});

test('an award of nothing can be contested; granted, it gives what the deed earns by itself', async () => {
  const resident = await world.resident();
  for (let nth = 0; nth < 3; nth++) await report(resident);
  const [empty] = (await report(resident)).awards;
  const { appeal } = (await contest(resident, empty?.id ?? '')).ok;
  await answer(other, appeal?.id ?? '', 'granted');
  expect(await figures(resident)).toMatchObject({ spendable: 3, provisional: 9 });
});

test('points that stand cannot be contested, nor somebody else’s, nor the same twice', async () => {
  const resident = await world.resident();
  const [award] = (await report(resident)).awards;
  expect((await contest(resident, award?.id ?? '')).problem.code).toBe('nothing_to_contest');
  const { resident: owner, award: taken } = await contested();
  expect((await contest(resident, taken)).problem).toMatchObject({ status: 404 });
  expect((await contest(owner, taken)).problem.code).toBe('appeal_made');
});

test('an appeal comes within thirty days', () => {
  const facts = { state: 'reversed', points: 3, cause: 'deed', corrected: false };
  const decidedAt = new Date('2026-10-14T15:59:00Z');
  expect(contestableUntil({ ...facts, decidedAt })).toBe('2026-11-13');
  const afterMidnight = new Date('2026-10-14T16:00:00Z');
  expect(contestableUntil({ ...facts, decidedAt: afterMidnight })).toBe('2026-11-14');
  expect(contestableUntil({ ...facts, state: 'settled', decidedAt })).toBeNull();
  expect(contestableUntil({ ...facts, cause: 'moved_up', decidedAt })).toBeNull();
});

test('after thirty days an appeal comes too late, and is told so', async () => {
  const phone = '13900001111';
  const resident = await world.resident(phone);
  const award = await takenBack(world, { desk, resident });
  world.clock.advance({ days: 31 });
  const again = await world.resident(phone);
  expect((await contest(again, award)).problem.code).toBe('appeal_too_late');
});

test.each([
  ['an ordinary week', '2026-10-14', '2026-10-21'],
  ['a Friday', '2026-10-16', '2026-10-23'],
  ['a Saturday that is free', '2026-10-17', '2026-10-23'],
  ['the day before National Day, with the make-up Saturday', '2026-09-30', '2026-10-13'],
  ['the last day before the Spring Festival', '2026-02-14', '2026-02-28'],
])('%s: made on %s, an appeal is to be answered by %s', (_, madeOn, dueOn) => {
  expect(answerDueOn(madeOn)).toBe(dueOn);
});

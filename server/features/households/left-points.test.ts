import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { adult, family, found, mine, somebody } from '../../../test/families.ts';
import { giveTogether, householdNoOf } from '../../../test/holders.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { openShop } from '../../../test/shop.ts';
import { cover, openEmptyPool, takeInSponsor } from '../../../test/sponsors.ts';
import { untilOneWaits } from '../../../test/waiting.ts';
import { getDebt, getHolderPoints, reconcile, sumBooks } from '../../ledger/service.ts';
import { payQueuedAwards } from '../awards/service.ts';

/* What comes to a household after the last one has left goes the way of what was there: nobody could spend it. */

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000 });
});
beforeEach(async () => {
  world.clock.advance({ days: 3 });
  await enforce(world, [changedRule('2.2', { householdPercent: 50 })]);
  desk = await openDesk(world);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toMatchObject({ posted: 0n });
  await world.close();
});

async function alone(): Promise<{ me: Caller; home: string }> {
  const me = await somebody(world, '周慧芳', adult);
  (await found(me)).ok;
  return { me, home: (await mine(me))?.id ?? '' };
}

const leave = async (who: Caller) => (await who('leaveHousehold')).ok;
const own = async (who: Caller) => (await who('getMyPoints')).ok.spendable;

/** What a household has and owes. */
async function booksOf(home: string): Promise<{ has: bigint; owes: bigint }> {
  const { read } = world.deps.database;
  const holderNo = await householdNoOf(world, home);
  const { spendable } = await getHolderPoints(read, county, { holderNo });
  return { has: spendable, owes: await getDebt(read, county, holderNo) };
}

const nothing = { has: 0n, owes: 0n };

test('the share of a deed that proves true later lapses; their own part is theirs', async () => {
  const { me, home } = await alone();
  const before = await own(me);
  const { code, awards } = await report(me);
  expect(awards).toMatchObject([{ points: 2, householdPoints: 1, state: 'provisional' }]);
  await leave(me);
  await walkTo('awaiting_confirmation', { desk, resident: me, code });
  expect(await own(me)).toBe(before + 2);
  expect(await booksOf(home)).toEqual(nothing);
});

test('it does not while somebody still lives there', async () => {
  const { mother, father } = await family(world);
  const home = (await mine(mother))?.id ?? '';
  const { code } = await report(father);
  await leave(father);
  await walkTo('awaiting_confirmation', { desk, resident: father, code });
  expect(await booksOf(home)).toEqual({ has: 1n, owes: 0n });
});

test('so does the share of a bonus that was still to come', async () => {
  await enforce(world, [changedRule('2.4', { householdPercent: 50 })]);
  const { me, home } = await alone();
  const { code } = await report(me);
  await walkTo('closed', { desk, resident: me, code });
  await leave(me);
  world.clock.advance({ days: 1 });
  await world.settle();
  expect((await me('listMyAwards')).ok.lines).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ householdPoints: 1, state: 'settled' })]),
  );
  expect(await booksOf(home)).toEqual(nothing);
});

test('so does what waited for a pool to be covered', async () => {
  const treasurer = await world.staff('treasurer');
  const pool = 'dry';
  await openEmptyPool(treasurer, pool);
  const sponsor = await takeInSponsor(treasurer);
  const waiting = { pools: [pool], whenUsedUp: 'queue' as const };
  await enforce(world, [changedRule('2.2', { householdPercent: 50, ...waiting })]);
  const { me, home } = await alone();
  const { code } = await report(me);
  await walkTo('awaiting_confirmation', { desk, resident: me, code });
  expect((await me('getMyPoints')).ok).toMatchObject({ queued: 2, household: 0 });
  await leave(me);
  await cover(treasurer, { sponsor, pool, points: 3 });
  expect(await payQueuedAwards(world.deps)).toBe(1);
  expect((await me('getMyPoints')).ok.queued).toBe(0);
  expect(await booksOf(home)).toEqual(nothing);
});

test('what is taken back of it is owed by nobody, and nobody is told that it is', async () => {
  const { me, home } = await alone();
  const { code, awards } = await report(me);
  await walkTo('awaiting_confirmation', { desk, resident: me, code });
  expect(await booksOf(home)).toEqual({ has: 1n, owes: 0n });
  await leave(me);
  const body = { reason: 'not_true', note: '现场没有看到' };
  (await desk.reviewer('reverseAward', { params: { id: awards[0]?.id ?? '' }, body })).ok;
  expect(await booksOf(home)).toEqual(nothing);
  await world.settle();
  const told = JSON.stringify((await me('listMyNotices')).ok.notices);
  expect(told).toContain('核实不属实');
  expect(told).not.toContain('欠分');
});

test('what an appeal gives back to it lapses as well', async () => {
  const { me, home } = await alone();
  const { code, awards } = await report(me);
  await walkTo('awaiting_confirmation', { desk, resident: me, code });
  const params = { id: awards[0]?.id ?? '' };
  const body = { reason: 'not_true', note: '现场没有看到' };
  (await desk.reviewer('reverseAward', { params, body })).ok;
  await leave(me);
  const words = '照片是我自己在现场拍的，可以当面说明';
  const { appeal } = (await me('openAppeal', { params, body: { words } })).ok;
  const verdict = { verdict: 'granted', note: '调看了现场视频' };
  const other = await world.staff('reviewer_second');
  const before = await own(me);
  (await other('answerAppeal', { params: { id: appeal?.id ?? '' }, body: verdict })).ok;
  expect(await own(me)).toBe(before + 2);
  expect(await booksOf(home)).toEqual(nothing);
});

test('what comes back of a reward that is not collected lapses as well', async () => {
  const shop = await openShop(world);
  const { me, home } = await alone();
  await giveTogether(world, home, 40);
  const { offer } = await shop.offer();
  const body = { offer, account: 'household' };
  const { id } = (await me('reserve', { body })).ok;
  await leave(me);
  expect(await booksOf(home)).toEqual(nothing);
  (await me('cancelRedemption', { params: { id } })).ok;
  expect(await booksOf(home)).toEqual(nothing);
});

test('whoever leaves last at the same moment is waited for', async () => {
  const { me, home } = await alone();
  const { code } = await report(me);
  const { pool, read } = world.deps.database;
  const leaving = await pool.connect();
  try {
    await leaving.query('begin');
    const held = 'select from households where county = $1 and id = $2 for no key update';
    await leaving.query(held, [county, home]);
    const settling = walkTo('awaiting_confirmation', { desk, resident: me, code });
    await untilOneWaits(read);
    const gone = 'update residents set household = null where county = $1 and household = $2';
    await leaving.query(gone, [county, home]);
    await leaving.query('commit');
    await settling;
  } finally {
    leaving.release(true);
  }
  expect(await booksOf(home)).toEqual(nothing);
});

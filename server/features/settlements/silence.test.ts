import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { openPool } from '../../../test/holders.ts';
import {
  always,
  answer,
  contest,
  linesOf,
  monthsOf,
  openCustomer,
  openLastingShop,
  openMonth,
  pay,
  standingOf,
  takeOne,
} from '../../../test/settlements.ts';
import type { Shop } from '../../../test/shop.ts';
import { localDate } from '../../platform/calendar.ts';
import { jobScope } from '../../platform/scope.ts';
import { endSilentTerms, findFaults } from './service.ts';

let world: TestApp;
let shop: Shop;
let leader: Caller;
let months: ReturnType<typeof monthsOf>;
let offer = '';
let id = '';
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  await openPool(world, 'helpers', 100_000);
  leader = always(world, 'leader');
  months = monthsOf(world);
});
/** A month with one bag of rice is opened on the second day of the next. */
beforeEach(async () => {
  const period = months.begin();
  shop = await openLastingShop(world);
  ({ offer } = await shop.offer());
  await takeOne(shop, await openCustomer(world), offer);
  months.next();
  ({ id } = await openMonth(shop.treasurer, { counter: shop.counter, period }));
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
});

const byId = (one: string) => ({ params: { id: one } });
const get = async () => (await shop.treasurer('getSettlement', byId(id))).ok;
const pass = async (days: number) => {
  world.clock.advance({ days });
  await endSilentTerms(world.deps);
};
const told = async (): Promise<string[]> => {
  await world.settle();
  const { notices } = (await shop.merchant('listStaffNotices')).ok;
  return notices.filter(({ settlement }) => settlement === id).map(({ words }) => words.zh);
};
/** The reminder and the end of the term. */
const beSilent = async () => {
  await pass(12);
  await pass(3);
};

describe('a merchant who says nothing', () => {
  test('is told when a month is opened, told again before the end, and then taken to agree', async () => {
    const { answerBy } = await get();
    expect(localDate(new Date(answerBy ?? ''))).toMatch(/-17$/);
    expect(await told()).toEqual([expect.stringContaining('就按认可处理')]);
    await pass(11);
    expect(await told()).toHaveLength(1);
    await pass(1);
    expect((await told())[0]).toContain('还等您答复');
    await pass(2);
    expect(await get()).toMatchObject({ state: 'draft', bySilence: false });
    await pass(1);
    expect(await get()).toMatchObject({ state: 'settled', bySilence: true, points: 30 });
    expect((await told())[0]).toContain('已按认可处理');
    await pass(1);
    expect((await pay(leader, id)).ok.state).toBe('paid');
    expect((await told())[0]).toContain('已付，凭证号 付字 0012');
  });

  test('keeps the days after the reminder, even where it came late', async () => {
    await pass(40);
    expect(await get()).toMatchObject({ state: 'draft' });
    await pass(3);
    expect(await get()).toMatchObject({ state: 'settled', bySilence: true });
  });

  test('where nobody serves nobody was told, and silence says nothing', async () => {
    await world.deps.database.read
      .deleteFrom('counter_staff')
      .where('counter', '=', shop.counter)
      .execute();
    await beSilent();
    await pass(30);
    expect(await get()).toMatchObject({ state: 'draft', bySilence: false });
  });

  test('is not hurried where the county has set no term', async () => {
    const { database } = world.deps;
    const set = (days: number | null) =>
      database.read.updateTable('counties').set({ settlement_term_days: days }).execute();
    await set(null);
    const period = localDate(world.clock.now()).slice(0, 7);
    await takeOne(shop, await openCustomer(world), offer);
    months.next();
    const next = await openMonth(shop.treasurer, { counter: shop.counter, period });
    await set(14);
    expect(next.answerBy).toBeNull();
    await beSilent();
    expect((await shop.treasurer('getSettlement', byId(next.id))).ok.state).toBe('draft');
  });

  test('who contested a line has it answered before anything is settled', async () => {
    await contest(shop, { id, no: 1 });
    await beSilent();
    expect(await get()).toMatchObject({ state: 'disputed', bySilence: true, openDisputes: 1 });
    await answer(shop, { id, no: 1, correction: null });
    expect(await get()).toMatchObject({ state: 'settled', openDisputes: 0 });
  });
});

describe('what silence settled', () => {
  const correction = { points: 12, amountFen: 1_200, pool: 'helpers' };

  test('can be contested when it was paid; the correction stands in a month that is opened for it', async () => {
    await beSilent();
    (await pay(leader, id)).ok;
    expect((await contest(shop, { id, no: 1 })).status).toBe(201);
    expect((await answer(shop, { id, no: 1, correction })).problem.code).toBe(
      'correction_needs_month',
    );
    const period = localDate(world.clock.now()).slice(0, 7);
    months.next();
    const next = await openMonth(shop.treasurer, { counter: shop.counter, period });
    expect(next).toMatchObject({ lines: 0, points: 0 });
    expect((await answer(shop, { id, no: 1, correction })).ok.dispute?.answer).toBe('upheld');
    expect(await get()).toMatchObject({ state: 'paid', points: 30, lines: 1, openDisputes: 0 });
    const lines = await linesOf(shop.merchant, next.id);
    expect(lines).toMatchObject([{ no: 1, kind: 'correction', corrects: 1, points: 12 }]);
    expect(lines[0]?.correctsOf).not.toBeNull();
    (await shop.merchant('confirmSettlement', byId(next.id))).ok;
    expect((await pay(shop.treasurer, next.id)).problem.code).toBe('settlement_own');
    expect((await pay(leader, next.id)).ok.state).toBe('paid');
    expect(await standingOf(world, shop.counter)).toEqual({ owed: 0, paid: 42 });
  });

  test('is not put right by a word: whoever confirmed cannot contest any more', async () => {
    (await shop.merchant('confirmSettlement', byId(id))).ok;
    await beSilent();
    expect(await get()).toMatchObject({ state: 'settled', bySilence: false });
    expect((await contest(shop, { id, no: 1 })).problem.code).toBe('settlement_confirmed');
  });
});

test('what a merchant was told is read by them alone', async () => {
  await world.settle();
  const [newest] = (await shop.merchant('listStaffNotices')).ok.notices;
  const upTo = newest?.id ?? '';
  const second = always(world, 'merchant_second');
  expect((await second('listStaffNotices')).ok.notices).toEqual([]);
  (await second('markStaffNoticesRead', { body: { upTo } })).ok;
  const unread = async () =>
    (await shop.merchant('listStaffNotices')).ok.notices.some(({ read }) => !read);
  expect(await unread()).toBe(true);
  (await shop.merchant('markStaffNoticesRead', { body: { upTo } })).ok;
  expect(await unread()).toBe(false);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { openPool } from '../../../test/holders.ts';
import {
  always,
  bringBack,
  contest,
  lineOf,
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
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { localDate } from '../../platform/calendar.ts';
import { jobScope } from '../../platform/scope.ts';
import { findFaults } from './service.ts';

let world: TestApp;
let shop: Shop;
let resident: Caller;
let leader: Caller;
let months: ReturnType<typeof monthsOf>;
let period = '';
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  await openPool(world, 'helpers', 100_000);
  leader = always(world, 'leader');
  months = monthsOf(world);
});
beforeEach(async () => {
  period = months.begin();
  shop = await openLastingShop(world);
  resident = await openCustomer(world);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
});

const byId = (id: string) => ({ params: { id } });
const get = async (id: string, reader = shop.treasurer) =>
  (await reader('getSettlement', byId(id))).ok;

describe('from the hand to the money', () => {
  test('a month is opened, confirmed and paid: the counter is owed nothing any more', async () => {
    const { offer } = await shop.offer();
    await takeOne(shop, resident, offer);
    await takeOne(shop, resident, offer);
    months.next();
    const { id, ...opened } = await openMonth(shop.treasurer, { counter: shop.counter, period });
    expect(opened).toMatchObject({
      period,
      state: 'draft',
      lines: 2,
      points: 60,
      amountFen: 6_000,
      pointValueFen: 100,
    });
    expect(await linesOf(shop.merchant, id)).toMatchObject([
      { no: 1, kind: 'handed_over', name: { zh: '大米' }, residentPoints: 30, amountFen: 3_000 },
      { no: 2, kind: 'handed_over', dispute: null },
    ]);
    expect((await shop.merchant('confirmSettlement', byId(id))).ok.state).toBe('settled');
    expect(await standingOf(world, shop.counter)).toEqual({ owed: 60, paid: 0 });
    expect((await pay(leader, id)).ok).toMatchObject({ state: 'paid', voucher: '付字 0012' });
    expect(await standingOf(world, shop.counter)).toEqual({ owed: 0, paid: 60 });
    expect((await pay(leader, id)).problem.code).toBe('settlement_paid');
  });

  test('whoever opened it, or answered in it, does not mark it as paid', async () => {
    const { offer } = await shop.offer();
    await takeOne(shop, resident, offer);
    months.next();
    const { id } = await openMonth(shop.treasurer, { counter: shop.counter, period });
    expect((await pay(leader, id)).problem.code).toBe('settlement_not_settled');
    await contest(shop, { id, no: 1 });
    const other = always(world, 'treasurer_west');
    const body = { words: '登记簿上有', correction: null };
    (await other('answerSettlementDispute', { ...lineOf(id, 1), body })).ok;
    await shop.merchant('confirmSettlement', byId(id));
    expect((await get(id)).mine).toBe(true);
    for (const maker of [shop.treasurer, other])
      expect((await pay(maker, id)).problem).toMatchObject({ status: 403, code: 'settlement_own' });
    expect((await get(id, leader)).mine).toBe(false);
    expect((await pay(leader, id)).ok.state).toBe('paid');
  });

  test('all counters are opened at once, each for itself; those with nothing are left out', async () => {
    const { offer } = await shop.offer();
    const elsewhere = await shop.openCounter(['merchant'], '339999002001');
    const there = await shop.offer({}, { counter: elsewhere });
    await shop.openCounter(['merchant']);
    await takeOne(shop, resident, offer);
    await takeOne({ ...shop, counter: elsewhere }, resident, there.offer);
    months.next();
    const west = always(world, 'treasurer_west');
    const body = { period, counter: null };
    expect((await west('openSettlements', { body })).ok).toMatchObject({ opened: 1, points: 30 });
    expect((await shop.treasurer('openSettlements', { body })).ok).toMatchObject({ opened: 1 });
    const again = await shop.treasurer('openSettlements', { body });
    expect(again.problem.code).toBe('settlement_nothing');
    const listed = (await west('listSettlements')).ok.settlements;
    expect(listed.every(({ counter }) => counter !== elsewhere)).toBe(true);
  });
});

describe('the month', () => {
  test('one that is not over, was opened already, or comes before one that was, is not opened', async () => {
    const { offer } = await shop.offer();
    await takeOne(shop, resident, offer);
    const open = (wanted: string) =>
      shop.treasurer('openSettlements', { body: { period: wanted, counter: shop.counter } });
    const early = (await open(period)).problem;
    expect(early).toMatchObject({ code: 'period_not_over', fields: [{ field: '/period' }] });
    months.next();
    expect((await open('2026-09')).problem.code).toBe('settlement_nothing');
    expect((await open(period)).status).toBe(201);
    expect((await open(period)).problem.code).toBe('settlement_there');
    expect((await open('2026-09')).problem.code).toBe('settlement_later_there');
  });

  test('what comes back stands in the month in which it came back, and counts as it did', async () => {
    const { offer } = await shop.offer();
    months.end();
    const first = await takeOne(shop, resident, offer);
    await takeOne(shop, resident, offer);
    months.next();
    const before = await openMonth(shop.treasurer, { counter: shop.counter, period });
    const { database } = world.deps;
    const worth = (fen: number) =>
      database.read.updateTable('counties').set({ point_value_fen: fen }).execute();
    await worth(150);
    await bringBack(shop.merchant, first);
    await takeOne(shop, resident, offer);
    const next = localDate(world.clock.now()).slice(0, 7);
    months.next();
    const { id } = await openMonth(shop.treasurer, { counter: shop.counter, period: next });
    await worth(100);
    expect(await linesOf(shop.treasurer, id)).toMatchObject([
      { kind: 'returned', points: -30, pointValueFen: 100, amountFen: -3_000 },
      { kind: 'handed_over', points: 30, pointValueFen: 150, amountFen: 4_500 },
    ]);
    expect((await get(before.id)).points).toBe(60);
    expect((await get(id)).amountFen).toBe(1_500);
  });

  test('more is never paid than is there; the month of what came back is marked first', async () => {
    const { offer } = await shop.offer();
    months.end();
    const first = await takeOne(shop, resident, offer);
    await takeOne(shop, resident, offer);
    months.next();
    const { id } = await openMonth(shop.treasurer, { counter: shop.counter, period });
    await shop.merchant('confirmSettlement', byId(id));
    await bringBack(shop.merchant, first);
    const short = (await pay(leader, id)).problem;
    expect(short).toMatchObject({ code: 'settlement_more_than_there' });
    expect(short.title).toContain('30 分');
    const next = localDate(world.clock.now()).slice(0, 7);
    months.next();
    const back = await openMonth(shop.treasurer, { counter: shop.counter, period: next });
    expect(back.points).toBe(-30);
    await shop.merchant('confirmSettlement', byId(back.id));
    expect((await pay(leader, back.id)).status).toBe(200);
    expect((await pay(leader, id)).status).toBe(200);
    expect(await standingOf(world, shop.counter)).toEqual({ owed: 0, paid: 30 });
  });
});

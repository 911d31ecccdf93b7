import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { givePoints } from '../../../test/holders.ts';
import { openShop, present, receive, type Shop, stockOf } from '../../../test/shop.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { endDueRedemptions, findFaults } from './service.ts';

const crowd = 200;
let world: TestApp;
let shop: Shop;
const people: Caller[] = [];
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  shop = await openShop(world);
  for (let number = 0; number < crowd; number++) {
    const one = await world.resident();
    await givePoints(world, one, 1_000);
    people.push(one);
  }
});
afterEach(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
});
afterAll(() => world.close());

const reserve = (caller: Caller, offer: string) => caller('reserve', { body: { offer } });
const byId = (id: string) => ({ params: { id } });
const person = (place: number) => people[place % crowd] as Caller;

test('two hundred people want the last piece: one gets it, the others a kind sentence and their points', async () => {
  const { offer } = await shop.offer({}, { pieces: 1 });
  for (let round = 0; round < 5; round++) {
    const wishes = await Promise.all(people.map((one) => reserve(one, offer)));
    const winners = wishes.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    const losers = wishes.filter(({ status }) => status !== 201);
    expect(new Set(losers.map(({ problem }) => problem.code))).toEqual(new Set(['sold_out']));
    expect(losers[0]?.problem.title).toContain('分没有动');
    expect(await stockOf(world, offer)).toEqual({ onHand: 1, held: 1 });
    const at = wishes.findIndex(({ status }) => status === 201);
    await person(at)('cancelRedemption', byId(winners[0]?.ok.id ?? ''));
  }
});

test('fifty pieces go to fifty of two hundred, through two processes', async () => {
  const other = await world.again({});
  const { offer } = await shop.offer({}, { pieces: 50 });
  const there = await Promise.all(
    people.slice(0, 20).map(async () => {
      const one = await other.resident();
      await givePoints(world, one, 1_000);
      return one;
    }),
  );
  const wishes = await Promise.all([...people, ...there].map((one) => reserve(one, offer)));
  expect(wishes.filter(({ status }) => status === 201)).toHaveLength(50);
  expect(await stockOf(world, offer)).toEqual({ onHand: 50, held: 50 });
});

test('two hundred requests for somebody’s last points: one is served', async () => {
  const poor = await world.resident();
  await givePoints(world, poor, 30);
  const { offer } = await shop.offer({}, { pieces: 300 });
  const wishes = await Promise.all(Array.from({ length: crowd }, () => reserve(poor, offer)));
  expect(wishes.filter(({ status }) => status === 201)).toHaveLength(1);
  const codes = wishes.filter(({ status }) => status !== 201).map(({ problem }) => problem.code);
  expect(new Set(codes)).toEqual(new Set(['not_enough_points']));
  expect((await poor('getMyPoints')).ok.spendable).toBe(0);
});

test('whoever sends the same request two hundred times has one piece', async () => {
  const { offer } = await shop.offer({}, { pieces: 300 });
  const body = { offer };
  const storm = await Promise.all(
    Array.from({ length: crowd }, () =>
      person(0)('reserve', { body, requestId: 'pressed-two-hundred-times' }),
    ),
  );
  expect(new Set(storm.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(storm.map(({ raw }) => raw.body)).size).toBe(1);
  expect(await stockOf(world, offer)).toEqual({ onHand: 300, held: 1 });
});

describe('the end of one redemption, fought over', () => {
  test('handing over, cancelling, refusing and running out: exactly one of them happens', async () => {
    const { offer } = await shop.offer({ holdHours: 1 }, { pieces: 40 });
    const ends = new Map<string, number>();
    for (let round = 0; round < 12; round++) {
      const one = person(100 + round);
      const { id } = (await reserve(one, offer)).ok;
      await present(shop, one, id);
      const before = (await one('getMyPoints')).ok.spendable;
      const due = round % 3 === 0;
      if (due) world.clock.advance({ hours: 1 });
      shop = due ? { ...shop, merchant: await world.staff('merchant') } : shop;
      const tried = await Promise.all([
        ...(due ? [endDueRedemptions(world.deps)] : []),
        ...[1, 2, 3].map(() => shop.merchant('handOverReward', byId(id))),
        ...[1, 2, 3].map(() => one('cancelRedemption', byId(id))),
        ...[1, 2, 3].map(() =>
          shop.merchant('refuseRedemption', { ...byId(id), body: { reason: 'other' } }),
        ),
      ]);
      const done = tried.filter((each) => typeof each !== 'number' && each.status === 200);
      const { redemptions } = (await one('listMyRedemptions')).ok;
      const { state } = redemptions.find((each) => each.id === id) ?? { state: 'reserved' };
      expect(done.length).toBe(state === 'timed_out' ? 0 : 1);
      const after = (await one('getMyPoints')).ok.spendable;
      expect(after - before).toBe(state === 'handed_over' ? 0 : 30);
      ends.set(state, (ends.get(state) ?? 0) + 1);
    }
    expect([...ends.keys()]).not.toContain('reserved');
  });

  test('stock-takes, new batches and hand-overs at the same shelf keep their sum', async () => {
    shop = await openShop(world);
    const { offer } = await shop.offer({}, { pieces: 60 });
    const reserved = await Promise.all(
      people.slice(0, 30).map(async (one) => ({ one, id: (await reserve(one, offer)).ok.id })),
    );
    for (const { one, id } of reserved) await present(shop, one, id);
    const { counters } = (await shop.treasurer('listCounters')).ok;
    const batch = counters.flatMap(({ offers }) => offers).find(({ id }) => id === offer)
      ?.batches[0];
    await Promise.all([
      ...reserved.map(({ id }) => shop.merchant('handOverReward', byId(id))),
      ...[1, 2, 3].map(() => receive(shop.merchant, offer, { pieces: 5 })),
      ...[1, 2].map(() =>
        shop.merchant('correctStock', {
          ...byId(batch?.id ?? ''),
          body: { how: 'lost', pieces: 2, note: '破损' },
        }),
      ),
    ]);
    expect(await stockOf(world, offer)).toEqual({ onHand: 60 - 30 + 15 - 4, held: 0 });
  });
});

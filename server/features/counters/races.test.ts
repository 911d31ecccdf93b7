import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { givePoints } from '../../../test/holders.ts';
import { openShop, type Shop, stockOf } from '../../../test/shop.ts';
import { openTill, passOf, type Till } from '../../../test/till.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { findFaults } from '../redemptions/service.ts';

let world: TestApp;
let shop: Shop;
const tills: Till[] = [];
const people: Caller[] = [];
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  shop = await openShop(world);
  for (let count = 0; count < 10; count++) {
    const till = openTill(world, shop.counter);
    await till.takeSheet(shop.merchant);
    tills.push(till);
    const one = await world.resident();
    await givePoints(world, one, 1_000);
    people.push(one);
  }
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
});

const reserve = async (caller: Caller, offer: string) =>
  (await caller('reserve', { body: { offer } })).ok.id;
const conflictsOf = async (redemption: string) => {
  const { rows } = await world.deps.database.pool.query<{ kind: string; bearer: string }>(
    'select kind, bearer from counter_conflicts where county = $1 and redemption = $2',
    [county, redemption],
  );
  return rows;
};

test('ten tills handed over the same: one is booked, nine are named as the losers', async () => {
  const { offer } = await shop.offer({}, { pieces: 50 });
  for (const one of people.slice(0, 3)) {
    const id = await reserve(one, offer);
    const shown = await passOf(one, id);
    const sent = await Promise.all(tills.map((till) => till.record(shop.merchant, shown)));
    expect(sent.filter(({ outcome }) => outcome === 'posted')).toHaveLength(1);
    const rows = await conflictsOf(id);
    expect(rows).toHaveLength(9);
    expect(new Set(rows.map(({ kind, bearer }) => `${kind} ${bearer}`))).toEqual(
      new Set(['handed_over counter']),
    );
  }
  expect(await stockOf(world, offer)).toEqual({ onHand: 20, held: 0 });
});

test('the same entry sent twenty times at once counts once', async () => {
  const { offer } = await shop.offer();
  const [one] = people as [Caller];
  const id = await reserve(one, offer);
  const [till] = tills as [Till];
  const entry = till.write(await passOf(one, id));
  const storm = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      till.send(shop.merchant, entry, `the-storm-${place % 5}`),
    ),
  );
  expect(new Set(storm.map(({ ok }) => ok.outcome))).toEqual(new Set(['posted']));
  expect(await stockOf(world, offer)).toEqual({ onHand: 9, held: 0 });
});

test('given back while it comes in: handed over, or charged; never both, never neither', async () => {
  const { offer } = await shop.offer({}, { pieces: 50 });
  for (let round = 0; round < 20; round++) {
    const one = people[round % people.length] as Caller;
    const till = tills[round % tills.length] as Till;
    const id = await reserve(one, offer);
    const before = (await one('getMyPoints')).ok.spendable;
    const entry = till.write(await passOf(one, id));
    const [sent, cancelled] = await Promise.all([
      till.send(shop.merchant, entry),
      one('cancelRedemption', { params: { id } }),
    ]);
    const charged = sent.ok.conflict?.kind === 'cancelled';
    expect(charged).toBe(cancelled.status === 200);
    expect(sent.ok.outcome).toBe(charged ? 'conflict' : 'posted');
    expect((await one('getMyPoints')).ok.spendable).toBe(before);
  }
  expect(await stockOf(world, offer)).toEqual({ onHand: 30, held: 0 });
});

test('sheets are taken while entries come in, and nobody waits for another in a circle', async () => {
  const { offer } = await shop.offer({}, { pieces: 100 });
  const reserved = await Promise.all(
    people.map(async (one) => ({ one, id: await reserve(one, offer) })),
  );
  const shown = await Promise.all(reserved.map(({ one, id }) => passOf(one, id)));
  const done = await Promise.all([
    ...shown.map((what, place) => (tills[place] as Till).record(shop.merchant, what)),
    ...tills.slice(0, 5).map((till) => till.takeSheet(shop.merchant)),
    ...people.map((one) => reserve(one, offer)),
  ]);
  expect(done).toHaveLength(25);
  expect(await stockOf(world, offer)).toEqual({ onHand: 90, held: 10 });
});

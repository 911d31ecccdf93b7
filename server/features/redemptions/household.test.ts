import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { adult, born, codeOf, found, join, mine, somebody } from '../../../test/families.ts';
import { givePoints, giveTogether, openPool, spendTogether } from '../../../test/holders.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { openShop, present, type Shop } from '../../../test/shop.ts';
import { openTill, passOf } from '../../../test/till.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { endDueRedemptions, findFaults, findPayers, findPayersOf } from './service.ts';

let world: TestApp;
let shop: Shop;
let mother: Caller;
let father: Caller;
let home: string;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  await openPool(world, 'helpers', 1_000);
});
beforeEach(async () => {
  shop = await openShop(world);
  await moveTogether();
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
});

async function moveTogether(): Promise<void> {
  mother = await somebody(world, '周慧芳', adult);
  await found(mother);
  father = await moveIn('何建国', adult);
  home = (await mine(mother))?.id ?? '';
}

async function moveIn(name: string, age?: Parameters<typeof somebody>[2]): Promise<Caller> {
  const relative = await somebody(world, name, age);
  (await join(relative, await codeOf(mother))).ok;
  return relative;
}

const reserve = (caller: Caller, offer: string, account?: 'own' | 'household') =>
  caller('reserve', { body: { offer, ...(account && { account }) } });
const pointsOf = async (caller: Caller) => {
  const { spendable, household } = (await caller('getMyPoints')).ok;
  return { own: spendable, household };
};
const toldTo = async (caller: Caller) => {
  await world.settle();
  return (await caller('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
};
const byId = (id: string) => ({ params: { id } });

describe('a grown-up of a household redeems with what it shares', () => {
  test('a bag of rice is paid by the household; nobody’s own points move, and every member reads of it', async () => {
    await givePoints(world, mother, 100);
    await giveTogether(world, home, 40);
    const { offer } = await shop.offer();
    const { ok: reserved } = await reserve(mother, offer, 'household');
    expect(reserved).toMatchObject({ points: 30, account: 'household', state: 'reserved' });
    expect(await pointsOf(mother)).toEqual({ own: 100, household: 10 });
    expect(await pointsOf(father)).toEqual({ own: 0, household: 10 });
    await present(shop, mother, reserved.id);
    (await shop.merchant('handOverReward', byId(reserved.id))).ok;
    expect(await toldTo(mother)).toContain('用了家里的 30 分');
    const spent = { points: 30, state: 'handed_over', what: { zh: '大米' }, by: '周慧芳' };
    expect((await mine(mother))?.spending).toMatchObject([{ ...spent, me: true }]);
    expect((await mine(father))?.spending).toMatchObject([{ ...spent, me: false, here: true }]);
  });

  test('nothing is taken from the household unless it is said', async () => {
    await givePoints(world, mother, 30);
    await giveTogether(world, home, 30);
    const { offer } = await shop.offer();
    expect((await reserve(mother, offer)).ok.account).toBe('own');
    expect(await pointsOf(mother)).toEqual({ own: 0, household: 30 });
    expect((await mine(mother))?.spending).toEqual([]);
  });

  test('the soonest to lapse of the household’s points go first', async () => {
    await giveTogether(world, home, 20, '2027-12-31');
    await giveTogether(world, home, 20, '2027-03-31');
    const { offer } = await shop.offer();
    (await reserve(mother, offer, 'household')).ok;
    expect((await mother('getMyLapsing')).ok.lots).toMatchObject([
      { account: 'household', points: 10, lapsesOn: '2027-12-31' },
    ]);
  });

  test('too few are no points, and it is said of whose', async () => {
    await givePoints(world, mother, 30);
    await giveTogether(world, home, 29);
    const { offer } = await shop.offer();
    const { problem } = await reserve(mother, offer, 'household');
    expect(problem.code).toBe('not_enough_at_home');
    expect(problem.title).toContain('家里的分还差 1 分');
    expect(await pointsOf(mother)).toEqual({ own: 30, household: 29 });
  });

  test('a minor, and whoever lives in none, spends their own', async () => {
    await giveTogether(world, home, 100);
    const { offer } = await shop.offer();
    const son = await moveIn('何小满', born(2010));
    await givePoints(world, son, 30);
    expect((await reserve(son, offer, 'household')).problem.code).toBe('grown_ups_spend');
    expect((await son('listShop')).ok.household).toBeNull();
    expect((await reserve(son, offer)).status).toBe(201);
    const neighbour = await somebody(world, '孙秀兰', adult);
    expect((await reserve(neighbour, offer, 'household')).problem.code).toBe('no_household');
    expect((await neighbour('listShop')).ok.household).toBeNull();
  });

  test('one for each is one for each, whoever’s points pay', async () => {
    await givePoints(world, mother, 100);
    await giveTogether(world, home, 100);
    const { offer } = await shop.offer({ limit: { count: 1, period: 'year' } });
    expect((await reserve(mother, offer, 'household')).status).toBe(201);
    expect((await reserve(mother, offer)).problem.code).toBe('limit_reached');
    expect((await reserve(mother, offer, 'household')).problem.code).toBe('limit_reached');
    expect((await reserve(father, offer, 'household')).status).toBe(201);
  });

  test('where a pool helps with the price, it helps the household as it helps its members', async () => {
    await giveTogether(world, home, 10);
    const prices = [{ from: 0, points: 10 }];
    const { offer } = await shop.offer({ value: 25, prices, pools: ['helpers'] });
    const { id } = (await reserve(father, offer, 'household')).ok;
    expect(await pointsOf(father)).toEqual({ own: 0, household: 0 });
    (await father('cancelRedemption', byId(id))).ok;
    expect(await pointsOf(father)).toEqual({ own: 0, household: 10 });
  });
});

test('the shop says which accounts can pay for what, and why none can', async () => {
  await givePoints(world, mother, 20);
  await giveTogether(world, home, 30);
  const cheap = { value: 20, prices: [{ from: 0, points: 20 }] };
  const dear = { value: 31, prices: [{ from: 0, points: 31 }] };
  const rewards = [await shop.offer(cheap), await shop.offer(), await shop.offer(dear)];
  const { items, spendable, household } = (await mother('listShop')).ok;
  expect({ spendable, household }).toEqual({ spendable: 20, household: 30 });
  const shown = rewards.map(({ reward }) => items.find(({ id }) => id === reward));
  expect(shown).toMatchObject([
    { payable: ['own', 'household'], why: null },
    { payable: ['household'], why: null },
    { payable: [], why: { zh: '这件要 31 分，您还差 11 分。' } },
  ]);
});

describe('what ends goes back to the household', () => {
  test.each(['cancelled', 'refused', 'timed_out', 'returned'] as const)('%s', async (how) => {
    await givePoints(world, mother, 100);
    await giveTogether(world, home, 30);
    const { offer } = await shop.offer();
    const { id } = (await reserve(mother, offer, 'household')).ok;
    if (how === 'cancelled') (await mother('cancelRedemption', byId(id))).ok;
    if (how === 'refused')
      (await shop.merchant('refuseRedemption', { ...byId(id), body: { reason: 'spoilt' } })).ok;
    if (how === 'timed_out') {
      world.clock.advance({ hours: 49 });
      await endDueRedemptions(world.deps);
    }
    if (how === 'returned') {
      await present(shop, mother, id);
      (await shop.merchant('handOverReward', byId(id))).ok;
      const body = { reason: 'spoilt', restock: false };
      (await shop.merchant('returnRedemption', { ...byId(id), body })).ok;
    }
    expect(await pointsOf(mother)).toEqual({ own: 100, household: 30 });
    if (how !== 'cancelled') expect(await toldTo(mother)).toContain('30 分已退回家庭账户');
    expect((await mine(father))?.spending).toMatchObject([{ state: how, points: 30 }]);
  });

  test('also when whoever reserved it has moved out meanwhile: they are not named any more', async () => {
    await giveTogether(world, home, 30);
    const { offer } = await shop.offer();
    const { id } = (await reserve(father, offer, 'household')).ok;
    (await father('leaveHousehold')).ok;
    expect((await mine(mother))?.spending).toMatchObject([{ by: null, here: false, me: false }]);
    (await father('cancelRedemption', byId(id))).ok;
    expect(await pointsOf(father)).toEqual({ own: 0, household: null });
    expect(await pointsOf(mother)).toEqual({ own: 0, household: 30 });
  });

  test('also when whoever reserved it has everything erased', async () => {
    await giveTogether(world, home, 30);
    const { offer } = await shop.offer();
    (await reserve(father, offer, 'household')).ok;
    const { demoCode } = (await father('sendMyCode', { body: {} })).ok;
    (await father('proveMyself', { body: { code: demoCode } })).ok;
    (await father('eraseMe', { body: { openCases: 'withdraw' } })).ok;
    expect(await pointsOf(mother)).toEqual({ own: 0, household: 30 });
    expect((await mine(mother))?.spending).toMatchObject([{ by: null, state: 'cancelled' }]);
  });
});

test('given back and collected at a counter without a network: the household pays, and owes what is missing', async () => {
  await givePoints(world, mother, 100);
  await giveTogether(world, home, 30);
  const { offer } = await shop.offer();
  const till = openTill(world, shop.counter);
  await till.takeSheet(shop.merchant);
  const { id } = (await reserve(mother, offer, 'household')).ok;
  const entry = till.write(await passOf(mother, id));
  (await mother('cancelRedemption', byId(id))).ok;
  await spendTogether(world, home, 20);
  const sent = (await till.send(shop.merchant, entry)).ok;
  expect(sent.conflict).toMatchObject({ kind: 'cancelled', bearer: 'resident', unpaid: 0 });
  expect(await pointsOf(mother)).toEqual({ own: 100, household: 0 });
  expect((await mother('getMyPoints')).ok.owed).toBe(0);
  expect(await toldTo(mother)).toContain('用了家里的 10 分，另欠 20 分');
  const { debts } = (await (await world.staff('leader'))('listDebts')).ok;
  expect(debts).toMatchObject([{ kind: 'household', owed: 20 }]);
});

test('which pool had given the points of a household is known, also of what somebody earned who has left', async () => {
  await enforce(world, [changedRule('2.2', { householdPercent: 100 })]);
  // Into a home to which all of it goes by their word.
  await moveTogether();
  const desk = await openDesk(world);
  const { code } = await report(father);
  await walkTo('awaiting_confirmation', { desk, resident: father, code });
  const { household: there } = await pointsOf(mother);
  expect(there).toBeGreaterThan(0);
  (await father('leaveHousehold')).ok;
  const price = there ?? 0;
  const { offer } = await shop.offer({ value: price, prices: [{ from: 0, points: price }] });
  const { id } = (await reserve(mother, offer, 'household')).ok;
  await present(shop, mother, id);
  (await shop.merchant('handOverReward', byId(id))).ok;
  const { read } = world.deps.database;
  const scope = jobScope(county, 'test');
  const { holder_no: pool } = await read
    .selectFrom('pools')
    .select('holder_no')
    .where('code', '=', 'residents')
    .executeTakeFirstOrThrow();
  const shares = [{ pool, amount: BigInt(price) }];
  expect([...(await findPayers(read, scope, id)).values()]).toEqual([shares]);
  const {
    transfers,
    resident,
    paid_by: paidBy,
  } = await read
    .selectFrom('redemptions')
    .select(['transfers', 'resident', 'paid_by'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const found = await findPayersOf(read, scope, [{ id, resident, paidBy, transfers }]);
  expect(found.get(id)).toEqual(shares);
});

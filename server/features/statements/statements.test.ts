import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { merchantAccount, points } from '../../ledger/account.ts';
import { endPending, reconcile, refund, release, spend, takeBack } from '../../ledger/service.ts';
import { startOfDay } from '../../platform/calendar.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { getHolderNo } from '../awards/service.ts';
import { lapsePoints } from '../year-end/service.ts';

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
});
afterAll(() => world.close());

/** The time of the next step: a minute after the one before. */
const at = () => {
  world.clock.advance({ minutes: 1 });
  return world.clock.now();
};
const newId = () => world.deps.ids.uuid();
const scope = jobScope(county, 'test');
const shop = merchantAccount(999_999n);

const explain = async (resident: Caller) => (await resident('explainMyPoints')).ok;
const lines = async (resident: Caller) => (await resident('getMyStatement')).ok.lines;
const told = (list: Awaited<ReturnType<typeof lines>>) =>
  list.map(({ kind, points: change, balance }) => [kind, change, balance]);

async function settled(resident: Caller): Promise<void> {
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await world.settle();
}

async function holderOf(resident: Caller): Promise<bigint> {
  const { id } = (await resident('getMe')).ok;
  return getHolderNo(world.deps.database.read, scope, id);
}

const give = async (resident: Caller, amount: number, reason: string) => {
  const holderNo = await holderOf(resident);
  const wanted = { county, holderNo, to: shop, amount: points(amount), at: at(), newId };
  return world.deps.database.transact((tx) =>
    spend(tx, { ...wanted, how: 'announce', reason: uuidOf(reason) }),
  );
};

test('someone who has nothing yet is shown nothing, and it adds up', async () => {
  const resident = await world.resident();
  expect(await lines(resident)).toEqual([]);
  expect(await explain(resident)).toMatchObject({
    spendable: { points: 0, parts: [] },
    lots: [],
    agrees: true,
  });
});

test('what is not settled is no line yet, and is named under its own figure', async () => {
  const resident = await world.resident();
  await report(resident);
  expect(await lines(resident)).toEqual([]);
  const shown = await explain(resident);
  expect(shown).toMatchObject({ provisional: { points: 3 }, agrees: true });
  expect(shown.provisional.awards).toMatchObject([{ points: 3, rule: '2.2' }]);
});

test('held for a redemption, given back, handed over, returned by the shop: each is a line with its balance', async () => {
  const resident = await world.resident();
  await settled(resident);
  const { transact } = world.deps.database;
  const ids = (spent: Awaited<ReturnType<typeof give>>) =>
    spent.kind === 'refused' ? [] : spent.transfers;
  const first = ids(await give(resident, 2, 'first'));
  await transact((tx) => release(tx, { county, transfers: first, graceDays: 30, at: at(), newId }));
  const second = ids(await give(resident, 1, 'second'));
  expect(told(await lines(resident))[0]).toEqual(['held', -1, 2]);
  const settle = second.map((pending) => ({ id: newId(), pending, how: 'settle' as const }));
  await transact((tx) => endPending(tx, { county, ends: settle, at: at() }));
  expect(told(await lines(resident))).toEqual([
    ['spent', -1, 2],
    ['returned', 2, 3],
    ['held', -2, 1],
    ['award', 3, 3],
  ]);
  await transact((tx) => refund(tx, { county, transfers: second, graceDays: 30, at: at(), newId }));
  expect(told(await lines(resident))[0]).toEqual(['returned', 1, 3]);
  expect(await explain(resident)).toMatchObject({ spendable: { points: 3 }, agrees: true });
});

test('points that are taken back after they were spent: what is there goes, what is not is owed', async () => {
  const resident = await world.resident();
  await settled(resident);
  await give(resident, 2, 'spent before');
  const award = (await lines(resident)).find(({ kind }) => kind === 'award')?.award;
  const row = await world.deps.database.read
    .selectFrom('awards')
    .select('transfer')
    .where('id', '=', award?.id ?? '')
    .executeTakeFirstOrThrow();
  await world.deps.database.transact((tx) =>
    takeBack(tx, { county, first: row.transfer ?? '', at: at(), newId }),
  );
  const newest = (await lines(resident)).slice(0, 2);
  expect(newest.map(({ kind }) => kind).sort()).toEqual(['owed', 'taken_back']);
  expect(newest[0]?.balance).toBe(0);
  for (const { award: behind } of newest) expect(behind?.id).toBe(award?.id);
  expect(await explain(resident)).toMatchObject({
    spendable: { points: 0 },
    owed: { points: 2 },
    agrees: true,
  });
});

test('after the last day of a lot its points are gone, as a line of their own', async () => {
  const phone = '13900001111';
  await settled(await world.resident(phone));
  world.clock.set(startOfDay('2028-01-01', 0.1));
  expect(await lapsePoints(world.deps)).toBeGreaterThan(0);
  const resident = await world.resident(phone);
  expect(told(await lines(resident))[0]).toEqual(['lapsed', -3, 0]);
  expect(await explain(resident)).toMatchObject({
    spendable: { points: 0 },
    lots: [],
    agrees: true,
  });
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
});

test('a statement of many lines comes in pages, each line once', async () => {
  const resident = await world.resident();
  world.clock.set(new Date('2028-01-10T01:00:00Z'));
  desk = await openDesk(world);
  const someone = await world.resident();
  await settled(someone);
  for (let turn = 0; turn < 20; turn++) {
    const spent = await give(someone, 1, `turn ${turn}`);
    const transfers = spent.kind === 'refused' ? [] : spent.transfers;
    const back = { county, transfers, graceDays: 30, at: at(), newId };
    await world.deps.database.transact((tx) => release(tx, back));
  }
  const first = (await someone('getMyStatement')).ok;
  const second = (await someone('getMyStatement', { query: { after: first.next ?? '' } })).ok;
  expect(first.lines).toHaveLength(30);
  const seen = [...first.lines, ...second.lines].map(({ id }) => id);
  expect(new Set(seen).size).toBe(41);
  expect(second.next).toBeNull();
  expect(second.lines.at(-1)?.kind).toBe('award');
  expect(await lines(resident)).toEqual([]);
});

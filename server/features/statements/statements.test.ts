import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { merchantAccount, points } from '../../ledger/account.ts';
import {
  createPostingQueue,
  endPending,
  lapseLots,
  reconcile,
  refund,
  release,
  spend,
  sumBooks,
  takeBack,
} from '../../ledger/service.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { getHolderNo } from '../awards/service.ts';
import { lapsePoints, warnOfLapse } from './service.ts';

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
  const { database, clock, ids } = world.deps;
  world.clock.set(new Date('2027-12-31T16:00:00Z'));
  const queue = createPostingQueue({ database, clock, ids, lanes: 2, batch: 50, capacity: 1_000 });
  const swept = await lapseLots({ database, clock, ids, queue }, county);
  await queue.stop();
  expect(swept.points).toBeGreaterThan(2n);
  const resident = await world.resident(phone);
  expect(told(await lines(resident))[0]).toEqual(['lapsed', -3, 0]);
  expect(await explain(resident)).toMatchObject({
    spendable: { points: 0 },
    lots: [],
    agrees: true,
  });
  expect(await reconcile(database.read, county)).toEqual([]);
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

test('sixty, thirty and seven days before, whoever has points is told once, with points and day', async () => {
  world.clock.set(new Date('2028-02-01T01:00:00Z'));
  desk = await openDesk(world);
  const phone = '13900002222';
  await settled(await world.resident(phone));
  const warned = async (day: string) => {
    world.clock.set(new Date(`${day}T01:00:00Z`));
    await warnOfLapse(world.deps);
    await warnOfLapse(world.deps);
    const resident = await world.resident(phone);
    const { notices } = (await resident('listMyNotices')).ok;
    return notices.filter(({ words }) => words.zh.includes('到期，还有')).map(({ words }) => words);
  };
  expect(await warned('2029-10-31')).toEqual([]);
  expect((await warned('2029-11-01'))[0]?.zh).toBe(
    '您有 3 分将在 2029 年 12 月 31 日之后到期，还有 60 天可以用。先花先到期的。',
  );
  expect(await warned('2029-11-30')).toHaveLength(1);
  // The worker slept on the day itself.
  expect(await warned('2029-12-03')).toHaveLength(2);
  expect((await warned('2029-12-24'))[0]?.en).toContain('until 2029-12-31, 7 more days');
  expect(await warned('2029-12-31')).toHaveLength(3);
  expect(await lapsePoints(world.deps)).toBe(0);
  world.clock.set(new Date('2029-12-31T16:00:00Z'));
  const both = await Promise.all([lapsePoints(world.deps), lapsePoints(world.deps)]);
  expect(both[0] + both[1]).toBeGreaterThan(0);
  expect(await warned('2030-01-01')).toHaveLength(3);
  expect(await explain(await world.resident(phone))).toMatchObject({ spendable: { points: 0 } });
  expect(await sumBooks(world.deps.database.read, county)).toEqual({ posted: 0n, pending: 0n });
});

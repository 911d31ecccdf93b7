import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { cover, openEmptyPool, statementOf, takeInSponsor } from '../../../test/sponsors.ts';
import { untilOneWaits } from '../../../test/waiting.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { isQueueBefore } from './queue-store.ts';
import { payQueuedAwards } from './service.ts';

let world: TestApp;
let desk: Desk;
let treasurer: Caller;
let pool: string;
let sponsor: string;
let opened = 0;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  desk = await openDesk(world);
  treasurer = await world.staff('treasurer');
  pool = `queue-${++opened}`;
  await openEmptyPool(treasurer, pool);
  sponsor = await takeInSponsor(treasurer);
  await enforce(world, [changedRule('2.2', { pools: [pool], whenUsedUp: 'queue' })]);
});
/** Whoever waits under the rule waits at the pool that it names by then: nobody is left to the next test. */
afterEach(async () => {
  await enforce(world, [changedRule('2.2', { pools: [pool], whenUsedUp: 'queue' })]);
  await comes(1_000);
  await payQueuedAwards(world.deps);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  await world.close();
});

const comes = (points: number) => cover(treasurer, { sponsor, pool, points });
const newest = async (resident: Caller) => (await statementOf(resident))[0];
const toldTo = async (resident: Caller) =>
  (await resident('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();

/** Somebody whose report waits for cover, after everybody who came before. */
async function waiting() {
  world.clock.advance({ minutes: 1 });
  const resident = await world.resident();
  const { code } = await report(resident);
  return { resident, code };
}

test('where the rule keeps a queue, an award that no pool covers waits with its points', async () => {
  const { resident } = await waiting();
  expect(await newest(resident)).toMatchObject({ points: 3, state: 'queued', settledAt: null });
  expect((await resident('getMyPoints')).ok).toMatchObject({ queued: 3, provisional: 0 });
  expect((await resident('explainMyPoints')).ok).toMatchObject({
    agrees: true,
    queued: { points: 3 },
  });
});

test('cover that comes goes to who came first, and to nobody who came later', async () => {
  const [first, second] = [await waiting(), await waiting()];
  await comes(3);
  // There is cover for one; who reports now stands behind those who wait.
  const third = await waiting();
  await payQueuedAwards(world.deps);
  const states = await Promise.all([first, second, third].map(({ resident }) => newest(resident)));
  expect(states.map((award) => award?.state)).toEqual(['provisional', 'queued', 'queued']);
  await comes(6);
  expect(await payQueuedAwards(world.deps)).toBe(2);
  expect((await newest(third.resident))?.state).toBe('provisional');
});

test('what proves true while it waits settles as soon as there is cover, and is told', async () => {
  const { resident, code } = await waiting();
  await walkTo('awaiting_confirmation', { desk, resident, code });
  expect(await newest(resident)).toMatchObject({ state: 'queued' });
  await comes(3);
  await world.settle();
  await world.settle();
  expect(await newest(resident)).toMatchObject({ points: 3, state: 'settled' });
  expect((await resident('getMyPoints')).ok).toMatchObject({ spendable: 3, queued: 0 });
  expect(await toldTo(resident)).toContain('+3 分已入账');
});

test('what proves wrong while it waits leaves the queue, and cover goes to the next', async () => {
  const [wrong, next] = [await waiting(), await waiting()];
  const refusal = { note: '现场没有看到', reason: 'not_true' };
  (await desk.intake('refuseCase', { params: { code: wrong.code }, body: refusal })).ok;
  expect((await newest(wrong.resident))?.state).toBe('reversed');
  await comes(3);
  await payQueuedAwards(world.deps);
  expect((await newest(next.resident))?.state).toBe('provisional');
  expect((await newest(wrong.resident))?.state).toBe('reversed');
});

test('who waits is paid once, however many pay the queue at the same time', async () => {
  const { resident } = await waiting();
  await comes(30);
  const paid = await Promise.all([1, 2, 3, 4].map(() => payQueuedAwards(world.deps)));
  expect(paid.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await newest(resident)).toMatchObject({ points: 3, state: 'provisional' });
});

test('who waits at an empty pool holds up nobody who waits at another', async () => {
  await waiting();
  await waiting();
  const other = `${pool}-other`;
  await openEmptyPool(treasurer, other);
  await enforce(world, [changedRule('2.2', { pools: [other], whenUsedUp: 'queue' })]);
  const { resident } = await waiting();
  await cover(treasurer, { sponsor, pool: other, points: 3 });
  expect(await payQueuedAwards(world.deps, 1)).toBe(1);
  expect((await newest(resident))?.state).toBe('provisional');
});

test('nobody is paid while somebody before them may still have to wait', async () => {
  await comes(3);
  const { database } = world.deps;
  const { later } = await database.transact(async (tx) => {
    // Another rule with a queue: all of a county's are decided one after another.
    const rule = { id: '9.9', whenUsedUp: 'queue' } as const;
    expect(await isQueueBefore(tx, jobScope(county, 'test'), rule)).toBe(false);
    const reported = waiting();
    // Whoever reports now is not paid yet: whether they stand behind this one is not known.
    await untilOneWaits(database.read);
    return { later: reported };
  });
  const { resident } = await later;
  await payQueuedAwards(world.deps);
  expect(await newest(resident)).toMatchObject({ points: 3, state: 'provisional' });
});

test('a pool is seen to owe those who wait at it', async () => {
  await waiting();
  const { queued } = (await treasurer('getPool', { params: { code: pool } })).ok;
  expect(queued).toEqual({ awards: 1, points: 3 });
  expect((await treasurer('getLiability')).ok.queued).toBeGreaterThanOrEqual(3);
});

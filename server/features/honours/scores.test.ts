import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { jobScope } from '../../platform/scope.ts';
import { learnAge } from '../residents/service.ts';
import {
  addScores,
  everBoard,
  feedScores,
  getStanding,
  listTop,
  loadRankIndex,
} from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const scope = jobScope(county, 'test');
let boards = 0;

/** Without a profile, whose gift would count; the age is one that a provider vouched for. */
async function grownUp(): Promise<Caller> {
  const resident = await world.resident();
  const known = { resident: await idOf(resident), birth: { year: 1990, month: 1 } };
  const { deps } = world;
  await deps.database.transact((tx) => learnAge(tx, { deps, ask: { scope } }, known));
  return resident;
}

const agreeToRanking = (resident: Caller) =>
  resident('setMyConsent', {
    params: { purpose: 'ranking' },
    body: { given: true, textVersion: 1 },
  });

test('ranks from two levels of counts are those of counting everybody, after any additions', async () => {
  const lots = fc.array(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 700 })), {
      minLength: 1,
      maxLength: 12,
    }),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(lots, async (additions) => {
      const board = `trial ${++boards}`;
      const scores = new Map<number, number>();
      for (const lot of additions) {
        const once = new Map(lot);
        for (const [holder, points] of once) scores.set(holder, (scores.get(holder) ?? 0) + points);
        const earned = [...once].map(([holder, points]) => ({
          board,
          holderNo: BigInt(holder),
          points: BigInt(points),
        }));
        await world.deps.database.transact((tx) => addScores(tx, scope, earned));
      }
      const { read } = world.deps.database;
      for (const [holder, score] of scores) {
        const above = [...scores.values()].filter((other) => other > score).length;
        const wanted = { board, holderNo: BigInt(holder) };
        expect(await getStanding(read, scope, wanted)).toEqual({
          score: BigInt(score),
          rank: BigInt(above + 1),
          holders: BigInt(scores.size),
        });
      }
      const [first] = await listTop(read, scope, board);
      expect(first?.score).toBe(BigInt(Math.max(...scores.values())));
    }),
    { numRuns: 40 },
  );
});

test('lots that come at the same time leave one holder in one bucket', async () => {
  const board = 'at once';
  const earned = [{ board, holderNo: 1n, points: 5n }];
  const { transact, read } = world.deps.database;
  await Promise.all(
    Array.from({ length: 12 }, () => transact((tx) => addScores(tx, scope, earned))),
  );
  expect(await getStanding(read, scope, { board, holderNo: 1n })).toEqual({
    score: 60n,
    rank: 1n,
    holders: 1n,
  });
  const counts = await sql<{ bucket: bigint }>`
    select bucket from score_counts where board = ${board} and holders > 0 order by level`.execute(
    read,
  );
  expect(counts.rows).toEqual([{ bucket: 60n }, { bucket: 0n }]);
});

test('the index built from the counts gives the ranks that SQL gives', async () => {
  const board = 'two ways';
  const scores = [700, 700, 3, 256, 255, 511, 512, 3, 1];
  const earned = scores.map((points, at) => ({
    board,
    holderNo: BigInt(at + 1),
    points: BigInt(points),
  }));
  const { transact, read } = world.deps.database;
  await transact((tx) => addScores(tx, scope, earned));
  // One moves up, and leaves a bucket empty behind.
  await transact((tx) => addScores(tx, scope, [{ board, holderNo: 9n, points: 300n }]));
  const index = await loadRankIndex(read, scope, board);
  for (const { holderNo } of earned) {
    const standing = await getStanding(read, scope, { board, holderNo });
    expect(index.rankOf(Number(standing?.score))).toBe(Number(standing?.rank));
    expect(index.holders).toBe(Number(standing?.holders));
  }
});

test('an award that came to nothing puts nobody on a board', async () => {
  const resident = await grownUp();
  await agreeToRanking(resident);
  const { id, holder_no } = await world.deps.database.read
    .selectFrom('residents')
    .select(['id', 'holder_no'])
    .orderBy('holder_no', 'desc')
    .executeTakeFirstOrThrow();
  const desk = await openDesk(world);
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await sql`update awards set points = 0 where resident = ${id}`.execute(world.deps.database.read);
  expect(await feedScores(world.deps)).toBe(1);
  const holder = { board: everBoard, holderNo: holder_no };
  expect(await getStanding(world.deps.database.read, scope, holder)).toBeUndefined();
});

test('what settles is counted once, for ever and for its year, by however many workers', async () => {
  const resident = await grownUp();
  await agreeToRanking(resident);
  const desk = await openDesk(world);
  for (let turn = 0; turn < 2; turn++) {
    const { code } = await report(resident);
    await walkTo('awaiting_confirmation', { desk, resident, code });
  }
  await report(resident);
  await world.settle();
  const counted = await Promise.all(Array.from({ length: 5 }, () => feedScores(world.deps)));
  expect(counted.reduce((sum, one) => sum + one, 0)).toBe(2);
  expect(await feedScores(world.deps)).toBe(0);
  const { read } = world.deps.database;
  const { rows } = await sql<{ board: string; score: bigint }>`
    select board, score from scores where board in ('all', '2026') order by board`.execute(read);
  expect(rows).toEqual([
    { board: '2026', score: 6n },
    { board: everBoard, score: 6n },
  ]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { report } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { cover, openEmptyPool, takeInSponsor } from '../../../test/sponsors.ts';
import { warnOfPools } from './service.ts';

let world: TestApp;
let treasurer: Caller;
let owner: Caller;
let sponsor: string;
beforeAll(async () => {
  world = await startTestApp();
  treasurer = await world.staff('treasurer');
  await openEmptyPool(treasurer, 'short');
  sponsor = await takeInSponsor(treasurer);
  await enforce(world, [changedRule('2.2', { pools: ['short'] })]);
});
beforeEach(async () => {
  treasurer = await world.staff('treasurer');
  owner = await world.staff('rule_owner');
});
afterAll(() => world.close());

const warningsOf = async (reader: Caller) => {
  const { pools } = (await reader('listPools')).ok;
  return pools.find(({ code }) => code === 'short')?.warnings ?? [];
};
const comes = (points: number) => cover(treasurer, { sponsor, pool: 'short', points });

test('a pool that nobody relies on yet is not warned of', async () => {
  expect(await warnOfPools(world.deps)).toBe(0);
});

test('treasurer and rule owner hear ahead that a pool runs out, once for each threshold', async () => {
  await comes(30);
  for (const _ of [1, 2, 3]) await report(await world.resident());
  // 9 points within a week: 21 last for 16 days.
  expect(await warnOfPools(world.deps)).toBe(2);
  expect(await warnOfPools(world.deps)).toBe(0);
  for (const reader of [treasurer, owner])
    expect((await warningsOf(reader)).map(({ days }) => days)).toEqual([30, 60]);
  const [urgent] = await warningsOf(owner);
  expect(urgent).toMatchObject({ cover: 21, seenAt: null, seenBy: null });
});

test('who reads the urgent one has read those before it', async () => {
  const [urgent] = await warningsOf(owner);
  const seen = (await owner('seePoolWarning', { params: { id: urgent?.id ?? '' } })).ok;
  expect(seen).toMatchObject({ days: 30, seenBy: 'rule_owner' });
  for (const { seenAt } of await warningsOf(treasurer)) expect(seenAt).not.toBeNull();
});

test('a pool that has cover again can be warned of anew', async () => {
  await comes(900);
  expect(await warnOfPools(world.deps)).toBe(0);
  expect(await warningsOf(treasurer)).toEqual([]);
  for (const _ of [1, 2, 3, 4]) {
    const resident = await world.resident();
    for (const _ of [1, 2, 3]) await report(resident);
  }
  const body = { sponsor, points: 800, withLapsed: false, reason: '退回一部分' };
  (await treasurer('returnCover', { params: { code: 'short' }, body })).ok;
  expect(await warnOfPools(world.deps)).toBe(2);
});

test('a pool that is used up is said to be, on the day it is', async () => {
  const { cover: left } = (await treasurer('getPool', { params: { code: 'short' } })).ok;
  const body = { sponsor, points: left, withLapsed: false, reason: '全部退回' };
  (await treasurer('returnCover', { params: { code: 'short' }, body })).ok;
  await warnOfPools(world.deps);
  const [now] = await warningsOf(owner);
  expect(now).toMatchObject({ days: 0, cover: 0 });
});

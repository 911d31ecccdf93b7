import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Rule } from '../../../contract/rules.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { liveTogether, openPool } from '../../../test/holders.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { factsOfDeed, getDeed } from './deed-store.ts';

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 3 });
  desk = await openDesk(world);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toMatchObject({ posted: 0n });
  await world.close();
});

const rule = (change: Partial<Rule>) => enforce(world, [changedRule('2.2', change)]);
const figures = async (resident: Caller) => (await resident('getMyPoints')).ok;
async function family(size = 1) {
  const members = await Promise.all(Array.from({ length: size }, () => world.resident()));
  await liveTogether(world, members);
  const [first] = members;
  if (first === undefined) throw new Error('a family has a member');
  return { first, members };
}

test('a household gets its share together with the resident, and the award says how much', async () => {
  await rule({ householdPercent: 50 });
  const { first } = await family();
  const { code, awards } = await report(first);
  expect(awards).toMatchObject([{ points: 2, householdPoints: 1, state: 'provisional' }]);
  expect(awards[0]?.why.zh).toContain('其中 1 分记到家庭账户，2 分记给本人');
  expect(await figures(first)).toMatchObject({ provisional: 2, household: 0 });
  await walkTo('awaiting_confirmation', { desk, resident: first, code });
  expect(await figures(first)).toMatchObject({ spendable: 2, household: 1 });
  await world.settle();
  const told = (await first('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
  expect(told).toContain('+2 分（另有家庭账户 1 分）已入账');
});

test('what was agreed to stands with the deed, for whoever decides on it again', async () => {
  await rule({ householdPercent: 80, base: { kind: 'fixed', points: 10 } });
  const { first } = await family();
  const { pool, read } = world.deps.database;
  const { id } = (await first('getMe')).ok;
  await pool.query('update residents set agreed_share = 50 where id = $1', [id]);
  const { awards } = await report(first);
  expect(awards).toMatchObject([{ points: 5, householdPoints: 5 }]);
  const { rows } = await pool.query<{ id: string }>('select id from deeds where resident = $1', [
    id,
  ]);
  const deed = await getDeed(read, jobScope(county, 'test'), rows[0]?.id ?? '');
  expect(factsOfDeed(deed)).toMatchObject({ inHousehold: true, agreedShare: 50 });
});

test('who lives alone keeps all of it', async () => {
  await rule({ householdPercent: 50 });
  const { awards } = await report(await world.resident());
  expect(awards).toMatchObject([{ points: 3, householdPoints: 0 }]);
});

test('all of it for the household is not nothing: the case goes on to its bonus', async () => {
  await rule({ householdPercent: 100 });
  const { first } = await family();
  const { code, awards } = await report(first);
  expect(awards).toMatchObject([{ points: 0, householdPoints: 3, state: 'provisional' }]);
  await walkTo('closed', { desk, resident: first, code });
  expect(await figures(first)).toMatchObject({ spendable: 0, household: 3, scheduled: 2 });
});

test('a refused case voids both shares, a later reversal takes both back', async () => {
  await rule({ householdPercent: 50 });
  const { first } = await family();
  const refused = await report(first);
  const body = { reason: 'not_true', note: '现场没有看到' };
  await desk.intake('refuseCase', { params: { code: refused.code }, body });
  expect(await figures(first)).toMatchObject({ provisional: 0, household: 0 });
  const { code, awards } = await report(first);
  await walkTo('awaiting_confirmation', { desk, resident: first, code });
  expect(await figures(first)).toMatchObject({ spendable: 2, household: 1 });
  await desk.reviewer('reverseAward', { params: { id: awards[0]?.id ?? '' }, body });
  expect(await figures(first)).toMatchObject({ spendable: 0, household: 0, owed: 0 });
});

test('a bonus of the next day is shared with the household of the day it was earned on', async () => {
  await enforce(world, [changedRule('2.4', { householdPercent: 50 })]);
  const { first } = await family();
  const { code } = await report(first);
  await walkTo('closed', { desk, resident: first, code });
  world.clock.advance({ days: 1 });
  await world.settle();
  expect(await figures(first)).toMatchObject({ spendable: 4, household: 1 });
});

test('the first pool of the rule pays until it is used up, then the next one, then none', async () => {
  await openPool(world, 'sponsor', 4);
  await openPool(world, 'reserve', 3);
  await rule({ pools: ['sponsor', 'reserve'] });
  const paidBy = async (award: string | undefined) =>
    world.deps.database.read
      .selectFrom('awards')
      .select('pool')
      .where('county', '=', county)
      .where('id', '=', award ?? '')
      .executeTakeFirst();
  const [one] = (await report(await world.resident())).awards;
  const [two] = (await report(await world.resident())).awards;
  const [none] = (await report(await world.resident())).awards;
  expect([one, two, none].map((award) => award?.points)).toEqual([3, 3, 0]);
  expect(await paidBy(one?.id)).toEqual({ pool: 'sponsor' });
  expect(await paidBy(two?.id)).toEqual({ pool: 'reserve' });
  expect(await paidBy(none?.id)).toEqual({ pool: null });
  expect(none?.why.zh).toContain('积分池本期已用完');
});

test('a pool that covers one share of an award and not the other pays neither', async () => {
  await openPool(world, 'short', 2);
  await rule({ pools: ['short', 'residents'], householdPercent: 50 });
  const { first } = await family();
  const { awards } = await report(first);
  expect(awards).toMatchObject([{ points: 2, householdPoints: 1 }]);
  const { pool } = await world.deps.database.read
    .selectFrom('awards')
    .select('pool')
    .where('county', '=', county)
    .where('id', '=', awards[0]?.id ?? '')
    .executeTakeFirstOrThrow();
  expect(pool).toBe('residents');
});

test('a person gets so many awards in a day over all rules; the next is empty and says why', async () => {
  await enforce(world, [changedRule('2.2', { householdPercent: 50 })], { awardsPerPersonDay: 2 });
  const { first, members } = await family(2);
  const other = members[1] as Caller;
  expect((await report(first)).awards).toMatchObject([{ points: 2 }]);
  expect((await report(first, { category: '020100' })).awards).toMatchObject([{ points: 5 }]);
  const third = (await report(first)).awards;
  expect(third).toMatchObject([{ points: 0, householdPoints: 0, state: 'settled' }]);
  expect(third[0]?.why.zh).toContain('每人每天最多计 2 次，当天已满');
  expect(third[0]?.why.en).toContain('2 awards a day');
  const { read } = world.deps.database;
  const moved = await read
    .selectFrom('transfers')
    .select('id')
    .where('county', '=', county)
    .where('reason', '=', third[0]?.id ?? '')
    .execute();
  expect(moved).toEqual([]);
  expect((await report(other)).awards).toMatchObject([{ points: 2, householdPoints: 1 }]);
  world.clock.advance({ days: 1 });
  expect((await report(first)).awards).toMatchObject([{ points: 2 }]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { idOf, liveTogether, openPool, spendPoints, spendTogether } from '../../../test/holders.ts';
import { copied, takenBack } from '../../../test/owing.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { countingStatements } from '../../../test/statements.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { listOwing } from '../awards/service.ts';
import { carryOutCorrections } from '../corrections/service.ts';
import { objectionToAsking, objectionToDeciding } from './decide.ts';

let world: TestApp;
let desk: Desk;
let treasurer: Caller;
let leader: Caller;
beforeAll(async () => {
  world = await startTestApp();
  await openPool(world, 'empty', 0);
});
beforeEach(async () => {
  desk = await openDesk(world);
  treasurer = await world.staff('treasurer');
  leader = await world.staff('leader');
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toMatchObject({ posted: 0n });
  await world.close();
});

/** A household of two whose whole award of 3 points was taken back after 2 of it had been spent. */
async function owingHousehold() {
  await enforce(world, [changedRule('2.2', { householdPercent: 100 })]);
  const members = [await world.resident(), await world.resident()] as const;
  const [first, second] = members;
  await first('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  const id = await liveTogether(world, members);
  const { code, awards } = await report(first);
  await walkTo('awaiting_confirmation', { desk, resident: first, code });
  await spendTogether(world, id, 2);
  await desk.reviewer('reverseAward', { params: { id: awards[0]?.id ?? '' }, body: copied });
  await enforce(world, [changedRule('2.2', {})]);
  return { first, second, params: { id } };
}
const debtOf = async (id: string) =>
  (await treasurer('listDebts')).ok.debts.find((one) => one.id === id);
const toldTo = async (resident: Caller) =>
  (await resident('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();

/** A resident who owes 3 points. */
async function debtor() {
  const resident = await world.resident();
  await takenBack(world, { desk, resident, spent: 3 });
  return { resident, params: { id: await idOf(resident) } };
}
const wanted = { points: 2, pool: 'residents', reason: '老人不懂，第一次' };
const note = '看过材料，同意';
const owedBy = async (resident: Caller) => (await resident('getMyPoints')).ok.owed;

test('who owes points is listed with a masked name and what is owed now', async () => {
  const { resident, params } = await debtor();
  await resident('completeProfile', { body: { name: '李小慧', grid: '339999001001001' } });
  const { debts, pools } = (await treasurer('listDebts')).ok;
  const line = debts.find(({ id }) => id === params.id);
  expect(line).toMatchObject({
    kind: 'resident',
    names: [{ zh: '李*慧', en: '李*慧' }],
    // The community of the home, not its grid.
    area: '339999001001',
    owed: 3,
    waiver: null,
  });
  expect(pools.map(({ code }) => code)).toContain('residents');
  const looks = await world.deps.database.read
    .selectFrom('audit_waiting')
    .select('actor')
    .where('action', '=', 'debts.listed')
    .execute();
  expect(looks.length).toBeGreaterThan(0);
});

test('a household that owes is listed with its members, and they hear of the debt', async () => {
  const { first, params } = await owingHousehold();
  expect(await debtOf(params.id)).toMatchObject({
    kind: 'household',
    names: [{ zh: '王*梅', en: '王*梅' }],
    area: '339999001001',
    owed: 2,
    waiver: null,
  });
  await world.settle();
  expect(await toldTo(first)).toContain('家庭账户里有 2 分已经花掉，记为家庭的欠分');
});

test('a household is let off by two signatures too, and every member is told', async () => {
  const { first, second, params } = await owingHousehold();
  const body = { ...wanted, points: 1 };
  const { id } = (await treasurer('askWaiver', { params, body })).ok;
  expect((await debtOf(params.id))?.waiver).toMatchObject({ id, points: 1, state: 'asked' });
  expect((await treasurer('askWaiver', { params, body })).problem.code).toBe('waiver_waiting');
  const signing = { params: { id }, body: { note } };
  expect((await treasurer('confirmWaiver', signing)).problem.code).toBe('waiver_own');
  expect((await leader('confirmWaiver', signing)).ok.state).toBe('confirmed');
  expect(await debtOf(params.id)).toMatchObject({ owed: 1, waiver: null });
  await world.settle();
  for (const member of [first, second])
    expect(await toldTo(member)).toContain('家庭账户欠的积分减免了 1 分，还欠 1 分。');
  expect((await first('getMyPoints')).ok.owed).toBe(0);
});

test('a household of another area is neither listed nor let off', async () => {
  const { params } = await owingHousehold();
  const eastern = await world.staff('reviewer_east');
  expect((await eastern('listDebts')).ok.debts.map(({ id }) => id)).not.toContain(params.id);
  const asked = await eastern('askWaiver', { params, body: wanted });
  expect(asked.problem.code).toBe('debt_not_found');
});

test('a corrected and then reversed award still counts as owing', async () => {
  const wrong = await enforce(world, [changedRule('2.2', { base: { kind: 'fixed', points: 9 } })]);
  const resident = await world.resident();
  const { code, awards } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await spendPoints(world, resident, 9);
  const right = await enforce(world, [changedRule('2.2', { base: { kind: 'fixed', points: 6 } })]);
  const owner = await world.staff('rule_owner');
  const versions = { wrongVersion: wrong, rightVersion: right };
  const { id } = (await owner('askCorrection', { body: { ...versions, reason: '录错了' } })).ok;
  await carryOutCorrections(world.deps);
  await leader('signCorrection', { params: { id }, body: { note } });
  await carryOutCorrections(world.deps);
  await desk.reviewer('reverseAward', { params: { id: awards[0]?.id ?? '' }, body: copied });
  expect((await debtOf(await idOf(resident)))?.owed).toBe(9);
});

test('what a page of debtors owe is read at once, however many they are', async () => {
  const read = async () => {
    const { read: counted, count } = countingStatements(world.deps.database.read);
    const scope = jobScope(county, 'test');
    const { owing } = await listOwing(counted, scope, { after: undefined, limit: 100 });
    return { debtors: owing.length, statements: count() };
  };
  await debtor();
  const before = await read();
  for (let more = 0; more < 3; more++) await debtor();
  expect(await read()).toEqual({ ...before, debtors: before.debtors + 3 });
});

test('a waiver happens when a second person signs, not before, and a pool bears it', async () => {
  const { resident, params } = await debtor();
  const asked = (await treasurer('askWaiver', { params, body: wanted })).ok;
  expect(asked).toMatchObject({ state: 'asked', points: 2, mine: true });
  expect(await owedBy(resident)).toBe(3);
  const waiver = { params: { id: asked.id }, body: { note } };
  expect((await leader('confirmWaiver', waiver)).ok).toMatchObject({ state: 'confirmed' });
  expect(await owedBy(resident)).toBe(1);
  await world.settle();
  const told = (await resident('listMyNotices')).ok.notices.map(({ words }) => words.zh);
  expect(told.join('')).toContain('减免了 2 分，还欠 1 分');
});

test('who asked for a waiver does not sign it, whatever roles they hold', async () => {
  const { params } = await debtor();
  const { id } = (await treasurer('askWaiver', { params, body: wanted })).ok;
  const signing = { params: { id }, body: { note } };
  expect((await treasurer('confirmWaiver', signing)).problem).toMatchObject({
    status: 403,
    code: 'waiver_own',
  });
  expect((await desk.reviewer('confirmWaiver', signing)).problem.status).toBe(403);
  expect(objectionToDeciding({ state: 'asked', askedBy: 'a', reader: 'a' })).toBe('waiver_own');
});

test('two who sign at the same moment waive once', async () => {
  const { resident, params } = await debtor();
  const { id } = (await desk.reviewer('askWaiver', { params, body: wanted })).ok;
  const signing = { params: { id }, body: { note } };
  const signed = await Promise.all([
    leader('confirmWaiver', signing),
    treasurer('confirmWaiver', signing),
    treasurer('declineWaiver', signing),
  ]);
  expect(signed.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect([1, 3]).toContain(await owedBy(resident));
});

test('declined, the debt stays, and another waiver can be asked for', async () => {
  const { resident, params } = await debtor();
  const { id } = (await treasurer('askWaiver', { params, body: wanted })).ok;
  const second = await treasurer('askWaiver', { params, body: wanted });
  expect(second.problem.code).toBe('waiver_waiting');
  await leader('declineWaiver', { params: { id }, body: { note: '理由不够' } });
  expect(await owedBy(resident)).toBe(3);
  expect((await treasurer('askWaiver', { params, body: wanted })).status).toBe(201);
});

test('no more is waived than is owed, from no pool that does not exist or does not cover it', async () => {
  const { resident, params } = await debtor();
  const ask = (body: object) => treasurer('askWaiver', { params, body: { ...wanted, ...body } });
  expect((await ask({ points: 4 })).problem).toMatchObject({
    code: 'waiver_more_than_owed',
    fields: [{ field: '/points' }],
  });
  expect((await ask({ pool: 'nowhere' })).problem).toMatchObject({
    code: 'pool_unknown',
    fields: [{ field: '/pool' }],
  });
  const { id } = (await ask({ pool: 'empty' })).ok;
  const signed = await leader('confirmWaiver', { params: { id }, body: { note } });
  expect(signed.problem.code).toBe('waiver_not_covered');
  expect(await owedBy(resident)).toBe(3);
});

test('who owes nothing has nothing waived', async () => {
  const params = { id: await idOf(await world.resident()) };
  const { problem } = await treasurer('askWaiver', { params, body: wanted });
  expect(problem).toMatchObject({ status: 404, code: 'debt_not_found' });
  const facts = { points: 1, owed: 0, poolKnown: true, waiting: false };
  expect(objectionToAsking(facts)).toBe('debt_not_found');
});

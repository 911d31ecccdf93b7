import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { idOf, openPool } from '../../../test/holders.ts';
import { takenBack } from '../../../test/owing.ts';
import { type Desk, openDesk } from '../../../test/road.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
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

/** A resident who owes 3 points. */
async function debtor() {
  const resident = await world.resident();
  await takenBack(world, { desk, resident, spent: 3 });
  return { resident, params: { resident: await idOf(resident) } };
}
const wanted = { points: 2, pool: 'residents', reason: '老人不懂，第一次' };
const note = '看过材料，同意';
const owedBy = async (resident: Caller) => (await resident('getMyPoints')).ok.owed;

test('who owes points is listed with a masked name and what is owed now', async () => {
  const { resident, params } = await debtor();
  await resident('completeProfile', { body: { name: '李小慧', grid: '339999001001001' } });
  const { debts, pools } = (await treasurer('listDebts')).ok;
  const line = debts.find((one) => one.resident === params.resident);
  expect(line).toMatchObject({ residentName: '李*慧', owed: 3, waiver: null });
  expect(pools.map(({ code }) => code)).toContain('residents');
  const looks = await world.deps.database.read
    .selectFrom('audit_entries')
    .select('actor')
    .where('action', '=', 'debts.listed')
    .execute();
  expect(looks.length).toBeGreaterThan(0);
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
  const params = { resident: await idOf(await world.resident()) };
  const { problem } = await treasurer('askWaiver', { params, body: wanted });
  expect(problem).toMatchObject({ status: 404, code: 'debt_not_found' });
  const facts = { points: 1, owed: 0, poolKnown: true, waiting: false };
  expect(objectionToAsking(facts)).toBe('debt_not_found');
});

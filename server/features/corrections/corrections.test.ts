import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { spendPoints } from '../../../test/holders.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import type { Deps } from '../../platform/use-case.ts';
import { objectionToDeciding } from './decide.ts';
import { carryOutCorrections } from './service.ts';

let world: TestApp;
let desk: Desk;
let owner: Caller;
let leader: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 3 });
  desk = await openDesk(world);
  owner = await world.staff('rule_owner');
  leader = await world.staff('leader');
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toMatchObject({ posted: 0n });
  await world.close();
});

const pays = (points: number) =>
  enforce(world, [changedRule('2.2', { base: { kind: 'fixed', points }, samePlace: null })]);
const figures = async (resident: Caller) => (await resident('getMyPoints')).ok;
const note = '两个版本都看过';

async function settledReport() {
  const resident = await world.resident();
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  return resident;
}

const ask = (wrongVersion: number, rightVersion: number) =>
  owner('askCorrection', { body: { wrongVersion, rightVersion, reason: '单价录错了' } });
const sign = (id: string, by: Caller = leader) =>
  by('signCorrection', { params: { id }, body: { note } });
const find = async (id: string) =>
  (await owner('listCorrections')).ok.corrections.find((one) => one.id === id);

/** A correction that was asked for, compared and signed; nothing of it is carried out. */
async function signed(wrong: number, right: number): Promise<string> {
  const { id } = (await ask(wrong, right)).ok;
  await carryOutCorrections(world.deps);
  expect((await sign(id)).ok.state).toBe('signed');
  return id;
}

test('too little is given on top after a second person signed, not before', async () => {
  const wrong = await pays(1);
  const resident = await settledReport();
  const right = await pays(4);
  const { id } = (await ask(wrong, right)).ok;
  expect((await sign(id)).problem.code).toBe('correction_computing');
  await carryOutCorrections(world.deps);
  expect(await find(id)).toMatchObject({
    state: 'asked',
    awards: 1,
    residents: 1,
    given: 3,
    taken: 0,
  });
  const { lines } = (await owner('listCorrectionLines', { params: { id } })).ok;
  expect(lines).toMatchObject([{ points: 1, difference: 3, carriedOut: false }]);
  expect(await figures(resident)).toMatchObject({ spendable: 1 });
  expect((await sign(id, owner)).problem.code).toBe('correction_own');
  await sign(id);
  await carryOutCorrections(world.deps);
  expect(await find(id)).toMatchObject({ state: 'done', carriedOut: 1 });
  expect(await figures(resident)).toMatchObject({ spendable: 4 });
  const given = (await resident('listMyAwards')).ok.lines;
  const added = given.find(({ cause }) => cause === 'correction');
  const first = given.find(({ cause }) => cause === 'deed');
  expect(added).toMatchObject({ points: 3, cause: 'correction', ruleVersion: right });
  expect(first).toMatchObject({ points: 1, state: 'settled', ruleVersion: wrong });
});

test('too much is taken back, what was spent is owed, and it can be contested', async () => {
  const wrong = await pays(9);
  const resident = await settledReport();
  await spendPoints(world, resident, 8);
  const right = await pays(3);
  await signed(wrong, right);
  await carryOutCorrections(world.deps);
  expect(await figures(resident)).toMatchObject({ spendable: 0, owed: 5 });
  await world.settle();
  const told = (await resident('listMyNotices')).ok.notices.map(({ words }) => words.zh).join('');
  expect(told).toContain('多给的 6 分已扣回。单价录错了');
  expect(told).toContain('账上扣回 1 分，另外 5 分已经花掉');
  const [line] = (await resident('listMyAwards')).ok.lines;
  expect(line).toMatchObject({ points: 9, corrected: 6, state: 'settled' });
  const id = line?.id ?? '';
  const contest = await resident('openAppeal', { params: { id }, body: { words: '说好的 9 分' } });
  expect(contest.status).toBe(201);
  const body = { reason: 'not_true', note: '现场没有' };
  await desk.reviewer('reverseAward', { params: { id }, body });
  expect(await figures(resident)).toMatchObject({ spendable: 0, owed: 8 });
});

test('carried out twice, or by two at once, everybody gets the difference once', async () => {
  const wrong = await pays(1);
  const residents = [await settledReport(), await settledReport(), await settledReport()];
  const right = await pays(3);
  await signed(wrong, right);
  await Promise.all([1, 2, 3].map(() => carryOutCorrections(world.deps)));
  await carryOutCorrections(world.deps);
  for (const resident of residents) expect(await figures(resident)).toMatchObject({ spendable: 3 });
});

test('too much is taken back once, whoever carries it out at the same moment', async () => {
  const wrong = await pays(9);
  const resident = await settledReport();
  const right = await pays(6);
  await signed(wrong, right);
  await Promise.all([1, 2, 3].map(() => carryOutCorrections(world.deps)));
  const [line] = (await resident('listMyAwards')).ok.lines;
  expect(line).toMatchObject({ points: 9, corrected: 3 });
  expect(await figures(resident)).toMatchObject({ spendable: 6 });
});

/** Dependencies whose database fails from the given transaction on, as a kill would leave it. */
function killedAfter(transactions: number): Deps {
  const { database } = world.deps;
  let left = transactions;
  const transact: typeof database.transact = (work) =>
    left-- > 0
      ? database.transact(work)
      : database.transact(async (tx) => {
          await work(tx);
          throw new Error('killed before the commit');
        });
  return { ...world.deps, database: { ...database, transact } };
}

test('killed in the middle it goes on where it was, when it compares and when it carries out', async () => {
  const wrong = await pays(1);
  const residents = [await settledReport(), await settledReport(), await settledReport()];
  const right = await pays(6);
  const { id } = (await ask(wrong, right)).ok;
  const lots = { residents: 1, lines: 1 };
  await expect(carryOutCorrections(killedAfter(2), lots)).rejects.toThrow('killed');
  expect(await find(id)).toMatchObject({ state: 'computing', residents: 2 });
  await carryOutCorrections(world.deps, lots);
  expect(await find(id)).toMatchObject({ state: 'asked', awards: 3, given: 15 });
  await sign(id);
  await carryOutCorrections(killedAfter(2), lots).catch(() => {});
  expect(await find(id)).toMatchObject({ state: 'signed', carriedOut: 2 });
  await carryOutCorrections(world.deps, lots);
  expect(await find(id)).toMatchObject({ state: 'done', carriedOut: 3 });
  for (const resident of residents) expect(await figures(resident)).toMatchObject({ spendable: 6 });
});

test('an award that is still to settle is corrected once it has settled', async () => {
  const wrong = await pays(7);
  const resident = await world.resident();
  const { code } = await report(resident);
  const right = await pays(2);
  const id = await signed(wrong, right);
  await carryOutCorrections(world.deps);
  expect(await find(id)).toMatchObject({ state: 'signed', carriedOut: 0 });
  expect(await figures(resident)).toMatchObject({ provisional: 7 });
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await carryOutCorrections(world.deps);
  expect(await find(id)).toMatchObject({ state: 'done' });
  expect(await figures(resident)).toMatchObject({ spendable: 2, owed: 0 });
});

test('a version is corrected once, by a later one that exists', async () => {
  const wrong = await pays(1);
  const right = await pays(2);
  expect((await ask(right, wrong)).problem).toMatchObject({
    code: 'version_not_later',
    fields: [{ field: '/rightVersion' }],
  });
  expect((await ask(wrong, 99)).problem.code).toBe('version_unknown');
  const { id } = (await ask(wrong, right)).ok;
  expect((await ask(wrong, right)).problem.code).toBe('correction_made');
  await carryOutCorrections(world.deps);
  await leader('declineCorrection', { params: { id }, body: { note } });
  expect((await ask(wrong, right)).status).toBe(201);
});

test('what was taken back meanwhile is left alone, and one person never signs twice', async () => {
  const wrong = await pays(8);
  const resident = await settledReport();
  const right = await pays(3);
  const id = await signed(wrong, right);
  const [line] = (await resident('listMyAwards')).ok.lines;
  const body = { reason: 'not_true', note: '现场没有' };
  await desk.reviewer('reverseAward', { params: { id: line?.id ?? '' }, body });
  await carryOutCorrections(world.deps);
  expect(await find(id)).toMatchObject({ state: 'done' });
  expect(await figures(resident)).toMatchObject({ spendable: 0, owed: 0 });
  expect(objectionToDeciding({ state: 'asked', askedBy: 'a', reader: 'a' })).toBe('correction_own');
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import {
  type Corrections,
  openCorrections,
  pays,
  settledReport,
} from '../../../test/corrections.ts';
import { county } from '../../../test/county.ts';
import { spendPoints } from '../../../test/holders.ts';
import { report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import type { Deps } from '../../platform/use-case.ts';
import { objectionToDeciding } from './decide.ts';
import { carryOutCorrections } from './service.ts';

let world: TestApp;
let by: Corrections;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 3 });
  by = await openCorrections(world);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toMatchObject({ posted: 0n });
  await world.close();
});

const figures = async (resident: Caller) => (await resident('getMyPoints')).ok;

/** A correction that was asked for, compared and signed; nothing of it is carried out. */
async function signed(wrong: number, right: number): Promise<string> {
  const { id } = (await by.ask(wrong, right)).ok;
  await carryOutCorrections(world.deps);
  expect((await by.sign(id)).ok.state).toBe('signed');
  return id;
}

/** What the job that carries corrections out left in the audit of something. */
const recorded = (object: string) =>
  world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['action', 'details'])
    .where('object', '=', object)
    .where('roles', '=', 'carry_out_correction')
    .execute();

test('too little is given on top after a second person signed, not before', async () => {
  const wrong = await pays(world, 1);
  const resident = await settledReport(world, by.desk);
  const right = await pays(world, 4);
  const { id } = (await by.ask(wrong, right)).ok;
  expect((await by.sign(id)).problem.code).toBe('correction_computing');
  await carryOutCorrections(world.deps);
  expect(await by.find(id)).toMatchObject({
    state: 'asked',
    awards: 1,
    residents: 1,
    given: 3,
    taken: 0,
  });
  const { lines } = (await by.owner('listCorrectionLines', { params: { id } })).ok;
  expect(lines).toMatchObject([{ points: 1, difference: 3, carriedOut: false }]);
  expect(await figures(resident)).toMatchObject({ spendable: 1 });
  expect((await by.sign(id, by.owner)).problem.code).toBe('correction_own');
  await by.sign(id);
  await carryOutCorrections(world.deps);
  expect(await by.find(id)).toMatchObject({ state: 'done', carriedOut: 1 });
  expect(await figures(resident)).toMatchObject({ spendable: 4 });
  const given = (await resident('listMyAwards')).ok.lines;
  const added = given.find(({ cause }) => cause === 'correction');
  expect(added?.why.zh).toContain('细则更正，补上少给的。单价录错了。');
  const first = given.find(({ cause }) => cause === 'deed');
  expect(added).toMatchObject({ points: 3, cause: 'correction', ruleVersion: right });
  expect(first).toMatchObject({ points: 1, state: 'settled', ruleVersion: wrong });
  const details = { correction: id, points: 3, householdPoints: 0 };
  expect(await recorded(`award/${first?.id}`)).toEqual([{ action: 'award.corrected', details }]);
  // Carried out once more, there is nothing left, and nothing to say.
  await carryOutCorrections(world.deps);
  const done = { action: 'correction.carried_out', details: {} };
  expect(await recorded(`correction/${id}`)).toEqual([done]);
});

test('too much is taken back, what was spent is owed, and it can be contested', async () => {
  const wrong = await pays(world, 9);
  const resident = await settledReport(world, by.desk);
  await spendPoints(world, resident, 8);
  const right = await pays(world, 3);
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
  await by.desk.reviewer('reverseAward', { params: { id }, body });
  expect(await figures(resident)).toMatchObject({ spendable: 0, owed: 8 });
});

test('carried out twice, or by two at once, everybody gets the difference once', async () => {
  const wrong = await pays(world, 1);
  const residents = [
    await settledReport(world, by.desk),
    await settledReport(world, by.desk),
    await settledReport(world, by.desk),
  ];
  const right = await pays(world, 3);
  await signed(wrong, right);
  await Promise.all([1, 2, 3].map(() => carryOutCorrections(world.deps)));
  await carryOutCorrections(world.deps);
  for (const resident of residents) expect(await figures(resident)).toMatchObject({ spendable: 3 });
});

test('too much is taken back once, whoever carries it out at the same moment', async () => {
  const wrong = await pays(world, 9);
  const resident = await settledReport(world, by.desk);
  const right = await pays(world, 6);
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
  const wrong = await pays(world, 1);
  const residents = [
    await settledReport(world, by.desk),
    await settledReport(world, by.desk),
    await settledReport(world, by.desk),
  ];
  const right = await pays(world, 6);
  const { id } = (await by.ask(wrong, right)).ok;
  const lots = { residents: 1, lines: 1 };
  await expect(carryOutCorrections(killedAfter(2), lots)).rejects.toThrow('killed');
  expect(await by.find(id)).toMatchObject({ state: 'computing', residents: 2 });
  await carryOutCorrections(world.deps, lots);
  expect(await by.find(id)).toMatchObject({ state: 'asked', awards: 3, given: 15 });
  await by.sign(id);
  await carryOutCorrections(killedAfter(2), lots).catch(() => {});
  expect(await by.find(id)).toMatchObject({ state: 'signed', carriedOut: 2 });
  await carryOutCorrections(world.deps, lots);
  expect(await by.find(id)).toMatchObject({ state: 'done', carriedOut: 3 });
  for (const resident of residents) expect(await figures(resident)).toMatchObject({ spendable: 6 });
});

test('an award that is still to settle is corrected once it has settled', async () => {
  const wrong = await pays(world, 7);
  const resident = await world.resident();
  const { code } = await report(resident);
  const right = await pays(world, 2);
  const id = await signed(wrong, right);
  await carryOutCorrections(world.deps);
  expect(await by.find(id)).toMatchObject({ state: 'signed', carriedOut: 0 });
  expect(await figures(resident)).toMatchObject({ provisional: 7 });
  await walkTo('awaiting_confirmation', { desk: by.desk, resident, code });
  await carryOutCorrections(world.deps);
  expect(await by.find(id)).toMatchObject({ state: 'done' });
  expect(await figures(resident)).toMatchObject({ spendable: 2, owed: 0 });
});

test('a version is corrected once, by a later one that exists', async () => {
  const wrong = await pays(world, 1);
  const right = await pays(world, 2);
  expect((await by.ask(right, wrong)).problem).toMatchObject({
    code: 'version_not_later',
    fields: [{ field: '/rightVersion' }],
  });
  expect((await by.ask(wrong, 99)).problem.code).toBe('version_unknown');
  const { id } = (await by.ask(wrong, right)).ok;
  expect((await by.ask(wrong, right)).problem.code).toBe('correction_made');
  await carryOutCorrections(world.deps);
  await by.leader('declineCorrection', { params: { id }, body: { note: '不同意' } });
  expect((await by.ask(wrong, right)).status).toBe(201);
});

test('who moved up is given the difference to all that was given, once', async () => {
  const at = { samePlace: { days: 7, metres: 30, supporterPercent: 0 } };
  const fixed = (points: number) => ({ base: { kind: 'fixed' as const, points } });
  const wrong = await enforce(world, [changedRule('2.2', { ...fixed(3), ...at })]);
  const [liar, resident] = [await world.resident(), await world.resident()];
  const place = { position: { lng: 120.04, lat: 28.84 } };
  const first = await report(liar, place);
  const { code } = await report(resident, place);
  await walkTo('awaiting_confirmation', { desk: by.desk, resident, code });
  const body = { reason: 'not_true', note: '现场没有看到' };
  await by.desk.intake('refuseCase', { params: { code: first.code }, body });
  await world.settle();
  expect(await figures(resident)).toMatchObject({ spendable: 3 });
  const right = await enforce(world, [changedRule('2.2', { ...fixed(4), ...at })]);
  await signed(wrong, right);
  await carryOutCorrections(world.deps);
  expect(await figures(resident)).toMatchObject({ spendable: 4, owed: 0 });
});

test('a version that still holds is corrected once the right one is in force', async () => {
  const holding = await pays(world, 1);
  const { document } = await world.deps.database.read
    .selectFrom('rulebooks')
    .select('document')
    .where('county', '=', county)
    .where('version', '=', holding)
    .executeTakeFirstOrThrow();
  const coming = holding + 1;
  const published_at = world.clock.now();
  const announced = { county, document: JSON.stringify(document), published_at };
  await world.deps.database.read
    .insertInto('rulebooks')
    .values([
      { ...announced, version: coming, effective_from: '2027-12-01' },
      { ...announced, version: coming + 1, effective_from: '2027-12-03' },
    ])
    .execute();
  const expected = { status: 409, code: 'version_in_force', fields: [{ field: '/wrongVersion' }] };
  expect((await by.ask(holding, coming)).problem).toMatchObject(expected);
  expect((await by.preview(holding, coming)).problem).toMatchObject(expected);
  expect((await by.preview(holding, coming)).problem.title).toContain(`第 ${holding} 版`);
  // One that has not begun has decided nothing, and its only correction would be spent on nothing.
  const early = (await by.ask(coming, coming + 1)).problem;
  expect(early).toMatchObject({ ...expected, code: 'version_not_begun' });
  expect(early.title).toContain(`第 ${coming} 版还没有开始施行`);
});

test('before anybody signed, whoever owns the rules takes it back, and it can be asked anew', async () => {
  const wrong = await pays(world, 1);
  const resident = await settledReport(world, by.desk);
  const right = await pays(world, 3);
  const { id } = (await by.ask(wrong, right)).ok;
  const withdraw = (by: Caller) => by('withdrawCorrection', { params: { id } });
  expect((await withdraw(by.leader)).problem.code).toBe('not_your_role');
  const second = await world.staff('rule_owner_second');
  expect((await withdraw(second)).ok).toMatchObject({
    state: 'withdrawn',
    decidedBy: 'rule_owner_second',
    note: null,
  });
  await carryOutCorrections(world.deps);
  expect((await by.sign(id)).problem.code).toBe('correction_decided');
  expect(await figures(resident)).toMatchObject({ spendable: 1 });
  const again = (await by.ask(wrong, right)).ok;
  await carryOutCorrections(world.deps);
  expect((await by.sign(again.id)).ok).toMatchObject({ state: 'signed', askedBy: 'rule_owner' });
  const late = await by.owner('withdrawCorrection', { params: { id: again.id } });
  expect(late.problem.code).toBe('correction_decided');
});

test('how far it is can be seen, and what waits for its award to settle', async () => {
  const wrong = await pays(world, 7);
  const waiting = await world.resident();
  await report(waiting);
  await settledReport(world, by.desk);
  const right = await pays(world, 2);
  const { id } = (await by.ask(wrong, right)).ok;
  expect(await by.find(id)).toMatchObject({ state: 'computing', progress: 0 });
  await carryOutCorrections(killedAfter(1), { residents: 1, lines: 1 }).catch(() => {});
  expect(await by.find(id)).toMatchObject({ state: 'computing', progress: 50 });
  await carryOutCorrections(world.deps);
  expect(await by.find(id)).toMatchObject({ state: 'asked', progress: 100 });
  await by.sign(id);
  await carryOutCorrections(world.deps);
  expect(await by.find(id)).toMatchObject({ state: 'signed', progress: 50, carriedOut: 1 });
  expect((await by.whole(id)).outcome).toMatchObject({ taken: 5, open: 1, toSettle: 1 });
});

test('somebody who answers for one town corrects nothing, and reads no names', async () => {
  const wrong = await pays(world, 1);
  await settledReport(world, by.desk);
  const right = await pays(world, 2);
  const west = await world.staff('rule_owner_west');
  const code = 'correction_whole_county';
  const body = { wrongVersion: wrong, rightVersion: right, reason: '单价录错了' };
  expect((await west('askCorrection', { body })).problem).toMatchObject({ status: 403, code });
  expect((await by.preview(wrong, right, west)).problem.code).toBe(code);
  const { id } = (await by.ask(wrong, right)).ok;
  await carryOutCorrections(world.deps);
  expect((await by.sign(id, west)).problem.code).toBe(code);
  expect((await west('listCorrectionLines', { params: { id } })).problem.code).toBe(code);
  expect((await west('withdrawCorrection', { params: { id } })).problem.code).toBe(code);
});

test.each([
  ['listCorrections', ['rule_owner', 'treasurer', 'leader', 'auditor']],
  ['previewCorrection', ['rule_owner', 'treasurer', 'leader', 'auditor']],
  ['getCorrection', ['rule_owner', 'treasurer', 'leader', 'auditor']],
  ['listCorrectionLines', ['rule_owner', 'treasurer', 'leader', 'auditor']],
  ['askCorrection', ['rule_owner']],
  ['withdrawCorrection', ['rule_owner']],
  ['signCorrection', ['rule_owner', 'treasurer', 'leader']],
  ['declineCorrection', ['rule_owner', 'treasurer', 'leader']],
] as const)('%s is for %j and nobody else', async (route, who) => {
  const id = '01900000-0000-7000-8000-000000000001';
  const query = { wrongVersion: '1', rightVersion: '2' };
  const all = ['rule_owner', 'treasurer', 'leader', 'auditor', 'reviewer', 'intake'] as const;
  const allowed = [];
  for (const person of all) {
    const caller = await world.staff(person);
    const { status, raw } = await caller(route, { params: { id }, query, body: {} });
    if (!(status === 403 && raw.json().code === 'not_your_role')) allowed.push(person);
  }
  expect(allowed).toEqual(who);
  const resident = await world.resident();
  expect((await resident(route, { params: { id }, query })).status).toBe(401);
});

test('what was taken back meanwhile is left alone, and one person never signs twice', async () => {
  const wrong = await pays(world, 8);
  const resident = await settledReport(world, by.desk);
  const right = await pays(world, 3);
  const id = await signed(wrong, right);
  const [line] = (await resident('listMyAwards')).ok.lines;
  const body = { reason: 'not_true', note: '现场没有' };
  await by.desk.reviewer('reverseAward', { params: { id: line?.id ?? '' }, body });
  await carryOutCorrections(world.deps);
  expect(await by.find(id)).toMatchObject({ state: 'done' });
  expect((await by.whole(id)).outcome).toMatchObject({ taken: 0, fellAway: 1, open: 0, pools: [] });
  expect(await figures(resident)).toMatchObject({ spendable: 0, owed: 0 });
  expect(objectionToDeciding({ state: 'asked', askedBy: 'a', reader: 'a' })).toBe('correction_own');
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import {
  agreed,
  agreement,
  answerAs,
  asParty,
  byId,
  earnedBy,
  inSession,
  keptVisit,
  opening,
  openMediator,
  photographed,
  someone,
  startMediations,
  toldTo,
  wellDone,
} from '../../../test/mediations.ts';
import { report } from '../../../test/road.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { localDate } from '../../platform/calendar.ts';

let world: TestApp;
let desk: Caller;
let reviewer: Caller;
beforeAll(async () => {
  ({ world, desk, reviewer } = await startMediations());
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect((await sumBooks(read, county)).posted).toBe(0n);
  await world.close();
});

const get = async (id: string) => (await desk('getMediation', byId(id))).ok;
const told = (who: { call: Caller }) => toldTo(world, who);

describe('from the clue to the return visit', () => {
  test('both confirm, the work is reviewed, the second half comes with the visit', async () => {
    const { id, one, other, mediator } = await agreed(world);
    expect(await get(id)).toMatchObject({ state: 'agreed', kept: null });
    expect(await earnedBy(mediator)).toEqual({ '4.2 provisional': 12 });
    expect(await earnedBy(one)).toEqual({ '4.3 provisional': 5 });
    expect((await desk('visitMediation', byId(id, keptVisit))).problem.code).toBe('review_first');
    (await reviewer('reviewMediation', byId(id, wellDone))).ok;
    expect(await earnedBy(mediator)).toEqual({ '4.2 settled': 12 });
    expect(await earnedBy(other)).toEqual({ '4.3 settled': 5 });
    expect((await desk('visitMediation', byId(id, keptVisit))).problem.code).toBe(
      'visit_too_early',
    );
    world.clock.advance({ days: 30 });
    const closed = (await desk('visitMediation', byId(id, keptVisit))).ok;
    expect(closed).toMatchObject({ state: 'closed', kept: true, moves: ['add_paper'] });
    expect(await earnedBy(mediator)).toEqual({ '4.2 settled': 12, 'kept 4.2 settled': 12 });
    expect(await told(one)).toContain('回访已履行');
    expect((await mediator.call('getMyMediation', byId(id))).ok.points).toBe(24);
    expect((await desk('visitMediation', byId(id, keptVisit))).status).toBe(409);
  });

  test('a clue that was accepted becomes one file, and earns its two points by that', async () => {
    const reporter = await someone(world);
    const clue = { category: '070200', words: '楼上楼下为漏水吵了好几天' };
    const { code } = await report(reporter.call, clue);
    const [one, other] = [await someone(world), await someone(world)];
    const body = opening([asParty(one), asParty(other)], { caseCode: code, source: 'initiative' });
    expect((await desk('openMediation', { body })).problem.code).toBe('clue_not_accepted');
    await (await world.staff('intake'))('acceptCase', { params: { code }, body: { note: '属实' } });
    const { id, caseCode, number } = (await desk('openMediation', { body })).ok;
    expect(caseCode).toBe(code);
    expect(number.zh).toMatch(/^（2026）人调字第 \d+ 号$/);
    const { lines } = (await reporter.call('listMyAwards')).ok;
    expect(lines.find(({ caseCode: of }) => of === code)).toMatchObject({
      points: 2,
      state: 'settled',
    });
    expect((await desk('openMediation', { body })).problem.code).toBe('clue_has_file');
    // Who reported it is for neither party to know, nor that it was reported.
    const mine = JSON.stringify((await one.call('getMyMediation', byId(id))).ok);
    expect(mine).not.toContain(code);
    expect(mine).not.toContain(reporter.name);
  });

  test('what is not mediated is refused with where to turn', async () => {
    const [one, other] = [await someone(world), await someone(world)];
    const refused = async (
      given: Record<string, unknown>,
      parties: readonly object[] = [asParty(one), asParty(other)],
    ) => (await desk('openMediation', { body: opening(parties, given) })).problem;
    expect(await refused({ concerns: ['violence'] })).toMatchObject({ code: 'mediation_violence' });
    expect((await refused({ concerns: ['violence'] })).title).toContain('12338');
    expect((await refused({ concerns: ['injury'] })).code).toBe('mediation_injury');
    const child = { ...asParty(one), age: 15 };
    expect((await refused({}, [child, asParty(other)])).code).toBe('mediation_minor');
    expect((await refused({}, [asParty(one), asParty(one)])).code).toBe('parties_alike');
    const typo = { ...asParty(one), name: '另有其人' };
    expect((await refused({}, [typo, asParty(other)])).code).toBe('phone_of_another');
    expect((await refused({ grid: '339999009009009' })).code).toBe('grid_not_yours');
  });

  test('a party without a phone is read their rights and signs on the tablet', async () => {
    const one = await someone(world);
    const mediator = await openMediator(world);
    const body = opening([asParty(one), asParty({ name: '老韩头', phone: null })]);
    const { id } = (await desk('openMediation', { body })).ok;
    (await one.call('acknowledgeMyRights', byId(id))).ok;
    expect((await desk('informParty', byId(id, { side: 1 }))).problem.code).toBe(
      'informed_already',
    );
    expect((await desk('informParty', byId(id, { side: 2 }))).ok.state).toBe('informed');
    const to = { mediator: mediator.id, team: null, grade: 1 };
    (await desk('assignMediator', byId(id, to))).ok;
    const session = { kind: 'session', heldOn: '2026-01-01', words: '谈过', helpers: [] };
    (await mediator.call('recordMySession', byId(id, session))).ok;
    (await mediator.call('proposeMyAgreement', byId(id, { ...agreement, form: 'oral' }))).ok;
    (await answerAs(one, id)).ok;
    const { state, proposedAt } = await get(id);
    expect(state).toBe('proposed');
    const signature = 'M10 10 L120 80 L200 20';
    const signed = (await desk('signAgreement', byId(id, { side: 2, signature, proposedAt }))).ok;
    expect(signed.state).toBe('agreed');
    expect(signed.parties[1]).toMatchObject({ hasAccount: false, signedAtDesk: true });
    // Whoever has an account is paid; the other one has nothing to be paid into.
    expect(await earnedBy(one)).toEqual({ '4.3 provisional': 5 });
  });

  test('one “no” takes it back to the table, and a new text is answered anew by both', async () => {
    const { id, one, other, mediator } = await inSession(world);
    (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
    (await answerAs(one, id)).ok;
    expect((await answerAs(one, id)).problem.code).toBe('mediation_not_now');
    expect((await answerAs(other, id, false)).ok.state).toBe('assigned');
    const seen = (await get(id)).proposedAt;
    world.clock.advance({ minutes: 1 });
    const better = { ...agreement, terms: '楼上五天内修好，赔 1200 元' };
    (await mediator.call('proposeMyAgreement', byId(id, better))).ok;
    expect((await get(id)).parties.map(({ answer: said }) => said)).toEqual([null, null]);
    const stale = byId(id, { agreed: true, proposedAt: seen });
    expect((await other.call('answerMyAgreement', stale)).problem.code).toBe('agreement_changed');
    (await answerAs(other, id)).ok;
    expect((await answerAs(one, id)).ok).toMatchObject({ state: 'agreed', terms: better.terms });
  });
});

describe('without loss of face', () => {
  test('no agreement: the work is paid all the same, and it goes on elsewhere', async () => {
    const { id, one, mediator } = await inSession(world);
    const words = '谈了一次，差距太大，告诉他们可以去法院';
    (await mediator.call('giveUpMyMediation', byId(id, { words }))).ok;
    (await reviewer('reviewMediation', byId(id, wellDone))).ok;
    const to = { to: 'court', note: '引导起诉，附法律援助电话' };
    expect((await desk('referMediation', byId(id, to))).ok).toMatchObject({ state: 'referred' });
    expect(await earnedBy(mediator)).toEqual({ '4.2 settled': 12 });
    expect(await earnedBy(one)).toEqual({});
  });

  test('not kept: what was earned stays, and no second half comes', async () => {
    const { id, one, mediator } = await agreed(world);
    (await reviewer('reviewMediation', byId(id, wellDone))).ok;
    world.clock.advance({ days: 30 });
    const visit = { kept: false, words: '钱没有付', referTo: null };
    expect((await desk('visitMediation', byId(id, visit))).problem.code).toBe('refer_where');
    const late = { ...visit, referTo: 'judicial_confirmation' };
    expect((await desk('visitMediation', byId(id, late))).problem.code).toBe('way_not_fitting');
    const gone = { ...visit, referTo: 'court' };
    expect((await desk('visitMediation', byId(id, gone))).ok).toMatchObject({ kept: false });
    expect(await earnedBy(mediator)).toEqual({ '4.2 settled': 12 });
    expect(await earnedBy(one)).toEqual({ '4.3 settled': 5 });
  });

  test('a party can leave at any time before; nothing is taken from them', async () => {
    const { id, one, mediator } = await inSession(world);
    expect((await one.call('leaveMyMediation', byId(id))).ok.state).toBe('referred');
    expect((await get(id)).referredTo).toBe('withdrawn');
    (await reviewer('reviewMediation', byId(id, wellDone))).ok;
    expect(await earnedBy(mediator)).toEqual({ '4.2 settled': 12 });
    expect((await one.call('leaveMyMediation', byId(id))).problem.code).toBe('mediation_not_now');
  });
});

describe('who is paid', () => {
  test('work that was not done well is taken back, the parties’ too', async () => {
    const { id, one, mediator } = await agreed(world);
    const staged = { wellDone: false, subsidised: false, note: '两方说不出纠纷是什么' };
    (await reviewer('reviewMediation', byId(id, staged))).ok;
    expect(await earnedBy(mediator)).toEqual({});
    expect(await earnedBy(one)).toEqual({});
    expect(await told(one)).toContain('两方说不出纠纷是什么');
  });

  test('paid in money (以案定补), leading earns no points; helping does', async () => {
    const helper = await someone(world);
    const members = [{ phone: helper.phone, role: 'volunteer', stateEmployee: false }];
    const body = { id: null, name: '西镇调解队', area: '339999001000', members };
    const team = (await desk('saveMediationTeam', { body })).ok.id;
    const { id, mediator } = await agreed(world, { team, helpers: [helper.id] });
    (await reviewer('reviewMediation', byId(id, { ...wellDone, subsidised: true }))).ok;
    expect(await earnedBy(mediator)).toEqual({});
    expect(await told(mediator)).toMatch(/以案定补.*paid for in money/);
    expect(await earnedBy(helper)).toEqual({ '4.1 settled': 5 });
    world.clock.advance({ days: 30 });
    (await desk('visitMediation', byId(id, keptVisit))).ok;
    expect(await earnedBy(mediator)).toEqual({});
  });

  test('state employees on duty earn nothing, as mediators and as helpers', async () => {
    const mediator = await openMediator(world, { stateEmployee: true });
    const helper = await someone(world);
    const members = [{ phone: helper.phone, role: 'grid_worker', stateEmployee: true }];
    const body = { id: null, name: '网格员队', area: '339999001000', members };
    const team = (await desk('saveMediationTeam', { body })).ok.id;
    const { id, one } = await agreed(world, { mediator, team, helpers: [helper.id] });
    (await reviewer('reviewMediation', byId(id, wellDone))).ok;
    expect(await earnedBy(mediator)).toEqual({});
    expect(await earnedBy(helper)).toEqual({});
    expect(await earnedBy(one)).toEqual({ '4.3 settled': 5 });
  });

  test('who takes a file over is not paid for the sessions of whoever had it', async () => {
    const { id, mediator } = await inSession(world);
    const next = await openMediator(world);
    world.clock.advance({ minutes: 1 });
    const to = { mediator: next.id, team: null, grade: 3 };
    (await desk('assignMediator', byId(id, to))).ok;
    const { moves, papers } = (await next.call('getMyMediation', byId(id))).ok;
    expect(moves).toEqual(['record']);
    expect(papers.map(({ by }) => by)).toEqual([mediator.name]);
    const words = { words: '前一位谈过，谈不拢' };
    for (const [route, body] of [
      ['proposeMyAgreement', agreement],
      ['giveUpMyMediation', words],
    ] as const)
      expect((await next.call(route, byId(id, body))).problem.code).toBe('session_first');
    (await desk('referMediation', byId(id, { to: 'court', note: '引导起诉' }))).ok;
    expect(await earnedBy(next)).toEqual({});
    expect(await earnedBy(mediator)).toEqual({});
    const { mediations } = (await desk('listMediations', { query: { state: 'referred' } })).ok;
    expect(mediations.find((one) => one.id === id)).toMatchObject({ toReview: false });
  });

  test('what the desk writes down for the mediator counts as theirs', async () => {
    const { id, mediator: former } = await inSession(world);
    const next = await openMediator(world);
    world.clock.advance({ minutes: 1 });
    (await desk('assignMediator', byId(id, { mediator: next.id, team: null, grade: 3 }))).ok;
    const heldOn = localDate(world.clock.now());
    const photoIds = [await photographed(desk)];
    const session = { kind: 'session', side: null, heldOn, words: '又谈了一次', photoIds };
    (await desk('addMediationPaper', byId(id, session))).ok;
    (await next.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;
    expect(await earnedBy(next)).toEqual({ '4.2 provisional': 12 });
    expect(await earnedBy(former)).toEqual({});
    const { mediations } = (await desk('listMediations', { query: { state: 'failed' } })).ok;
    expect(mediations.find((one) => one.id === id)).toMatchObject({ toReview: true });
  });

  test('taken out of the team, a helper on duty is not paid as if they were not', async () => {
    const [onDuty, stays] = [await someone(world), await someone(world)];
    const member = (phone: string, stateEmployee: boolean) => ({
      phone,
      role: 'volunteer',
      stateEmployee,
    });
    const save = async (id: string | null, members: readonly object[]) => {
      const body = { id, name: '换人的调解队', area: '339999001000', members };
      return (await desk('saveMediationTeam', { body })).ok.id;
    };
    const team = await save(null, [member(onDuty.phone, true), member(stays.phone, false)]);
    const helpers = [onDuty.id, stays.id];
    const { id, one, mediator } = await inSession(world, { team, helpers });
    await save(team, [member(stays.phone, false)]);
    (await mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;
    expect(await earnedBy(onDuty)).toEqual({});
    expect(await earnedBy(stays)).toEqual({ '4.1 provisional': 5 });
    expect(await earnedBy(one)).toEqual({});
  });

  test('the same two are paid once in twelve months, and the second file says so', async () => {
    const [one, other] = [await someone(world), await someone(world)];
    await agreed(world, { one, other });
    world.clock.advance({ days: 200 });
    const again = await agreed(world, { one: other, other: one });
    expect(await earnedBy(one)).toEqual({ '4.3 provisional': 5 });
    expect((await get(again.id)).suspicions.map(({ code }) => code)).toContain('same_pair');
    world.clock.advance({ days: 366 });
    await agreed(world, { one, other });
    expect(await earnedBy(one)).toEqual({ '4.3 provisional': 10 });
  });

  test('both confirm at the same moment, and again: one agreement, everybody paid once', async () => {
    const { id, one, other, mediator } = await inSession(world);
    const { proposedAt } = (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
    const calls = [await world.resident(one.phone), await world.resident(other.phone)];
    const answers = await Promise.all(
      [...calls, ...calls].map((call) =>
        call('answerMyAgreement', byId(id, { agreed: true, proposedAt })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
    const reviews = await Promise.all(
      [1, 2, 3].map(() => reviewer('reviewMediation', byId(id, wellDone))),
    );
    expect(reviews.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    world.clock.advance({ days: 30 });
    const visits = await Promise.all(
      [1, 2, 3].map(() => desk('visitMediation', byId(id, keptVisit))),
    );
    expect(visits.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await earnedBy(mediator)).toEqual({ '4.2 settled': 12, 'kept 4.2 settled': 12 });
    expect(await earnedBy(one)).toEqual({ '4.3 settled': 5 });
  });

  test('the answer to a lost request is the same once', async () => {
    const { id, one, mediator } = await inSession(world);
    const { proposedAt } = (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
    const requestId = world.deps.ids.uuid();
    const call = await world.resident(one.phone);
    const asked = { ...byId(id, { agreed: true, proposedAt }), requestId };
    const first = (await call('answerMyAgreement', asked)).ok;
    expect((await call('answerMyAgreement', asked)).ok).toEqual(first);
  });
});

test('the desk reads whose return visit is due, and no longer once it was made', async () => {
  const { id } = await agreed(world);
  const soon = await inSession(world);
  const due = async () =>
    (await desk('listMediations', { query: { due: 'visit' } })).ok.mediations.map((one) => one.id);
  (await reviewer('reviewMediation', byId(id, wellDone))).ok;
  world.clock.advance({ days: 29 });
  expect(await due()).not.toContain(id);
  world.clock.advance({ days: 1 });
  expect(await due()).toContain(id);
  expect(await due()).not.toContain(soon.id);
  (await desk('visitMediation', byId(id, keptVisit))).ok;
  expect(await due()).not.toContain(id);
});

test('the whole file is one PDF', async () => {
  const { id } = await agreed(world);
  const { raw, status } = await desk('getMediationFile', byId(id));
  expect(status).toBe(200);
  expect(raw.headers['content-type']).toBe('application/pdf');
  expect(raw.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect(raw.headers['content-disposition']).toContain('mediation-');
});

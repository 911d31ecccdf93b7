import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agreedWith } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { staffId } from '../../../test/county.ts';
import { awake, typistOf } from '../../../test/for-somebody.ts';
import {
  agreement,
  answerAs,
  application,
  inCharge,
  inSession,
  mediationRules,
  openFile,
  openMediator,
  someone,
  wellDone,
} from '../../../test/mediations.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { chainAll } from '../../platform/audit/chain.ts';
import { lessons } from '../mediations/lessons.ts';

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
  await enforce(world, mediationRules);
  intake = awake(world, 'intake');
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

describe('a party without a phone at hand', () => {
  test('is read their rights: whoever types learns the number of the file, and of the dispute nothing', async () => {
    const [one, other] = [await someone(world), await someone(world)];
    const { id: mediation, number } = await openFile(world, { one, other });
    const id = await agreedWith(world, intake, one);
    const listed = await intake('listMediationsFor', { params: { id } });
    expect(listed.ok.rights.length).toBeGreaterThan(5);
    expect(listed.ok.mediations).toEqual([
      { id: mediation, number, asks: ['acknowledge', 'leave'], proposedAt: null },
    ]);
    for (const secret of [other.name, other.phone, '漏水', 'neighbours', 'accepted'])
      expect(listed.raw.body).not.toContain(secret);
    const read = await intake('acknowledgeRightsFor', { params: { id, mediation } });
    expect(read.ok).toEqual({ id: mediation, number, asks: ['leave'], proposedAt: null });
    const file = (await inCharge(world)('getMediation', { params: { id: mediation } })).ok;
    expect(file.parties[0]).toMatchObject({ informedAtDesk: true });
    expect(file.parties[0]?.informedAt).not.toBeNull();
    await chainAll(world.deps);
    const typist = await typistOf(world, { action: 'mediation.informed', actor: one.id });
    expect(typist).toBe(staffId('intake'));
  });

  test('answers the text that they know, and no later one; on paper stands that it was said at the window', async () => {
    const file = await inSession(world);
    const params = { id: file.id };
    (await file.mediator.call('proposeMyAgreement', { params, body: agreement })).ok;
    const id = await agreedWith(world, intake, file.one);
    const asked = (await intake('listMediationsFor', { params: { id } })).ok.mediations[0];
    expect(asked?.asks).toEqual(['answer', 'leave']);
    const known = asked?.proposedAt;
    world.clock.advance({ minutes: 1 });
    const anew = { ...agreement, terms: '楼上五天内修好' };
    (await file.mediator.call('proposeMyAgreement', { params, body: anew })).ok;
    const about = { id, mediation: file.id };
    const late = { params: about, body: { agreed: true, proposedAt: known } };
    expect((await intake('answerMediationFor', late)).problem.code).toBe('agreement_changed');
    const now = (await intake('listMediationsFor', { params: { id } })).ok.mediations[0];
    const body = { agreed: true, proposedAt: now?.proposedAt };
    const answered = await intake('answerMediationFor', { params: about, body });
    expect(answered.ok.asks).toEqual(['leave']);
    expect(answered.raw.body).not.toContain('修好');
    (await answerAs(file.other, file.id)).ok;
    const shown = (await inCharge(world)('getMediation', { params })).ok;
    expect(shown.state).toBe('agreed');
    expect(shown.parties[0]).toMatchObject({ answer: 'agreed', signedAtDesk: true });
    expect(shown.parties[1]).toMatchObject({ answer: 'agreed', signedAtDesk: false });
  });

  test('without a number signs what they agree to, as on the tablet; a “no” is not signed', async () => {
    const file = await inSession(world);
    const params = { id: file.id };
    const { pool } = world.deps.database;
    await pool.query(
      'update residents set phone_index = null, phone_sealed = null, phone_detached_at = $2 where id = $1',
      [file.one.id, world.clock.now()],
    );
    const signs = async () =>
      (await intake('agree', { body: { paper: 'id_card', visitor: file.one.id } })).ok;
    const write = async () =>
      (await file.mediator.call('proposeMyAgreement', { params, body: agreement })).ok.proposedAt;
    const signature = 'M10 10 L120 80';
    const answer = async (body: object) => {
      const about = { id: (await signs()).id, mediation: file.id };
      return intake('answerMediationFor', { params: about, body });
    };
    const first = await write();
    expect((await answer({ agreed: true, proposedAt: first })).problem).toMatchObject({
      status: 422,
      code: 'answer_unsigned',
      fields: [{ field: '/signature' }],
    });
    const signedNo = await answer({ agreed: false, proposedAt: first, signature });
    expect(signedNo.problem.code).toBe('answer_not_signed');
    expect((await answer({ agreed: false, proposedAt: first })).status).toBe(200);
    world.clock.advance({ minutes: 1 });
    expect((await answer({ agreed: true, proposedAt: await write(), signature })).status).toBe(200);
    const { rows } = await pool.query(
      'select answered_by, signature_sealed from mediation_parties where mediation = $1 and side = 1',
      [file.id],
    );
    expect(rows).toEqual([
      { answered_by: staffId('intake'), signature_sealed: expect.stringMatching(/^v1\|/) },
    ]);
    expect(rows[0].signature_sealed).not.toContain('M10');
  });

  test('declines, and on record stands who typed: whoever had a hand in a file does not review it', async () => {
    const file = await inSession(world);
    const params = { id: file.id };
    (await file.mediator.call('proposeMyAgreement', { params, body: agreement })).ok;
    const id = await agreedWith(world, intake, file.one);
    const about = { id, mediation: file.id };
    const { proposedAt } = (await file.one.call('getMyMediation', { params })).ok;
    const body = { agreed: false, proposedAt };
    (await intake('answerMediationFor', { params: about, body })).ok;
    const shown = (await inCharge(world)('getMediation', { params })).ok;
    expect(shown.state).toBe('assigned');
    const { rows } = await world.deps.database.pool.query(
      'select answered_by, signature_sealed from mediation_parties where mediation = $1 and side = 1',
      [file.id],
    );
    expect(rows).toEqual([{ answered_by: staffId('intake'), signature_sealed: null }]);
  });

  test('leaves, and nobody else’s file is touched by their agreement', async () => {
    const file = await inSession(world);
    const stranger = await someone(world);
    const foreign = await agreedWith(world, intake, stranger);
    const wrong = { params: { id: foreign, mediation: file.id } };
    expect((await intake('leaveMediationFor', wrong)).problem.code).toBe('mediation_not_found');
    // Whoever mediates it is none of its parties.
    const led = await agreedWith(world, intake, file.mediator);
    const asMediator = { params: { id: led } };
    expect((await intake('listMediationsFor', asMediator)).ok.mediations).toEqual([]);
    const id = await agreedWith(world, intake, file.one);
    const left = await intake('leaveMediationFor', { params: { id, mediation: file.id } });
    expect(left.ok.asks).toEqual([]);
    const shown = (await inCharge(world)('getMediation', { params: { id: file.id } })).ok;
    expect(shown).toMatchObject({ state: 'referred', referredTo: 'withdrawn' });
    expect((await intake('listMediationsFor', { params: { id } })).ok.mediations).toEqual([]);
  });

  test.each(['one', 'other', 'mediator', 'helper'] as const)(
    'is typed for by nobody who is called as its %s: a colleague does',
    async (as) => {
      const helper = await someone(world);
      const members = [{ phone: helper.phone, role: 'volunteer', stateEmployee: false }];
      const saving = { id: null, name: `同名的队 ${as}`, area: '339999001000', members };
      const { id: team } = (await inCharge(world)('saveMediationTeam', { body: saving })).ok;
      const file = await inSession(world, { team, helpers: [helper.id] });
      const params = { id: file.id };
      const written = await file.mediator.call('proposeMyAgreement', { params, body: agreement });
      const { proposedAt } = written.ok;
      const { name } = { ...file, helper }[as];
      const called = (now: string) =>
        world.deps.database.pool.query('update staff set name = $1 where id = $2', [
          now,
          staffId('intake'),
        ]);
      await called(`${name.slice(0, 1)} ${name.slice(1)}`);
      const about = { id: await agreedWith(world, intake, file.one), mediation: file.id };
      const yes = { params: about, body: { agreed: true, proposedAt } };
      const inIt = { status: 403, code: 'file_own' };
      expect((await intake('answerMediationFor', yes)).problem).toMatchObject(inIt);
      expect((await intake('leaveMediationFor', { params: about })).problem).toMatchObject(inIt);
      const worker = awake(world, 'grid_worker');
      const again = { ...about, id: await agreedWith(world, worker, file.one) };
      expect((await worker('answerMediationFor', { ...yes, params: again })).status).toBe(200);
      await called('不在里面的');
    },
  );

  test('reads of points for being reconciled on their own phone, and staff do not', async () => {
    const file = await inSession(world);
    (await file.mediator.call('proposeMyAgreement', { params: { id: file.id }, body: agreement }))
      .ok;
    for (const party of [file.one, file.other]) (await answerAs(party, file.id)).ok;
    await world.settle();
    const before = (await file.one.call('listMyNotices')).ok.notices.map(({ id }) => id);
    const reviewing = { params: { id: file.id }, body: wellDone };
    (await awake(world, 'mediator_second')('reviewMediation', reviewing)).ok;
    await world.settle();
    const mine = (await file.one.call('listMyAwards')).ok.lines.map(({ what }) => what.zh).join();
    expect(mine).toContain('和解');
    const own = (await file.one.call('listMyNotices')).ok.notices;
    const settled = own.filter(
      ({ id, words }) => !before.includes(id) && words.zh.includes('已入账'),
    );
    expect(settled.length).toBeGreaterThan(0);
    const id = await agreedWith(world, intake, file.one);
    const shown = await intake('listAwardsFor', { params: { id } });
    expect(shown.raw.body).not.toContain('和解');
    // Whoever led it is known for that, and their line stands there.
    const led = await agreedWith(world, intake, file.mediator);
    const theirs = await intake('listAwardsFor', { params: { id: led } });
    expect(theirs.raw.body).toContain('主持调解');
    const read = (await intake('listNoticesFor', { params: { id } })).ok.notices;
    const keys = read.map(({ id: key }) => key);
    for (const { id: key } of settled) expect(keys).not.toContain(key);
  });
});

test('somebody learns, is tested, and applies to mediate without a phone', async () => {
  const one = await someone(world);
  const id = await agreedWith(world, intake, one);
  const params = { id };
  const before = (await intake('getMediatorFor', { params })).ok;
  expect(before).toMatchObject({ state: 'none', mayApply: false });
  expect(before.lessons[0]?.questions[0]?.choices.length).toBeGreaterThan(1);
  const [first] = lessons;
  const wrong = first?.questions.map(({ right }) => right + 1);
  const test = { params: { id, lesson: first?.id ?? '' }, body: { answers: wrong } };
  expect((await intake('passLessonFor', test)).problem.code).toBe('lesson_failed');
  for (const { id: lesson, questions } of lessons) {
    const answers = questions.map(({ right }) => right);
    (await intake('passLessonFor', { params: { id, lesson }, body: { answers } })).ok;
  }
  const applied = await intake('applyAsMediatorFor', { params, body: application });
  expect(applied.raw.statusCode).toBe(201);
  expect(applied.ok).toMatchObject({ state: 'applied', area: application.area });
  expect((await one.call('getMyMediator')).ok.state).toBe('applied');
  await chainAll(world.deps);
  const typist = await typistOf(world, { action: 'mediator.applied', actor: one.id });
  expect(typist).toBe(staffId('intake'));
});

test('a mediator says for whom they work now, and whoever types learns nothing of the one before', async () => {
  const mediator = await openMediator(world, { employer: '临溪纺织厂' });
  const params = { id: await agreedWith(world, intake, mediator) };
  expect((await intake('getMediatorFor', { params })).ok.mayChangeEmployer).toBe(true);
  const body = { employer: '西镇供销社', stateEmployee: true };
  const said = await intake('changeEmployerFor', { params, body });
  expect(said.ok.state).toBe('certified');
  expect(said.raw.body).not.toContain('临溪纺织厂');
  expect((await mediator.call('getMyMediator')).ok).toMatchObject(body);
  await chainAll(world.deps);
  const typist = await typistOf(world, {
    action: 'mediator.employer_changed',
    actor: mediator.id,
  });
  expect(typist).toBe(staffId('intake'));
});

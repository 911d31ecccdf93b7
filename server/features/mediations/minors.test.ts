import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { adult, born, thisYear } from '../../../test/families.ts';
import {
  agreed,
  agreement,
  answerAs,
  application,
  byId,
  earnedBy,
  inSession,
  keptVisit,
  learn,
  openFile,
  openMediator,
  type Someone,
  someone,
  startMediations,
  toldTo,
  wellDone,
} from '../../../test/mediations.ts';
import { chainAll } from '../../platform/audit/chain.ts';

/* Mediation is for people of 18 or more: also for who says only later that they are not. */

let world: TestApp;
let desk: Caller;
let reviewer: Caller;
beforeAll(async () => {
  ({ world, desk, reviewer } = await startMediations());
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world?.close());

/** Says to be 15; an account that is taken for a grown-up’s may. */
const saysFifteen = async ({ call }: Someone) =>
  (await call('completeProfile', { body: { age: born(thisYear - 15), sure: true } })).ok;

/** Says to be 10, which the window is to settle. */
async function isInDoubt({ call }: Someone): Promise<void> {
  const said = await call('completeProfile', { body: { age: born(thisYear - 10), sure: true } });
  expect(said.problem.code).toBe('under_14_at_window');
}

async function teamOf(member: Someone): Promise<string> {
  const members = [{ phone: member.phone, role: 'volunteer', stateEmployee: false }];
  const body = { id: null, name: '西镇调解队', area: '339999001000', members };
  return (await desk('saveMediationTeam', { body })).ok.id;
}

const certificateOf = async ({ call }: Someone) => (await call('getMyMediator')).ok;
const choiceOf = async (file: string, { id }: Someone) =>
  (await desk('listMediatorChoices', byId(file))).ok.mediators.find((one) => one.id === id);

describe('a mediator who turns out to be a minor', () => {
  test('has no certificate and no place in a team any more, is told so, and it is on record', async () => {
    const mediator = await openMediator(world);
    await teamOf(mediator);
    await saysFifteen(mediator);
    await world.settle();
    expect(await toldTo(world, mediator)).toContain('年龄弄错的，带证件到社区窗口核实');
    const { state, note, teams, certifiedUntil } = await certificateOf(mediator);
    expect({ state, teams, certifiedUntil }).toEqual({
      state: 'ended',
      teams: [],
      certifiedUntil: null,
    });
    expect(note).toContain('未满 18 周岁');
    await chainAll(world.deps);
    const { rows } = await world.deps.database.pool.query(
      `select details from audit_entries
       where action = 'mediator.minor_taken_out' and object = $1`,
      [`mediator/${mediator.id}`],
    );
    expect(rows).toMatchObject([{ details: { teams: 1 } }]);
  });

  test('keeps it where the window has settled meanwhile that they are grown up', async () => {
    const mediator = await openMediator(world);
    await isInDoubt(mediator);
    const intake = await world.staff('intake');
    const grounds = { paper: 'id_card', reason: '本人带身份证来办' };
    const body = { age: adult, ...grounds };
    (await intake('settleAgeAtWindow', { params: { id: mediator.id }, body })).ok;
    await world.settle();
    expect((await certificateOf(mediator)).state).toBe('certified');
  });

  test.each([
    ['14 to 17', saysFifteen],
    ['in doubt', isInDoubt],
  ])('of an age %s is given no file, and the desk reads why', async (_, says) => {
    const mediator = await openMediator(world);
    const [one, other] = [await someone(world), await someone(world)];
    const { id } = await openFile(world, { one, other });
    for (const party of [one, other]) (await party.call('acknowledgeMyRights', byId(id))).ok;
    expect((await choiceOf(id, mediator))?.ties).toEqual([]);
    await says(mediator);
    expect((await choiceOf(id, mediator))?.ties.map(({ code }) => code)).toEqual(['minor']);
    const body = { mediator: mediator.id, team: null, grade: 3 };
    const { code, title } = (await desk('assignMediator', byId(id, body))).problem;
    expect(code).toBe('mediator_tied');
    expect(title).toContain('未满 18 周岁，或年龄待窗口核实');
    await world.settle();
    expect(await choiceOf(id, mediator)).toBeUndefined();
  });

  test('earns nothing by leading, and the file says so while it goes on', async () => {
    const { id, mediator } = await inSession(world);
    await saysFifteen(mediator);
    const { mediatorTies } = (await desk('getMediation', byId(id))).ok;
    expect(mediatorTies.map(({ code }) => code)).toEqual(['minor']);
    (await mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;
    expect(await earnedBy(mediator)).toEqual({});
  });

  test('nor by a file whose work is looked at, or kept, after they said so', async () => {
    const looked = await agreed(world);
    await saysFifteen(looked.mediator);
    (await reviewer('reviewMediation', byId(looked.id, wellDone))).ok;
    expect(await earnedBy(looked.mediator)).toEqual({});
    expect(await earnedBy(looked.one)).toEqual({ '4.3 settled': 5 });
    const kept = await agreed(world);
    (await reviewer('reviewMediation', byId(kept.id, wellDone))).ok;
    const before = await earnedBy(kept.mediator);
    await saysFifteen(kept.mediator);
    world.clock.advance({ days: 30 });
    (await reviewer('visitMediation', byId(kept.id, keptVisit))).ok;
    expect(await earnedBy(kept.mediator)).toEqual(before);
    expect(await toldTo(world, kept.mediator)).toContain('另一半积分没有给');
  });
});

describe('whoever helps', () => {
  test('and turns out to be a minor is written down for no session, and paid for none', async () => {
    const helper = await someone(world);
    const team = await teamOf(helper);
    const { id, mediator } = await inSession(world, { team, helpers: [helper.id] });
    await saysFifteen(helper);
    const heldOn = new Date(world.clock.now()).toISOString().slice(0, 10);
    const session = { kind: 'session', heldOn, words: '又谈了一次', helpers: [helper.id] };
    const { code, title } = (await mediator.call('recordMySession', byId(id, session))).problem;
    expect(code).toBe('helper_tied');
    // How old somebody is, another resident does not read.
    expect(title).toContain('请问调解负责人');
    expect(title).not.toContain('18');
    (await mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;
    expect(await earnedBy(helper)).toEqual({});
    expect(await earnedBy(mediator)).not.toEqual({});
  });
});

describe('whoever applied', () => {
  test('and said afterwards that they are 15 is not certified', async () => {
    const applicant = await someone(world);
    await learn(applicant.call);
    (await applicant.call('applyAsMediator', { body: application })).ok;
    await saysFifteen(applicant);
    const body = { verdict: 'certify', tier: 1, note: '学完课程，口碑好' };
    const certify = () => desk('decideMediator', { params: { id: applicant.id }, body });
    expect((await certify()).problem).toMatchObject({ status: 409, code: 'applicant_minor' });
    await world.settle();
    expect((await certificateOf(applicant)).state).toBe('ended');
    expect((await certify()).problem.code).toBe('nothing_to_decide');
  });
});

describe('a party who turns out to be a minor', () => {
  test('stops what leads on to an agreement; the desk reads why, and refers the file', async () => {
    const { id, one, mediator } = await inSession(world);
    const before = (await desk('getMediation', byId(id))).ok;
    expect(before.youngSides).toEqual([]);
    await saysFifteen(one);
    const { youngSides, moves } = (await desk('getMediation', byId(id))).ok;
    expect(youngSides).toEqual([1]);
    expect(moves).toEqual(before.moves.filter((move) => !['assign', 'propose'].includes(move)));
    const stopped = await mediator.call('proposeMyAgreement', byId(id, agreement));
    expect(stopped.problem).toMatchObject({ status: 409, code: 'agreement_stopped' });
    const body = { mediator: mediator.id, team: null, grade: 3 };
    expect((await desk('assignMediator', byId(id, body))).problem.code).toBe('party_minor');
    const referral = { to: 'administrative', note: '一方未满 18 周岁，转有关部门' };
    const { state } = (await desk('referMediation', byId(id, referral))).ok;
    expect(state).toBe('referred');
    expect((await desk('getMediation', byId(id))).ok.youngSides).toEqual([]);
  });

  test('makes no agreement by a text that stood there before, and may still decline it', async () => {
    const { id, one, other, mediator } = await inSession(world);
    (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
    (await answerAs(one, id)).ok;
    await isInDoubt(other);
    expect((await answerAs(other, id)).problem.code).toBe('agreement_stopped');
    expect((await answerAs(other, id, false)).status).toBe(200);
    expect(await earnedBy(one)).toEqual({});
  });

  test('is not paid for having been reconciled, where they say so before the work is looked at', async () => {
    const { id, one, other } = await agreed(world);
    await saysFifteen(one);
    (await reviewer('reviewMediation', byId(id, wellDone))).ok;
    expect(await earnedBy(one)).toEqual({});
    expect(await earnedBy(other)).toEqual({ '4.3 settled': 5 });
  });
});

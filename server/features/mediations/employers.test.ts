import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { staffId } from '../../../test/county.ts';
import {
  application,
  asParty,
  byId,
  earnedBy,
  type File,
  inSession,
  learn,
  opening,
  openMediator,
  type Someone,
  someone,
  startMediations,
  toldTo,
} from '../../../test/mediations.ts';
import { chainAll } from '../../platform/audit/chain.ts';

/* Whom a mediator works for ties them from the day on which they say so; nobody loses a tie by saying so. */

let world: TestApp;
let desk: Caller;
beforeAll(async () => {
  ({ world, desk } = await startMediations());
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

const old = '临溪纺织厂';
const now = '西镇供销社';
const say = ({ call }: Someone, employer: string, stateEmployee = false) =>
  call('changeMyEmployer', { body: { employer, stateEmployee } });
const sayAtDesk = ({ id }: Someone, employer: string, who = desk) =>
  who('changeEmployerOfMediator', byId(id, { employer, stateEmployee: false }));

/** A file of two, one of whom works for this employer. */
async function fileOf(employer: string): Promise<string> {
  const [one, other] = [await someone(world), await someone(world)];
  const parties = [asParty(one), { ...asParty(other), employer }];
  return (await desk('openMediation', { body: opening(parties) })).ok.id;
}

/** What ties a mediator to a file of somebody who works for this employer. */
async function tiesTo(mediator: Someone, employer: string) {
  const { mediators } = (await desk('listMediatorChoices', byId(await fileOf(employer)))).ok;
  return mediators.find(({ id }) => id === mediator.id)?.ties.map(({ code }) => code);
}

const inTerm = async (): Promise<Someone> => openMediator(world, { employer: old });

describe('a certified mediator says for whom they work now', () => {
  test('in the middle of their term, and is tied to both from then on', async () => {
    const mediator = await inTerm();
    expect(await tiesTo(mediator, now)).toEqual([]);
    expect((await say(mediator, ` ${now} `)).ok).toMatchObject({
      state: 'certified',
      employer: now,
    });
    expect(await tiesTo(mediator, now)).toEqual(['same_employer']);
    expect(await tiesTo(mediator, old)).toEqual(['former_employer']);
    expect(await tiesTo(mediator, '东镇砖瓦厂')).toEqual([]);
  });

  test('and for nobody: whom they worked for ties them on until they are certified anew', async () => {
    const mediator = await inTerm();
    expect((await say(mediator, '')).ok.employer).toBe('');
    expect(await tiesTo(mediator, old)).toEqual(['former_employer']);
    world.clock.advance({ days: 700 });
    const renewal = { ...application, employer: '' };
    expect((await mediator.call('applyAsMediator', { body: renewal })).ok.state).toBe('applied');
    expect(await tiesTo(mediator, old)).toEqual(['former_employer']);
    const certify = { verdict: 'certify', tier: 1, note: '核对过材料' };
    const shown = (await desk('decideMediator', byId(mediator.id, certify))).ok;
    expect(shown).toMatchObject({ employer: '', formerEmployers: [] });
    expect(await tiesTo(mediator, old)).toEqual([]);
  });

  test('while their renewal waits, too', async () => {
    const mediator = await inTerm();
    world.clock.advance({ days: 700 });
    const renewal = { ...application, employer: old };
    (await mediator.call('applyAsMediator', { body: renewal })).ok;
    expect((await say(mediator, now)).ok).toMatchObject({ state: 'applied', employer: now });
  });

  test('a renewal knows it in whatever spelling a change of employer does', async () => {
    const mediator = await inTerm();
    world.clock.advance({ days: 700 });
    const renew = (employer: string) =>
      mediator.call('applyAsMediator', { body: { ...application, employer } });
    for (const another of [now, ''])
      expect((await renew(another)).problem).toMatchObject({
        code: 'renew_as_it_stands',
        fields: [{ field: '/employer' }],
      });
    expect((await say(mediator, '临溪纺织厂有限公司')).problem.code).toBe('employer_as_before');
    expect((await renew('临溪纺织厂有限公司')).ok).toMatchObject({
      state: 'applied',
      employer: old,
    });
  });

  test('to and fro, and each of them ties once', async () => {
    const mediator = await inTerm();
    for (const employer of [now, old, now]) (await say(mediator, employer)).ok;
    const { mediators } = (await desk('listMediators', { query: { show: 'certified' } })).ok;
    const shown = mediators.find(({ id }) => id === mediator.id);
    expect(shown).toMatchObject({
      employer: now,
      formerEmployers: [old],
      mayChangeEmployer: true,
    });
  });

  test('applying anew after their term drops none: it ties until the centre has certified them', async () => {
    const mediator = await inTerm();
    world.clock.advance({ days: 800 });
    const applies = (employer: string) =>
      mediator.call('applyAsMediator', { body: { ...application, employer } });
    const decide = async (verdict: string) =>
      (await desk('decideMediator', byId(mediator.id, { verdict, tier: 1, note: '核对过材料' })))
        .ok;
    const shown = async () => {
      const { mediators } = (await desk('listMediators', { query: { show: 'applied' } })).ok;
      return mediators.find(({ id }) => id === mediator.id);
    };
    (await applies(now)).ok;
    expect(await shown()).toMatchObject({ employer: now, formerEmployers: [old] });
    expect(await tiesTo(mediator, old)).toContain('former_employer');
    await decide('refuse');
    (await applies('')).ok;
    expect(await shown()).toMatchObject({ employer: '', formerEmployers: [old, now] });
    expect(await decide('certify')).toMatchObject({ employer: '', formerEmployers: [] });
    expect(await tiesTo(mediator, old)).toEqual([]);
  });

  test('as a helper they are tied alike', async () => {
    const helper = await inTerm();
    (await say(helper, now)).ok;
    const members = [{ phone: helper.phone, role: 'volunteer', stateEmployee: false }];
    const team = { id: null, name: '供销社来的', area: '339999001000', members };
    const { id: teamId } = (await desk('saveMediationTeam', { body: team })).ok;
    const file = await underWay(now, teamId);
    const session = { kind: 'session', heldOn: '2026-01-01', words: '又谈', helpers: [helper.id] };
    expect((await file.mediator.call('recordMySession', byId(file.id, session))).problem.code).toBe(
      'helper_tied',
    );
  });
});

describe('at the desk', () => {
  test('it is typed in for who says it there; who typed is on record, and the mediator reads it', async () => {
    const mediator = await inTerm();
    expect((await sayAtDesk(mediator, now)).ok).toMatchObject({
      employer: now,
      formerEmployers: [old],
    });
    expect(await toldTo(world, mediator)).toContain('登记了您的新单位');
    expect((await mediator.call('getMyMediator')).ok.employer).toBe(now);
    await chainAll(world.deps);
    const { rows } = await world.deps.database.pool.query(
      `select actor, object, area from audit_entries where action = 'mediator.employer_changed'
       order by at desc limit 1`,
    );
    expect(rows).toEqual([
      { actor: staffId('mediator'), object: `mediator/${mediator.id}`, area: application.area },
    ]);
  });

  test('a desk elsewhere finds no such mediator, and reads no employer of theirs', async () => {
    const mediator = await openMediator(world, { employer: old, area: '339999002000' });
    const west = await world.staff('mediator_west');
    expect((await sayAtDesk(mediator, now, west)).status).toBe(404);
  });
});

describe('who pays them is said with it', () => {
  const ends = async ({ id, mediator }: File) =>
    (await mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;
  const paidByState = async ({ call }: Someone) => (await call('getMyMediator')).ok.stateEmployee;

  test('whom the state pays earns nothing from then on, in files under way neither', async () => {
    const [before, after] = [await underWay(''), await underWay('')];
    await ends(before);
    expect(await earnedBy(before.mediator)).toEqual({ '4.2 provisional': 12 });
    expect((await say(after.mediator, now, true)).ok.stateEmployee).toBe(true);
    await ends(after);
    expect(await earnedBy(after.mediator)).toEqual({});
  });

  test('also where the employer stays the same', async () => {
    const mediator = await inTerm();
    expect((await say(mediator, old, true)).ok).toMatchObject({
      employer: old,
      stateEmployee: true,
    });
    expect((await say(mediator, old, true)).problem.code).toBe('employer_as_before');
    expect(await tiesTo(mediator, old)).toEqual(['same_employer']);
  });

  test('whom it pays no longer earns once they are certified anew, not by saying so', async () => {
    const file = await underWay('');
    const { mediator } = file;
    (await say(mediator, now, true)).ok;
    (await say(mediator, old, false)).ok;
    expect(await paidByState(mediator)).toBe(true);
    await ends(file);
    expect(await earnedBy(mediator)).toEqual({});
    world.clock.advance({ days: 800 });
    (await mediator.call('applyAsMediator', { body: { ...application, employer: old } })).ok;
    const certify = { verdict: 'certify', tier: 1, note: '核对过材料' };
    expect((await desk('decideMediator', byId(mediator.id, certify))).ok.stateEmployee).toBe(false);
  });
});

describe('is refused', () => {
  const refusal = async (call: ReturnType<typeof say> | ReturnType<typeof sayAtDesk>) =>
    (await call).problem;

  test('before anybody was certified, and after they were struck off', async () => {
    const stranger = await someone(world);
    expect((await refusal(say(stranger, now))).code).toBe('certified_first');
    const applied = await someone(world);
    await learn(applied.call);
    (await applied.call('applyAsMediator', { body: application })).ok;
    const waits = await refusal(say(applied, now));
    expect(waits.code).toBe('certified_first');
    expect(waits.title).toContain('申请在等答复的，认证后马上就能来改');
    const ended = await inTerm();
    const end = { verdict: 'end', tier: 1, note: '本人不再担任' };
    (await desk('decideMediator', byId(ended.id, end))).ok;
    expect((await refusal(say(ended, now))).code).toBe('certified_first');
    expect((await refusal(sayAtDesk(ended, now))).code).toBe('certified_first');
    expect((await ended.call('getMyMediator')).ok.mayChangeEmployer).toBe(false);
  });

  test('where it is the employer on record, in whatever spelling', async () => {
    const mediator = await inTerm();
    expect(await refusal(say(mediator, '临溪 纺织厂'))).toMatchObject({
      code: 'employer_as_before',
      fields: [{ field: '/employer' }],
    });
  });

  test('more than ten times in a term: the list of whom they worked for has an end', async () => {
    const mediator = await inTerm();
    for (let nth = 1; nth <= 10; nth++) (await say(mediator, `第${nth}家单位`)).ok;
    expect(await refusal(say(mediator, '第十一家单位'))).toMatchObject({
      code: 'employer_too_often',
      fields: [{ field: '/employer' }],
    });
    expect(await tiesTo(mediator, old)).toEqual(['former_employer']);
    // The way out that its sentence names: renewed with the one on record, it can be changed again.
    world.clock.advance({ days: 700 });
    const renewal = { ...application, employer: '第10家单位' };
    (await mediator.call('applyAsMediator', { body: renewal })).ok;
    const certify = { verdict: 'certify', tier: 1, note: '核对过材料' };
    (await desk('decideMediator', byId(mediator.id, certify))).ok;
    expect((await say(mediator, '第十一家单位')).status).toBe(200);
  });
});

/** A file under way, one of whose parties works for this employer. */
async function underWay(employer: string, team: string | null = null): Promise<File> {
  const [one, other] = [await someone(world), await someone(world)];
  const parties = [asParty(one), { ...asParty(other), employer }];
  const mediator = await inTerm();
  return inSession(world, { one, other, mediator, team, given: { parties } });
}

describe('a file under way whose mediator works for the employer of a party by now', () => {
  const listed = async (who: Caller, id: string) =>
    (await who('listMediations')).ok.mediations.find((file) => file.id === id);
  const shown = async (who: Caller, id: string) => (await who('getMediation', byId(id))).ok;

  test('says so to whoever is in charge, until another one has it', async () => {
    const { id, mediator } = await underWay(now);
    expect((await shown(desk, id)).mediatorTies).toEqual([]);
    expect((await listed(desk, id))?.mediatorTied).toBe(false);
    (await say(mediator, now)).ok;
    expect((await shown(desk, id)).mediatorTies.map(({ code }) => code)).toEqual(['same_employer']);
    expect((await listed(desk, id))?.mediatorTied).toBe(true);
    const leader = await world.staff('leader');
    expect((await shown(leader, id)).mediatorTies).toEqual([]);
    expect((await listed(leader, id))?.mediatorTied).toBe(false);
    const next = { mediator: (await openMediator(world)).id, team: null, grade: 2 };
    expect((await desk('assignMediator', byId(id, next))).ok.mediatorTies).toEqual([]);
    expect((await listed(desk, id))?.mediatorTied).toBe(false);
  });

  test('pays whoever is tied nothing, and does not say so any more once it has ended', async () => {
    const { id, mediator } = await underWay(now);
    (await say(mediator, now)).ok;
    (await mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;
    expect(await earnedBy(mediator)).toEqual({});
    expect((await shown(desk, id)).mediatorTies).toEqual([]);
    expect((await listed(desk, id))?.mediatorTied).toBe(false);
  });
});

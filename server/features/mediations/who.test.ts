import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { liveTogether } from '../../../test/holders.ts';
import {
  agreed,
  agreement,
  application,
  asParty,
  byId,
  inSession,
  openFile,
  opening,
  openMediator,
  sat,
  someone,
  startMediations,
} from '../../../test/mediations.ts';
import { localDate } from '../../platform/calendar.ts';
import { jobScope } from '../../platform/scope.ts';
import { choicesOf } from './choosing.ts';
import { gather } from './gather.ts';
import { findBelow } from './store.ts';

let world: TestApp;
let desk: Caller;
beforeAll(async () => {
  ({ world, desk } = await startMediations());
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

const get = async (id: string) => (await desk('getMediation', byId(id))).ok;

describe('who mediates', () => {
  test('nobody who is tied to a party, and the desk reads why', async () => {
    const [one, other] = [await someone(world), await someone(world)];
    const relative = await openMediator(world);
    const colleague = await openMediator(world, { employer: '临溪纺织厂' });
    const far = await openMediator(world, { area: '339999002000' });
    const free = await openMediator(world);
    await liveTogether(world, [one.call, relative.call]);
    const parties = [asParty(one), { ...asParty(other), employer: '临溪纺织厂' }];
    const { id } = (await desk('openMediation', { body: opening(parties) })).ok;
    const { mediators } = (await desk('listMediatorChoices', byId(id))).ok;
    const codes = (who: { id: string }) =>
      mediators.find((choice) => choice.id === who.id)?.ties.map(({ code }) => code);
    expect(codes(relative)).toEqual(['same_household']);
    expect(codes(colleague)).toEqual(['same_employer']);
    expect(codes(far)).toEqual(['out_of_area']);
    expect(codes(free)).toEqual([]);
    for (const party of [one, other]) (await party.call('acknowledgeMyRights', byId(id))).ok;
    const assign = (who: { id: string }) =>
      desk('assignMediator', byId(id, { mediator: who.id, team: null, grade: 2 }));
    const refused = (await assign(relative)).problem;
    expect(refused).toMatchObject({ code: 'mediator_tied', status: 422 });
    expect(refused.detail ?? refused.title).toContain('一家人');
    expect((await assign(one)).problem.code).toBe('mediator_not_found');
    expect((await assign(free)).ok.state).toBe('assigned');
  });

  test('giving a file to one of them opens nothing of the others', async () => {
    const { id, mediator } = await inSession(world);
    await openMediator(world);
    const { read } = world.deps.database;
    const ask = { scope: jobScope(county, 'test') };
    const row = await findBelow(read, ask.scope, id);
    if (row === undefined) throw new Error('no file');
    const whole = await gather(read, { deps: world.deps, ...ask }, row);
    const choosing = { deps: world.deps, ask, whole, today: localDate(world.clock.now()) };
    const ids = async (only?: string) =>
      (await choicesOf(read, choosing, only)).map((choice) => choice.id);
    expect(await ids(mediator.id)).toEqual([mediator.id]);
    expect((await ids()).length).toBeGreaterThan(1);
  });

  test('a mediator does not get the same two again', async () => {
    const first = await agreed(world);
    const { id } = await openFile(world, { one: first.other, other: first.one });
    const { mediators } = (await desk('listMediatorChoices', byId(id))).ok;
    const choice = mediators.find((one) => one.id === first.mediator.id);
    expect(choice?.ties.map(({ code }) => code)).toEqual(['same_pair_before']);
  });

  test('helpers are of the team of the file, and no party of it', async () => {
    const { id, one, mediator } = await inSession(world);
    const session = (helper: string) => ({
      kind: 'session',
      heldOn: '2026-01-01',
      words: '又谈了一次',
      helpers: [helper],
    });
    expect((await mediator.call('recordMySession', byId(id, session(one.id)))).problem.code).toBe(
      'helper_unknown',
    );
  });
});

describe('who sees a file', () => {
  test('its parties, its mediator and the desk of its place; nobody else', async () => {
    const { id, one, other, mediator } = await inSession(world);
    const stranger = await someone(world);
    expect((await stranger.call('getMyMediation', byId(id))).status).toBe(404);
    for (const who of [one, other, mediator])
      expect((await who.call('listMyMediations')).ok.mediations.map((file) => file.id)).toContain(
        id,
      );
    expect((await stranger.call('listMyMediations')).ok.mediations).toEqual([]);
    const answered = { agreed: true, proposedAt: world.clock.now().toISOString() };
    // A party does what parties do, a mediator what mediators do.
    expect((await one.call('proposeMyAgreement', byId(id, agreement))).status).toBe(404);
    expect((await mediator.call('answerMyAgreement', byId(id, answered))).status).toBe(404);
  });

  test('whose certificate is ended reads their files no more, and another one goes on', async () => {
    const { id, mediator } = await inSession(world);
    const end = { verdict: 'end', tier: 1, note: '收了一方的礼' };
    (await desk('decideMediator', { params: { id: mediator.id }, body: end })).ok;
    expect((await mediator.call('getMyMediation', byId(id))).status).toBe(404);
    expect((await mediator.call('proposeMyAgreement', byId(id, agreement))).status).toBe(404);
    const next = await openMediator(world);
    const assign = (to: { id: string }) =>
      desk('assignMediator', byId(id, { mediator: to.id, team: null, grade: 2 }));
    expect((await assign(mediator)).problem.code).toBe('mediator_not_found');
    expect((await assign(next)).ok.state).toBe('assigned');
  });

  test('struck off, they do not get their files back by applying anew', async () => {
    const { id, mediator } = await inSession(world);
    const decide = (verdict: string) =>
      desk('decideMediator', {
        params: { id: mediator.id },
        body: { verdict, tier: 1, note: '收了一方的礼' },
      });
    (await decide('end')).ok;
    (await mediator.call('applyAsMediator', { body: application })).ok;
    expect((await mediator.call('getMyMediation', byId(id))).status).toBe(404);
    expect((await mediator.call('listMyMediations')).ok.mediations).toEqual([]);
    expect((await mediator.call('proposeMyAgreement', byId(id, agreement))).status).toBe(404);
  });

  test('whose renewal is refused reads their files no more', async () => {
    const { id, mediator } = await inSession(world);
    world.clock.advance({ days: 700 });
    (await mediator.call('applyAsMediator', { body: application })).ok;
    (await mediator.call('getMyMediation', byId(id))).ok;
    const refused = { verdict: 'refuse', tier: 1, note: '一年多没有办过' };
    (await desk('decideMediator', { params: { id: mediator.id }, body: refused })).ok;
    expect((await mediator.call('getMyMediation', byId(id))).status).toBe(404);
  });

  test('once a file has ended, its mediator reads no phones and addresses in it', async () => {
    const { id, one, mediator } = await inSession(world);
    const first = async () => (await mediator.call('getMyMediation', byId(id))).ok.parties[0];
    const evidence = { kind: 'evidence', heldOn: '2026-01-01', words: '身份证 3399', helpers: [] };
    (await mediator.call('recordMySession', byId(id, evidence))).ok;
    const words = async () =>
      (await mediator.call('getMyMediation', byId(id))).ok.papers.map((paper) => paper.words);
    expect(await first()).toMatchObject({ phone: one.phone });
    expect(await words()).toEqual([sat, '身份证 3399']);
    (await one.call('leaveMyMediation', byId(id))).ok;
    expect(await first()).toMatchObject({ name: one.name, phone: null });
    expect(await words()).toEqual([sat, '']);
  });

  test('what one told the form is not for the other; who oversees reads masked names', async () => {
    const [one, other] = [await someone(world), await someone(world)];
    const parties = [{ ...asParty(one), address: '西街 8 号', occupation: '木工' }, asParty(other)];
    const { id } = (await desk('openMediation', { body: opening(parties) })).ok;
    const [mine] = (await one.call('getMyMediation', byId(id))).ok.parties;
    expect(mine).toMatchObject({ me: true, address: '西街 8 号', phone: one.phone });
    const [theirs] = (await other.call('getMyMediation', byId(id))).ok.parties;
    expect(theirs).toMatchObject({ name: one.name, address: '', phone: null });
    const seen = (await (await world.staff('leader'))('getMediation', byId(id))).ok;
    expect(JSON.stringify(seen)).not.toContain(one.name);
    expect(JSON.stringify(seen)).not.toContain('西街 8 号');
    expect(seen.moves).toEqual([]);
  });

  test('who oversees reads masked names of those who mediate too, and not what papers prove', async () => {
    const helper = await someone(world);
    const members = [{ phone: helper.phone, role: 'volunteer', stateEmployee: false }];
    const body = { id: null, name: '遮名调解队', area: '339999001000', members };
    const team = (await desk('saveMediationTeam', { body })).ok.id;
    const { id, mediator } = await inSession(world, { team, helpers: [helper.id] });
    for (const kind of ['identity', 'authority', 'evidence']) {
      const paper = { kind, side: 1, heldOn: '2026-01-01', words: `证件号码 ${kind}` };
      (await desk('addMediationPaper', byId(id, paper))).ok;
    }
    const leader = await world.staff('leader');
    const seen = (await leader('getMediation', byId(id))).ok;
    expect(seen.mediator).toMatch(/^.\*/);
    const listed = (await leader('listMediations')).ok.mediations;
    for (const text of [JSON.stringify(seen), JSON.stringify(listed)])
      for (const hidden of [mediator.name, helper.name, '证件号码'])
        expect(text).not.toContain(hidden);
    expect(seen.papers[0]).toMatchObject({ kind: 'session', words: sat });
    const whole = JSON.stringify(await get(id));
    for (const shown of [mediator.name, helper.name, '证件号码 identity'])
      expect(whole).toContain(shown);
  });

  test('erased, a party leaves what is open, and their name is read no more', async () => {
    const { id, one } = await inSession(world);
    const call = await world.resident(one.phone);
    const { demoCode } = (await call('sendMyCode', { body: {} })).ok;
    (await call('proveMyself', { body: { code: demoCode } })).ok;
    expect((await call('eraseMe', { body: { openCases: 'withdraw' } })).status).toBe(200);
    const file = await get(id);
    expect(file).toMatchObject({ state: 'referred', referredTo: 'withdrawn' });
    expect(JSON.stringify(file)).not.toContain(one.name);
  });
});

test('an account that knows no name is nobody’s yet: it is not told of the dispute', async () => {
  const phone = '13710009999';
  const nameless = await world.resident(phone);
  const other = await someone(world);
  const parties = [asParty({ name: '韩大成', phone }), asParty(other)];
  const opened = (await desk('openMediation', { body: opening(parties) })).ok;
  expect(opened.parties.map(({ hasAccount }) => hasAccount)).toEqual([false, true]);
  expect((await nameless('listMyMediations')).ok.mediations).toEqual([]);
  await world.settle();
  const { notices } = (await nameless('listMyNotices')).ok;
  expect(notices.filter(({ words }) => words.zh.includes('调解'))).toEqual([]);
  expect((await desk('informParty', byId(opened.id, { side: 1 }))).status).toBe(200);
});

test('a grid outside one’s area has no file of one’s own', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  const { id } = await openFile(world, { one, other, grid: grids.east });
  expect((await get(id)).grid).toBe(grids.east);
  const west = await world.staff('auditor_west');
  expect((await west('getMediation', byId(id))).status).toBe(404);
  expect((await west('listMediations')).ok.mediations.map((file) => file.id)).not.toContain(id);
});

test('in charge of one place, and overseeing another: names in full only where one is in charge', async () => {
  const at = async (grid: string, area: string) => {
    const [one, other] = [await someone(world), await someone(world)];
    const { id } = await openFile(world, { one, other, grid });
    const mediator = await openMediator(world, { area, employer: '城东纺织厂' });
    const members = [{ phone: other.phone, role: 'volunteer', stateEmployee: false }];
    const body = { id: null, name: '看得见看不见队', area, members };
    return { id, one, other, mediator, team: (await desk('saveMediationTeam', { body })).ok.id };
  };
  const west = await at(grids.west, '339999001000');
  const east = await at(grids.east, '339999002000');
  const both = await world.staff('mediator_west');
  const { mediations } = (await both('listMediations')).ok;
  const names = (file: { id: string }) => mediations.find(({ id }) => id === file.id)?.names;
  expect(names(west)).toEqual([west.one.name, west.other.name]);
  expect(names(east)).not.toContain(east.one.name);
  const here = (await both('getMediation', byId(west.id))).ok;
  expect(here.parties[0]).toMatchObject({ name: west.one.name, phone: west.one.phone });
  expect(here.moves).not.toEqual([]);
  const there = (await both('getMediation', byId(east.id))).ok;
  expect(JSON.stringify(there)).not.toContain(east.one.name);
  expect(there).toMatchObject({ moves: [], parties: [{ phone: null }, { phone: null }] });
  const { mediators } = (await both('listMediators', { query: { show: 'certified' } })).ok;
  const mediator = (one: { id: string }) => mediators.find(({ id }) => id === one.id);
  expect(mediator(west.mediator)).toMatchObject({
    name: west.mediator.name,
    words: '邻里的事愿意出力',
  });
  expect(mediator(east.mediator)).toMatchObject({ employer: '', words: '' });
  expect(mediator(east.mediator)?.name).not.toBe(east.mediator.name);
  const { teams } = (await both('listMediationTeams')).ok;
  const member = (of: string) => teams.find(({ id }) => id === of)?.members[0]?.name;
  expect(member(west.team)).toBe(west.other.name);
  expect(member(east.team)).not.toBe(east.other.name);
});

test('whoever tries whose number it is leaves a trace', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  const looks = async () => {
    const { rows } = await sql<{ found: boolean }>`
      select (details ->> 'found')::boolean as found from audit_waiting
      where action = 'resident.looked_up'`.execute(world.deps.database.read);
    return rows.map(({ found }) => found);
  };
  const parties = [{ ...asParty(one), name: '另有其人' }, asParty(other)];
  const typo = (await desk('openMediation', { body: opening(parties) })).problem;
  expect(typo.code).toBe('phone_of_another');
  const members = [{ phone: '13911112222', role: 'lead', stateEmployee: false }];
  const body = { id: null, name: '没有的调解队', area: '339999001000', members };
  expect((await desk('saveMediationTeam', { body })).problem.code).toBe('member_unknown');
  expect((await looks()).sort()).toEqual([false, true]);
});

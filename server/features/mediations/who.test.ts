import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { liveTogether } from '../../../test/holders.ts';
import {
  agreed,
  agreement,
  asParty,
  inCharge,
  inSession,
  mediationRules,
  openFile,
  opening,
  openMediator,
  someone,
} from '../../../test/mediations.ts';
import { enforce } from '../../../test/rulebooks.ts';

let world: TestApp;
let desk: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  await enforce(world, mediationRules);
  desk = inCharge(world);
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

const byId = (id: string, body?: unknown) => ({ params: { id }, body });
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

  test('once a file has ended, its mediator reads no phones and addresses in it', async () => {
    const { id, one, mediator } = await inSession(world);
    const first = async () => (await mediator.call('getMyMediation', byId(id))).ok.parties[0];
    expect(await first()).toMatchObject({ phone: one.phone });
    (await one.call('leaveMyMediation', byId(id))).ok;
    expect(await first()).toMatchObject({ name: one.name, phone: null });
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

test('a grid outside one’s area has no file of one’s own', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  const { id } = await openFile(world, { one, other, grid: grids.east });
  expect((await get(id)).grid).toBe(grids.east);
  const west = await world.staff('auditor_west');
  expect((await west('getMediation', byId(id))).status).toBe(404);
  expect((await west('listMediations')).ok.mediations.map((file) => file.id)).not.toContain(id);
});

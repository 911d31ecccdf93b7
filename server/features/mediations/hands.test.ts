import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agreedWith } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { staffId } from '../../../test/county.ts';
import { awake } from '../../../test/for-somebody.ts';
import {
  agreed,
  agreement,
  asParty,
  inCharge,
  inSession,
  keptVisit,
  mediationRules,
  openFile,
  opening,
  openMediator,
  sat,
  someone,
  wellDone,
} from '../../../test/mediations.ts';
import { enforce } from '../../../test/rulebooks.ts';

/* Nobody certifies their own work: neither what went through their hands, nor what they were in themselves. */

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
const review = (who: Caller, id: string) => who('reviewMediation', byId(id, wellDone));

describe('who reviews', () => {
  const own = { status: 403, code: 'review_own' };

  test('nobody who opened the file: it takes a second one to make points', async () => {
    const { id } = await agreed(world);
    expect((await get(id)).moves).not.toContain('review');
    expect((await review(desk, id)).problem).toMatchObject(own);
    const second = await world.staff('mediator_second');
    expect((await second('getMediation', byId(id))).ok.moves).toContain('review');
    expect((await review(second, id)).status).toBe(200);
  });

  test('nobody who read the rights, held the tablet or wrote a paper', async () => {
    const signing = async (informs: Caller, signs: Caller) => {
      const one = await someone(world);
      const mediator = await openMediator(world);
      const body = opening([asParty(one), asParty({ name: '老韩头', phone: null })]);
      const { id } = (await desk('openMediation', { body })).ok;
      (await one.call('acknowledgeMyRights', byId(id))).ok;
      (await informs('informParty', byId(id, { side: 2 }))).ok;
      (await desk('assignMediator', byId(id, { mediator: mediator.id, team: null, grade: 1 }))).ok;
      const session = { kind: 'session', heldOn: '2026-01-01', words: sat, helpers: [] };
      (await mediator.call('recordMySession', byId(id, session))).ok;
      const written = await mediator.call('proposeMyAgreement', byId(id, agreement));
      const { proposedAt } = written.ok;
      (await one.call('answerMyAgreement', byId(id, { agreed: true, proposedAt }))).ok;
      const signed = { side: 2, signature: 'M10 10 L120 80', proposedAt };
      (await signs('signAgreement', byId(id, signed))).ok;
      return id;
    };
    const second = await world.staff('mediator_second');
    const west = await world.staff('mediator_west');
    for (const id of [await signing(second, desk), await signing(desk, second)]) {
      expect((await review(second, id)).problem).toMatchObject(own);
      expect((await review(west, id)).status).toBe(200);
    }
    const { id } = await agreed(world);
    const paper = { kind: 'receipt', side: null, heldOn: '2026-01-01', words: '收条' };
    (await second('addMediationPaper', byId(id, paper))).ok;
    expect((await review(second, id)).problem).toMatchObject(own);
  });

  test('nobody who gave it to its mediator and said how hard it is, though another one did so later', async () => {
    const one = await someone(world);
    const other = await someone(world);
    const mediator = await openMediator(world);
    const body = opening([asParty(one), asParty(other)]);
    const { id } = (await desk('openMediation', { body })).ok;
    for (const party of [one, other]) (await party.call('acknowledgeMyRights', byId(id))).ok;
    const second = await world.staff('mediator_second');
    const given = byId(id, { mediator: mediator.id, team: null, grade: 4 });
    (await second('assignMediator', given)).ok;
    (await desk('assignMediator', given)).ok;
    const session = { kind: 'session', heldOn: '2026-01-01', words: sat, helpers: [] };
    (await mediator.call('recordMySession', byId(id, session))).ok;
    (await mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;
    expect((await review(second, id)).problem).toMatchObject(own);
    expect((await review(await world.staff('mediator_west'), id)).status).toBe(200);
  });
});

describe('whoever is in a file themselves, as far as names tell, takes no step in it that pays', () => {
  const inIt = { status: 403, code: 'file_own' };
  const call = (name: string) =>
    world.deps.database.pool.query('update staff set name = $1 where id = $2', [
      name,
      staffId('mediator_west'),
    ]);
  const moves = async (who: Caller, id: string) => (await who('getMediation', byId(id))).ok.moves;

  test.each(['one', 'mediator', 'helper'] as const)('not as its %s', async (as) => {
    const helper = await someone(world);
    const members = [{ phone: helper.phone, role: 'volunteer', stateEmployee: false }];
    const team = { id: null, name: `同名的队 ${as}`, area: '339999001000', members };
    const { id: teamId } = (await desk('saveMediationTeam', { body: team })).ok;
    const { id, ...people } = await agreed(world, { team: teamId, helpers: [helper.id] });
    const { name } = { ...people, helper }[as];
    await call(`${name.slice(0, 1)} ${name.slice(1)}`);
    const west = await world.staff('mediator_west');
    const second = await world.staff('mediator_second');
    expect(await moves(west, id)).not.toContain('review');
    expect((await review(west, id)).problem).toMatchObject(inIt);
    expect((await review(second, id)).status).toBe(200);
    world.clock.advance({ days: 31 });
    const later = await world.staff('mediator_west');
    const visit = (who: Caller) => who('visitMediation', byId(id, keptVisit));
    expect(await moves(later, id)).not.toContain('visit');
    expect((await visit(later)).problem).toMatchObject(inIt);
    await call('不在里面的');
    expect(await moves(later, id)).toContain('visit');
    expect((await visit(later)).status).toBe(200);
  });

  test('nor by a signature, nor by a referral, with which its sessions end', async () => {
    const { id, one, mediator } = await inSession(world);
    const { proposedAt } = (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
    await call(one.name);
    const west = await world.staff('mediator_west');
    const signed = byId(id, { side: 1, signature: 'M10 10 L120 80', proposedAt });
    const referred = byId(id, { to: 'court', note: '引导起诉' });
    expect((await west('signAgreement', signed)).problem).toMatchObject(inIt);
    expect((await west('referMediation', referred)).problem).toMatchObject(inIt);
    for (const move of ['sign', 'refer']) expect(await moves(west, id)).not.toContain(move);
    await call('不在里面的');
    expect((await west('signAgreement', signed)).status).toBe(200);
    expect((await west('referMediation', referred)).status).toBe(200);
  });

  test('nor types what a party says at the window: with that its sessions end as well', async () => {
    const worker = awake(world, 'grid_worker');
    const named = (name: string) =>
      world.deps.database.pool.query('update staff set name = $1 where id = $2', [
        name,
        staffId('grid_worker'),
      ]);
    const [one, other] = [await someone(world), await someone(world)];
    const { id: opened } = await openFile(world, { one, other });
    await named(other.name);
    const seenTo = await agreedWith(world, worker, one);
    const rights = { params: { id: seenTo, mediation: opened } };
    expect((await worker('acknowledgeRightsFor', rights)).problem).toMatchObject(inIt);
    await named('不在里面的');
    expect((await worker('acknowledgeRightsFor', rights)).status).toBe(200);

    const file = await inSession(world);
    const written = await file.mediator.call('proposeMyAgreement', byId(file.id, agreement));
    const { proposedAt } = written.ok;
    await named(file.mediator.name);
    for (const party of [file.one, file.other]) {
      const params = { id: await agreedWith(world, worker, party), mediation: file.id };
      const yes = { params, body: { agreed: true, proposedAt } };
      expect((await worker('answerMediationFor', yes)).problem).toMatchObject(inIt);
      expect((await worker('leaveMediationFor', { params })).problem).toMatchObject(inIt);
    }
    expect((await get(file.id)).state).toBe('proposed');
    await named('不在里面的');
    const params = { id: await agreedWith(world, worker, file.one), mediation: file.id };
    expect((await worker('leaveMediationFor', { params })).status).toBe(200);
  });

  test('nor as one who mediated it before it was given to another', async () => {
    const { id, mediator: before, one, other } = await inSession(world);
    const next = await openMediator(world);
    const given = byId(id, { mediator: next.id, team: null, grade: 2 });
    (await desk('assignMediator', given)).ok;
    const session = { kind: 'session', heldOn: '2026-01-01', words: sat, helpers: [] };
    (await next.call('recordMySession', byId(id, session))).ok;
    (await next.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;
    await call(before.name);
    const west = await world.staff('mediator_west');
    expect((await review(west, id)).problem).toMatchObject(inIt);
    await call(`${one.name}${other.name}`);
    expect((await review(west, id)).status).toBe(200);
  });
});

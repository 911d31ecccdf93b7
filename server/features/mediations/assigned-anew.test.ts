import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import {
  agreement,
  answerAs,
  byId,
  earnedBy,
  inSession,
  openMediator,
  photographed,
  type Someone,
  sat,
  startMediations,
} from '../../../test/mediations.ts';
import { localDate } from '../../platform/calendar.ts';

/* Until both have agreed a file can be given to another mediator, who brings them to a text of their own. */

let world: TestApp;
let desk: Caller;
beforeAll(async () => {
  ({ world, desk } = await startMediations());
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

const get = async (id: string) => (await desk('getMediation', byId(id))).ok;
const propose = ({ call }: Someone, id: string, text: object = agreement) =>
  call('proposeMyAgreement', byId(id, text));
const assign = (id: string, to: Someone) =>
  desk('assignMediator', byId(id, { mediator: to.id, team: null, grade: 2 }));

/** A file whose agreement one of the two has said yes to. */
async function halfAnswered() {
  const file = await inSession(world);
  const dated = { ...agreement, performBy: '2099-01-01' };
  (await propose(file.mediator, file.id, dated)).ok;
  (await answerAs(file.one, file.id)).ok;
  return file;
}

test('while an agreement waits for both, its text and what was answered to it are taken back', async () => {
  const { id, one, other, mediator } = await halfAnswered();
  const { moves, proposedAt } = await get(id);
  expect(moves).toContain('assign');
  const next = await openMediator(world);
  const given = (await assign(id, next)).ok;
  expect(given).toMatchObject({
    state: 'assigned',
    mediator: next.name,
    ...{ form: null, terms: '', performBy: null, proposedAt: null },
  });
  expect(given.parties.map(({ answer }) => answer)).toEqual([null, null]);
  const late = { agreed: true, proposedAt };
  expect((await other.call('answerMyAgreement', byId(id, late))).problem.code).toBe(
    'mediation_not_now',
  );
  // Whoever has it now sits down with both before they write anything down.
  expect((await propose(next, id)).problem.code).toBe('session_first');
  const heldOn = localDate(world.deps.clock.now());
  const session = { kind: 'session', heldOn, words: sat, helpers: [] };
  (await next.call('recordMySession', byId(id, session))).ok;
  (await propose(next, id)).ok;
  for (const party of [one, other]) (await answerAs(party, id)).ok;
  expect(await get(id)).toMatchObject({ state: 'agreed', terms: agreement.terms });
  expect(await earnedBy(next)).toEqual({ '4.2 provisional': 9 });
  expect(await earnedBy(mediator)).toEqual({});
});

test('a text that was declined goes with whoever wrote it', async () => {
  const { id, other } = await halfAnswered();
  (await answerAs(other, id, false)).ok;
  expect(await get(id)).toMatchObject({ state: 'assigned', terms: agreement.terms });
  const given = (await assign(id, await openMediator(world))).ok;
  expect(given).toMatchObject({ terms: '', proposedAt: null });
  expect(given.parties.map(({ answer }) => answer)).toEqual([null, null]);
});

test('the file names no tie that the list of files does not: of earlier files of the two both say nothing', async () => {
  const earlier = await halfAnswered();
  const { one, other } = earlier;
  const { id, mediator } = await inSession(world, { one, other });
  // As if it had been theirs without anybody noticing.
  await world.deps.database.pool.query('update mediations set mediator = $1 where id = $2', [
    mediator.id,
    earlier.id,
  ]);
  const { mediations } = (await desk('listMediations')).ok;
  expect(mediations.find((file) => file.id === id)?.mediatorTied).toBe(false);
  expect((await get(id)).mediatorTies).toEqual([]);
  const { mediators } = (await desk('listMediatorChoices', byId(id))).ok;
  const choice = mediators.find((somebody) => somebody.id === mediator.id);
  expect(choice?.ties.map(({ code }) => code)).toEqual(['same_pair_before']);
});

test('whose certificate was ended meanwhile is followed by another one', async () => {
  const { id, mediator } = await halfAnswered();
  const end = { verdict: 'end', tier: 1, note: '收了一方的礼' };
  (await desk('decideMediator', byId(mediator.id, end))).ok;
  const written = { ...agreement, photoIds: [await photographed(desk)] };
  expect((await desk('proposeForMediator', byId(id, written))).problem.code).toBe('mediator_gone');
  expect((await assign(id, await openMediator(world))).status).toBe(200);
});

test('once both have agreed nobody takes it over', async () => {
  const { id, other } = await halfAnswered();
  (await answerAs(other, id)).ok;
  expect((await get(id)).moves).not.toContain('assign');
  expect((await assign(id, await openMediator(world))).problem.code).toBe('mediation_not_now');
});

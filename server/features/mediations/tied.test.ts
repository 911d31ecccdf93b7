import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { liveTogether } from '../../../test/holders.ts';
import {
  agreed,
  agreement,
  answerAs,
  asParty,
  byId,
  earnedBy,
  inSession,
  opening,
  openMediator,
  type Someone,
  sat,
  someone,
  startMediations,
  wellDone,
} from '../../../test/mediations.ts';

let world: TestApp;
let desk: Caller;
let reviewer: Caller;
beforeAll(async () => {
  ({ world, desk, reviewer } = await startMediations());
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

async function teamOf(...members: readonly Someone[]): Promise<string> {
  const body = {
    id: null,
    name: '西镇调解队',
    area: '339999001000',
    members: members.map(({ phone }) => ({ phone, role: 'volunteer', stateEmployee: false })),
  };
  return (await desk('saveMediationTeam', { body })).ok.id;
}

const session = (...helpers: readonly Someone[]) => ({
  kind: 'session',
  heldOn: '2026-01-01',
  words: sat,
  helpers: helpers.map(({ id }) => id),
});

describe('whoever helps', () => {
  test('is of no household of a party, and told so by name', async () => {
    const [one, relative] = [await someone(world), await someone(world)];
    await liveTogether(world, [one.call, relative.call]);
    const { id, mediator } = await inSession(world, { one, team: await teamOf(relative) });
    const { code, title, fields } = (
      await mediator.call('recordMySession', byId(id, session(relative)))
    ).problem;
    expect(code).toBe('helper_tied');
    expect(title).toContain(relative.name);
    expect(title).toContain('一家人');
    expect(fields?.[0]?.field).toBe('/helpers');
  });

  test('works for no employer of a party, as far as that is known', async () => {
    const colleague = await openMediator(world, { employer: '临溪纺织厂' });
    const [one, other] = [await someone(world), await someone(world)];
    const parties = [asParty(one), { ...asParty(other), employer: '临溪 纺织厂' }];
    const team = await teamOf(colleague);
    const { id, mediator } = await inSession(world, { one, other, team, given: { parties } });
    const asked = await mediator.call('recordMySession', byId(id, session(colleague)));
    expect(asked.problem.code).toBe('helper_tied');
  });

  test('has neither led nor helped with the same two before', async () => {
    const helper = await someone(world);
    const team = await teamOf(helper);
    const first = await agreed(world, { team, helpers: [helper.id] });
    const { one, other } = first;
    const again = await inSession(world, { one: other, other: one, team: await teamOf(helper) });
    const asked = await again.mediator.call('recordMySession', byId(again.id, session(helper)));
    expect(asked.problem).toMatchObject({ code: 'helper_tied' });
    const led = await inSession(world, { one, other, team: await teamOf(first.mediator) });
    const asks = await led.mediator.call('recordMySession', byId(led.id, session(first.mediator)));
    expect(asks.problem.code).toBe('helper_tied');
  });

  test('and moved in with a party before it ended, is not paid; nor is whoever led it', async () => {
    const helper = await someone(world);
    const team = await teamOf(helper);
    const { id, one, other, mediator } = await inSession(world, { team, helpers: [helper.id] });
    await liveTogether(world, [one.call, helper.call]);
    await liveTogether(world, [other.call, mediator.call]);
    (await mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;
    expect(await earnedBy(helper)).toEqual({});
    expect(await earnedBy(mediator)).toEqual({});
  });
});

describe('the same two again within twelve months', () => {
  test('read in the second file why they get nothing for it, once the work was looked at', async () => {
    const says = async ({ call }: Someone, id: string) =>
      (await call('getMyMediation', byId(id))).ok.reconciledBefore;
    const review = async (id: string, wellDoneIs = true) =>
      (await reviewer('reviewMediation', byId(id, { ...wellDone, wellDone: wellDoneIs }))).ok;
    const [one, other] = [await someone(world), await someone(world)];
    const first = await agreed(world, { one, other });
    await review(first.id);
    const again = await agreed(world, { one: other, other: one });
    expect(await says(one, again.id)).toBe(false);
    await review(again.id);
    for (const party of [one, other]) {
      expect(await says(party, first.id)).toBe(false);
      expect(await says(party, again.id)).toBe(true);
    }
    expect(await says(again.mediator, again.id)).toBe(false);
    // What was not done well earns nobody anything, for a reason of its own.
    const unsound = await agreed(world, { one, other });
    await review(unsound.id, false);
    expect(await says(one, unsound.id)).toBe(false);
    world.clock.advance({ days: 366 });
    const later = await agreed(world, { one, other });
    await review(later.id);
    expect(await says(one, later.id)).toBe(false);
  });
});

describe('the same two, one of them without an account', () => {
  const neighbour = { name: '尤老四', phone: null as string | null };

  /** A file of somebody and a party who signs at the desk. */
  async function withNeighbour(one: Someone, mediator: Someone, given = neighbour) {
    const parties = [asParty(one), asParty(given)];
    const { id } = (await desk('openMediation', { body: opening(parties) })).ok;
    (await one.call('acknowledgeMyRights', byId(id))).ok;
    (await desk('informParty', byId(id, { side: 2 }))).ok;
    (await desk('assignMediator', byId(id, { mediator: mediator.id, team: null, grade: 2 }))).ok;
    (await mediator.call('recordMySession', byId(id, session()))).ok;
    const { proposedAt } = (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
    (await answerAs(one, id)).ok;
    const signature = 'M10 10 L120 80 L200 20';
    (await desk('signAgreement', byId(id, { side: 2, signature, proposedAt }))).ok;
    return id;
  }

  test('are paid for once in twelve months, and not mediated twice by one person', async () => {
    const one = await someone(world);
    const [first, second] = [await openMediator(world), await openMediator(world)];
    await withNeighbour(one, first);
    expect(await earnedBy(one)).toEqual({ '4.3 provisional': 5 });
    world.clock.advance({ days: 100 });
    const again = await withNeighbour(one, second, { name: ' 尤老四', phone: '13719998888' });
    expect(await earnedBy(one)).toEqual({ '4.3 provisional': 5 });
    const { suspicions } = (await desk('getMediation', byId(again))).ok;
    expect(suspicions.map(({ code }) => code)).toContain('same_pair');
    const body = opening([asParty(one), asParty(neighbour)]);
    const third = (await desk('openMediation', { body })).ok.id;
    const { mediators } = (await desk('listMediatorChoices', byId(third))).ok;
    const tiesOf = ({ id }: Someone) =>
      mediators.find((choice) => choice.id === id)?.ties.map(({ code }) => code);
    expect(tiesOf(first)).toEqual(['same_pair_before']);
    expect(tiesOf(second)).toEqual(['same_pair_before']);
  });

  test('a namesake with another phone is somebody else', async () => {
    const one = await someone(world);
    await withNeighbour(one, await openMediator(world), { name: '尤老五', phone: '13719997771' });
    await withNeighbour(one, await openMediator(world), { name: '尤老五', phone: '13719997772' });
    expect(await earnedBy(one)).toEqual({ '4.3 provisional': 10 });
  });
});

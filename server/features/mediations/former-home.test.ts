import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { codeOf, found, join } from '../../../test/families.ts';
import {
  byId,
  openFile,
  openMediator,
  type Someone,
  someone,
  startMediations,
} from '../../../test/mediations.ts';
import { localDate } from '../../platform/calendar.ts';
import { forgetOld } from '../../platform/forget.ts';
import { type PersonalFacts, personalTiesOf } from './ties.ts';

describe('a household that one of the two has left', () => {
  const nowhere = { household: null, left: [] };
  const left = (on: string) => ({ household: null, left: [{ household: 'home', on }] });
  const at = { household: 'home', left: [] };
  const tiesOf = (
    mediator: Pick<PersonalFacts['person'], 'household' | 'left'>,
    party: Pick<PersonalFacts['person'], 'household' | 'left'>,
  ) =>
    personalTiesOf({
      person: { id: 'm', employer: '', former: [], ...mediator },
      parties: [{ resident: 'a', employer: null, ...party }],
      samePairBefore: false,
    }).map(({ code, reason }) => `${code}: ${reason.en}`);
  const until = (day: string) => [
    `former_household: was of one household with a party until ${day}`,
  ];

  test('ties until when they shared it, whoever of the two has left', () => {
    expect(tiesOf(left('2026-10-01'), at)).toEqual(until('2026-10-01'));
    expect(tiesOf(at, left('2026-10-02'))).toEqual(until('2026-10-02'));
    expect(tiesOf(left('2026-10-09'), left('2026-10-03'))).toEqual(until('2026-10-03'));
  });
  test('says nothing of who was never of it', () => {
    expect(tiesOf(left('2026-10-01'), nowhere)).toEqual([]);
    expect(tiesOf(nowhere, nowhere)).toEqual([]);
  });
  test('is not said of who is of it again', () => {
    expect(tiesOf({ ...left('2026-10-01'), household: 'home' }, at)).toEqual([
      'same_household: lives in the household of a party',
    ]);
  });
});

describe('a relative who leaves the household', () => {
  let world: TestApp;
  let desk: Caller;
  beforeAll(async () => {
    ({ world, desk } = await startMediations());
  });
  afterAll(() => world?.close());

  const tiesOf = async (id: string, who: Someone) => {
    const { mediators } = (await desk('listMediatorChoices', byId(id))).ok;
    return mediators.find((choice) => choice.id === who.id)?.ties.map(({ code }) => code);
  };

  test('is given no file of those who stayed for twelve months', async () => {
    const [one, other] = [await someone(world), await someone(world)];
    const relative = await openMediator(world);
    (await found(one.call)).ok;
    (await join(relative.call, await codeOf(one.call))).ok;
    const on = localDate(world.clock.now());
    (await relative.call('leaveHousehold')).ok;
    world.clock.advance({ days: 3 });
    const { id } = await openFile(world, { one, other });
    expect(await tiesOf(id, relative)).toEqual(['former_household']);
    for (const party of [one, other]) (await party.call('acknowledgeMyRights', byId(id))).ok;
    const assigning = byId(id, { mediator: relative.id, team: null, grade: 2 });
    const refused = (await desk('assignMediator', assigning)).problem;
    expect(refused.code).toBe('mediator_tied');
    expect(refused.detail ?? refused.title).toContain(on);
    world.clock.advance({ days: 364 });
    await forgetOld(world.deps);
    expect(await tiesOf(id, relative)).toEqual([]);
    expect((await desk('assignMediator', assigning)).ok.state).toBe('assigned');
  });

  test('nor is whom the head took out', async () => {
    const [one, other] = [await someone(world), await someone(world)];
    const relative = await openMediator(world);
    (await found(one.call)).ok;
    (await join(relative.call, await codeOf(one.call))).ok;
    (await one.call('takeOutRelative', { params: { id: relative.id } })).ok;
    const { id } = await openFile(world, { one, other });
    expect(await tiesOf(id, relative)).toEqual(['former_household']);
  });

  test('erased, they are tied to nobody, and nothing of it is kept', async () => {
    const [one, relative] = [await someone(world), await someone(world)];
    (await found(one.call)).ok;
    (await join(relative.call, await codeOf(one.call))).ok;
    (await relative.call('leaveHousehold')).ok;
    const { demoCode } = (await relative.call('sendMyCode', { body: {} })).ok;
    (await relative.call('proveMyself', { body: { code: demoCode } })).ok;
    (await relative.call('eraseMe', { body: { openCases: 'withdraw' } })).ok;
    const { rows } = await world.deps.database.pool.query(
      'select * from left_households where resident = $1',
      [relative.id],
    );
    expect(rows).toEqual([]);
  });
});

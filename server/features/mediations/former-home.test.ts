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
import { forgetOld } from '../../platform/forget.ts';
import { type PersonalFacts, personalTiesOf } from './ties.ts';

describe('a household that one of the two has left', () => {
  const nowhere = { household: null, left: [] };
  const left = { household: null, left: ['home'] };
  const at = { household: 'home', left: [] };
  const tiesOf = (
    mediator: Pick<PersonalFacts['person'], 'household' | 'left'>,
    party: Pick<PersonalFacts['person'], 'household' | 'left'>,
  ) =>
    personalTiesOf({
      person: { id: 'm', minor: false, employer: '', former: [], ...mediator },
      parties: [{ resident: 'a', employer: null, ...party }],
      samePairBefore: false,
    });
  const former = {
    code: 'former_household',
    reason: {
      zh: '一年内与当事人在过同一个家庭，不一定同时',
      en: 'was of the same household as a party within twelve months, maybe not at the same time',
    },
  };

  test('ties whoever of the two has left, and says of no day that they shared it', () => {
    expect(tiesOf(left, at)).toEqual([former]);
    expect(tiesOf(at, left)).toEqual([former]);
    expect(tiesOf(left, left)).toEqual([former]);
  });
  test('says nothing of who was never of it', () => {
    expect(tiesOf(left, nowhere)).toEqual([]);
    expect(tiesOf(nowhere, nowhere)).toEqual([]);
  });
  test('is not said of who is of it again', () => {
    expect(tiesOf({ ...left, household: 'home' }, at)).toMatchObject([{ code: 'same_household' }]);
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
    (await relative.call('leaveHousehold')).ok;
    world.clock.advance({ days: 3 });
    const { id } = await openFile(world, { one, other });
    expect(await tiesOf(id, relative)).toEqual(['former_household']);
    for (const party of [one, other]) (await party.call('acknowledgeMyRights', byId(id))).ok;
    const assigning = byId(id, { mediator: relative.id, team: null, grade: 2 });
    const refused = (await desk('assignMediator', assigning)).problem;
    expect(refused.code).toBe('mediator_tied');
    expect(refused.detail ?? refused.title).toContain('在过同一个家庭');
    world.clock.advance({ days: 364 });
    await forgetOld(world.deps);
    expect(await tiesOf(id, relative)).toEqual([]);
    expect((await desk('assignMediator', assigning)).ok.state).toBe('assigned');
  });

  test('nor one of whoever came in after they had left: that the two never met is not known', async () => {
    const [one, other, later] = [await someone(world), await someone(world), await someone(world)];
    const relative = await openMediator(world);
    (await found(one.call)).ok;
    (await join(relative.call, await codeOf(one.call))).ok;
    (await relative.call('leaveHousehold')).ok;
    world.clock.advance({ days: 30 });
    (await join(later.call, await codeOf(one.call))).ok;
    const { id } = await openFile(world, { one: later, other });
    expect(await tiesOf(id, relative)).toEqual(['former_household']);
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

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import {
  byId,
  earnedBy,
  type File,
  inSession,
  openMediator,
  type Someone,
  sat,
  someone,
  startMediations,
} from '../../../test/mediations.ts';
import { localDate } from '../../platform/calendar.ts';

let world: TestApp;
let desk: Caller;
beforeAll(async () => {
  ({ world, desk } = await startMediations());
});
afterAll(() => world?.close());

const by = ({ phone }: Someone, stateEmployee = false) => ({
  phone,
  role: 'volunteer',
  stateEmployee,
});
const staying = ({ id }: Someone, stateEmployee = false) => ({
  id,
  role: 'volunteer',
  stateEmployee,
});

const save = (members: readonly object[], id: string | null = null) =>
  desk('saveMediationTeam', {
    body: { id, name: '换人的调解队', area: '339999001000', members },
  });

const endOf = async ({ id, mediator }: File) =>
  (await mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;

describe('whether somebody who helped is paid is known when the session is written down', () => {
  test('who leaves the team afterwards is paid for having helped', async () => {
    const [goes, stays] = [await someone(world), await someone(world)];
    const team = (await save([by(goes), by(stays)])).ok.id;
    const file = await inSession(world, { team, helpers: [goes.id] });
    (await save([by(stays)], team)).ok;
    await endOf(file);
    expect(await earnedBy(goes)).toEqual({ '4.1 provisional': 5 });
    expect(await earnedBy(stays)).toEqual({});
  });

  test('so is who helped before the file went to a mediator without a team', async () => {
    const helper = await someone(world);
    const team = (await save([by(helper)])).ok.id;
    const { id, ...people } = await inSession(world, { team, helpers: [helper.id] });
    const mediator = await openMediator(world);
    world.clock.advance({ minutes: 1 });
    (await desk('assignMediator', byId(id, { mediator: mediator.id, team: null, grade: 3 }))).ok;
    const heldOn = localDate(world.clock.now());
    const session = { kind: 'session', heldOn, words: sat, helpers: [] };
    (await mediator.call('recordMySession', byId(id, session))).ok;
    await endOf({ ...people, id, mediator });
    expect(await earnedBy(helper)).toEqual({ '4.1 provisional': 5 });
  });

  test('who was on duty in a session is not paid because the team is said anew', async () => {
    const onDuty = await someone(world);
    const team = (await save([by(onDuty, true)])).ok.id;
    const file = await inSession(world, { team, helpers: [onDuty.id] });
    (await save([by(onDuty)], team)).ok;
    await endOf(file);
    expect(await earnedBy(onDuty)).toEqual({});
  });

  test('who helped once on duty and once of their own accord is paid for the latter', async () => {
    const helper = await someone(world);
    const team = (await save([by(helper, true)])).ok.id;
    const file = await inSession(world, { team, helpers: [helper.id] });
    (await save([by(helper)], team)).ok;
    const heldOn = localDate(world.clock.now());
    const session = { kind: 'session', heldOn, words: sat, helpers: [helper.id] };
    (await file.mediator.call('recordMySession', byId(file.id, session))).ok;
    await endOf(file);
    expect(await earnedBy(helper)).toEqual({ '4.1 provisional': 5 });
  });
});

describe('a team said anew keeps its members by their keys', () => {
  test('one stays, one comes by a number, one is left out', async () => {
    const [stays, goes, comes] = [await someone(world), await someone(world), await someone(world)];
    const { id } = (await save([by(stays), by(goes)])).ok;
    const { members } = (await save([staying(stays, true), by(comes)], id)).ok;
    const said = members.map(({ name, stateEmployee }) => [name, stateEmployee]);
    expect(new Map(said as [string, boolean][])).toEqual(
      new Map([
        [stays.name, true],
        [comes.name, false],
      ]),
    );
  });

  test('nobody is put into a team by a key who is not in it', async () => {
    const [stays, another] = [await someone(world), await someone(world)];
    const { id } = (await save([by(stays)])).ok;
    const refused = async (members: readonly object[], of: string | null = id) =>
      (await save(members, of)).problem.code;
    expect(await refused([staying(another)])).toBe('member_left');
    expect(await refused([staying(stays)], null)).toBe('member_left');
    expect(await refused([{ ...staying(stays), phone: stays.phone }])).toBe('member_by_what');
    expect(await refused([staying(stays), by(stays)])).toBe('member_twice');
  });
});

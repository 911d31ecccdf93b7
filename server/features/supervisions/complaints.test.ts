import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { type Person, people, smallLand, units } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, localDate } from '../../platform/calendar.ts';
import { watchClocks } from './service.ts';

/* Of a case that complains of a unit none of its people is told, whatever else they are, and none owes an answer. */

const west = units.west;
const land = {
  ...smallLand,
  people: {
    ...people,
    // Leads in the community, and sends out cases there, as one of the unit.
    leader: { roles: ['leader'], area: '339999001001', unit: west },
    both: { roles: ['unit_handler', 'dispatcher'], area: '339999000000', unit: west },
  },
} as const;

let world: TestApp;
let resident: Caller;
let desk: Desk;
/** Leads the whole county, and belongs to no unit. */
let leader: Caller;
beforeAll(async () => {
  world = await startTestApp({ land });
});
beforeEach(async () => {
  resident = await world.resident();
  await sitDown();
});
afterAll(() => world.close());

async function sitDown(): Promise<void> {
  desk = await openDesk(world);
  leader = await world.staff('intake_leader');
}
async function pass(time: { hours?: number; minutes?: number }): Promise<void> {
  world.clock.advance(time);
  await watchClocks(world.deps);
  await world.settle();
  await sitDown();
}

const note = '说明一下情况';
const toldOf = async (person: Person, code: string) =>
  (await (await world.staff(person))('listStaffNotices', { query: {} })).ok.notices
    .map(({ words }) => words.zh)
    .filter((words) => words.includes(code)).length;
async function accepted(against?: string): Promise<string> {
  const { code } = await report(resident);
  (await desk.intake('acceptCase', { params: { code }, body: { note, against } })).ok;
  return code;
}

test('neither a warning nor a slip of it reaches those who send out and lead as people of that unit', async () => {
  const [plain, complaint] = [await accepted(), await accepted(west)];
  const told = async (person: Person) => [
    await toldOf(person, plain),
    await toldOf(person, complaint),
  ];
  await pass({ hours: 22 });
  expect(await told('both')).toEqual([1, 0]);
  expect(await told('dispatcher')).toEqual([1, 1]);
  await pass({ hours: 2, minutes: 1 });
  expect(await told('both')).toEqual([2, 0]);
  expect(await told('dispatcher')).toEqual([2, 2]);
  expect(await told('leader')).toEqual([1, 0]);
});

test('where nobody else leads at its level, the next above is told, and the slip says so', async () => {
  const [plain, complaint] = [await accepted(), await accepted(west)];
  await pass({ hours: 24, minutes: 1 });
  expect([await toldOf('intake_leader', plain), await toldOf('intake_leader', complaint)]).toEqual([
    0, 1,
  ]);
  const { supervisions } = (await leader('listSupervisions', { query: { show: 'all' } })).ok;
  const areaOf = (of: string) => supervisions.find(({ code }) => code === of)?.areaName.zh;
  expect([areaOf(plain), areaOf(complaint)]).toEqual(['西社区', '试验县']);
});

/** With the unit, and under a slip that it owes an answer to. */
async function supervised(): Promise<{ code: string; slip: string }> {
  const { code } = await report(resident);
  await walkTo('dispatched', { desk, resident, code });
  const body = { words: '群众反映强烈', replyHours: 12 };
  const { id } = (await leader('superviseCase', { params: { code }, body })).ok;
  return { code, slip: id };
}
const handBack = (code: string, reason: 'complained_of' | 'not_ours') =>
  desk.handler('handBackCase', { params: { code }, body: { reason, note } });
const stateOf = async (id: string) =>
  (await leader('listSupervisions', { query: { show: 'all' } })).ok.supervisions.find(
    (slip) => slip.id === id,
  )?.state;
const answer = (id: string) => {
  const promisedOn = addDays(localDate(world.clock.now()), 1);
  return desk.handler('answerSupervision', { params: { id }, body: { words: note, promisedOn } });
};

test('its slip ends when the unit gives the case back as complained of: a leader may send another', async () => {
  const { code, slip } = await supervised();
  (await handBack(code, 'complained_of')).ok;
  await pass({ minutes: 1 });
  expect(await stateOf(slip)).toBe('done');
  const body = { words: '换个单位抓紧办', replyHours: 12 };
  expect((await leader('superviseCase', { params: { code }, body })).ok.unit).toBeNull();
});

test('so does one that it has answered, which could be asked of nobody again', async () => {
  const { code, slip } = await supervised();
  (await answer(slip)).ok;
  (await handBack(code, 'complained_of')).ok;
  await pass({ minutes: 1 });
  const body = { enough: false, words: '没有说清' };
  const decided = await leader('decideSupervision', { params: { id: slip }, body });
  expect(decided.problem.code).toBe('slip_not_answered');
  expect(await toldOf('handler_west', code)).toBe(1);
});

test('given back for another reason, the unit still owes its answer', async () => {
  const { code, slip } = await supervised();
  (await handBack(code, 'not_ours')).ok;
  await pass({ minutes: 1 });
  expect(await stateOf(slip)).toBe('open');
  (await answer(slip)).ok;
});

test('what it owes keeps no leader from asking whoever has the case since, who is asked once', async () => {
  const { code, slip } = await supervised();
  (await handBack(code, 'not_ours')).ok;
  const sendOut = { unit: units.east, resolveDays: 3, note };
  (await desk.dispatcher('dispatchCase', { params: { code }, body: sendOut })).ok;
  await pass({ minutes: 1 });
  const body = { words: '抓紧办', replyHours: 12 };
  const supervise = () => leader('superviseCase', { params: { code }, body });
  expect((await supervise()).ok.unit).toMatchObject({ zh: 'east 中队' });
  expect((await supervise()).problem.code).toBe('slip_stands');
  expect(await stateOf(slip)).toBe('open');
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { units } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';

/* A complaint that nobody saw when it was accepted is sent around its unit by whoever sends it out. */

const { west, east } = units;
let world: TestApp;
let resident: Caller;
let desk: Desk;
let ofUnit: Caller;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
  ofUnit = await world.staff('intake_of_unit');
});
beforeEach(async () => {
  resident = await world.resident();
});
afterAll(() => world.close());

const note = '细看原话，反映的就是它';
const dispatch = (code: string, unit: string, against?: string) =>
  desk.dispatcher('dispatchCase', {
    params: { code },
    body: { unit, resolveDays: 3, note, against },
  });
const open = async (code: string) => (await desk.dispatcher('getCase', { params: { code } })).ok;
const seesOf = async (who: Caller, code: string) =>
  (await who('getCase', { params: { code } })).status;
async function sentWest(by = resident): Promise<string> {
  const { code } = await report(by);
  await walkTo('dispatched', { desk, resident: by, code });
  return code;
}

test('the unit that has it loses it, and for its people at the desk it is not there any more', async () => {
  const code = await sentWest();
  expect([await seesOf(desk.handler, code), await seesOf(ofUnit, code)]).toEqual([200, 200]);
  const sent = (await dispatch(code, east, west)).ok;
  expect(sent).toMatchObject({ against: { zh: 'west 中队' }, unit: { zh: 'east 中队' } });
  expect([await seesOf(desk.handler, code), await seesOf(ofUnit, code)]).toEqual([404, 404]);
  expect((await open(code)).units.map(({ id }) => id)).not.toContain(west);
  expect((await dispatch(code, west)).problem.code).toBe('unit_complained_of');
});

test('where the unit helps, it does so no longer', async () => {
  const { code } = await report(resident);
  await walkTo('dispatched', { desk, resident, code, unit: east });
  const helping = { unit: west, note };
  (await desk.dispatcher('involveUnit', { params: { code }, body: helping })).ok;
  expect((await dispatch(code, east, west)).ok.coUnits).toEqual([]);
  expect(await seesOf(desk.handler, code)).toBe(404);
});

test('what follows it goes along and is kept from the unit as well', async () => {
  const second = await world.resident();
  const [lead, along] = [await sentWest(), await sentWest(second)];
  (await desk.dispatcher('mergeCases', { params: { code: along }, body: { into: lead, note } })).ok;
  (await dispatch(lead, east, west)).ok;
  expect(await open(along)).toMatchObject({
    against: { zh: 'west 中队' },
    unit: { zh: 'east 中队' },
  });
  expect(await seesOf(desk.handler, along)).toBe(404);
});

test('nor do its people read of it beside what was done together with it and stays with the unit', async () => {
  const second = await world.resident();
  const [{ code: lead }, along] = [await report(resident), await report(second)];
  const body = { into: lead, note };
  (await desk.intake('mergeCases', { params: { code: along.code }, body })).ok;
  await walkTo('awaiting_confirmation', { desk, resident, code: lead });
  const again = { words: '光拍照不干活', photoIds: [] };
  (await resident('reopenCase', { params: { code: lead }, body: again })).ok;
  (await dispatch(lead, east, west)).ok;
  const matterOf = async (who: Caller, code: string) =>
    (await who('getMatter', { params: { code } })).ok;
  expect((await matterOf(desk.intake, along.code)).cases.map(({ code }) => code)).toContain(lead);
  const read = await matterOf(ofUnit, along.code);
  expect(JSON.stringify(read)).not.toContain(lead);
});

test('nobody is sent what is said to complain of them, and an unknown unit is no unit', async () => {
  const code = await sentWest();
  expect((await dispatch(code, west, west)).problem).toMatchObject({
    code: 'unit_complained_of',
    fields: [{ field: '/unit' }],
  });
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect((await dispatch(code, east, unknown)).problem).toMatchObject({
    code: 'unit_unknown',
    fields: [{ field: '/against' }],
  });
  expect((await open(code)).against).toBeNull();
});

test('whoever sends it out reads which units the words name, those of a re-opening too', async () => {
  const { code } = await report(resident);
  await walkTo('closed', { desk, resident, code });
  const again = { words: 'west 中队骗人，根本没有修', photoIds: [] };
  (await resident('reopenCase', { params: { code }, body: again })).ok;
  expect(await open(code)).toMatchObject({
    named: [west],
    unit: { zh: 'west 中队' },
    against: null,
  });
  (await dispatch(code, east, west)).ok;
  expect((await open(code)).named).toEqual([]);
});

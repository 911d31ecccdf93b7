import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';

let world: TestApp;
let resident: Caller;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident();
  desk = await openDesk(world);
});
afterAll(() => world.close());

const note = '现场看过，情况属实';
const missing = { code: 'SY26-00000-00000' };

async function listed(staff: Caller, body: Record<string, string> = {}) {
  const { cases, counts } = (await staff('listCases', { body })).ok;
  return { codes: cases.map(({ code }) => code), counts };
}

test('staff of one town find, list and count the cases of their town only', async () => {
  const west = await report(resident, { position: positions.west });
  const east = await report(resident, { position: positions.east });
  const intakeWest = await world.staff('intake_west');
  expect(await listed(intakeWest)).toMatchObject({ codes: [west.code], counts: { open: 1 } });
  expect((await listed(intakeWest, { find: east.code })).codes).toEqual([]);
  expect((await listed(intakeWest, { area: '339999002000' })).codes).toEqual([]);
  expect((await listed(desk.intake)).codes.sort()).toEqual([west.code, east.code].sort());
});

test('a case elsewhere answers exactly like one that does not exist', async () => {
  const east = await report(resident, { position: positions.east });
  const intakeWest = await world.staff('intake_west');
  const looks = await Promise.all(
    [{ code: east.code }, missing].map((params) => intakeWest('getCase', { params })),
  );
  const moves = await Promise.all(
    [{ code: east.code }, missing].map((params) =>
      intakeWest('acceptCase', { params, body: { note } }),
    ),
  );
  for (const [there, nowhere] of [looks, moves]) {
    expect(there?.status).toBe(404);
    expect(there?.raw.body).toBe(nowhere?.raw.body);
  }
  expect((await resident('getMyCase', { params: { code: east.code } })).ok.stage).toBe('reported');
});

test('a case without a grid is the county’s: a town does not see it', async () => {
  const { code } = await report(resident, { position: undefined, place: '说不准在哪一片' });
  const params = { code };
  expect((await (await world.staff('intake_west'))('getCase', { params })).status).toBe(404);
  expect((await desk.intake('getCase', { params })).status).toBe(200);
});

test('a photo is seen by its reporter, by staff of its place, and by nobody else', async () => {
  const { id } = (await resident('uploadPhoto', { file: await makePhoto(20) })).ok;
  await report(resident, { position: positions.east, photoIds: [id] });
  const params = { id };
  const see = async (caller: Caller) => (await caller('getStaffPhoto', { params })).status;
  expect((await resident('getMyPhoto', { params })).status).toBe(200);
  expect(await see(await world.staff('reviewer_east'))).toBe(200);
  expect(await see(await world.staff('intake_west'))).toBe(404);
  expect((await (await world.resident())('getMyPhoto', { params })).status).toBe(404);
  expect((await world.anyone('getPublishedPhoto', { params })).status).toBe(404);
});

test('a unit answers its own cases; another squad does not even see them', async () => {
  const { code } = await report(resident, { position: positions.west });
  await walkTo('dispatched', { desk, resident, code });
  const params = { code };
  const body = { words: '已经处理好了', handled: true, photoIds: [] };
  const other = await (await world.staff('handler_east'))('answerCase', { params, body });
  expect(other.problem).toMatchObject({ status: 404, code: 'case_not_found' });
  expect((await desk.handler('answerCase', { params, body })).status).toBe(200);
});

test('whoever handled a case does not verify it, and neither does anybody of that unit', async () => {
  const { code } = await report(resident, { position: positions.west });
  const params = { code };
  await walkTo('answered', { desk, resident, code });
  const both = await world.staff('both');
  const body = { solved: true, note };
  const refused = await both('verifyCase', { params, body });
  expect(refused.problem).toMatchObject({ status: 403, code: 'verified_by_handler' });
  expect((await both('getCase', { params })).ok.moves).not.toContain('verify');
  expect((await desk.reviewer('verifyCase', { params, body })).status).toBe(200);
});

test('a case is closed without the reporter’s word after seven days, not before', async () => {
  const { code } = await report(resident, { position: positions.west });
  const params = { code };
  await walkTo('awaiting_confirmation', { desk, resident, code });
  const early = await desk.reviewer('closeCase', { params, body: { note } });
  expect(early.problem).toMatchObject({ status: 409, code: 'confirmation_open' });
  world.clock.advance({ days: 7 });
  desk = await openDesk(world);
  const closed = await desk.reviewer('closeCase', { params, body: { note } });
  expect(closed.ok).toMatchObject({ stage: 'closed', rating: null });
  expect((await resident('getMyCase', { params })).ok.may).toEqual(['confirm', 'reopen']);
});

test('a move made by two people at once happens once', async () => {
  const { code } = await report(resident, { position: positions.west });
  const params = { code };
  const body = { note };
  const both = await Promise.all([
    desk.intake('acceptCase', { params, body }),
    desk.intake('acceptCase', { params, body }),
    desk.intake('refuseCase', { params, body: { ...body, reason: 'duplicate' } }),
  ]);
  const accepted = both.filter(({ status }) => status === 200);
  expect(accepted.length).toBeGreaterThanOrEqual(1);
  const { history } = (await resident('getMyCase', { params })).ok;
  expect(history.filter(({ kind }) => kind === 'accepted').length).toBeLessThanOrEqual(1);
  expect(history).toHaveLength(1 + accepted.length);
});

test('opening a case is a look at somebody’s words, and is recorded', async () => {
  const { code, id } = await report(resident);
  await desk.intake('getCase', { params: { code } });
  const looks = await world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['actor_kind', 'action'])
    .where('object', '=', `case/${id}`)
    .where('action', '=', 'case.opened')
    .execute();
  expect(looks).toEqual([{ actor_kind: 'staff', action: 'case.opened' }]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Unmasking } from '../../../contract/unmaskings.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, positions, units } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';
import { objectionToDeciding } from './decide.ts';

const phone = '13655554321';
const name = '欧阳晓岚';
const reason = '现场找不到那盏灯，要请报告人带路';
const note = '理由充分，同意看一次';

let world: TestApp;
let resident: Caller;
let dispatcher: Caller;
let officer: Caller;
let code: string;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident(phone);
  await resident('completeProfile', { body: { name, grid: grids.west } });
});
beforeEach(async () => {
  world.clock.advance({ minutes: 1 });
  dispatcher = await world.staff('dispatcher');
  officer = await world.staff('security_officer');
  ({ code } = await report(resident, { position: positions.west }));
});
afterAll(() => world.close());

const ask = (by: Caller, body: object = {}) =>
  by('askUnmasking', { params: { code }, body: { what: ['name', 'phone'], reason, ...body } });
const approve = (by: Caller, { id }: Pick<Unmasking, 'id'>) =>
  by('approveUnmasking', { params: { id }, body: { note } });
const look = (by: Caller, { id }: Pick<Unmasking, 'id'>, requestId?: string) =>
  by('lookUnmasked', { params: { id }, ...(requestId ? { requestId } : {}) });

async function told(): Promise<string> {
  await world.settle();
  const { notices } = (await resident('listMyNotices')).ok;
  return notices.map(({ words }) => words.zh).join('\n');
}

async function auditOf({ id }: Pick<Unmasking, 'id'>) {
  return world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['action', 'details'])
    .where('object', '=', `unmasking/${id}`)
    .orderBy('id')
    .execute();
}

test('asked for with a reason, agreed to by another role, looked at once: and the reporter is told', async () => {
  const asked = (await ask(dispatcher)).ok;
  expect(asked).toMatchObject({ state: 'asked', mine: true, askedRole: 'dispatcher', reason });
  expect((await look(dispatcher, asked)).problem.code).toBe('unmasking_not_approved');
  expect((await approve(officer, asked)).ok).toMatchObject({
    state: 'approved',
    decidedRole: 'security_officer',
    mine: false,
  });
  expect(await told()).not.toContain(code);
  const { ok } = await look(dispatcher, asked);
  expect(ok).toMatchObject({ name, phone, unmasking: { state: 'shown' } });
  const notice = (await told()).split('\n').find((line) => line.includes(code));
  expect(notice).toContain('派单员看了您的姓名和电话');
  expect(notice).toContain('安全员批准');
  expect(notice).toContain(reason);
  expect((await auditOf(asked)).map(({ action }) => action).sort()).toEqual([
    'unmasking.approved',
    'unmasking.asked',
    'unmasking.looked',
  ]);
});

test('only what was asked for is shown', async () => {
  const asked = (await ask(dispatcher, { what: ['phone'] })).ok;
  await approve(officer, asked);
  expect((await look(dispatcher, asked)).ok).toMatchObject({ name: null, phone });
  expect(await told()).toContain('看了您的电话，');
});

test('it is one look: the second is refused, the repeat of a lost answer is not, and both only for half an hour', async () => {
  const asked = (await ask(dispatcher)).ok;
  await approve(officer, asked);
  const first = await look(dispatcher, asked, 'the-one-and-only-look');
  expect(first.status).toBe(200);
  expect((await look(dispatcher, asked, 'the-one-and-only-look')).raw.body).toBe(first.raw.body);
  expect((await look(dispatcher, asked)).problem.code).toBe('unmasking_shown');
  world.clock.advance({ minutes: 30 });
  dispatcher = await world.staff('dispatcher');
  const late = await look(dispatcher, asked, 'the-one-and-only-look');
  expect(late.problem.code).toBe('unmasking_lapsed');
  const looks = (await auditOf(asked)).filter(({ action }) => action === 'unmasking.looked');
  // The repeat showed it again: also that is on record.
  const again = looks.map(({ details }) => (details as { again?: boolean }).again ?? false);
  expect(again.toSorted()).toEqual([false, true]);
});

test('what was seen is kept nowhere: the answer that repeats are given holds no name', async () => {
  const asked = (await ask(dispatcher)).ok;
  await approve(officer, asked);
  await look(dispatcher, asked, 'kept-without-a-name');
  const { rows } = await world.deps.database.pool.query(
    "select row_to_json(i)::text as kept from idempotency i where key = 'kept-without-a-name'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].kept).not.toContain(name);
});

test('approved, it must be looked at within half an hour; asked for, agreed to within a day', async () => {
  const late = (await ask(dispatcher)).ok;
  await approve(officer, late);
  world.clock.advance({ minutes: 31 });
  dispatcher = await world.staff('dispatcher');
  expect((await look(dispatcher, late)).problem.code).toBe('unmasking_lapsed');
  const again = (await ask(dispatcher)).ok;
  world.clock.advance({ hours: 25 });
  officer = await world.staff('security_officer');
  expect((await approve(officer, again)).problem.code).toBe('unmasking_lapsed');
  expect((await officer('listUnmaskings')).ok.unmaskings).toEqual([]);
});

test('who asks does not agree, whatever roles they hold', async () => {
  const both = await world.staff('intake_leader');
  const asked = (await ask(both)).ok;
  expect((await approve(both, asked)).problem).toMatchObject({
    status: 403,
    code: 'unmasking_own',
  });
  expect((await approve(await world.staff('leader'), asked)).ok.state).toBe('approved');
  expect((await look(both, asked)).ok.name).toBe(name);
});

test('nobody but who asked looks, and nobody who may not ask or agree does', async () => {
  const asked = (await ask(dispatcher)).ok;
  for (const person of ['reviewer', 'handler_west', 'auditor', 'leader', 'administrator'] as const)
    expect((await ask(await world.staff(person))).problem.status).toBe(403);
  for (const person of ['reviewer', 'intake', 'auditor', 'administrator'] as const)
    expect((await approve(await world.staff(person), asked)).problem.status).toBe(403);
  await approve(officer, asked);
  const intake = await world.staff('intake');
  expect((await look(intake, asked)).problem.code).toBe('unmasking_not_found');
  expect((await look(officer, asked)).problem.status).toBe(403);
});

test('a case elsewhere is not there, neither to ask about nor to agree to', async () => {
  const intakeWest = await world.staff('intake_west');
  const west = code;
  ({ code } = await report(resident, { position: positions.east }));
  expect((await ask(intakeWest)).problem).toMatchObject({ status: 404, code: 'case_unknown' });
  const elsewhere = await intakeWest('getMyUnmasking', { params: { code } });
  expect(elsewhere.problem.status).toBe(404);
  code = west;
  expect((await ask(intakeWest)).status).toBe(201);
});

test('declined, nothing is shown, the reporter hears nothing, and it can be asked for again', async () => {
  const asked = (await ask(dispatcher)).ok;
  const params = { id: asked.id };
  const body = { note: '先请网格员去找' };
  expect((await officer('declineUnmasking', { params, body })).ok.state).toBe('declined');
  expect((await look(dispatcher, asked)).problem.code).toBe('unmasking_not_approved');
  expect((await approve(officer, asked)).problem.code).toBe('unmasking_decided');
  expect(await told()).not.toContain(code);
  const mine = await dispatcher('getMyUnmasking', { params: { code } });
  expect(mine.ok.unmasking).toMatchObject({ state: 'declined', note: body.note });
  expect((await ask(dispatcher)).status).toBe(201);
});

test('asked once at a time, and decided once, also when two do it at the same moment', async () => {
  const both = await Promise.all([ask(dispatcher), ask(dispatcher)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const { ok } = both.find(({ status }) => status === 201) ?? both[0];
  const leader = await world.staff('leader');
  const decided = await Promise.all([
    approve(officer, ok),
    approve(leader, ok),
    leader('declineUnmasking', { params: { id: ok.id }, body: { note } }),
  ]);
  expect(decided.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('the law can forbid telling: with a reason of its own, which is on record', async () => {
  const untold = '公安机关依法侦查，书面要求不得告知';
  expect((await ask(dispatcher, { untold: '不' })).problem.fields?.[0]?.field).toBe('/untold');
  const asked = (await ask(dispatcher, { untold })).ok;
  const { unmaskings } = (await officer('listUnmaskings')).ok;
  expect(unmaskings.find(({ id }) => id === asked.id)).toMatchObject({ untold });
  await approve(officer, asked);
  expect((await look(dispatcher, asked)).ok.phone).toBe(phone);
  expect(await told()).not.toContain(code);
  const looks = (await auditOf(asked)).filter(({ action }) => action === 'unmasking.looked');
  expect(looks).toMatchObject([{ details: { told: false } }]);
});

test('neither reason nor note nor who it was stands readable in the database', async () => {
  const asked = (await ask(dispatcher)).ok;
  await approve(officer, asked);
  await look(dispatcher, asked);
  await world.settle();
  const { rows } = await world.deps.database.pool.query(`
    select row_to_json(u)::text as kept from unmaskings u
    union all select row_to_json(a)::text from audit_waiting a
    union all select row_to_json(n)::text from notices n
    union all select row_to_json(o)::text from outbox o`);
  for (const hidden of [reason, note, name, phone])
    expect(rows.filter(({ kept }) => kept.includes(hidden))).toEqual([]);
});

test('those who wait are listed oldest first with an alias, and over they leave the list', async () => {
  const asked = (await ask(dispatcher)).ok;
  const listed = async (show: string) =>
    (await officer('listUnmaskings', { query: { show } })).ok.unmaskings;
  const waiting = await listed('waiting');
  expect(waiting.at(-1)).toMatchObject({ id: asked.id, caseCode: code });
  expect(waiting.at(-1)?.alias.zh).toMatch(/^报告人 [0-9A-F]{4}$/);
  await approve(officer, asked);
  expect((await listed('waiting')).map(({ id }) => id)).not.toContain(asked.id);
  expect((await listed('over'))[0]).toMatchObject({ id: asked.id, state: 'approved' });
  const auditor = await world.staff('auditor');
  expect((await auditor('listUnmaskings', { query: { show: 'over' } })).status).toBe(200);
});

test('whose unit handles the case does not ask who reported it', async () => {
  const intake = await world.staff('intake');
  await intake('acceptCase', { params: { code }, body: { note } });
  const body = { unit: units.west, resolveDays: 3, note };
  await dispatcher('dispatchCase', { params: { code }, body });
  expect((await ask(await world.staff('intake_of_unit'))).problem).toMatchObject({
    status: 403,
    code: 'unmasking_by_handler',
  });
});

test('nor does anybody look, or agree, to whose unit the case was sent after it was asked', async () => {
  const intake = await world.staff('intake');
  const ofUnit = await world.staff('intake_of_unit');
  const asked = (await ask(ofUnit)).ok;
  await approve(officer, asked);
  await intake('acceptCase', { params: { code }, body: { note } });
  const body = { unit: units.west, resolveDays: 3, note };
  await dispatcher('dispatchCase', { params: { code }, body });
  const refused = { status: 403, code: 'unmasking_by_handler' };
  expect((await look(ofUnit, asked)).problem).toMatchObject(refused);
  const deciding = {
    state: 'asked',
    handles: true,
    askedBy: 'somebody',
    reader: 'leader',
  } as const;
  expect(objectionToDeciding(deciding)).toBe('unmasking_by_handler');
  expect(objectionToDeciding({ ...deciding, handles: false })).toBeUndefined();
});

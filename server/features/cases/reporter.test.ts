import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, type Person, positions, units } from '../../../test/county.ts';
import { adult } from '../../../test/families.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { jobScope } from '../../platform/scope.ts';
import { listLamps } from './figures-store.ts';

const phone = '13688887777';
const name = '欧阳晓岚';
const words = '我是欧阳晓岚，电话 136 8888 7777，楼道里堆着纸箱';

let world: TestApp;
let resident: Caller;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident(phone);
  await resident('completeProfile', { body: { name, grid: grids.west, age: adult } });
  desk = await openDesk(world);
});
afterAll(() => world.close());

async function dispatched(given: Record<string, unknown> = {}) {
  const { code } = await report(resident, { words, position: positions.west, ...given });
  await walkTo('dispatched', { desk, resident, code });
  return code;
}

const open = async (person: Person, code: string) =>
  (await (await world.staff(person))('getCase', { params: { code } })).ok;

test('the unit knows the reporter by an alias, the same throughout the case and in no other', async () => {
  const [code, other] = [await dispatched(), await dispatched()];
  const { reporter, history } = await open('handler_west', code);
  expect(reporter).toMatchObject({ name: null, phone: null, channel: null });
  expect(reporter.alias?.zh).toMatch(/^报告人 [0-9A-F]{4}$/);
  expect(history[0]?.by).toEqual(reporter.alias);
  expect((await open('handler_west', code)).reporter).toEqual(reporter);
  expect((await open('reviewer', code)).reporter.alias).toEqual(reporter.alias);
  expect((await open('handler_west', other)).reporter.alias).not.toEqual(reporter.alias);
});

test('whoever belongs to the unit sees no more for being a reviewer too', async () => {
  const code = await dispatched();
  expect((await open('both', code)).reporter).toMatchObject({ name: null, phone: null });
});

test.each<[Person, object]>([
  ['intake', { name: '欧阳*岚', phone: '136****7777', channel: 'phone_app' }],
  ['dispatcher', { name: '欧阳*岚', phone: '136****7777', channel: 'phone_app' }],
  ['mediator', { name: '欧阳*岚', phone: '136****7777', channel: null }],
  ['reviewer', { name: '欧阳*岚', phone: null, channel: 'phone_app' }],
  ['leader', { name: '欧阳*岚', phone: null, channel: null }],
  ['auditor', { name: '欧阳*岚', phone: null, channel: null }],
])('%s sees of the reporter what the work needs, masked', async (person, seen) => {
  expect((await open(person, await dispatched())).reporter).toMatchObject(seen);
});

test('a confidential case shows the alias to reviewers and nothing to anybody else', async () => {
  const code = await dispatched({ category: '070200' });
  const hidden = {
    alias: null,
    name: null,
    phone: null,
    channel: null,
    typedBy: null,
    dayOnly: true,
  };
  for (const person of ['intake', 'dispatcher', 'mediator', 'leader', 'auditor', 'handler_west'])
    expect((await open(person as Person, code)).reporter, person).toEqual(hidden);
  const { reporter, history } = await open('reviewer', code);
  expect(reporter).toMatchObject({ ...hidden, alias: { zh: expect.stringMatching(/^报告人/) } });
  expect(history[0]?.by).toEqual(reporter.alias);
  expect((await open('auditor', code)).history[0]?.by.zh).toBe('报告人（已保护）');
});

test('who signs what they write is not known by it: staff read it without name and number', async () => {
  const code = await dispatched();
  const shown = JSON.stringify(await open('handler_west', code));
  for (const part of [name, phone, '8888 7777']) expect(shown).not.toContain(part);
  expect((await open('handler_west', code)).words).toContain('楼道里堆着纸箱');
  expect((await resident('getMyCase', { params: { code } })).ok.words).toBe(words);
});

test('what staff wrote comes back as it was written: nobody asks for a name by sending in a list of them', async () => {
  const code = await dispatched();
  const words = `张三、李四、${name}；13611110000、${phone}`;
  const handler = await world.staff('handler_west');
  const body = { words, handled: false, photoIds: [] };
  const answered = (await handler('answerCase', { params: { code }, body })).ok;
  expect(answered.history.at(-1)?.note).toBe(words);
  expect((await open('intake', code)).history.at(-1)?.note).toBe(words);
});

test('of a report without a position nobody learns more than the community of the home', async () => {
  const { code } = await report(resident, { position: undefined, place: '家门口' });
  const west = { grid: '339999001001', gridName: { zh: '西社区' } };
  expect(await open('intake', code)).toMatchObject(west);
  const { rows } = await world.deps.database.pool.query(
    `select area from audit_entries where action = 'case.reported' and object = $1
     union all select area from audit_waiting where action = 'case.reported' and object = $1`,
    [`case/${(await open('intake', code)).id}`],
  );
  expect(rows).toEqual([{ area: '339999001001' }]);
  const placed = await report(resident, { position: positions.west });
  expect(await open('intake', placed.code)).toMatchObject({ grid: grids.west });
});

test('no grid of the desk’s filter finds a report without a position, and no lamp of the board stands in one', async () => {
  const { code, id } = await report(resident, { position: undefined, place: '家门口' });
  const codesIn = async (area: string) =>
    (await desk.intake('listCases', { body: { area } })).ok.cases.map((one) => one.code);
  expect(await codesIn(grids.west)).not.toContain(code);
  expect(await codesIn('339999001001')).toContain(code);
  const placed = await report(resident, { position: positions.west });
  expect(await codesIn(grids.west)).toContain(placed.code);
  const lamps = await listLamps(
    world.deps.database.read,
    jobScope(county, 'test'),
    world.clock.now(),
  );
  const areaOf = (one: string) => lamps.find((lamp) => lamp.id === one)?.area;
  expect([areaOf(id), areaOf(placed.id)]).toEqual(['339999001001', grids.west]);
});

test('a report that is taken back because its reporter was erased is recorded with the community', async () => {
  const leaving = await world.resident('13688880009');
  await leaving('completeProfile', { body: { name: '将离', grid: grids.west } });
  const { id } = await report(leaving, { position: undefined, place: '家门口' });
  const { demoCode } = (await leaving('sendMyCode', { body: {} })).ok;
  (await leaving('proveMyself', { body: { code: demoCode } })).ok;
  (await leaving('eraseMe', { body: { openCases: 'withdraw' } })).ok;
  const { rows } = await world.deps.database.pool.query(
    `select area from audit_entries where action = 'case.withdrawn' and object = $1
     union all select area from audit_waiting where action = 'case.withdrawn' and object = $1`,
    [`case/${id}`],
  );
  expect(rows).toEqual([{ area: '339999001001' }]);
});

test('what a resident does to their profile is recorded with the community, not the grid', async () => {
  const { rows } = await world.deps.database.pool.query(
    `select area from audit_entries where action = 'resident.profile_set'
     union select area from audit_waiting where action = 'resident.profile_set'`,
  );
  expect(rows).toEqual([{ area: '339999001001' }]);
});

test('what the reporter adds later is read without name and number like the report', async () => {
  const { code } = await report(resident, { words: '护栏松了' });
  await desk.intake('returnCase', { params: { code }, body: { note: '在哪一段？' } });
  const body = { words: `桥南那一段，${name}，${phone}`, photoIds: [] };
  await resident('supplementCase', { params: { code }, body });
  const added = (await open('intake', code)).history.at(-1)?.note;
  expect(added).toContain('桥南那一段');
  for (const part of [name, phone]) expect(added).not.toContain(part);
});

test('a held award of a confidential case is shown under the alias, not under a name', async () => {
  const far = { position: positions.outside };
  const clue = await report(await namedResident('13688880001'), { category: '070200', ...far });
  const hazard = await report(await namedResident('13688880002'), { category: '040300', ...far });
  const { held } = (await desk.reviewer('listHeldAwards')).ok;
  const nameFor = (code: string) =>
    held.find(({ award }) => award.caseCode === code)?.residentName.zh;
  expect(nameFor(hazard.code)).toBe('马*红');
  expect(nameFor(clue.code)).toMatch(/^报告人 [0-9A-F]{4}$/);
  const read = (await (await world.staff('auditor'))('listHeldAwards')).ok.held;
  const byAuditor = read.find(({ award }) => award.caseCode === clue.code);
  expect(byAuditor?.residentName.zh).toBe('报告人（已保护）');
});

async function namedResident(number: string): Promise<Caller> {
  const one = await world.resident(number);
  await one('completeProfile', { body: { name: '马秀红', grid: grids.west, age: adult } });
  return one;
}

test('words are found though they are sealed: by place, by words, by code, a page at a time', async () => {
  const quiet = await world.resident();
  const { code } = await report(quiet, { words: '水渠边的护栏断了', place: '桥头茶馆后面' });
  for (const find of ['护栏', '茶馆', code, code.slice(3, 8), '护栏断'])
    expect(await found(find), find).toContain(code);
  expect(await found('护栏好')).toEqual([]);
  expect(await found('%')).toEqual([]);
});

async function found(find: string): Promise<string[]> {
  const { cases, next } = (await desk.intake('listCases', { body: { find } })).ok;
  expect(next).toBeNull();
  return cases.map((one) => one.code);
}

test('what was reported and what was noted stand nowhere readable in the database', async () => {
  const note = '与住户核对过门牌，是十一幢';
  const { code } = await report(resident, { words: '地下车库的应急灯不亮', place: '锦绣里十一幢' });
  await desk.intake('acceptCase', { params: { code }, body: { note } });
  await desk.dispatcher('dispatchCase', {
    params: { code },
    body: { unit: units.west, resolveDays: 3, note },
  });
  await world.settle();
  const tables = ['cases', 'case_events', 'case_states', 'outbox', 'notices', 'idempotency'];
  for (const table of tables) {
    const { rows } = await world.deps.database.pool.query(
      `select row_to_json(t)::text as kept from ${table} t`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const part of ['应急灯', '锦绣里', '核对过门牌'])
      expect(
        rows.filter(({ kept }) => kept.includes(part)),
        table,
      ).toEqual([]);
  }
});

test('history stays as it was written: words can be sealed anew, and nothing else changes', async () => {
  const { pool } = world.deps.database;
  const { code, id } = await report(resident);
  await desk.intake('acceptCase', { params: { code }, body: { note: '属实' } });
  const refused = [
    `update cases set grid = null where id = '${id}'`,
    `delete from cases where id = '${id}'`,
    `update cases set text_sealed = null where id = '${id}'`,
    `update cases set text_sealed = '锦绣里' where id = '${id}'`,
    `update case_events set at = now() where case_id = '${id}'`,
    `update case_events set note_sealed = null where case_id = '${id}'`,
    `delete from case_events where case_id = '${id}'`,
  ];
  for (const statement of refused) await expect(pool.query(statement), statement).rejects.toThrow();
  await pool.query(`update cases set text_sealed = text_sealed where id = '${id}'`);
});

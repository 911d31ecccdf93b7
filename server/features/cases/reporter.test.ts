import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, type Person, positions, units } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';

const phone = '13688887777';
const name = '欧阳晓岚';
const words = '我是欧阳晓岚，电话 136 8888 7777，楼道里堆着纸箱';

let world: TestApp;
let resident: Caller;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident(phone);
  await resident('completeProfile', { body: { name, grid: grids.west } });
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
  ['mediator', { name: '欧阳*岚', phone: '136****7777', channel: 'phone_app' }],
  ['reviewer', { name: '欧阳*岚', phone: null, channel: 'phone_app' }],
  ['leader', { name: '欧阳*岚', phone: null, channel: null }],
  ['auditor', { name: '欧阳*岚', phone: null, channel: null }],
])('%s sees of the reporter what the work needs, masked', async (person, seen) => {
  expect((await open(person, await dispatched())).reporter).toMatchObject(seen);
});

test('a confidential case shows the alias to reviewers and nothing to anybody else', async () => {
  const code = await dispatched({ category: '070200' });
  const hidden = { alias: null, name: null, phone: null, channel: null };
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
  await one('completeProfile', { body: { name: '马秀红', grid: grids.west } });
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
  const { cases, next } = (await desk.intake('listCases', { query: { find } })).ok;
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

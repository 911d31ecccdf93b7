import { unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mostExported } from '../../../contract/case-lists.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';

let world: TestApp;
let resident: Caller;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  resident = await world.resident();
  intake = await world.staff('intake');
});
afterAll(() => world.close());

const take = (caller: Caller, body: object = {}, language = 'zh') =>
  caller('exportCases', { body, headers: { 'accept-language': language } });
async function sheetsOf(answered: Awaited<ReturnType<typeof take>>) {
  expect(answered.status).toBe(200);
  const [cases, about] = await readWorkbook(answered.raw.rawPayload);
  return {
    rows: (cases?.data ?? []).slice(1),
    head: cases?.data[0] ?? [],
    about: about?.data ?? [],
  };
}
const codesIn = ({ rows }: Awaited<ReturnType<typeof sheetsOf>>) => rows.map(([code]) => code);
async function lastExport() {
  const { rows } = await world.deps.database.pool.query(
    `select details::text as details, roles, scope from (
       select details, roles, scope, at from audit_waiting where action = 'cases.exported'
       union all select details, roles, scope, at from audit_entries where action = 'cases.exported') e
     order by at desc limit 1`,
  );
  return rows[0] as { details: string; roles: string; scope: string } | undefined;
}

test('holds the rows of the queue as it is filtered, and no others', async () => {
  const west = (await report(resident, { position: positions.west })).code;
  const east = (await report(resident, { position: positions.east })).code;
  const taken = (await report(resident, { position: positions.west })).code;
  await intake('acceptCase', { params: { code: taken }, body: { note: '' } });
  const all = codesIn(await sheetsOf(await take(intake)));
  expect(all).toEqual(expect.arrayContaining([west, east, taken]));
  const town = { area: '339999001000', show: 'to_accept' };
  const narrowed = codesIn(await sheetsOf(await take(intake, town)));
  expect(narrowed).toContain(west);
  for (const code of [east, taken]) expect(narrowed).not.toContain(code);
  const listed = (await intake('listCases', { body: town })).ok.cases.map(({ code }) => code);
  expect(narrowed).toEqual(listed);
});

test('goes as far as whoever takes it may see, and says whose list it is', async () => {
  const west = (await report(resident, { position: positions.west })).code;
  const east = (await report(resident, { position: positions.east })).code;
  const sheets = await sheetsOf(await take(await world.staff('intake_west')));
  expect(codesIn(sheets)).toContain(west);
  expect(codesIn(sheets)).not.toContain(east);
  expect(sheets.about.flat().join('\n')).toContain('可见范围');
  expect((await take(await world.staff('treasurer'))).status).toBe(403);
});

test('is recorded with how it was narrowed, never with the words that were looked for', async () => {
  await report(resident, { words: '琥珀弄口的井盖翘起来了' });
  world.clock.advance({ minutes: 1 });
  await sheetsOf(await take(intake, { find: '琥珀弄', show: 'open' }));
  const entry = await lastExport();
  expect(JSON.parse(entry?.details ?? '{}')).toEqual({
    show: 'open',
    kind: null,
    below: null,
    searched: true,
    cases: 1,
  });
  expect(entry?.details).not.toContain('琥珀');
});

test('tells nobody’s name and number: what the list masks, and what somebody typed', async () => {
  const reporter = await world.resident('13577776661');
  const age = { kind: 'adult' };
  const profile = { name: '钟离若兰', grid: '339999001001001', age };
  await reporter('completeProfile', { body: profile });
  const { code } = await report(reporter, { words: '钟离若兰 13812349876 说门口漏水' });
  const answered = await take(intake);
  const text = Object.values(unzipSync(answered.raw.rawPayload))
    .map((bytes) => Buffer.from(bytes).toString('utf8'))
    .join('\n');
  expect(text).toContain(code);
  for (const secret of ['钟离若兰', '13577776661', '13812349876'])
    expect(text).not.toContain(secret);
});

test('words that begin like a formula stay words', async () => {
  const words = '=HYPERLINK("http://x")';
  const { code } = await report(resident, { words });
  const answered = await take(intake);
  const { rows } = await sheetsOf(answered);
  expect(rows.find(([one]) => one === code)?.[1]).toContain('=HYPERLINK(');
  const xml = Object.entries(unzipSync(answered.raw.rawPayload))
    .filter(([name]) => name.includes('worksheets/'))
    .map(([, bytes]) => Buffer.from(bytes).toString('utf8'))
    .join('');
  expect(xml).not.toMatch(/<f[ >]/);
});

test('times are those of the county, and of a confidential case only its days', async () => {
  world.clock.set(new Date('2026-10-20T17:30:00Z'));
  const reporter = await world.resident('13577776662');
  const profile = { name: '欧阳小泉', grid: '339999001001001', age: { kind: 'adult' } };
  (await reporter('completeProfile', { body: profile })).ok;
  const open = (await report(reporter)).code;
  const clue = (await report(reporter, { category: '070200', words: '楼上楼下吵起来了' })).code;
  const { rows, head } = await sheetsOf(await take(await world.staff('intake')));
  const at = head.indexOf('上报时间');
  const timeOf = (code: string) => rows.find(([one]) => one === code)?.[at];
  expect(timeOf(open)).toBe('2026-10-21 01:30');
  expect(timeOf(clue)).toBe('2026-10-21');
});

test('speaks the reader’s language', async () => {
  await report(resident);
  const { head, rows } = await sheetsOf(await take(intake, {}, 'en'));
  expect(head.slice(0, 3)).toEqual(['Code', 'First words', 'Kind']);
  expect(rows.flat()).toContain('to accept');
});

test('more than a workbook holds is refused with how many it holds, and nothing is recorded', async () => {
  const before = await lastExport();
  const { pool } = world.deps.database;
  const [first] = (await intake('listCases', { body: {} })).ok.cases;
  const copies = `insert into cases
      select (c).* from (select jsonb_populate_record(cases, jsonb_build_object(
        'id', gen_random_uuid(), 'text_sealed', null, 'code', 'SY26-' || lpad((n / 100000)::text, 5, '0') || '-' || lpad((n % 100000)::text, 5, '0'))) as c
        from cases, generate_series(1, $2) as n where cases.code = $1) made`;
  await pool.query(copies, [first?.code, mostExported + 1]);
  await pool.query(
    `insert into case_states select (s).* from (
       select jsonb_populate_record(st, jsonb_build_object('case_id', c.id)) as s
       from case_states st, cases c where st.case_id = $1 and c.code like 'SY26-0000%'
         and not exists (select from case_states x where x.county = c.county and x.case_id = c.id)) made`,
    [first?.id],
  );
  const { problem } = await take(intake);
  expect(problem).toMatchObject({ status: 422, code: 'export_too_long' });
  expect(problem.title).toContain('1000');
  expect(await lastExport()).toEqual(before);
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personalData } from '../contract/privacy.ts';
import { onlyReads, staffRoles } from '../contract/route.ts';
import { contract, type RouteName } from '../contract/table.ts';
import { writeBooks } from '../scripts/books/write-books.ts';
import { printRegister } from '../scripts/personal-data/print.ts';
import { sealedColumns } from '../server/features/privacy/sealed-columns.ts';
import { chainAll } from '../server/platform/audit/chain.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from './app.ts';
import { county, grids, type Person, people, positions } from './county.ts';
import { knock, openSessions, pathOf, routes, type Sessions } from './door.ts';
import { idOf, spendPoints } from './holders.ts';
import { impersonal, wholeTables } from './impersonal-columns.ts';
import { aReport, masked as maskedCopy, openDesk, report, walkTo } from './road.ts';
import { filesBelow, formsOf, rowsOf, wordsOnDisk } from './traces.ts';

/** What nobody but its owner may come across by chance. */
const canary = { name: '钟离若兰', phone: '13577776666', place: '琥珀弄九十七号阁楼' } as const;
type Canary = keyof typeof canary;
const signed = `我是${canary.name}，${canary.phone}，${canary.place}漏水`;
/** Stands where everybody of staff may read it: whoever finds this would find the others too. */
const visible = 'a name that is kept in the open';

let world: TestApp;
let resident: Caller;
let sessions: Sessions;
const log: string[] = [];
/** Answers to everybody but the owner of the canary, by who asked and for what. */
const answers: { who: string; route: RouteName; body: string }[] = [];
/** Cases, awards and so on that the journeys made: whatever a path can name. */
const made = { codes: [] as string[], ids: [] as string[], resident: '' };

beforeAll(async () => {
  world = await startTestApp({ logTo: { write: (line) => log.push(line) } });
  sessions = await openSessions(world);
  await world.deps.database.pool.query('update staff set name = $1 where login = $2', [
    visible,
    'intake',
  ]);
  resident = await world.resident(canary.phone);
  const age = { kind: 'adult' };
  await resident('completeProfile', { body: { name: canary.name, grid: grids.west, age } });
  made.resident = await idOf(resident);
  await reportAndSolve();
  await refuseAndContest();
  await owe();
  await lookAtReporter();
  await complain();
  await stumble();
  await world.settle();
  await chainAll(world.deps);
  await readEverything();
}, 480_000);
afterAll(() => world.close());

/** A member of staff whose answers are kept. */
async function staff(person: Person): Promise<Caller> {
  const caller = await world.staff(person);
  return async (route, input) => {
    const called = await caller(route, input);
    answers.push({ who: people[person].roles.join('+'), route, body: called.raw.body });
    if (called.status >= 300) throw new Error(`${person} ${route} → ${called.raw.body}`);
    return called;
  };
}

async function reportAndSolve(): Promise<void> {
  const photo = (await resident('uploadPhoto', { file: await makePhoto(97) })).ok.id;
  const { code, awards } = await report(resident, {
    words: signed,
    place: canary.place,
    photoIds: [photo],
  });
  made.codes.push(code);
  made.ids.push(photo, ...awards.map(({ id }) => id));
  const params = { code };
  const intake = await staff('intake');
  const note = `${canary.place}，请补一张照片`;
  await intake('returnCase', { params, body: { note } });
  await resident('supplementCase', { params, body: { words: signed, photoIds: [] } });
  await intake('acceptCase', { params, body: { note: canary.place } });
  const dispatcher = await staff('dispatcher');
  const unit = (await dispatcher('getCase', { params })).ok.units[0]?.id ?? '';
  await dispatcher('dispatchCase', { params, body: { unit, resolveDays: 3, note: canary.place } });
  const handler = await staff('handler_west');
  await handler('getCase', { params });
  await handler('answerCase', {
    params,
    body: { words: `${canary.place}修好了`, handled: true, photoIds: [] },
  });
  const reviewer = await staff('reviewer');
  await reviewer('verifyCase', { params, body: { solved: true, note: `${canary.place}看过` } });
  await resident('confirmCase', { params, body: { rating: 5, words: signed } });
  const copy = await maskedCopy(reviewer, photo);
  made.ids.push(copy);
  const masked = {
    title: '阁楼不漏了',
    words: '屋顶补好了。',
    place: '老街一带',
    photoIds: [copy],
  };
  const named = { ...masked, words: `感谢${canary.name}` };
  await expect(reviewer('publishCase', { params, body: named })).rejects.toThrow('personal_data');
  await reviewer('publishCase', { params, body: masked });
  const { entries } = (await world.anyone('listBulletin')).ok;
  made.ids.push(...entries.map(({ id }) => id));
}

/** A held report and a confidential clue; an award taken back, and the appeal against it. */
async function refuseAndContest(): Promise<void> {
  const held = await report(resident, { words: signed, position: positions.outside });
  const clue = await report(resident, { category: '070200', words: signed, place: canary.place });
  made.codes.push(held.code, clue.code);
  const reviewer = await staff('reviewer');
  const first = (await resident('listMyAwards')).ok.lines.find(
    ({ state, caseCode }) => state === 'settled' && caseCode === made.codes[0],
  );
  const params = { id: first?.id ?? '' };
  made.ids.push(params.id);
  const grounds = { reason: 'copied_photo', note: `${canary.place}没有漏` };
  await reviewer('reverseAward', { params, body: grounds });
  await resident('openAppeal', { params, body: { words: signed } });
  const { appeals } = (await reviewer('listAppeals')).ok;
  made.ids.push(...appeals.map(({ appeal }) => appeal.id));
  const second = await staff('reviewer_second');
  await second('answerAppeal', {
    params: { id: made.ids.at(-1) ?? '' },
    body: { verdict: 'granted', note: `${canary.place}查清了` },
  });
}

async function owe(): Promise<void> {
  const { code, awards } = await report(resident, { words: '巷口路灯不亮' });
  await walkTo('awaiting_confirmation', { desk: await openDesk(world), resident, code });
  await spendPoints(world, resident, (await resident('getMyPoints')).ok.spendable);
  const reviewer = await staff('reviewer');
  const params = { id: awards[0]?.id ?? '' };
  await reviewer('reverseAward', { params, body: { reason: 'other_person', note: canary.place } });
  const treasurer = await staff('treasurer');
  const body = { points: 1, pool: 'residents', reason: `${canary.place}，老人第一次` };
  const { id } = (await treasurer('askWaiver', { params: { id: made.resident }, body })).ok;
  const leader = await staff('leader');
  await leader('listDebts');
  await leader('confirmWaiver', { params: { id }, body: { note: canary.place } });
  made.ids.push(id);
}

async function lookAtReporter(): Promise<void> {
  const dispatcher = await staff('dispatcher');
  const params = { code: made.codes[0] ?? '' };
  const reason = '现场找不到，要请报告人带路';
  const body = { what: ['name', 'phone'], reason };
  const { id } = (await dispatcher('askUnmasking', { params, body })).ok;
  made.ids.push(id);
  const officer = await staff('security_officer');
  await officer('approveUnmasking', { params: { id }, body: { note: '同意' } });
  const { ok } = await dispatcher('lookUnmasked', { params: { id } });
  expect(ok).toMatchObject({ name: canary.name, phone: canary.phone });
}

/** A suggestion and a complaint about the platform, signed, and answered. */
async function complain(): Promise<void> {
  const intake = await staff('intake');
  for (const kind of ['suggestion', 'complaint']) {
    const { id } = (await resident('sendFeedback', { body: { kind, words: signed } })).ok;
    made.ids.push(id);
    const params = { id };
    await intake('acceptFeedback', { params, body: { note: canary.place } });
    await intake('answerFeedback', { params, body: { words: `${canary.place}会去看` } });
    (await resident('rateFeedback', { params, body: { rating: 2, words: signed } })).ok;
  }
}

/** Requests that are wrong: what was wrong must not be repeated in a log. */
async function stumble(): Promise<void> {
  const codes = ['000000', '111111'];
  for (const code of codes)
    await world.anyone('signInResident', { body: { phone: canary.phone, code } });
  await resident('completeProfile', { body: { name: canary.name, grid: '339999009009009' } });
  await resident('reportCase', { body: aReport({ words: signed, category: '123456' }) });
  await resident('reportCase', { body: { words: signed, surprise: canary.phone } });
  await knock(world, contract.reportCase, { cookie: sessions.resident, payload: `{"${signed}` });
  await (await world.staff('intake'))('listCases', { body: { find: canary.name } });
}

/** Every reading route, as everybody, about everything that there is. */
async function readEverything(): Promise<void> {
  for (const [route, spec] of routes) {
    if (!onlyReads(spec)) continue;
    const payload = spec.body === undefined ? {} : { payload: '{}' };
    for (const who of ['nobody', 'resident', ...staffRoles] as const)
      for (const params of paramsFor(spec.path)) {
        const cookie = sessions[who];
        const raw = await knock(world, spec, { ...(cookie ? { cookie } : {}), ...payload, params });
        expect(raw.statusCode, pathOf(spec, params)).toBeLessThan(500);
        answers.push({ who, route, body: raw.body });
      }
  }
}

function paramsFor(path: string): Record<string, string>[] {
  if (path.includes('/pools/')) return [{ code: 'residents' }];
  if (path.includes(':code')) return made.codes.map((code) => ({ code }));
  if (path.includes(':id')) return made.ids.map((id) => ({ id }));
  return [{ resident: made.resident }];
}

/** Who needs what, by name: where the place lies, whoever works on the case; who it was, after a look. */
const workers = [
  'listCases',
  'getCase',
  'getMatter',
  'getTopics',
  'acceptCase',
  'returnCase',
  'dispatchCase',
  'answerCase',
  'verifyCase',
  'verifyOnSite',
  'listFieldTasks',
  'publishCase',
  'unpublishCase',
  'handBackCase',
  'involveUnit',
  'pauseCase',
  'resumeCase',
  'transferCase',
  'visitReporter',
];
const allowed: Record<Canary, readonly string[]> = {
  name: ['lookUnmasked', 'lookWhomToAsk'],
  phone: ['lookUnmasked', 'lookWhomToAsk'],
  place: [
    ...workers,
    // The grounds that one of staff gave and another reads.
    'listAppeals',
    'answerAppeal',
    'reverseAward',
    'listDebts',
    'askWaiver',
    'confirmWaiver',
    // What somebody said of the platform, for whoever answers it.
    'listFeedback',
    'acceptFeedback',
    'answerFeedback',
    // The grounds of what was done, for whoever checks it.
    'listAuditEntries',
    'getAuditEntry',
  ],
};

const found = (text: string): Canary[] =>
  (Object.keys(canary) as Canary[]).filter((one) =>
    formsOf(canary[one]).some((form) => text.includes(form)),
  );

test('the journeys were seen: others answered hundreds of times, and the place did reach who works on it', () => {
  expect(answers.length).toBeGreaterThan(400);
  const seen = answers.filter(({ body }) => body.includes(canary.place)).map(({ route }) => route);
  for (const route of ['listCases', 'getCase', 'listAppeals']) expect(seen).toContain(route);
});

test('no answer to anybody else holds name, phone or place, but the ones that are named here', () => {
  const wrong = answers.flatMap(({ who, route, body }) =>
    found(body)
      .filter((one) => !allowed[one].includes(route))
      .map((one) => `${one} to ${who} by ${route}`),
  );
  expect([...new Set(wrong)]).toEqual([]);
});

test('the phone of a resident is shown whole by no list, not even masked to those who handle', () => {
  const handlers = answers.filter(({ who }) => ['unit_handler', 'grid_worker'].includes(who));
  expect(handlers.length).toBeGreaterThan(20);
  for (const { route, body } of handlers) expect(body, route).not.toMatch(/135\*{4}6666|钟离\*/);
});

test('the log names routes and statuses, and nobody', () => {
  expect(log.length).toBeGreaterThan(100);
  expect(log.filter((line) => found(line).length > 0)).toEqual([]);
});

test('no row of any table holds name, phone or place in any form', async () => {
  const rows = await rowsOf(world.deps.database.pool);
  expect(rows.filter(({ text }) => text.includes(visible))).not.toEqual([]);
  expect(rows.flatMap(({ table, text }) => found(text).map((one) => `${one} in ${table}`))).toEqual(
    [],
  );
});

test('neither do the files of the database, its journal too', async () => {
  const words = [visible, ...Object.values(canary)];
  const left = await wordsOnDisk(world.deps.database.pool, words);
  const [inTheOpen, holding] = [
    left.filter(({ word }) => word === visible),
    left.filter(({ word }) => word !== visible),
  ];
  // Both were really read: what is kept in the open is found in both.
  expect(new Set(inTheOpen.map(({ part }) => part))).toEqual(new Set(['data', 'journal']));
  expect(holding).toEqual([]);
});

test('photos carry nothing but the picture', async () => {
  const files = await filesBelow(world.folder);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(found((await readFile(file)).toString('latin1'))).toEqual([]);
});

test('exported books and spreadsheets know numbers, not people', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pingan-books-'));
  const written = await writeBooks(world.deps.database, { county, folder });
  expect(written.kind).toBe('written');
  for (const file of await filesBelow(folder))
    expect(found(await readFile(file, 'utf8'))).toEqual([]);
  await rm(folder, { recursive: true });
  // A rehearsal plays days that have ended.
  world.clock.advance({ days: 2 });
  const owner = await staff('rule_owner');
  const draft = (await owner('createRuleDraft', { body: { name: '试一版', from: 'in_force' } })).ok
    .id;
  const body = { draft, deeds: 'past' };
  const { id } = (await owner('startRehearsal', { body })).ok;
  let rehearsal = (await owner('getRehearsal', { params: { id } })).ok;
  while (rehearsal.state === 'running') {
    await pause(50);
    rehearsal = (await owner('getRehearsal', { params: { id } })).ok;
  }
  // The workbook is made in the browser, of this answer and nothing else.
  const sheets = JSON.stringify(rehearsal.result);
  expect(sheets.length).toBeGreaterThan(200);
  expect(found(sheets)).toEqual([]);
});

describe('the register of personal data', () => {
  const entries = personalData.flatMap(({ columns, keeping }) =>
    columns.map((column) => ({ column, keeping })),
  );

  test('every column of whatever type is decided: personal and in the register, or named as not personal', async () => {
    // The county is the first key of every table, and a view holds nothing that no table does.
    const { rows } = await world.deps.database.pool.query<{ column: string }>(
      `select table_name || '.' || column_name as column
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE' and column_name <> 'county'
       order by 1`,
    );
    const personal = entries.map(({ column }) => column);
    const decided = new Set([...personal, ...impersonal]);
    const tables = new Set(wholeTables);
    const open = rows
      .map(({ column }) => column)
      .filter((column) => !decided.has(column) && !tables.has(column.split('.')[0] ?? ''));
    // Put it into contract/privacy.ts (and seal it), or beside the others that name nobody.
    expect(open).toEqual([]);
    const existing = new Set(rows.map(({ column }) => column));
    expect([...decided].filter((column) => !existing.has(column))).toEqual([]);
    expect(personal.filter((column) => impersonal.includes(column))).toEqual([]);
  });

  test('age, doubt of it, household, guardian and points are personal, though no text says them', () => {
    const personal = entries.map(({ column }) => column);
    expect(personal).toEqual(
      expect.arrayContaining([
        'residents.age_class',
        'residents.age_doubted_at',
        'residents.household',
        'children.guardian',
        'awards.points',
        'accounts.posted',
        'scores.score',
      ]),
    );
  });

  test('what it says is sealed is sealed: the columns are those that a change of keys seals anew', async () => {
    // What is half way lives for minutes, and the key of before as long; whatever comes of it is sealed anew.
    const sealed = [
      ...sealedColumns.map(({ table, column }) => `${table}.${column}`),
      'sign_in_tickets.totp_sealed',
      'identity_ways.secrets_sealed',
      'identity_ways.found_sealed',
    ].sort();
    const said = entries
      .filter(({ column }) => column.endsWith('_sealed'))
      .map(({ column }) => column);
    expect(said.sort()).toEqual(sealed);
    const { rows } = await world.deps.database.pool.query<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.columns
       where table_schema = 'public' and column_name like '%\\_sealed' order by 1`,
    );
    expect(rows.map(({ column }) => column)).toEqual(sealed);
  });

  test('whatever stands open says why', () => {
    for (const { keeping, why, columns } of personalData)
      expect(why !== undefined, columns.join()).toBe(keeping === 'open');
  });

  test('the page in docs is printed from it', async () => {
    const page = await readFile(
      join(import.meta.dirname, '../docs/personal-data-register.md'),
      'utf8',
    );
    expect(page).toBe(printRegister());
  });
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { RouteName } from '../../contract/table.ts';
import { carryOutCorrections } from '../../server/features/corrections/service.ts';
import { sealDueDays } from '../../server/features/seals/service.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import type { Caller } from '../app.ts';
import { newDesk, newPhone, openBrowser } from '../browser.ts';
import { grids, type Person, units } from '../county.ts';
import { idOf, spendPoints } from '../holders.ts';
import { takenBack } from '../owing.ts';
import { markRehearsed } from '../rehearsed.ts';
import { openDesk, report } from '../road.ts';
import { soundBook } from '../sound-book.ts';
import { createCanaries, look, textFields, watch } from './canaries.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import {
  type BrowserWorld,
  closePages,
  deskOf,
  phoneOf,
  sameOwner,
  startBrowserWorld,
} from './world.ts';

/* A script stands in every field of the contract that takes words: no page runs it, or even tries to. */

const canaries = createCanaries();
const owner = { phone: '13911170001', name: '周小芳' };

let world: BrowserWorld;
let me: Caller;
let desk: Record<Person, Caller>;
let codes: Record<string, string>;
let drafts: string[];
let award: string;
let debtor: string;
const seen = new Set<number>();
let visited = 0;

beforeAll(async () => {
  world = await startBrowserWorld();
  me = await world.resident(owner.phone);
  desk = await openDesks();
  await me('completeProfile', {
    body: canaries.in('completeProfile', { name: '周小芳', grid: grids.west }),
  });
  codes = await fillCases();
  award = await fillPoints();
  drafts = await fillBooks();
  await knockWithTheRest();
  await world.settle();
  world.clock.advance({ days: 1 });
  await sealDueDays(world.deps);
}, 300_000);
afterEach(closePages);
afterAll(() => world?.close());

const people: readonly Person[] = [
  'intake',
  'dispatcher',
  'handler_west',
  'reviewer',
  'reviewer_second',
  'treasurer',
  'leader',
  'rule_owner',
  'rule_owner_second',
  'auditor',
];

async function openDesks(): Promise<Record<Person, Caller>> {
  const open = people.map(async (person) => [person, await world.staff(person)] as const);
  return Object.fromEntries(await Promise.all(open)) as Record<Person, Caller>;
}

/** A report of the resident, with a canary in its words and its place. */
async function aCase(given: Record<string, unknown> = {}) {
  const body = { category: '050100', words: '积水', place: '老街', photoIds: [], ...given };
  return (await me('reportCase', { body: canaries.in('reportCase', body) })).ok;
}

/** Makes a move about a case, with canaries in what goes with it. */
async function move(by: Person | 'me', route: RouteName, [code, body]: [string, object]) {
  const caller = by === 'me' ? me : desk[by];
  const { status, raw } = await caller(route, {
    params: { code },
    body: canaries.in(route, body),
  });
  if (status >= 300) throw new Error(`${route}: ${raw.body}`);
}

const note = '看过了';
const dispatch = { unit: units.west, resolveDays: 3, note };
const answer = (handled: boolean) => ({ words: '正在处理', handled, photoIds: [] });

async function toConfirm(code: string): Promise<void> {
  await move('intake', 'acceptCase', [code, { note }]);
  await move('dispatcher', 'dispatchCase', [code, dispatch]);
  await move('handler_west', 'answerCase', [code, answer(false)]);
  await move('handler_west', 'answerCase', [code, answer(true)]);
  await move('reviewer', 'verifyCase', [code, { solved: false, note }]);
  await move('handler_west', 'answerCase', [code, answer(true)]);
  await move('reviewer', 'verifyCase', [code, { solved: true, note }]);
}

async function fillCases(): Promise<Record<string, string>> {
  const waiting = (await aCase()).code;
  await toConfirm(waiting);
  world.clock.advance({ days: 8 });
  desk = await openDesks();
  await move('dispatcher', 'closeCase', [waiting, { note }]);
  const published = (await aCase()).code;
  await toConfirm(published);
  await move('me', 'confirmCase', [published, { rating: 4, words: '好了' }]);
  const entry = { title: '积水已排', words: '换了箅子', place: '老街', photoIds: [] };
  await move('reviewer', 'publishCase', [published, entry]);
  const reopened = (await aCase()).code;
  await toConfirm(reopened);
  await move('me', 'reopenCase', [reopened, { words: '又积水了', photoIds: [] }]);
  const supplemented = (await aCase()).code;
  await move('intake', 'returnCase', [supplemented, { note }]);
  await move('me', 'supplementCase', [supplemented, { words: '在路东', photoIds: [] }]);
  const returned = (await aCase()).code;
  await move('intake', 'returnCase', [returned, { note }]);
  const refused = (await aCase()).code;
  await move('intake', 'refuseCase', [refused, { reason: 'not_true', note }]);
  const reported = (await aCase()).code;
  return { waiting, published, reopened, supplemented, returned, refused, reported };
}

/** Awards held, settled, taken back and contested; points owed, and waivers of them. */
async function fillPoints(): Promise<string> {
  world.clock.advance({ days: 1 });
  desk = await openDesks();
  const words = `同样的话${'<img src=x onerror=hit(7)>'}`;
  const twins = [];
  for (let turn = 0; turn < 4; turn++)
    twins.push(await report(me, { words, category: '040300', place: words }));
  const held = twins.flatMap(({ awards }) => awards.filter(({ state }) => state === 'held'));
  const decide = (route: RouteName, body: object) => ({
    params: { id: held.shift()?.id ?? '' },
    body: canaries.in(route, body),
  });
  (await desk.reviewer('settleHeldAward', decide('settleHeldAward', { note }))).ok;
  const taking = { reason: 'copied_photo', note };
  (await desk.reviewer('reverseHeldAward', decide('reverseHeldAward', taking))).ok;
  const open = [await takeBack(taking), await takeBack(taking), await takeBack(taking)];
  for (const [at, id] of open.entries()) {
    const body = canaries.in('openAppeal', { words: '是我拍的' });
    const { appeal } = (await me('openAppeal', { params: { id }, body })).ok;
    const verdict = ['upheld', 'granted'][at];
    if (verdict === undefined) continue;
    const params = { id: appeal?.id ?? '' };
    const answering = canaries.in('answerAppeal', { verdict, note });
    (await desk.reviewer_second('answerAppeal', { params, body: answering })).ok;
  }
  const neighbour = await world.resident();
  await takenBack(world, { desk: await openDesk(world), resident: neighbour, spent: 3 });
  debtor = await idOf(neighbour);
  for (const then of ['confirmWaiver', 'declineWaiver', undefined] as const) {
    const wanted = { points: 1, pool: 'residents', reason: '第一次' };
    const body = canaries.in('askWaiver', wanted, ['pool']);
    const { id } = (await desk.treasurer('askWaiver', { params: { resident: debtor }, body })).ok;
    if (then === undefined) continue;
    const signed = canaries.in(then, { note });
    (await desk.leader(then, { params: { id }, body: signed })).ok;
  }
  return open[0] ?? '';
}

/** An award that was settled, spent and taken back. */
async function takeBack(taking: object): Promise<string> {
  world.clock.advance({ days: 1 });
  desk = await openDesks();
  const { code, awards } = await report(me, { category: '040300' });
  await toConfirm(code);
  const { spendable } = (await me('getMyPoints')).ok;
  if (spendable > 0) await spendPoints(world, me, spendable);
  const params = { id: awards[0]?.id ?? '' };
  const body = canaries.in('reverseAward', taking);
  (await desk.reviewer('reverseAward', { params, body })).ok;
  return params.id;
}

/** A book full of canaries: one that is published, one that was sent back, one that waits. */
async function fillBooks(): Promise<string[]> {
  const { rule_owner: author, rule_owner_second: second } = desk;
  const ids: string[] = [];
  for (const then of ['publishRuleDraft', 'returnRuleDraft', undefined] as const) {
    const given = { name: '细则', from: 'file', document: soundBook };
    const { id } = (
      await author('createRuleDraft', { body: canaries.in('createRuleDraft', given) })
    ).ok;
    const params = { id };
    const document = bookOfCanaries();
    const saving = { revision: 1, name: '细则', document };
    const body = canaries.in('saveRuleDraft', saving, ['document']);
    (await author('saveRuleDraft', { params, body })).ok;
    await markRehearsed(world, id);
    const effectiveFrom = addDays(localDate(world.deps.clock.now()), 1);
    const asking = canaries.in('askRulePublication', { revision: 2, effectiveFrom, note });
    (await author('askRulePublication', { params, body: asking })).ok;
    ids.push(id);
    if (then === undefined) continue;
    const deciding = { revision: 2, ...(then === 'returnRuleDraft' ? { note } : {}) };
    (await second(then, { params, body: canaries.in(then, deciding) })).ok;
  }
  const asked = { wrongVersion: 1, rightVersion: 2, reason: '写错了' };
  const correcting = canaries.in('askCorrection', asked);
  const { id } = (await author('askCorrection', { body: correcting })).ok;
  await carryOutCorrections(world.deps);
  const signing = canaries.in('signCorrection', { note });
  (await desk.treasurer('signCorrection', { params: { id }, body: signing })).ok;
  return ids;
}

/** Every text of a book that nothing else depends on; the pools must be the county's own. */
function bookOfCanaries() {
  const body = { revision: 1, name: '细则', document: soundBook };
  const { document } = canaries.in('saveRuleDraft', body);
  const numbers = soundBook.chapters.map(({ number }) => number);
  return {
    ...document,
    chapters: document.chapters.map((chapter, at) => ({ ...chapter, number: numbers[at] ?? '' })),
    rules: document.rules.map((rule) => ({ ...rule, pools: ['residents'] })),
    levels: [{ name: document.title, from: 0 }],
  };
}

/** Fields whose words are refused, or kept nowhere: asked all the same. */
async function knockWithTheRest(): Promise<void> {
  const asked: [Caller, RouteName, object][] = [
    [world.anyone, 'suggestCategory', { words: '积水' }],
    [world.anyone, 'signInStaff', { login: 'somebody', password: 'a long password' }],
    [desk.treasurer, 'askWaiver', { points: 1, pool: 'residents', reason: '第一次' }],
    [desk.rule_owner, 'createRuleDraft', { name: '细则', from: 'template', template: 'x' }],
    [desk.rule_owner, 'readRuleSentences', { document: withLevels }],
    [desk.rule_owner, 'saveRuleDraft', { revision: 9, name: '细则', document: withLevels }],
    [desk.leader, 'declineCorrection', { note }],
  ];
  for (const [caller, route, body] of asked) {
    const params = { id: drafts?.[0] ?? units.west, resident: await idOf(me) };
    const { status } = await caller(route, { params, body: canaries.in(route, body) });
    expect(status, route).toBeLessThan(500);
  }
}

const withLevels = { ...soundBook, levels: [{ name: { zh: '一级', en: 'One' }, from: 0 }] };

/** Goes through pages and looks at what the canaries did on each. */
async function walk(page: Page, address: string, hashes: readonly string[]): Promise<void> {
  await watch(page);
  const tour: Inspection = inspectionOf(page, { looks: {}, touch: false, axe: false });
  await page.goto(`${world.url}${address}`);
  for (const hash of hashes) {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await tour.settled();
    const { read, ...did } = await look(page);
    expect(did, `${address}${hash}`).toEqual({ hits: [], refusals: [], elements: 0 });
    for (const number of read) seen.add(number);
    visited += 1;
  }
}

it('a canary stands in every field of the contract that takes words', () => {
  expect(textFields().filter((field) => !canaries.planted().has(field))).toEqual([]);
});

it('a canary that does fly is seen', async () => {
  const page = await newDesk(await openBrowser());
  await watch(page);
  await page.goto(`${world.url}/board/`);
  await page.evaluate(
    `document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hit(1)>')`,
  );
  await page.waitForFunction(`window.watched.refusals.length > 0`);
  const { refusals, elements, hits } = await look(page);
  expect({ elements, hits }).toEqual({ elements: 1, hits: [] });
  expect(refusals[0]).toMatch(/^script-src/);
});

it('no page of the resident’s phone lets one fly', async () => {
  const signedIn = await phoneOf(world, { phone: owner.phone });
  const page = await sameOwner(await signedIn.context().cookies(), {});
  const cases = Object.values(codes).flatMap((code) => [`#/case/${code}`, `#/sent/${code}`]);
  const more = ['#/points', '#/points/origin', `#/points/award/${award}`, '#/notices', '#/me'];
  await walk(page, '/', ['#/', '#/cases', ...cases, ...more, '#/profile', '#/report', '#/nowhere']);
});

it('no page of the board lets one fly', async () => {
  const { entries } = (await world.anyone('listBulletin')).ok;
  const cases = Object.values(codes).map((code) => `#/case/${code}`);
  const bulletin = entries.map(({ id }) => `#/bulletin/${id}`);
  const pages = ['#/', '#/rules', '#/rules/2', '#/bulletin', '#/case', '#/seals', '#/screen'];
  for (const device of [newPhone, newDesk])
    await walk(await device(await openBrowser()), '/board/', [...pages, ...bulletin, ...cases]);
});

it('no page of the console lets one fly', async () => {
  const cases = Object.values(codes).map((code) => `#/queue/${code}`);
  const held = (await desk.reviewer('listHeldAwards')).status === 401 ? await openDesks() : desk;
  const { appeals } = (await held.reviewer('listAppeals')).ok;
  const { held: awards } = (await held.reviewer('listHeldAwards')).ok;
  const rehearsals = (await held.rule_owner('listRehearsals')).ok.map(({ id }) => id);
  const books = drafts.flatMap((id) =>
    ['write', 'differences', 'publication', 'json'].map((view) => `#/rules/draft/${id}/${view}`),
  );
  const pages: Partial<Record<Person, string[]>> = {
    intake: ['#/queue', ...cases],
    handler_west: ['#/queue', ...cases],
    auditor: ['#/queue', ...cases],
    reviewer: [
      ...cases,
      '#/held',
      ...awards.map(({ award: { id } }) => `#/held/${id}`),
      '#/appeals',
      ...appeals.map(({ appeal }) => `#/appeals/${appeal.id}`),
      '#/debts',
      `#/debts/${debtor}`,
    ],
    leader: ['#/debts', `#/debts/${debtor}`, '#/rules', '#/rehearsals'],
    rule_owner: [
      '#/rules',
      '#/rules/version/2',
      ...books,
      '#/rehearsals',
      ...rehearsals.map((id) => `#/rehearsals/${id}`),
    ],
  };
  for (const [person, hashes] of Object.entries(pages))
    await walk(await deskOf(world, person as Person), '/console/', hashes);
});

it('the canaries were read on many pages: they are words there', () => {
  console.log(`${canaries.planted().size} fields, ${visited} pages, ${seen.size} canaries read`);
  expect(visited).toBeGreaterThan(80);
  expect(seen.size).toBeGreaterThan(40);
});

import type { Cookie, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import { type Desk, openDesk, report, walkTo } from '../road.ts';
import { everyLook, type Inspection, inspectionOf, type LookedAt, twoLooks } from './inspect.ts';
import {
  type BrowserWorld,
  closePages,
  phoneOf,
  photoFile,
  readyOffline,
  sameOwner,
  startBrowserWorld,
} from './world.ts';

const owner = { phone: '13911140001', name: '周小芳' };
type Cases = Record<'reported' | 'returned' | 'answered' | 'asked' | 'closed' | 'refused', string>;

let world: BrowserWorld;
let cases: Cases;
let cookies: Cookie[];
beforeAll(async () => {
  world = await startBrowserWorld();
  cookies = await (await phoneOf(world, owner)).context().cookies();
  cases = await liveAWeek();
});
afterEach(closePages);
afterAll(() => world?.close());

/** One case at every bend of the road, awards in every state, and the notices of all that. */
async function liveAWeek(): Promise<Cases> {
  const resident = await world.resident(owner.phone);
  const desk = await openDesk(world);
  const codes: string[] = [];
  for (let day = 0; day < 6; day++) {
    const category = day % 2 === 0 ? '040300' : '050100';
    codes.push((await report(resident, { category })).code);
  }
  const [reported = '', returned = '', answered = '', asked = '', closed = '', refused = ''] =
    codes;
  const note = '请写清楚是路的哪一边。';
  await desk.intake('returnCase', { params: { code: returned }, body: { note } });
  await walkTo('dispatched', { desk, resident, code: answered });
  const answer = { words: '今天会有人到现场查看。', handled: false, photoIds: [] };
  await desk.handler('answerCase', { params: { code: answered }, body: answer });
  await walkTo('awaiting_confirmation', { desk, resident, code: asked });
  await walkTo('closed', { desk, resident, code: closed });
  const refusal = { reason: 'duplicate', note: '昨天已经有人报过这一处。' };
  await desk.intake('refuseCase', { params: { code: refused }, body: refusal });
  await report(resident, { words: '第 1 件：人行道上停了车', position: undefined });
  await answerFeedback(resident, desk);
  await world.settle();
  return { reported, returned, answered, asked, closed, refused };
}

/** One that is answered and waits to be rated. */
async function answerFeedback(resident: Caller, { intake }: Desk): Promise<void> {
  const body = { kind: 'suggestion', words: '积分页上的字能不能再大一些' };
  const params = { id: (await resident('sendFeedback', { body })).ok.id };
  (await intake('acceptFeedback', { params, body: { note: '' } })).ok;
  (await intake('answerFeedback', { params, body: { words: '下一版可以调字号。' } })).ok;
}

async function open(
  looks: Looks,
  { hash, page, axe = true }: { hash: string; page: Page; axe?: LookedAt[1]['axe'] },
): Promise<Inspection> {
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await page.goto(`${world.url}/${hash}`);
  return tour;
}

it.each(everyLook)('a resident of many months: every screen, %o', async (looks, { axe }) => {
  const page = await sameOwner(cookies, looks);
  const tour = await open(looks, { hash: '#/', page, axe });
  await tour.inspect('home');
  await tour.visit('cases', '#/cases');
  for (const [stage, code] of Object.entries(cases))
    await tour.visit(`case ${stage}`, `#/case/${code}`);
  await tour.visit('sent', `#/sent/${cases.reported}`);
  await tour.visit('points', '#/points');
  await tour.visit('where points come from', '#/points/origin');
  await tour.visit('what lapses', '#/points/lapsing');
  await tour.visit('years', '#/points/years');
  await tour.visit('patrols', '#/patrol');
  await tour.visit('joining a patrol', '#/patrol/join');
  await tour.visit('scanning a point on the wall', '#/patrol/point');
  await tour.visit('notices', '#/notices');
  await tour.visit('ways of being told', '#/notices/ways');
  await tour.visit('me', '#/me');
  await tour.visit('devices', '#/me/devices');
  await tour.visit('feedback', '#/feedback');
  await tour.visit('feedback to send', '#/feedback/new');
  await tour.visit('profile', '#/profile');
  await tour.visit('nowhere', '#/nowhere');
  await tour.visit('somebody else’s case', '#/case/SY26-00000-00000');
  expect(tour.faults()).toEqual([]);
});

it.each(everyLook)('writing a report, %o', async (looks, { axe }) => {
  const page = await sameOwner(cookies, looks);
  const tour = await open(looks, { hash: '#/report', page, axe });
  await tour.inspect('report, empty');
  await page.locator('[data-part="words"] textarea').fill('积水');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photoFile(41));
  await page.locator('[data-part="photos"] img').waitFor();
  await page.locator('main button').last().click();
  await tour.inspect('report, place missing');
  await page.locator('[data-part="place"] button').last().click();
  await tour.inspect('report, map');
  await page
    .locator('[data-part="words"] button', { hasText: /换一个|选一个类别|Change|Choose/ })
    .click();
  await page.getByRole('dialog').waitFor();
  await tour.inspect('categories');
  expect(tour.faults()).toEqual([]);
});

it.each(twoLooks)('coming in for the first time, %o', async (looks) => {
  const page = await newPhone(await openBrowser(), looks);
  const tour = await open(looks, { hash: '#/', page });
  await tour.inspect('sign-in');
  const button = page.locator('form button[type=submit]');
  await button.click();
  await tour.inspect('sign-in, wrong number');
  await page.locator('input').fill(looks.elder ? '13911140003' : '13911140002');
  await button.click();
  await page.locator('input[autocomplete=one-time-code]').waitFor();
  await tour.inspect('sign-in, code');
  await page.locator('button').filter({ hasText: /\d{6}/ }).click();
  await page.locator('fieldset select').first().waitFor();
  await button.click();
  await tour.inspect('profile, first time, nothing filled in');
  await page.locator('form button').last().click();
  await tour.inspect('home, empty');
  await tour.visit('cases, empty', '#/cases');
  await tour.visit('nothing unsent', '#/unsent');
  await tour.visit('points, empty', '#/points');
  await tour.visit('notices, empty', '#/notices');
  await tour.visit('me, nameless', '#/me');
  expect(tour.faults()).toEqual([]);
});

const pages = ['#/', '#/cases', '#/points', '#/notices', '#/me', '#/profile', '#/report'];

it.each(twoLooks)('a server that does not answer, %o', async (looks) => {
  const page = await sameOwner(cookies, looks);
  await page.route('**/api/339999/my/**', (route) => route.fulfill({ status: 502, body: 'proxy' }));
  const tour = await open(looks, { hash: '#/', page });
  for (const hash of ['#/', '#/points', `#/case/${cases.asked}`])
    await tour.visit(`${hash} without an answer`, hash);
  await page.unroute('**/api/339999/my/**');
  await page.route('**/api/counties', (route) => route.abort());
  await page.evaluate('localStorage.removeItem("pingan.counties")');
  await page.reload();
  await tour.inspect('without a county');
  expect(tour.faults().filter((fault) => !/status of 502|ERR_FAILED/.test(fault))).toEqual([]);
});

it.each(twoLooks)('no network, %o', async (looks) => {
  const page = await sameOwner(cookies, looks);
  const tour = await open(looks, { hash: '#/', page });
  await readyOffline(page);
  await page.context().setOffline(true);
  for (const hash of pages) await tour.visit(`${hash} offline`, hash);
  expect(tour.faults().filter((fault) => !/INTERNET_DISCONNECTED/.test(fault))).toEqual([]);
});

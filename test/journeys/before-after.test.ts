import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Caller, makePhoto } from '../app.ts';
import type { Looks } from '../browser.ts';
import { type Desk, openDesk, report, walkTo } from '../road.ts';
import { inTurn } from '../turns.ts';
import { inspectionOf } from './inspect.ts';
import { press } from './press.ts';
import { type BrowserWorld, closePages, phoneOf, startBrowserWorld } from './world.ts';

/* Whoever reported sees what was done: the place as it was, and as it is now. */

const number = '13911120091';
let world: BrowserWorld;
let resident: Caller;
let desk: Desk;
let photos = 9_100;
beforeAll(async () => {
  world = await startBrowserWorld();
  resident = await world.resident(number);
});
afterEach(closePages);
afterAll(() => world?.close());

const taken = async () =>
  (await resident('uploadPhoto', { file: await makePhoto(++photos) })).ok.id;
const atWork = async () =>
  (await desk.handler('uploadStaffPhoto', { file: await makePhoto(++photos) })).ok.id;

/** Reported with a photo, handled with two. */
async function solved() {
  desk = await openDesk(world);
  const before = await taken();
  const { code } = await report(resident, { photoIds: [before] });
  const after = [await atWork(), await atWork()];
  await walkTo('awaiting_confirmation', { desk, resident, code, photoIds: after });
  return { code, before, after };
}

async function openCase(code: string, looks: Looks = {}) {
  const page = await phoneOf(world, { phone: number, name: '周小芳' }, looks);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await page.clock.setFixedTime(world.clock.now());
  await page.goto(`${world.url}/#/case/${code}`);
  return { page, tour };
}

/** Which photo stands under a name, once it is drawn. */
async function pictureOf(page: Page, name: string): Promise<string> {
  const picture = page.getByRole('button', { name, exact: true }).locator('img');
  await picture.scrollIntoViewIfNeeded();
  const src = (await picture.getAttribute('src')) ?? '';
  const isDrawn = `document.querySelector('img[src="${src}"]').naturalWidth > 0`;
  await expect.poll(() => page.evaluate<boolean>(isDrawn), { timeout: 20_000 }).toBe(true);
  return src;
}

it('sees the place before and after, says that it is not solved, sees it anew, and confirms', async () => {
  const { code, before, after } = await solved();
  const { page, tour } = await openCase(code);
  expect(await pictureOf(page, '放大看：处理前')).toContain(before);
  expect(await pictureOf(page, '放大看：处理后')).toContain(after[0]);
  // What else the unit photographed is there as well.
  expect(await pictureOf(page, '放大看：照片 2')).toContain(after[1]);
  await tour.inspect('before and after');
  await press(page, '放大看：处理后');
  await page.getByRole('dialog', { name: '处理后' }).getByRole('img', { name: '处理后' }).waitFor();
  await tour.inspect('as large as the phone');
  await page.keyboard.press('Escape');

  await press(page, '没解决');
  await page.getByLabel('还有什么没解决').fill('车又停回来了');
  await press(page, '退回重办');
  await page.getByText('您说没解决，退回重办').waitFor();
  world.clock.advance({ minutes: 2 });
  const params = { code };
  const again = await atWork();
  const answer = { words: '装了石墩', handled: true, photoIds: [again] };
  (await desk.handler('answerCase', { params, body: answer })).ok;
  const verdict = { solved: true, note: '石墩装好了' };
  (await desk.reviewer('verifyCase', { params, body: verdict })).ok;
  await page.reload();
  expect(await pictureOf(page, '放大看：处理前')).toContain(before);
  expect(await pictureOf(page, '放大看：处理后')).toContain(again);
  await page.getByRole('radio', { name: /· 满意/ }).check();
  await press(page, '确认解决');
  await page.getByText('您确认解决了').waitFor();
  expect(await pictureOf(page, '放大看：处理后')).toContain(again);
  await tour.inspect('confirmed');
  expect(tour.faults()).toEqual([]);
});

it.each(
  inTurn<[string, Looks]>([
    ['in English', { language: 'en' }],
    ['in English, with large type', { language: 'en', elder: true }],
    ['with large type', { elder: true }],
    ['at night', { dark: true }],
  ]),
)('looks right %s', async (_, looks) => {
  const { code } = await solved();
  const { page, tour } = await openCase(code, looks);
  await pictureOf(page, looks.language === 'en' ? 'Enlarge: Before' : '放大看：处理前');
  await tour.inspect('before and after');
  expect(tour.faults()).toEqual([]);
});

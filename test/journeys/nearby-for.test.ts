import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { newPhone, openBrowser } from '../browser.ts';
import { positions } from '../county.ts';
import { adult, somebody } from '../families.ts';
import { report } from '../road.ts';
import { agreeAt } from './agreeing.ts';
import { agreeBeside, faultsOf, neighbour, workersPhone } from './grid-worker.ts';
import { inspectionOf, looksOfDesk } from './inspect.ts';
import { follow, press } from './press.ts';
import { type BrowserWorld, closePages, codeOn, deskOf, seat, startBrowserWorld } from './world.ts';

/* Whoever has no phone at hand is asked, too, whether somebody else has reported the same. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
}, 120_000);
afterEach(closePages);
afterAll(() => world?.close());

const openCodes = async () => {
  const intake = await world.staff('intake');
  return (await intake('listCases', { body: { show: 'open' } })).ok.cases.map(({ code }) => code);
};
const asked = '附近有人报过，问一下：是同一件事吗？';

/** Something that a neighbour saw first. */
async function reported(words: string): Promise<string> {
  const first = await somebody(world, '王小梅', adult);
  return (await report(first, { words, position: positions.west })).code;
}

it('at the window they say that it is the same, and no second case waits at the desk', async () => {
  const phone = '13611160041';
  const me = await neighbour(world, { phone, name: '周小芳' });
  const words = '亭子里的石凳断成两半';
  const first = await reported(words);
  const before = await openCodes();
  const page = await deskOf(world, 'intake');
  const tour = inspectionOf(page, { looks: {}, touch: false, axe: true });
  await page.goto(`${world.url}/console/#/for-somebody`);
  await agreeAt(page, phone);
  await page.getByLabel('居民怎么说').fill(`${words}，快修修`);
  await page.getByLabel('在哪里').fill('凉亭里');
  await press(page, '上报');
  await page.getByRole('heading', { name: asked }).waitFor();
  await tour.inspect('asked whether it is the same');
  // Of the neighbour’s report no more is told than everybody may know.
  expect(await page.locator('main').textContent()).not.toContain(first);
  await press(page, '是这件，居民也看到了');
  await page.getByRole('heading', { name: '和这件一起办' }).waitFor();
  await tour.inspect('said that it is the same');
  await press(page, '上报');
  await page.getByRole('region', { name: /^回执 / }).waitFor();
  const code = await codeOn(page);
  const mine = (await me('getMyCase', { params: { code } })).ok;
  expect(mine.history.map(({ kind }) => kind)).toEqual(['reported', 'merged']);
  expect(await openCodes()).toEqual(before);

  // What they say next is asked about anew, and is something else.
  const told = '桥栏杆松了一截';
  await reported(told);
  await page.getByLabel('居民怎么说').fill(`${told}，会掉下去`);
  await page.getByLabel('在哪里').fill('老桥上');
  await press(page, '上报');
  await page.getByRole('heading', { name: asked }).waitFor();
  await press(page, '不是同一件');
  await page.getByRole('heading', { name: asked }).waitFor({ state: 'hidden' });
  await press(page, '上报');
  await expect.poll(() => page.getByRole('region', { name: /^回执 / }).count()).toBe(2);
  expect((await openCodes()).length).toBe(before.length + 2);
  expect(tour.faults()).toEqual([]);
});

it('a question that nobody answers in time keeps no report from going out', async () => {
  const phone = '13611160042';
  await neighbour(world, { phone, name: '吴桂兰' });
  const page = await deskOf(world, 'intake');
  await page.route('**/reports/nearby', () => {});
  await page.goto(`${world.url}/console/#/for-somebody`);
  await agreeAt(page, phone);
  await page.getByLabel('居民怎么说').fill('花坛的砖掉了一排');
  await page.getByLabel('在哪里').fill('小区南门');
  await press(page, '上报');
  await page.getByRole('region', { name: /^回执 / }).waitFor();
});

it('beside a grid worker they are asked before it goes out, and it goes out with what they say', async () => {
  const phone = '13611160043';
  const me = await neighbour(world, { phone, name: '何阿婆' });
  const words = '河边的路牌倒在地上';
  await reported(words);
  const page = await workersPhone(world);
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.goto(`${world.url}/#/field-work/for`);
  await agreeBeside(page, world, phone);
  await page.getByLabel('怎么了').fill(`${words}，绊到人`);
  await page.getByLabel('在哪里').fill('河边');
  await press(page, '替本人提交');
  await page.getByRole('heading', { name: '附近有人报过，问一下本人：是同一件事吗？' }).waitFor();
  await tour.inspect('asked beside a grid worker');
  expect((await me('listMyCases')).ok.total).toBe(0);
  await press(page, '是这件，也看到了');
  await press(page, '替本人提交');
  await page.getByText(/到“我记下的”看回执/).waitFor();
  await follow(page, '我记下的');
  await page.getByText('已提交', { exact: true }).waitFor();
  const code = await codeOn(page);
  const mine = (await me('getMyCase', { params: { code } })).ok;
  expect(mine.history.map(({ kind }) => kind)).toEqual(['reported', 'merged']);
  expect(faultsOf(tour)).toEqual([]);
});

/** Two that a neighbour saw, of which one is chosen. */
async function askedOfTwo(page: Page, phone: string): Promise<void> {
  await page.goto(`${world.url}/console/#/for-somebody`);
  world.clock.advance({ minutes: 2 });
  await page.locator('input[type=tel], input[inputmode=numeric]').first().fill(phone);
  await page.getByRole('button', { name: /^(发验证码|Send a code)$/ }).click();
  await page.getByRole('button', { name: /\d{6}/ }).click();
  await page.getByRole('button', { name: /^(开始代办|Begin)$/ }).click();
}

it.each(looksOfDesk)('the question looks right, %o', async (looks, { axe }) => {
  const phone = '13611160044';
  await neighbour(world, { phone, name: '赵大娘' });
  const words = '菜场门口的灯箱漏电';
  await reported(words);
  await reported(`${words}，会打手`);
  const page = await seat(await newPhone(await openBrowser(), looks), world, 'intake');
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await askedOfTwo(page, phone);
  await page.getByLabel(/^(居民怎么说|What they say)$/).fill(words);
  await page.getByLabel(/^(在哪里|Where)$/).fill('菜场');
  await page.getByRole('button', { name: /^(上报|Report)$/ }).click();
  await page.getByRole('heading', { name: /是其中一件吗|one of these/ }).waitFor();
  await tour.inspect('one of two');
  await page
    .getByRole('button', { name: /^(是这件|This one)$/ })
    .first()
    .click();
  await tour.inspect('one of them chosen');
  expect(tour.faults()).toEqual([]);
});

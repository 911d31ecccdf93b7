import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { newPhone, openBrowser } from '../browser.ts';
import { grids, password } from '../county.ts';
import { givePoints } from '../holders.ts';
import { openShop, type Shop } from '../shop.ts';
import { inTurn } from '../turns.ts';
import { faultsOf, openCounter, show } from './at-counter.ts';
import { inspectionOf } from './inspect.ts';
import { follow, press } from './press.ts';
import { type BrowserWorld, closePages, nextCode, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let shop: Shop;
let resident: Caller;
let offer: string;
beforeAll(async () => {
  world = await startBrowserWorld();
  shop = await openShop(world);
  resident = await world.resident();
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await givePoints(world, resident, 1_000);
  ({ offer } = await shop.offer({ holdHours: 200 }, { pieces: 40 }));
});
afterEach(closePages);
afterAll(() => world?.close());

const byId = (id: string) => ({ params: { id } });
const reserve = async () => (await resident('reserve', { body: { offer } })).ok.id;
const stateOf = async (id: string) =>
  (await resident('listMyRedemptions')).ok.redemptions.find((one) => one.id === id)?.state;

/** What a phone shows as a QR code. */
async function shownBy(id: string): Promise<string> {
  const { qr, pass } = (await resident('showVoucher', byId(id))).ok;
  return `${qr}.${pass}`;
}

it('signs in, hands over without a network, survives a reload, and is booked once there is one', async () => {
  const [first, second] = [await reserve(), await reserve()];
  const { page, tour } = await openCounter(world);
  await tour.inspect('what waits');
  await page.context().setOffline(true);
  await show(page, await shownBy(first));
  await page.getByText('可以交付').first().waitFor();
  await tour.inspect('found, without a network');
  await press(page, '交给本人');
  await page.getByText('已记在本机，联网后上传').waitFor();
  await tour.inspect('written down');
  await follow(page, '下一位');
  await page.goto(`${world.url}/counter/#/`);
  await page.reload();
  await page.getByRole('link', { name: /离线 · 1 笔待传/ }).waitFor();
  await show(page, await shownBy(first));
  await page.getByText('这笔在本机交付过了').waitFor();
  await tour.inspect('shown a second time');
  await page.goto(`${world.url}/counter/#/journal`);
  await page.getByText('待上传').waitFor();
  await tour.inspect('the journal, unsent');
  expect(await stateOf(first)).toBe('reserved');
  await page.context().setOffline(false);
  await page.getByText('已入账').waitFor();
  expect(await stateOf(first)).toBe('handed_over');
  await tour.inspect('the journal, sent');
  await page.goto(`${world.url}/counter/#/`);
  await show(page, await shownBy(second));
  await press(page, '交给本人');
  await page.getByText('已入账').waitFor();
  expect(await stateOf(second)).toBe('handed_over');
  expect(faultsOf(tour)).toEqual([]);
});

it('by password and code, and what is wrong is said', async () => {
  const page = await newPhone(await openBrowser());
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.goto(`${world.url}/counter/`);
  await page.getByLabel('账号').fill('merchant');
  await page.getByLabel('密码').fill('not the right one');
  await tour.inspect('the sign-in');
  await press(page, '下一步');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('密码').fill(password);
  await press(page, '下一步');
  await page.getByLabel('动态口令').fill(nextCode(world));
  await tour.inspect('the second step');
  await press(page, '验证并登录');
  await page.getByRole('heading', { name: '在哪个兑换点当班' }).waitFor();
  await tour.inspect('which counter');
  expect(faultsOf(tour)).toEqual([]);
});

it('refuses with a reason, serves by card, and shows a conflict with who bears it', async () => {
  const [refused, byCard, twice] = [await reserve(), await reserve(), await reserve()];
  const { code: card } = (await resident('makeMyCard')).ok;
  const { page, tour } = await openCounter(world);
  await show(page, await shownBy(refused));
  await follow(page, '不交付');
  await tour.inspect('why not');
  await press(page, '货不在架上');
  await page.getByText('已入账').waitFor();
  expect(await stateOf(refused)).toBe('refused');
  await page.context().setOffline(true);
  const shown = await shownBy(twice);
  await resident('cancelRedemption', byId(twice));
  await page.goto(`${world.url}/counter/#/`);
  await show(page, shown);
  await press(page, '交给本人');
  await page.context().setOffline(false);
  await page.goto(`${world.url}/counter/#/journal`);
  await page.getByText('居民已经取消了预约又领走').waitFor();
  await tour.inspect('a conflict');
  await page.goto(`${world.url}/counter/#/card`);
  await page.getByLabel('兑换卡上的码').fill(card);
  await tour.inspect('a card');
  await press(page, '核对');
  await press(page, '交给本人');
  await page.getByText('已入账').waitFor();
  expect(await stateOf(byCard)).toBe('handed_over');
  await page.goto(`${world.url}/counter/#/card`);
  await page.getByLabel('兑换卡上的码').fill(card);
  await press(page, '核对');
  await press(page, '兑这件');
  await press(page, '交给本人');
  await page.getByText('已入账').waitFor();
  await page.goto(`${world.url}/counter/#/settings`);
  await tour.inspect('settings');
  expect(faultsOf(tour)).toEqual([]);
});

it('the phone of whoever reserved shows it without a network, too', async () => {
  const phone = '13800004321';
  const owner = await world.resident(phone);
  await givePoints(world, owner, 100);
  (await owner('reserve', { body: { offer } })).ok;
  const page = await phoneOf(world, { phone });
  await page.goto(`${world.url}/#/shop/mine`);
  await press(page, '出示兑换码');
  await page.getByText(/没网的兑换点在 .* 前都认它/).waitFor();
  await page.context().setOffline(true);
  await page.getByText(/现在没网，请给兑换点扫这个码/).waitFor();
  await page.getByRole('img', { name: '兑换码，给兑换点扫' }).waitFor();
});

it.each(
  inTurn([
    ['in English, with large type', { language: 'en', elder: true }, false],
    ['on a tablet, at night', { dark: true }, true],
  ] as const),
)('looks right %s', async (_, looks, tablet) => {
  const id = await reserve();
  const { page, tour } = await openCounter(world, looks, tablet);
  await tour.inspect('what waits');
  await page.context().setOffline(true);
  await show(page, await shownBy(id));
  await page.getByRole('button', { name: /^(交给本人|Hand over)$/ }).waitFor();
  await tour.inspect('found');
  await page.getByRole('button', { name: /^(交给本人|Hand over)$/ }).click();
  await page.getByText(/联网后上传|to be sent with a network/).waitFor();
  await tour.inspect('written down');
  await page.goto(`${world.url}/counter/#/journal`);
  await tour.inspect('the journal');
  expect(faultsOf(tour)).toEqual([]);
});

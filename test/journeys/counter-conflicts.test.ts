import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { newDesk, newPhone, openBrowser } from '../browser.ts';
import { grids } from '../county.ts';
import { givePoints } from '../holders.ts';
import { openShop, type Shop } from '../shop.ts';
import { openTill, passOf } from '../till.ts';
import { type Inspection, inspectionOf, looksOfDesk } from './inspect.ts';
import { type BrowserWorld, closePages, seat, startBrowserWorld } from './world.ts';

/* What counters handed over without a network and did not agree, as whoever settles with them reads it. */

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

const reserve = async () => (await resident('reserve', { body: { offer } })).ok.id;
const faultsOf = (tour: Inspection) =>
  tour.faults().filter((fault) => !/status of 502/.test(fault));

/** One handed over twice, and one that had been given back. */
async function disagree(): Promise<void> {
  const till = openTill(world, shop.counter);
  await till.takeSheet(shop.merchant);
  const twice = await passOf(resident, await reserve());
  await till.record(shop.merchant, twice);
  await till.record(shop.merchant, twice);
  const cancelled = await reserve();
  const shown = await passOf(resident, cancelled);
  await resident('cancelRedemption', { params: { id: cancelled } });
  await till.record(shop.merchant, shown);
}

async function deskOf(looks = {}, axe: boolean | 'colours' = true) {
  const page = await seat(await newDesk(await openBrowser(), looks), world, 'treasurer');
  const tour = inspectionOf(page, { looks, touch: false, axe });
  return { page, tour };
}

const openFirst = (page: Page, name: RegExp) => page.getByRole('link', { name }).first().click();

it.each(looksOfDesk)(
  'nothing yet, then a list from the menu, and both sides of each, %o',
  async (looks, { axe }) => {
    const { page, tour } = await deskOf(looks, axe);
    await page.route('**/counter-conflicts?*', (route) =>
      route.fulfill({ json: { conflicts: [], next: null } }),
    );
    await page.route('**/counter-conflicts', (route) =>
      route.fulfill({ json: { conflicts: [], next: null } }),
    );
    await page.goto(`${world.url}/console/#/counter-conflicts`);
    await page.getByText(/没有对不上的|Nothing disagrees/).waitFor();
    await tour.inspect('nothing disagrees');
    await page.unroute('**/counter-conflicts?*');
    await page.unroute('**/counter-conflicts');
    await disagree();
    await page.goto(`${world.url}/console/#/counters`);
    await page.reload();
    await openFirst(page, /^(离线对不上的|Offline conflicts)$/);
    await page
      .getByText(/交付了两次|handed over twice/)
      .first()
      .waitFor();
    await tour.inspect('the list');
    await openFirst(page, /交付了两次|handed over twice/);
    await page.getByText(/由兑换点承担：这一笔不付给它|is not paid for this one/).waitFor();
    await page.getByText(/同一笔预约，之前记的|Written down before/).waitFor();
    await tour.inspect('one that was handed over twice');
    await page.getByRole('radio', { name: /居民照付|Resident pays/ }).check();
    await openFirst(page, /已取消又领走|given back, collected/);
    await page.getByText(/由居民承担：照样扣分|The resident pays all the same, and/).waitFor();
    await tour.inspect('one that the resident pays');
    expect(faultsOf(tour)).toEqual([]);
  },
);

it('says why nothing can be shown, and shows nothing to whoever it does not concern', async () => {
  const { page, tour } = await deskOf();
  await page.route('**/api/339999/counter-conflicts*', (route) =>
    route.fulfill({ status: 502, body: 'proxy' }),
  );
  await page.goto(`${world.url}/console/#/counter-conflicts`);
  await page.getByRole('button', { name: '再试一次' }).waitFor();
  await tour.inspect('no answer');
  await page.unroute('**/api/339999/counter-conflicts*');
  const nobodys = world.deps.ids.uuid();
  await page.goto(`${world.url}/console/?as=one#/counter-conflicts/${nobodys}`);
  await page.getByText('没有找到这笔不符，或不归您管。').waitFor();
  await tour.inspect('no such conflict');
  await seat(page, world, 'reviewer');
  await page.goto(`${world.url}/console/?as=reviewer#/counter-conflicts`);
  await tour.inspect('whose page it is');
  expect(await page.getByText('离线对不上的', { exact: true }).count()).toBeLessThan(2);
  expect(faultsOf(tour)).toEqual([]);
});

it('on the phone of a leader', async () => {
  await disagree();
  const page = await seat(await newPhone(await openBrowser()), world, 'leader');
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.goto(`${world.url}/console/#/counter-conflicts`);
  await page.getByText('交付了两次').first().waitFor();
  await tour.inspect('the list');
  await openFirst(page, /交付了两次/);
  await page.getByText('账上怎么记的').waitFor();
  await tour.inspect('one');
  expect(faultsOf(tour)).toEqual([]);
});

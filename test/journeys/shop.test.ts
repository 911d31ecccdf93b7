import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { givePoints } from '../holders.ts';
import { openShop, type Shop } from '../shop.ts';
import { inspectionOf, twoLooks } from './inspect.ts';
import { type BrowserWorld, closePages, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let shop: Shop;
let resident: Caller;
const phone = '13800004321';
beforeAll(async () => {
  world = await startBrowserWorld();
  shop = await openShop(world);
  resident = await world.resident(phone);
  // For a reservation in each look.
  await givePoints(world, resident, 200);
  await shop.offer();
  const service = { name: { zh: '理发', en: 'A haircut' }, kind: 'service' } as const;
  const startsAt = new Date(world.clock.now().getTime() + 2 * 3_600_000);
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  const slot = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  await shop.offer(service, { pieces: 2, slot });
  const dear = { name: { zh: '电饭煲', en: 'A rice cooker' }, value: 900 };
  await shop.offer({ ...dear, prices: [{ from: 0, points: 900 }] });
});
afterEach(closePages);
afterAll(() => world?.close());

it.each(twoLooks)('the shop, a reservation and its code look right: %o', async (looks) => {
  const page = await phoneOf(world, { phone, name: '王小梅' }, looks);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await page.goto(`${world.url}/#/shop`);
  await page.getByRole('button', { name: /大米$/ }).waitFor();
  await tour.inspect('what can be had');
  await page.getByRole('button', { name: /大米$/ }).click();
  await page.getByRole('dialog').waitFor();
  await tour.inspect('where to collect it');
  await page.getByRole('button', { name: /^(预约|Reserve)$/ }).click();
  await page
    .getByRole('button', { name: /^(出示兑换码|Show my code)$/ })
    .first()
    .click();
  await page.getByRole('img', { name: /^(兑换码，给兑换点扫|Code for the counter)/ }).waitFor();
  await tour.inspect('the code');
  await tour.visit('what I reserved', '#/shop/mine');
  expect(tour.faults()).toEqual([]);
});

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { grids } from '../county.ts';
import { adult, codeOf, found, join, mine } from '../families.ts';
import { givePoints, giveTogether } from '../holders.ts';
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

const mother = { phone: '13911150021', name: '周慧芳' };
const father = { phone: '13911150022', name: '何建国' };

/** The two share so many points; of her own she has what newcomers are given. */
async function liveAtOneHome(points: number): Promise<void> {
  const hers = await world.resident(mother.phone);
  const his = await world.resident(father.phone);
  for (const [caller, { name }] of [
    [hers, mother],
    [his, father],
  ] as const)
    (await caller('completeProfile', { body: { name, grid: grids.west, age: adult } })).ok;
  (await found(hers)).ok;
  (await join(his, await codeOf(hers))).ok;
  await giveTogether(world, (await mine(hers))?.id ?? '', points);
}

it('a mother pays for rice with what her household shares, and the father reads who it was', async () => {
  await liveAtOneHome(40);
  const page = await phoneOf(world, mother);
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.goto(`${world.url}/#/shop`);
  await page.getByText(/分可用，家里 40 分$/).waitFor();
  await page.getByText('您的分不够，可以用家里的分').first().waitFor();
  await page.getByRole('button', { name: /大米$/ }).click();
  await expect.poll(() => page.getByRole('radio', { name: /我的分/ }).isDisabled()).toBe(true);
  await expect
    .poll(() => page.getByRole('radio', { name: /家里的分 现有 40 分/ }).isChecked())
    .toBe(true);
  await tour.inspect('whose points');
  await page.getByRole('button', { name: '预约' }).click();
  await page.getByText(/分可用，家里 10 分$/).waitFor();
  await page.getByRole('button', { name: '不要了，退回' }).click();
  await page.getByText('30 分会回到家庭账户').waitFor();
  await page.getByRole('button', { name: '再想想' }).click();
  await tour.visit('what the household pays for', '#/shop/mine');
  await page.getByText('待领取').waitFor();

  const his = await phoneOf(world, father);
  const hisTour = inspectionOf(his, { looks: {}, touch: true, axe: true });
  await his.goto(`${world.url}/#/household`);
  await his.getByRole('heading', { name: '家里的分用在哪' }).waitFor();
  await his.getByText(/周慧芳 · .* · 30 分/).waitFor();
  await his.getByText(/红包、送给村里，只用自己的分/).waitFor();
  await hisTour.inspect('what the household’s points went on');
  expect([...tour.faults(), ...hisTour.faults()]).toEqual([]);
});

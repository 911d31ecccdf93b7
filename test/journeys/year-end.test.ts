import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { lapsePoints, warnOfLapse } from '../../server/features/year-end/service.ts';
import { addDays, localDate, startOfDay } from '../../server/platform/calendar.ts';
import { type Looks, newDesk, newPhone, openBrowser } from '../browser.ts';
import { liveTogether } from '../holders.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { changedRule, enforce } from '../rulebooks.ts';
import {
  everyLook,
  type Inspection,
  inspectionOf,
  type LookedAt,
  looksOfDesk,
  looksOnPhone,
  twoLooks,
} from './inspect.ts';
import { type BrowserWorld, closePages, phoneOf, seat, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
  const parking = changedRule('2.2', { householdPercent: 34 });
  // The end of next month: the browser tells today by its own clock.
  await enforce(world, [parking], { lapse: { kind: 'rolling', months: 1 } });
});
afterEach(closePages);
afterAll(() => world?.close());

let next = 0;

/** A phone whose owner has points of their own and of the family’s that lapse within weeks. */
async function phoneWithPoints(looks: Looks = {}, profile: object = {}): Promise<Page> {
  const phone = `139111600${String(next++).padStart(2, '0')}`;
  const page = await phoneOf(world, { phone, name: '周小芳' }, looks);
  const resident = await world.resident(phone);
  const body = { name: '周小芳', grid: '339999001001001', age: { kind: 'adult' }, ...profile };
  expect((await resident('completeProfile', { body })).status).toBe(200);
  expect((await resident('finishTour')).status).toBe(201);
  await liveTogether(world, [resident]);
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk: await openDesk(world), resident, code });
  await world.settle();
  // Of the longest months the first day is 61 days away.
  world.clock.advance({ days: 1 });
  await warnOfLapse(world.deps);
  return page;
}

async function open(
  page: Page,
  { hash, looks, axe = true }: { hash: string; looks: Looks; axe?: LookedAt[1]['axe'] },
): Promise<Inspection> {
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await page.goto(`${world.url}/${hash}`);
  return tour;
}

it('what cannot be used is given to the village: from the notice to the receipt and the books', async () => {
  const page = await phoneWithPoints();
  await page.goto(`${world.url}/#/notices`);
  await page.getByRole('link', { name: /您有 \d+ 分将在/ }).click();
  await page.getByRole('heading', { name: '快到期的积分' }).waitFor();
  await page.goto(`${world.url}/#/points`);
  await page.getByRole('link', { name: '用掉，或送给村里' }).click();
  await page.getByRole('button', { name: '送给村里' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('不能收回').waitFor();
  const amount = sheet.getByLabel('送多少分');
  await amount.fill('0');
  await sheet.getByText(/之间的整数/).waitFor();
  await expect(sheet.getByRole('button', { name: '确认送出' }).isDisabled()).resolves.toBe(true);
  await amount.fill('2');
  await sheet.getByRole('button', { name: '确认送出 2 分' }).click();
  await page.getByText('收到了，谢谢您').waitFor();
  await page.getByText('2 分进了西社区的集体积分池。').waitFor();
  await page.getByText('我送过的').waitFor();
  await page.goto(`${world.url}/#/points/years`);
  await page.getByRole('row', { name: /送给村里.*−2/ }).waitFor();
  const saving = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /年对账单（PDF）/ })
    .first()
    .click();
  expect((await saving).suggestedFilename()).toMatch(/^points-\d{4}\.pdf$/);
  await page.getByText(/存好了：points-/).waitFor();
  await page.goto(`${world.url}/#/points/origin`);
  await page.getByText('逐笔重新算过，一分不差。').first().waitFor();
});

it('who is under eighteen sees what lapses and no button to give it away', async () => {
  const born = { kind: 'born', year: new Date().getFullYear() - 16, month: 1 };
  const page = await phoneWithPoints({}, { age: born });
  await page.goto(`${world.url}/#/points/lapsing`);
  await page.getByText('未满 18 周岁不能送出积分').waitFor();
  expect(await page.getByRole('button', { name: '送给村里' }).count()).toBe(0);
});

it.each(everyLook)(
  'what lapses, giving it, and years: every screen, %o',
  async (looks, { axe }) => {
    const page = await phoneWithPoints(looks);
    const tour = await open(page, { hash: '#/points/lapsing', looks, axe });
    await tour.inspect('what lapses');
    await page.getByRole('button', { name: /送给村里|Give to the village/ }).click();
    await page.getByRole('dialog').waitFor();
    await tour.inspect('giving');
    await page.getByRole('dialog').locator('input').fill('');
    await tour.inspect('giving nothing');
    await page.getByRole('dialog').locator('input').fill('1');
    await page.getByRole('dialog').getByRole('button').last().click();
    await page.getByRole('status').waitFor();
    await tour.inspect('the receipt of a gift');
    await tour.visit('years', '#/points/years');
    expect(tour.faults()).toEqual([]);
  },
);

it.each(twoLooks)(
  'what lapses where there is nothing, and where nothing answers, %o',
  async (looks) => {
    const phone = `139111700${String(next++).padStart(2, '0')}`;
    const page = await phoneOf(world, { phone }, looks);
    const tour = await open(page, { hash: '#/points/lapsing', looks });
    await tour.inspect('nothing lapses');
    await tour.visit('a year without points', '#/points/years');
    await page.route('**/api/339999/my/**', (route) =>
      route.fulfill({ status: 502, body: 'proxy' }),
    );
    await tour.visit('home', '#/');
    await page.reload();
    await tour.visit('what lapses, without an answer', '#/points/lapsing');
    expect(tour.faults().filter((fault) => !/status of 502/.test(fault))).toEqual([]);
  },
);

it.each(looksOfDesk)(
  'the treasurer’s year end, before a run and after it, %o',
  async (looks, { axe }) => {
    await phoneWithPoints();
    const page = await seat(await newDesk(await openBrowser(), looks), world, 'treasurer');
    const tour = inspectionOf(page, { looks, touch: false, axe });
    await page.goto(`${world.url}/console/#/year-end`);
    await tour.inspect('year end, a night that did not run');
    await page.getByRole('button', { name: /现在补办|Run it now/ }).click();
    await page.getByText(/正在办到期|Under way/).waitFor();
    await tour.inspect('year end, handed over');
    await lapsePoints(world.deps);
    await page
      .getByText(/办完了|^Done$/)
      .first()
      .waitFor();
    await tour.inspect('year end, done');
    const broken = /api\/\d+\/year-end/;
    await page.route(broken, (route) => route.fulfill({ status: 502, body: 'proxy' }));
    await page.goto(`${world.url}/console/?as=broken#/year-end`);
    await tour.inspect('year end without an answer');
    await seat(page, world, 'reviewer');
    await page.goto(`${world.url}/console/?as=reviewer#/year-end`);
    await tour.inspect('whose page the year end is');
    world.clock.set(startOfDay(addDays(localDate(world.clock.now()), 1), 9));
    expect(tour.faults().filter((fault) => !/status of 502/.test(fault))).toEqual([]);
  },
);

it.each(looksOnPhone)('the year end on a phone of a leader, %o', async (looks, { axe }) => {
  const page = await seat(await newPhone(await openBrowser(), looks), world, 'leader');
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await page.goto(`${world.url}/console/#/year-end`);
  await tour.inspect('year end');
  expect(tour.faults()).toEqual([]);
});

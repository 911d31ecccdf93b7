import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { standInPeople } from '../../db/seed/stand-in-people.ts';
import { usualSignInLimits } from '../../server/features/residents/service.ts';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import { startZheLiBang, type ZheLiBang } from '../zhelibang.ts';
import { everyLook, type Inspection, inspectionOf, type LookedAt } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

let zheLiBang: ZheLiBang;
let world: BrowserWorld;
beforeAll(async () => {
  zheLiBang = await startZheLiBang(standInPeople(new Date()));
  world = await startBrowserWorld({
    identity: { providers: [zheLiBang.provider], standIn: zheLiBang.standIn },
    // A county in which two wrong codes a day are suspicious.
    signInLimits: { ...usualSignInLimits, county: { failedPerDay: 2 } },
  });
});
afterEach(closePages);
afterAll(async () => {
  await world?.close();
  await zheLiBang?.close();
});

async function phone(
  looks: Looks = {},
  axe: LookedAt[1]['axe'] = true,
): Promise<{ page: Page; tour: Inspection }> {
  const page = await newPhone(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await page.goto(`${world.url}/`);
  await page.locator('#roads').waitFor();
  return { page, tour };
}

/** Presses the button of the provider and, on its page, somebody's name. */
async function throughZheLiBang(page: Page, name: string): Promise<void> {
  await page.locator('section[aria-labelledby=roads] button').click();
  await page.getByRole('link', { name: new RegExp(name) }).click();
}

/** The code to the phone that the provider named. */
async function confirmPhone(page: Page): Promise<void> {
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
  await page.getByLabel('怎么称呼您').waitFor();
}

it('whoever 浙里办 vouches for is in after a code, and the ticket is gone from the address', async () => {
  const { page, tour } = await phone();
  await throughZheLiBang(page, '何小满');
  await confirmPhone(page);
  await expect.poll(() => page.getByLabel('怎么称呼您').inputValue()).toBe('何小满');
  expect(await page.evaluate('location.href')).not.toMatch(/ticket|state/);
  await tour.inspect('profile, with the name that the provider gave');
  expect(tour.faults()).toEqual([]);
});

it('within the app of 浙里办 its own ticket is taken, and no page of it is opened', async () => {
  const { page, tour } = await phone();
  const app = { name: 'zlb_app', value: 'zlb-1002', url: world.url };
  await page.context().addCookies([app]);
  const pages: string[] = [];
  page.on('framenavigated', (frame) => pages.push(frame.url()));
  await page.locator('section[aria-labelledby=roads] button').click();
  await page.getByRole('heading', { name: '确认是您本人' }).waitFor();
  expect(pages.filter((url) => url.includes('/uc/sso/login'))).toEqual([]);
  expect(await page.evaluate('location.href')).not.toMatch(/ticket|state/);
  await confirmPhone(page);
  expect(tour.faults()).toEqual([]);
});

it('whoever goes back without signing in there reads that, and signs in by phone', async () => {
  const { page, tour } = await phone();
  await page.locator('section[aria-labelledby=roads] button').click();
  await page.getByRole('link', { name: /不登录/ }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('手机号').fill('13911160001');
  await tour.inspect('declined');
  await confirmPhone(page);
  expect(tour.faults().filter((fault) => !/status of 422/.test(fault))).toEqual([]);
});

it('a phone that has an account here is bound after a code, and then a press is enough', async () => {
  const [known] = standInPeople(new Date());
  await world.resident(known?.phone);
  world.clock.advance({ minutes: 2 });
  const { page, tour } = await phone();
  await throughZheLiBang(page, known?.userName ?? '');
  await page.getByRole('heading', { name: '确认是您本人' }).waitFor();
  await tour.inspect('confirm');
  await confirmPhone(page);
  const again = await phone();
  await throughZheLiBang(again.page, known?.userName ?? '');
  await again.page.getByLabel('怎么称呼您').waitFor();
  expect([...tour.faults(), ...again.tour.faults()]).toEqual([]);
});

it.each(everyLook)('the ways in, %o', async (looks, { axe }) => {
  const { page, tour } = await phone(looks, axe);
  await tour.inspect('ways in');
  await page.locator('form button[type=submit]').click();
  await tour.inspect('no number');
  expect(tour.faults()).toEqual([]);
});

it('a child is told to ask a parent, and has no account afterwards', async () => {
  const { page, tour } = await phone();
  await throughZheLiBang(page, '钱小禾');
  await page
    .getByText(/未满 14 周岁不能有自己的账号/)
    .first()
    .waitFor();
  await tour.inspect('too young');
  expect(tour.faults()).toEqual([]);
});

it('wrong codes beyond the day’s measure ring at the desk of the security officer, who sees to it', async () => {
  const officer = await deskOf(world, 'security_officer');
  const tour = inspectionOf(officer, { looks: {}, touch: false, axe: true });
  await officer.goto(`${world.url}/console/#/alarms`);
  await officer.getByText('没有告警').first().waitFor();
  await tour.inspect('no alarm');
  for (const number of ['13911160002', '13911160003', '13911160004']) {
    const { demoCode } = (await world.anyone('requestSignInCode', { body: { phone: number } })).ok;
    const code = demoCode === '000000' ? '111111' : '000000';
    await world.anyone('signInResident', { body: { phone: number, code } });
  }
  await officer.reload();
  await officer.getByText('今天已有 3 次验证码输错').first().waitFor();
  await tour.inspect('an alarm');
  await officer.getByRole('button', { name: '我处理过了' }).click();
  await officer.getByText('已处理').first().waitFor();
  await tour.inspect('an alarm that was seen to');
  // From now on a phone makes an effort by itself before a code is sent.
  const { page } = await phone();
  await page.getByLabel('手机号').fill('13911160005');
  await confirmPhone(page);
  expect(tour.faults()).toEqual([]);
});

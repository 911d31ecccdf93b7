import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { leaveDigests } from '../../server/features/group-bots/service.ts';
import { addDays, localDate, startOfDay } from '../../server/platform/calendar.ts';
import { report } from '../road.ts';
import { inspectionOf } from './inspect.ts';
import { follow, press } from './press.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

/** The push service of a browser that has none: subscribing gives what the stand-in gave. */
async function withPushService(page: Page): Promise<{ messages(): readonly string[] }> {
  const me = await world.resident('13911190009');
  const { pushKey } = (await me('getNoticeSettings')).ok;
  const browser = world.push.subscribe(pushKey ?? '');
  const { endpoint, p256dh, auth } = browser;
  await page.context().grantPermissions(['notifications']);
  await page.addInitScript(
    (json) => {
      const self = globalThis as unknown as {
        PushManager: { prototype: { subscribe(): Promise<object> } };
        Notification: { requestPermission(): Promise<string> };
      };
      self.PushManager.prototype.subscribe = async () => ({ toJSON: () => json });
      self.Notification.requestPermission = async () => 'granted';
    },
    { endpoint, keys: { p256dh, auth } },
  );
  return browser;
}

it('a resident chooses ways, has the phone told, and is told by each when a report goes on', async () => {
  const number = '13911190001';
  const phone = await phoneOf(world, { phone: number, name: '周小芳' });
  const browser = await withPushService(phone);
  const tour = inspectionOf(phone, { looks: {}, touch: true, axe: true });
  await phone.goto(`${world.url}/#/me`);
  await follow(phone, '通知方式');
  const cases = phone.getByRole('group', { name: '上报的进度' });
  const bySms = cases.getByRole('checkbox', { name: /发短信到/ });
  await bySms.click();
  await expect.poll(() => bySms.isChecked()).toBe(true);
  const rights = phone.getByRole('group', { name: '账号和要依法告知的' });
  await expect.poll(() => rights.getByRole('checkbox', { name: /亮灯/ }).isDisabled()).toBe(true);
  await press(phone, '在这台手机上打开');
  await phone.getByText('已打开：关着网页也能收到提醒').waitFor();
  await tour.inspect('ways chosen');

  const me = await world.resident(number);
  const settings = (await me('getNoticeSettings')).ok;
  expect(settings.ways.case).toEqual(['app', 'push', 'sms']);
  const quiet = { from: 0, until: 0 };
  await phone.getByRole('radio', { name: '不设' }).click();
  await expect.poll(async () => (await me('getNoticeSettings')).ok.quiet).toEqual(quiet);

  await phone.goto(`${world.url}/#/notices`);
  const { code } = await report(me);
  const intake = await world.staff('intake');
  (await intake('acceptCase', { params: { code }, body: { note: '' } })).ok;
  await world.settle();
  // Live: the open page shows it without being touched.
  await phone.getByText(/受理/).first().waitFor({ timeout: 30_000 });
  expect(browser.messages()).toEqual([expect.stringContaining('条新通知')]);
  expect(tour.faults()).toEqual([]);
});

it('an administrator registers a bot, tests it, and the group reads the digest of the day before', async () => {
  const desk = await deskOf(world, 'administrator');
  const at = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  const key = '73febdcb-1b38-4d1b-a994-790f21fc8d30';
  await desk.goto(`${world.url}/console/#/group-bots`);
  await desk.getByText('还没有群机器人').waitFor();
  await at.inspect('no bots yet');
  await press(desk, '登记一个');
  await press(desk, '登记');
  await desk.getByText('请填写。').first().waitFor();
  await desk.getByRole('textbox', { name: '叫什么' }).fill('老街居民群');
  await desk.getByRole('combobox', { name: '哪个区域' }).click();
  await desk.locator('.ant-select-item-option').first().click();
  const address = desk.getByRole('textbox', { name: '机器人地址' });
  await address.fill('https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=12345678');
  await press(desk, '登记');
  await desk.getByText('只认企业微信、钉钉、飞书群机器人的地址').waitFor();
  await at.inspect('an address of nobody');
  await address.fill(`https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`);
  await press(desk, '登记');
  await desk.getByRole('heading', { name: '老街居民群' }).waitFor();
  expect(await desk.content()).not.toContain(key);
  await press(desk, '发测试消息');
  await desk.getByText('测试 · 等着发').waitFor();
  await world.settle();
  await desk.getByText('测试 · 已发到').waitFor();
  await at.inspect('tested');
  expect(world.groups.texts(key)).toEqual([expect.stringContaining('老街居民群')]);

  const me = await world.resident('13911190002');
  await report(me);
  // At half past nine: groups are not woken at night.
  world.clock.set(startOfDay(addDays(localDate(world.clock.now()), 1), 9.5));
  await leaveDigests(world.deps);
  await world.settle();
  expect(world.groups.texts(key).at(-1)).toContain('新上报');

  const clerk = await deskOf(world, 'intake');
  await clerk.goto(`${world.url}/console/#/digest`);
  await clerk.getByText(/【平安积分】/).waitFor();
  const look = inspectionOf(clerk, { looks: {}, touch: false, axe: true });
  await look.inspect('digest to copy');
  await clerk.getByRole('radio', { name: '工作群' }).check();
  await clerk.getByText(/工作提醒/).waitFor();
  // The address of nobody was refused, and the browser says so.
  const faults = [...at.faults(), ...look.faults()].filter((one) => !/status of 422/.test(one));
  expect(faults).toEqual([]);
});

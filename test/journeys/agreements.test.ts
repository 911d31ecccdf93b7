import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { makePhoto } from '../app.ts';
import { grids } from '../county.ts';
import { adult } from '../families.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { changedRule, enforce } from '../rulebooks.ts';
import { agreeAt } from './agreeing.ts';
import { inspectionOf } from './inspect.ts';
import { press } from './press.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
  await enforce(world, [changedRule('2.1', { householdPercent: 50 })]);
});
afterEach(closePages);
afterAll(() => world?.close());

it('somebody at the window agrees by a code, reports, takes the receipt home and founds a household', async () => {
  const phone = '13611120001';
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name: '周小芳', grid: grids.west, age: adult } })).ok;

  const page = await deskOf(world, 'intake');
  const tour = inspectionOf(page, { looks: {}, touch: false, axe: true });
  await page.goto(`${world.url}/console/#/for-somebody`);
  await press(page, '开始代办');
  await page.getByText('手机号是 11 位').waitFor();
  await page.getByLabel('居民的手机号').fill(phone);
  await press(page, '发验证码');
  await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
  await tour.inspect('a code was read out');
  await press(page, '开始代办');
  await page.getByText(/正在为周\*芳代办/).waitFor();

  await press(page, '上报');
  await page.getByText('写清楚在哪里。').waitFor();
  await page.getByLabel('居民怎么说').fill('楼上有人要跳楼');
  await page.getByRole('link', { name: '打 110' }).waitFor();
  await tour.inspect('somebody has to be called first');
  await page.getByLabel('居民怎么说').fill('路灯坏了好几天，晚上看不见路');
  await page.getByRole('link', { name: '打 110' }).waitFor({ state: 'hidden' });
  await page.getByLabel('在哪里').fill('老街 29 号门口');
  await press(page, '上报');
  const receipt = page.getByRole('region', { name: /^回执 / });
  await receipt.getByText('老街 29 号门口').waitFor();
  await receipt.getByRole('img', { name: /^公示查询码 / }).waitFor();
  await tour.inspect('with a receipt');

  await press(page, '看看家庭');
  await page.getByText('还没有加入家庭。').waitFor();
  await page.getByText('最多有 50% 记到家庭账户').waitFor();
  await tour.inspect('what a household takes');
  await page.getByLabel('居民听清楚了，同意').check();
  const fold = page.locator('details').filter({ hasText: '建立家庭' });
  await fold.locator('summary').click();
  await fold.getByLabel('家庭叫什么').fill('周家');
  await fold.locator('button').click();
  await page.getByText('家里 1 口人共用，孩子 0 个。').waitFor();
  await tour.inspect('in a household');
  expect(tour.faults()).toEqual([]);

  const { cases } = (await me('listMyCases')).ok;
  expect(cases.map(({ place }) => place)).toEqual(['老街 29 号门口']);
  expect((await me('getMyHousehold')).ok.household?.name).toBe('周家');
});

it('what is half written when the half hour is over is there once they have agreed again', async () => {
  const phone = '13611120002';
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name: '吴桂兰', grid: grids.west, age: adult } })).ok;
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/for-somebody`);
  const agree = async () => {
    await page.getByLabel('居民的手机号').fill(phone);
    await press(page, '发验证码');
    await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
    await press(page, '开始代办');
    await page.getByText(/正在为吴\*兰代办/).waitFor();
  };
  await agree();
  const words = page.getByLabel('居民怎么说');
  await words.fill('井盖松了，走上去会响');
  for (let looks = 0; looks < 4; looks++) {
    world.clock.advance({ minutes: 8 });
    await Promise.all([
      page.waitForResponse(/\/agreements\/[^/]+\/cases/),
      press(page, '看看上报过的事'),
    ]);
  }
  await page.clock.setFixedTime(world.clock.now());
  await page.getByText('写到一半的还在下面').waitFor();
  await expect.poll(() => words.inputValue()).toBe('井盖松了，走上去会响');
  await agree();
  await expect.poll(() => words.inputValue()).toBe('井盖松了，走上去会响');
  await page.getByLabel('在哪里').fill('老街 31 号门口');
  await press(page, '上报');
  await page
    .getByRole('region', { name: /^回执 / })
    .getByText('老街 31 号门口')
    .waitFor();
});

it('how it was done is read to them, with its photos, before they say that it is not solved; all that was done stands on their paper', async () => {
  const phone = '13611120003';
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name: '郑月英', grid: grids.west, age: adult } })).ok;
  const desk = await openDesk(world);
  const { code } = await report(me);
  const after = (await desk.handler('uploadStaffPhoto', { file: await makePhoto(611) })).ok.id;
  await walkTo('awaiting_confirmation', { desk, resident: me, code, photoIds: [after] });
  for (let more = 0; more < 20; more++) {
    if (more % 10 === 0) world.clock.advance({ days: 1 });
    await report(me);
  }

  const page = await deskOf(world, 'intake');
  const tour = inspectionOf(page, { looks: {}, touch: false, axe: true });
  await page.clock.setFixedTime(world.clock.now());
  await page.goto(`${world.url}/console/#/for-somebody`);
  await agreeAt(page, phone);
  await page.getByText(/正在为郑\*英代办/).waitFor();
  const cases = page.getByRole('region', { name: '上报过的事' });
  await press(page, '看看上报过的事');
  await cases.getByRole('listitem').nth(19).waitFor();
  expect(await cases.getByText(code).count()).toBe(0);
  await cases.getByRole('button', { name: '再看一些' }).click();
  const one = cases.getByRole('listitem').filter({ hasText: code });
  await one.waitFor();
  expect(await one.getByText('没解决，重办').count()).toBe(0);
  const photo = page.waitForResponse(/\/agreements\/[^/]+\/photos\//);
  await one.getByRole('button', { name: '看看办得怎样' }).click();
  await one.getByText('已经处理好了').waitFor();
  await one.getByRole('button', { name: /照片/ }).scrollIntoViewIfNeeded();
  const shown = await photo;
  expect([shown.status(), shown.url().includes(after)]).toEqual([200, true]);
  await tour.inspect('how it was done');
  await one.locator('summary').filter({ hasText: '没解决，重办' }).click();
  await one.getByLabel('哪里没解决').fill('车又停回来了');
  await one.locator('form').getByRole('button', { name: '没解决，重办' }).click();
  await one.getByText('记下了。').waitFor();
  const done = page.getByRole('region', { name: '代办回执' });
  await done.getByText('说一件上报没解决，请重办').waitFor();

  const card = page.locator('details').filter({ hasText: '凭卡兑换' });
  await card.locator('summary').click();
  await press(card, '做一张卡');
  await page.getByRole('region', { name: '平安积分兑换卡' }).waitFor();
  await press(card, '卡丢了，停用');
  await done.getByText('停用兑换卡').waitFor();
  await expect.poll(() => done.getByText(/编号 [0-9a-f-]{36}/).count()).toBe(3);
  expect(await done.getByText(code).count()).toBe(0);
  await tour.inspect('the paper of what was done');
  expect(tour.faults()).toEqual([]);
});

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { person } from '../agreed.ts';
import { codeOf, found, join } from '../families.ts';
import { givePoints } from '../holders.ts';
import { openShop } from '../shop.ts';
import { agreeAt } from './agreeing.ts';
import { inspectionOf } from './inspect.ts';
import { press } from './press.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

it('somebody at the window redeems, takes a relative out by name, takes a copy along and is erased', async () => {
  const one = await person(world, '周小芳');
  const relative = await person(world, '陈永福');
  (await found(one.me)).ok;
  (await join(relative.me, await codeOf(one.me))).ok;
  await givePoints(world, one.me, 100);
  await (await openShop(world)).offer();
  world.clock.advance({ minutes: 2 });

  const page = await deskOf(world, 'intake');
  await page.clock.setFixedTime(world.clock.now());
  const tour = inspectionOf(page, { looks: {}, touch: false, axe: true });
  await page.goto(`${world.url}/console/#/for-somebody`);
  await agreeAt(page, one.phone);
  await page.getByText(/正在为周\*芳代办/).waitFor();

  await press(page, '看看能换什么');
  await press(page, '预约一件');
  const slip = page.getByRole('region', { name: '领取单 大米' });
  await slip.getByRole('img', { name: /^领取码 / }).waitFor();
  await press(page, '看看兑换过的');
  await page.getByText('等他来领').waitFor();
  await tour.inspect('a slip to collect');

  await press(page, '看看家庭');
  await page.getByText('家里 2 口人共用').waitFor();
  const fold = page.locator('details').filter({ hasText: '移出家人' });
  await fold.locator('summary').click();
  await fold.getByLabel('家人的全名').fill('陈勇福');
  await fold.locator('button').click();
  await page.getByText('家里没有叫这个名字的家人').first().waitFor();
  await fold.getByLabel('家人的全名').fill('陈永福');
  await fold.locator('button').click();
  await page.getByText('家里 1 口人共用').waitFor();
  await tour.inspect('a relative taken out');

  const copy = page.locator('details').filter({ hasText: '导出一份' });
  await copy.locator('summary').click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    copy.locator('button').click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^my-data-.*\.zip$/);
  await copy.getByText('存好了').waitFor();

  await press(page, '看看会没有什么');
  await page.getByText('居民再同意一次，就是确认删除').waitFor();
  world.clock.advance({ minutes: 2 });
  await page.clock.setFixedTime(world.clock.now());
  await agreeAt(page, one.phone);
  await page.getByText('最后问一遍').waitFor();
  await tour.inspect('asked for the last time');
  await press(page, '删除，不能撤回');
  await page.getByText('删掉了。').waitFor();
  const paper = page.getByRole('region', { name: '代办回执' });
  await paper.getByText('删除本人的资料').waitFor();
  await paper.getByText('预约兑换：大米').waitFor();
  await paper.getByText('移出家人').waitFor();
  await tour.inspect('the paper of who was erased');
  expect((await one.me('getMe')).status).toBe(401);
  // A name that nobody has was refused.
  expect(tour.faults().filter((fault) => !/status of 422/.test(fault))).toEqual([]);
});

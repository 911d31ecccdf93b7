import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { inspectionOf } from './inspect.ts';
import { press } from './press.ts';
import { signIn } from './signing.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

it('an old woman without a phone is registered at the window, hears the tour, is told who looks at her gift, and takes her receipts home', async () => {
  const page = await deskOf(world, 'intake');
  const tour = inspectionOf(page, { looks: {}, touch: false, axe: true });
  await page.goto(`${world.url}/console/#/window`);
  await page.getByRole('link', { name: '没有账号的，登记新居民' }).click();
  const fold = page.locator('details').filter({ hasText: '登记新居民' });
  await fold.locator('summary').click();
  await press(page, '本人已签字，登记并开始代办');
  await fold.getByText('照证件填姓名。').waitFor();
  await fold.getByText('他听完、同意了才能登记。').waitFor();
  await tour.inspect('what is missing is named');

  await fold.getByLabel('姓名', { exact: true }).fill('顾阿婆');
  await fold.getByLabel('住在哪个网格').click();
  await page.locator('.ant-select-item-option').first().click();
  await fold.getByRole('button', { name: '已满 18 周岁' }).click();
  await fold.getByLabel('念给他听了，他同意登记').check();
  await fold.getByLabel('公示里提到我').check();
  await signIn(page, fold.getByRole('img', { name: /请本人在框里签字/ }));
  await tour.inspect('a newcomer before she is registered');
  await press(page, '本人已签字，登记并开始代办');
  await page.getByText(/正在为顾\*婆代办/).waitFor();
  const registration = page.getByRole('region', { name: '登记回执' });
  await registration.getByText('居民：顾阿婆').waitFor();
  await registration.getByText('另外同意：公示里提到我').waitFor();
  await registration.getByText(/编号 [0-9a-f-]{36}/).waitFor();

  await press(page, '开始念');
  await page.getByText('有危险，先打电话').waitFor();
  for (let turned = 0; turned < 4; turned++) await press(page, '念下一页');
  await tour.inspect('the last page of the tour is read');
  await press(page, '念完了，替他领见面礼');
  await page.getByText('见面礼记下了。账号没有手机号，要另一位同事看过再入账。').waitFor();
  await world.settle();
  await press(page, '看看积分');
  await page.getByText(/^等人看过再入账 [1-9]\d* 分$/).waitFor();

  await page.getByLabel('居民怎么说').fill('路灯坏了好几天，晚上看不见路');
  await page.getByLabel('在哪里').fill('老街 31 号门口');
  await press(page, '上报');
  const receipt = page.getByRole('region', { name: /^回执 / });
  await receipt.getByText('老街 31 号门口').waitFor();

  await page.getByLabel('居民的原话').fill('窗口能不能周末也开');
  await press(page, '提交意见');
  const done = page.getByRole('region', { name: '代办回执' });
  await done.getByText('提了一条建议').waitFor();
  await done.getByText('听完新手指引').waitFor();
  await tour.inspect('all her papers');
  expect(tour.faults()).toEqual([]);

  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.getByText('居民：顾阿婆').isVisible()).toBe(true);
  await expect.poll(() => page.getByText('听完新手指引').isVisible()).toBe(true);
  await expect.poll(() => receipt.getByText('老街 31 号门口').isVisible()).toBe(true);
  expect(await page.getByLabel('居民怎么说').isVisible()).toBe(false);
});

it('who gives a number proves it; a namesake is asked about, and a wish to be called otherwise is typed', async () => {
  const page = await deskOf(world, 'grid_worker');
  await page.goto(`${world.url}/console/#/for-somebody`);
  const fold = page.locator('details').filter({ hasText: '登记新居民' });
  const fill = async (name: string) => {
    await fold.locator('summary').click();
    await fold.getByLabel('姓名', { exact: true }).fill(name);
    await fold.getByLabel('住在哪个网格').click();
    await page.locator('.ant-select-item-option').first().click();
    await fold.getByRole('button', { name: '已满 18 周岁' }).click();
    await fold.getByLabel('念给他听了，他同意登记').check();
  };
  await fill('秦素贞');
  await press(page, '本人已签字，登记并开始代办');
  await page.getByText(/正在为.+代办/).waitFor();
  await press(page, '办完了，换下一位');

  await fill('秦素贞');
  await fold.getByRole('button', { name: '有，发验证码' }).click();
  await fold.getByLabel('他的手机号').fill('13611120077');
  await fold.getByRole('button', { name: '发验证码', exact: true }).click();
  await fold.getByRole('button', { name: /验证码 \d{6}/ }).click();
  await press(page, '登记，开始代办');
  await fold
    .getByText(/^这个网格里已有同名的账号/)
    .first()
    .waitFor();
  await fold.getByLabel('问过了：没有登记过，是另一个人').check();
  await press(page, '登记，开始代办');
  await page.getByText(/正在为.+代办/).waitFor();
  await page.getByText('手机号：136****0077').waitFor();

  const profile = page.locator('details').filter({ hasText: '改姓名、住处、年龄' });
  await profile.locator('summary').click();
  await profile.getByLabel('新的姓名').fill('秦淑贞');
  await press(page, '改好');
  await profile.getByText('改好了。').waitFor();
  world.clock.advance({ minutes: 2 });
  const me = await world.resident('13611120077');
  expect((await me('getMe')).ok.name).toBe('秦淑贞');
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import type { Caller } from '../app.ts';
import { grids } from '../county.ts';
import { adult, born, found, mine } from '../families.ts';
import { givePoints, idOf } from '../holders.ts';
import { inspectionOf, looksOfDesk } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

async function person(phone: string, name: string): Promise<Caller> {
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name, grid: grids.west, age: adult } })).ok;
  return me;
}

/** Somebody whose account has a past, and who said to be ten. */
async function doubted(phone: string, name: string): Promise<Caller> {
  const me = await person(phone, name);
  const age = born(world.clock.now().getFullYear() - 10);
  await me('completeProfile', { body: { name, grid: grids.west, age, sure: true } });
  return me;
}

async function find(page: Page, phone: string): Promise<void> {
  await page.goto(`${world.url}/console/#/window`);
  await page.getByLabel('手机号', { exact: true }).fill(phone);
  await page.getByRole('button', { name: '找人' }).click();
  await page.getByRole('heading', { name: '这位居民' }).waitFor();
}

/** Opens what is folded under this name, and gives it. */
async function unfold(page: Page, name: string) {
  const fold = page.locator('details').filter({ hasText: name });
  await fold.locator('summary').click();
  return fold;
}

type Fold = Awaited<ReturnType<typeof unfold>>;

/** The code that the demo's stand-in for the SMS provider lets one see. */
async function readOut(fold: Fold): Promise<void> {
  await fold.getByRole('button', { name: '发验证码' }).click();
  await fold.getByRole('button', { name: /验证码 \d{6}/ }).click();
}

async function choose(page: Page, fold: Fold, label: string, title: string): Promise<void> {
  await fold.getByLabel(label, { exact: true }).click();
  await page.getByTitle(title, { exact: true }).last().click();
}

it('whoever has lost the phone gets another number, by the code that the new one shows', async () => {
  const [old, now] = ['13611110001', '13611110002'];
  const id = await idOf(await person(old, '罗丢丢'));
  const page = await deskOf(world, 'intake');
  await find(page, old);
  await page.getByText('罗*丢').waitFor();
  const fold = await unfold(page, '换手机号');
  await fold.getByRole('button', { name: '换成这个号码' }).click();
  await fold.getByText('手机号是 11 位').waitFor();
  await fold.getByText('写一句，至少 5 个字').waitFor();
  await fold.getByLabel('新手机号').fill(now);
  await readOut(fold);
  await fold.getByLabel('为什么在窗口办').fill('手机丢了，带身份证来办');
  await fold.getByRole('button', { name: '换成这个号码' }).click();
  await page.getByText('手机号换好了').waitFor();
  expect(await idOf(await world.resident(now))).toBe(id);
});

it('a child comes into the household of the guardian who is there', async () => {
  const [phone, guardian] = ['13611110003', '13611110004'];
  const mother = await person(guardian, '苗妈妈');
  (await found(mother)).ok;
  const child = await doubted(phone, '苗苗');
  const page = await deskOf(world, 'intake');
  await find(page, phone);
  await page.getByText('等窗口核实').waitFor();
  const fold = await unfold(page, '核实年龄');
  await fold.getByRole('button', { name: '未满 14 周岁' }).click();
  // Near enough to the top of the list to be drawn without scrolling.
  await choose(page, fold, '出生年', String(world.clock.now().getFullYear() - 6));
  await choose(page, fold, '出生月', '3');
  await fold.getByLabel('家长的手机号').fill(guardian);
  await readOut(fold);
  await fold.getByLabel('孩子怎么称呼').fill('苗苗');
  await fold.getByLabel('为什么在窗口办').fill('家长带户口簿来办');
  await fold.getByRole('button', { name: '登记核实结果' }).click();
  await page.getByText('年龄核实好了').waitFor();
  expect((await child('getMe')).status).toBe(401);
  expect((await mine(mother))?.children.map(({ name }) => name)).toEqual(['苗苗']);
});

it('a number that was handed on is taken off, and the account of before is found by the name', async () => {
  const phone = '13611110005';
  await person(phone, '程旧主');
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/window`);
  const fold = await unfold(page, '号码已不归账号上的人');
  await fold.getByLabel('这部手机的号码').fill(phone);
  await readOut(fold);
  await fold.getByLabel('为什么在窗口办').fill('号码是新买的，账号不是本人的');
  await fold.getByRole('button', { name: '把号码取下来' }).click();
  await page.getByText('号码取下来了').waitFor();
  const byName = await unfold(page, '找没有号码的账号');
  await byName.getByLabel('称呼或证件上的姓名').fill('程旧主');
  await byName.getByRole('button', { name: '找账号', exact: true }).click();
  await byName.getByRole('button', { name: /程\*主/ }).click();
  await page.getByRole('heading', { name: '这位居民' }).waitFor();
  const change = await unfold(page, '换手机号');
  const now = '13611110006';
  await change.getByLabel('新手机号').fill(now);
  await readOut(change);
  await change.getByLabel('为什么在窗口办').fill('原主带身份证来办');
  await change.getByRole('button', { name: '换成这个号码' }).click();
  await change.getByText('光凭姓名会认错人。请再问一样').waitFor();
  await choose(page, change, '他住在哪个网格', '西网格');
  await change.getByRole('button', { name: '换成这个号码' }).click();
  await page.getByText('手机号换好了').waitFor();
});

it('a number that nobody here has is said so, and shows nobody', async () => {
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/window`);
  await page.getByLabel('手机号', { exact: true }).fill('13611119999');
  await page.getByRole('button', { name: '找人' }).click();
  await page.getByText('您的辖区里没有用这个手机号的居民').waitFor();
  expect(await page.getByRole('heading', { name: '这位居民' }).count()).toBe(0);
});

/** Somebody without a number, whose points lapse within weeks. */
async function withoutNumber(name: string, phone: string): Promise<void> {
  const me = await person(phone, name);
  await givePoints(world, me, 12, addDays(localDate(world.clock.now()), 21));
  await world.deps.database.read
    .updateTable('residents')
    .set({ phone_sealed: null, phone_index: null, phone_detached_at: world.clock.now() })
    .where('id', '=', await idOf(me))
    .execute();
}

it('whom no phone reminds of what lapses is listed by community, and printed', async () => {
  await withoutNumber('罗到期', '13611110041');
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/window`);
  await page.getByRole('link', { name: '积分快到期、没有手机号的人' }).click();
  await page.getByRole('heading', { name: '积分快到期、没有手机号的人' }).waitFor();
  await page.getByLabel('哪个社区').click();
  await page.getByTitle('东社区', { exact: true }).last().click();
  await page.getByText('现在没有要告诉的人').waitFor();
  await page.getByLabel('哪个社区').click();
  await page.getByTitle('西社区', { exact: true }).last().click();
  const row = page.getByRole('listitem').filter({ hasText: '罗*期' });
  await row.getByText('12 分').waitFor();
  await row.getByText(/还有 21 天/).waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '打印名单（PDF）' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^lapsing-339999001001-.*\.pdf$/);
  await page.getByText(/存好了：lapsing-/).waitFor();
});

it.each(looksOfDesk)('the window stands as it should in %o', async (looks, { axe }) => {
  const phone = `1361111001${looksOfDesk.findIndex(([one]) => one === looks)}`;
  await doubted(phone, 'Somebody');
  const page = await deskOf(world, 'intake', looks);
  const tour = inspectionOf(page, { looks, touch: false, axe });
  await page.goto(`${world.url}/console/`);
  await tour.visit('the window', '#/window');
  await page.locator('main form button[type=submit]').first().click();
  await tour.inspect('the window, handed in empty');
  await page.locator('main input[type=tel]').first().fill(phone);
  await page.locator('main form button[type=submit]').first().click();
  await page.locator('main dl').waitFor();
  await tour.inspect('somebody at the window');
  for (const fold of await page.locator('main details').all()) {
    await fold.locator('summary').click();
    await fold.locator('button[type=submit]').click();
  }
  await page.locator('main details').last().locator('fieldset button').last().click();
  await tour.inspect('both steps, handed in empty');
  expect(tour.faults()).toEqual([]);
});

it.each(looksOfDesk)(
  'who is to be told of what lapses stands as it should in %o',
  async (looks, { axe }) => {
    await withoutNumber('Somebody', '13611110050');
    const page = await deskOf(world, 'intake', looks);
    const tour = inspectionOf(page, { looks, touch: false, axe });
    await page.goto(`${world.url}/console/`);
    await tour.visit('which community', '#/window/lapsing');
    await page.locator('main [role=combobox]').click();
    await page.locator('.ant-select-item-option').first().click();
    await page.locator('main section li').first().waitFor();
    await tour.inspect('who is to be told');
    expect(tour.faults()).toEqual([]);
  },
);

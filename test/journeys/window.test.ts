import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { grids } from '../county.ts';
import { adult, born, found, mine } from '../families.ts';
import { idOf } from '../holders.ts';
import { inspectionOf, type LookedAt } from './inspect.ts';
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
  await find(page, phone);
  const fold = await unfold(page, '号码已不归账号上的人');
  await fold.getByLabel('这部手机的号码').fill(phone);
  await readOut(fold);
  await fold.getByLabel('为什么在窗口办').fill('号码是新买的，账号不是本人的');
  await fold.getByRole('button', { name: '把号码取下来' }).click();
  await page.getByText('号码取下来了').waitFor();
  const byName = await unfold(page, '按姓名找没有号码的账号');
  await byName.getByLabel('证件上的姓名').fill('程旧主');
  await page.getByRole('heading', { name: '这位居民' }).waitFor({ state: 'detached' });
  await byName.getByRole('button', { name: '按姓名找', exact: true }).click();
  await byName.getByRole('button', { name: /程\*主/ }).click();
  await page.getByRole('heading', { name: '这位居民' }).waitFor();
  expect(await page.locator('details').filter({ hasText: '把号码取下来' }).count()).toBe(0);
});

it('a number that nobody here has is said so, and shows nobody', async () => {
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/window`);
  await page.getByLabel('手机号', { exact: true }).fill('13611119999');
  await page.getByRole('button', { name: '找人' }).click();
  await page.getByText('您的辖区里没有用这个手机号的居民').waitFor();
  expect(await page.getByRole('heading', { name: '这位居民' }).count()).toBe(0);
});

const looksOfDesks: readonly LookedAt[] = [
  [{}, { axe: true }],
  [{ dark: true }, { axe: 'colours' }],
  [{ language: 'en' }, { axe: false }],
];

it.each(looksOfDesks)('the window stands as it should in %o', async (looks, { axe }) => {
  const phone = `1361111001${looksOfDesks.findIndex(([one]) => one === looks)}`;
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

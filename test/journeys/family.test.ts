import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { currentConsent } from '../../contract/guardian-consent.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import { grids } from '../county.ts';
import { adult, codeOf, found as foundByCall, join, somebody } from '../families.ts';
import { changedRule, enforce } from '../rulebooks.ts';
import { everyLook, type Inspection, inspectionOf } from './inspect.ts';
import {
  answered,
  type BrowserWorld,
  closePages,
  countCases,
  phoneOf,
  photoFile,
  startBrowserWorld,
} from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
  // What nobody reports here goes to the household by half, so that coming into one has to be agreed to.
  await enforce(world, [changedRule('2.1', { householdPercent: 50 })]);
});
afterEach(closePages);
afterAll(() => world?.close());

const tourOf = (page: Page): Inspection =>
  inspectionOf(page, { looks: {}, touch: true, axe: true });

/** Says in the profile to be grown up. */
async function growUp(page: Page): Promise<void> {
  await page.goto(`${world.url}/#/profile`);
  await page.getByRole('button', { name: '已满 18 周岁' }).click();
  await page.getByRole('button', { name: '好了' }).click();
  await page.waitForURL(/#\/(me)?$/);
}

async function found(page: Page, name: string): Promise<void> {
  await page.goto(`${world.url}/#/household`);
  await page.getByLabel('家庭叫什么').fill(name);
  await page.getByRole('button', { name: '建好' }).click();
  await page.getByText('请看清楚，同意了再打勾。').waitFor();
  await agreeToShare(page, '建一个家庭');
  await page.getByRole('button', { name: '建好' }).click();
  await page.getByRole('heading', { name }).waitFor();
}

/** Half of what some rules give is the household's from then on: read, and ticked. */
async function agreeToShare(page: Page, heading: string): Promise<void> {
  const form = page.locator('form').filter({ has: page.getByRole('heading', { name: heading }) });
  await form.getByText('最多有 50% 记到家庭账户').waitFor();
  await form.getByRole('checkbox').check();
}

async function addChild(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: '添加孩子' }).click();
  await page.getByLabel('孩子怎么称呼').fill(name);
  const year = String(new Date().getFullYear() - 8);
  await page.locator('select').nth(0).selectOption(year);
  await page.locator('select').nth(1).selectOption('5');
  await page.getByLabel('我看过了，同意').check();
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByRole('heading', { name }).waitFor();
}

/** The code that the sheet shows, large enough to be read out over the phone. */
async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: '邀请家人' }).click();
  const shown = await page.getByText(/^\d{4} \d{4}$/).textContent();
  return shown?.replace(' ', '') ?? '';
}

it('a family is founded, a relative joins by a code, and a child takes part through its guardian', async () => {
  const mother = await phoneOf(world, { phone: '13911150001', name: '周慧芳' });
  const tour = tourOf(mother);
  await growUp(mother);
  await found(mother, '周家');
  await tour.inspect('a household of one');
  const code = await invite(mother);
  await tour.inspect('a code');
  await mother.keyboard.press('Escape');

  const father = await phoneOf(world, { phone: '13911150002', name: '何建国' });
  const hisTour = tourOf(father);
  await growUp(father);
  await father.goto(`${world.url}/#/household`);
  await father.getByLabel('邀请码').fill('00000000');
  await agreeToShare(father, '用邀请码加入');
  await father.getByRole('button', { name: '加入' }).click();
  await father.getByText('邀请码不对或已过期').waitFor();
  await hisTour.inspect('a wrong code');
  await father.getByLabel('邀请码').fill(code);
  await father.getByRole('button', { name: '加入' }).click();
  await father.getByRole('heading', { name: '周家' }).waitFor();
  await hisTour.inspect('joined');

  await mother.reload();
  await mother.getByText('何建国').waitFor();
  await mother.getByRole('button', { name: '改名' }).click();
  await mother.getByRole('dialog').getByLabel('家庭叫什么').fill('周何两家');
  await tour.inspect('another name');
  await mother.getByRole('button', { name: '改好了' }).click();
  await mother.getByRole('heading', { name: '周何两家' }).waitFor();
  await mother.getByRole('button', { name: '管理 何建国' }).click();
  await tour.inspect('what the head may do');
  await mother.getByRole('button', { name: '换成户主' }).click();
  await mother.getByRole('dialog').waitFor({ state: 'detached' });
  await father.reload();
  await father.getByRole('button', { name: '管理 周慧芳' }).click();
  await father.getByRole('button', { name: '换成户主' }).click();
  await father.getByRole('dialog').waitFor({ state: 'detached' });
  await mother.reload();
  await addChild(mother, '小禾');
  await tour.inspect('with a child');
  await report(mother, '小禾');
  expect(await countCases(world, '滑梯的螺丝松了')).toBe(1);
  await mother.goto(`${world.url}/#/household`);
  await mother.getByText(/上报 1 件/).waitFor();

  await mother.getByRole('button', { name: '撤回同意' }).click();
  await tour.inspect('withdraw, asked');
  await mother.getByRole('dialog').getByRole('button', { name: '撤回同意' }).click();
  await mother.getByRole('heading', { name: '小禾' }).waitFor({ state: 'detached' });
  await father.getByRole('button', { name: '退出家庭' }).click();
  await hisTour.inspect('leave, asked');
  await father.getByRole('dialog').getByRole('button', { name: '退出家庭' }).click();
  await father.getByText('还没有家庭').waitFor();
  await mother.reload();
  await mother.getByRole('button', { name: '退出家庭' }).click();
  await mother
    .getByRole('dialog')
    .getByText(/家里只有您一个人了/)
    .waitFor();
  await tour.inspect('leave as the last one, asked');
  const faults = [...tour.faults(), ...hisTour.faults()];
  expect(faults.filter((fault) => !/status of 422/.test(fault))).toEqual([]);
});

/** Reports what a child noticed. */
async function report(page: Page, child: string): Promise<void> {
  await page.goto(`${world.url}/#/report`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photoFile(9));
  await page.getByRole('button', { name: child }).click();
  await page.getByLabel('写清楚在哪里').fill('老街小公园');
  await page.getByRole('textbox', { name: '说一句' }).fill('滑梯的螺丝松了');
  await page.getByRole('button', { name: '发送' }).click();
  await page.getByRole('heading', { name: /收到了/ }).waitFor();
}

it('a minor is offered no disputes, and says once how old they are', async () => {
  const page = await phoneOf(world, { phone: '13911150003', name: '陆一诺' });
  const tour = tourOf(page);
  await page.goto(`${world.url}/#/profile`);
  await page.getByRole('button', { name: '未满 18 周岁' }).click();
  await page
    .locator('select')
    .nth(-2)
    .selectOption(String(new Date().getFullYear() - 16));
  await page.locator('select').nth(-1).selectOption('1');
  await page.getByText(/可以上报隐患和建议/).waitFor();
  await tour.inspect('a minor’s month of birth');
  await page.getByRole('button', { name: '好了' }).click();
  await page.waitForURL(/#\/(me)?$/);
  await page.goto(`${world.url}/#/profile`);
  await page.getByText('已登记：14 到 17 周岁').waitFor();
  await page.goto(`${world.url}/#/household`);
  await page.getByText('还没有家庭').waitFor();
  expect(tour.faults()).toEqual([]);
});

it.each(everyLook)('every screen of a household, %o', async (looks, { axe }) => {
  const place = everyLook.findIndex(([look]) => look === looks);
  const owner = { phone: `1391115001${place}`, name: '周慧芳' };
  const page = await phoneOf(world, owner, looks);
  const tour = inspectionOf(page, { looks, touch: true, axe });
  const headers = (what: string) => ({ 'idempotency-key': `${what}-of-${owner.phone}` });
  const api = `${world.url}/api/339999`;
  await page.goto(`${world.url}/#/household`);
  await tour.inspect('no household');
  await page.locator('form button').nth(1).click();
  await tour.inspect('founded without a name');
  const data = { name: owner.name, grid: '339999001001001', age: { kind: 'adult' } };
  await answered(await page.request.patch(`${api}/me`, { data, headers: headers('age') }));
  const home = await answered(await page.request.get(`${api}/my/household`));
  await answered(
    await page.request.post(`${api}/my/household`, {
      data: { name: '周家', agreedShare: home.sharePercent },
      headers: headers('home'),
    }),
  );
  const child = {
    name: '小禾',
    year: new Date().getFullYear() - 8,
    month: 5,
    consentVersion: currentConsent,
  };
  await answered(
    await page.request.post(`${api}/my/household/children`, {
      data: child,
      headers: headers('child'),
    }),
  );
  await page.reload();
  await page.getByRole('heading', { name: /^(家人|Members)$/ }).waitFor();
  await page.getByRole('heading', { name: child.name }).waitFor();
  await tour.inspect('household');
  await tour.visit('add a child', '#/household/child');
  await page.locator('form button[type=submit]').click();
  await tour.inspect('add a child, nothing filled in');
  await tour.visit('report, for a child', '#/report');
  await tour.visit('profile, age known', '#/profile');
  await tour.visit('me', '#/me');
  expect(tour.faults()).toEqual([]);
});

it('how far a household is this year is said to be missing only where it is, and follows who lives there', async () => {
  const owner = await world.staff('rule_owner');
  const effectiveFrom = addDays(localDate(world.clock.now()), 1);
  const criteria = [{ kind: 'members', atLeast: 2 }];
  (await owner('publishSafeHouseholdCriteria', { body: { effectiveFrom, criteria } })).ok;
  world.clock.advance({ days: 1 });
  const head = { phone: '13911150004', name: '宋兰' };
  const founder = await world.resident(head.phone);
  (await founder('completeProfile', { body: { name: head.name, grid: grids.west, age: adult } }))
    .ok;
  (await foundByCall(founder, '宋家')).ok;
  const code = await codeOf(founder);
  const relative = await somebody(world, '宋平');
  (await join(relative, code)).ok;

  const page = await phoneOf(world, head);
  const asking = /\/my\/household\/safe-household$/;
  await page.route(asking, (route) => route.abort());
  await page.goto(`${world.url}/#/household`);
  await page.getByText('没能打开').waitFor();
  await page.unroute(asking);
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByText('2，达到了').waitFor();
  await page.getByRole('button', { name: '管理 宋平' }).click();
  await page.getByRole('button', { name: '移出家庭' }).click();
  await page.getByText('现在 1').waitFor();
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import { expectNoAxeViolations, newDesk, openBrowser } from '../browser.ts';
import { staffId, password as staffPassword } from '../county.ts';
import { markRehearsed } from '../rehearsed.ts';
import { soundBook } from '../sound-book.ts';
import { dialog, longSeated, showCode } from './step-up.ts';
import { type BrowserWorld, closePages, deskOf, nextCode, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const password = '巷口那棵老槐树下有三盏灯';

async function choose(page: Page, label: string, title: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  const choices = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await choices.getByTitle(title, { exact: true }).click();
}

/** An invitation made at the administrator's desk; the address that it opens at. */
async function invite(desk: Page, { name, login }: { name: string; login: string }) {
  await desk.goto(`${world.url}/console/#/staff/new`);
  await desk.getByLabel('姓名', { exact: true }).fill(name);
  await desk.getByLabel('账号', { exact: true }).fill(login);
  await choose(desk, '岗位', '受理员');
  await choose(desk, '区域', '西镇');
  await desk.getByRole('button', { name: '生成邀请码' }).click();
}

async function linkOn(desk: Page): Promise<string> {
  const link = desk.getByText(/#\/join\//);
  await link.waitFor();
  return (await link.textContent()) ?? '';
}

/** Opens what is folded under this name, and gives it. */
async function unfold(desk: Page, name: string) {
  const fold = desk.locator('details').filter({ hasText: name });
  await fold.locator('summary').click();
  return fold;
}

async function choosePassword(page: Page): Promise<void> {
  await page.getByLabel('新密码').fill(password);
  await page.getByLabel('再输一次').fill(password);
  await page.getByRole('button', { name: '下一步' }).click();
}

it('from an invitation by way of password, code and recovery codes to the desk', async () => {
  const desk = await longSeated(world, 'administrator');
  await invite(desk, { name: '林素问', login: 'linsuwen' });
  // Inviting asks for the second factor; what was filled in is still there and goes out by itself.
  await expectNoAxeViolations(desk);
  await dialog(desk).getByLabel('动态口令').fill('000000');
  await dialog(desk).getByRole('button', { name: '验证并继续' }).click();
  await dialog(desk).getByText('口令不对').waitFor();
  await showCode(world, desk);
  const link = await linkOn(desk);
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: '交好了' }).click();
  await desk.getByRole('heading', { name: '林素问', level: 1 }).waitFor();
  await desk.getByText('已邀请').first().waitFor();

  const page = await newDesk(await openBrowser());
  await page.goto(link);
  await page.getByRole('heading', { name: '林素问，欢迎到工作台' }).waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText('至少 12 个字符', { exact: true }).waitFor();
  await page.getByLabel('新密码').fill('Password2026!');
  await page.getByLabel('再输一次').fill('Password2026!');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText(/太常见/).waitFor();
  await expectNoAxeViolations(page);
  await choosePassword(page);
  const key = (await page.locator('code').textContent())?.replaceAll(' ', '') ?? '';
  expect(key).toMatch(/^[A-Z2-7]{32}$/);
  await expectNoAxeViolations(page);
  await page.getByLabel('验证器显示的六位数字').fill(nextCode(world, key));
  await page.getByRole('button', { name: '确认，用验证器' }).click();
  await page.getByRole('heading', { name: '抄下备用码' }).waitFor();
  await expect.poll(() => page.locator('li code').count()).toBe(10);
  const recovery = (await page.locator('li code').first().textContent()) ?? '';
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: '抄好了，进入工作台' }).click();
  await page.getByRole('heading', { name: '今日待办' }).waitFor();

  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.getByLabel('账号').fill('linsuwen');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '再验证一次' }).waitFor();
  await expectNoAxeViolations(page);
  // The phone is lost: a recovery code does instead.
  await page.getByLabel('动态口令').fill(recovery.toLowerCase());
  await page.getByRole('button', { name: '验证并登录' }).click();
  await page.getByRole('heading', { name: '今日待办' }).waitFor();
  await page.goto(link);
  await page.getByRole('heading', { name: '这个邀请打不开' }).waitFor();
  await expectNoAxeViolations(page);
});

it('a passkey is made at the invitation, signs in alone, and answers the dialog', async () => {
  const administrator = await world.staff('administrator');
  const invited = await administrator('inviteStaff', {
    body: {
      name: '温书恒',
      login: 'wenshuheng',
      unit: null,
      roles: [{ role: 'intake', area: '339999001000' }],
    },
  });
  const page = await newDesk(await openBrowser());
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${world.url}/console/`);
  await page.getByText('我有邀请码').click();
  await page.getByLabel('邀请码').fill(invited.ok.invitation.code.toLowerCase());
  await page.getByRole('button', { name: '打开邀请' }).click();
  await choosePassword(page);
  await page.getByRole('button', { name: '在这台设备上建一把' }).click();
  await page.getByRole('button', { name: '抄好了，进入工作台' }).click();
  await page.getByRole('heading', { name: '今日待办' }).waitFor();
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await page.getByRole('heading', { name: '今日待办' }).waitFor();

  world.clock.advance({ minutes: 6 });
  await page.goto(`${world.url}/console/#/account`);
  await page.getByText(/通行密钥 · Chrome/).waitFor();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: '换一套新的' }).click();
  await dialog(page).getByRole('button', { name: '用通行密钥' }).click();
  await page.getByRole('list', { name: '备用码' }).waitFor();
  await expect.poll(() => page.locator('li code').count()).toBe(10);
  await page.getByRole('button', { name: '抄好了' }).click();

  await page.getByRole('button', { name: '添加或更换' }).click();
  const key = (await page.locator('code').textContent())?.replaceAll(' ', '') ?? '';
  await page.getByLabel('验证器显示的六位数字').fill(nextCode(world, key));
  await page.getByRole('button', { name: '确认，用验证器' }).click();
  await page.getByText('已添加，别的设备都退出了').waitFor();
  await page.getByRole('button', { name: '去掉验证器应用' }).click();
  await page.getByText('已去掉，别的设备都退出了').waitFor();
  expect(await page.getByText('已添加，别的设备都退出了').count()).toBe(0);
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect.poll(() => page.locator('input[name=username]').inputValue()).toBe('wenshuheng');
});

it('publishing asks for the second factor, and the same request goes through', async () => {
  const owner = await world.staff('rule_owner');
  const body = { name: '积水提到 4 分', from: 'file', document: soundBook };
  const { id, revision } = (await owner('createRuleDraft', { body })).ok;
  await markRehearsed(world, id);
  const effectiveFrom = addDays(localDate(world.clock.now()), 2);
  const asked = { revision, effectiveFrom, note: '积水多' };
  const frozen = (await owner('askRulePublication', { params: { id }, body: asked })).ok;
  expect(frozen.state).toBe('waiting');
  const second = await longSeated(world, 'rule_owner_second');
  await second.goto(`${world.url}/console/#/rules/draft/${id}/publication`);
  const publish = second.getByRole('button', { name: '发布', exact: true });
  await publish.click();
  await dialog(second).getByRole('button', { name: '先不办' }).click();
  await second.getByText(/要再验证一次身份/).waitFor();
  await publish.click();
  // Whoever took too long is told so, and comes through with the next code.
  await dialog(second).getByLabel('动态口令').waitFor();
  world.clock.advance({ minutes: 11 });
  await dialog(second).getByLabel('动态口令').fill(nextCode(world));
  await dialog(second).getByRole('button', { name: '验证并继续' }).click();
  await dialog(second)
    .getByText(/隔得太久/)
    .waitFor();
  await showCode(world, second);
  await second.getByText(/rule_owner_second 发布/).waitFor();
});

it('whoever is suspended is signed out with their next step, and nothing they wrote is shown to others', async () => {
  const reviewer = await deskOf(world, 'reviewer');
  await reviewer.goto(`${world.url}/console/#/queue`);
  await reviewer.getByRole('heading', { name: '收件派单' }).waitFor();
  const desk = await deskOf(world, 'administrator');
  await desk.goto(`${world.url}/console/#/staff`);
  await desk.getByLabel('查找人员').fill('reviewer');
  await desk.getByRole('link', { name: 'reviewer', exact: true }).click();
  await expectNoAxeViolations(desk);
  const suspension = await unfold(desk, '停用这个人');
  await suspension.getByRole('button', { name: '停用这个人' }).click();
  await suspension.getByText('至少写两个字').waitFor();
  await suspension.getByLabel('理由').fill('已调离');
  await suspension.getByRole('button', { name: '停用这个人' }).click();
  await desk.getByText(/停用：已调离/).waitFor();
  await expectNoAxeViolations(desk);
  // The page may have asked by itself meanwhile: whichever request is next, it ends there.
  await reviewer.goto(`${world.url}/console/#/held`);
  await reviewer.getByRole('heading', { name: '请重新登录' }).waitFor();
  const restoration = await unfold(desk, '恢复这个人');
  await restoration.getByLabel('理由').fill('回来了');
  await restoration.getByRole('button', { name: '恢复这个人' }).click();
  await desk.getByText('在岗').first().waitFor();
});

it('what may not be granted is refused by name and reason, beside the field', async () => {
  const desk = await deskOf(world, 'administrator');
  await desk.goto(`${world.url}/console/#/staff/${staffId('auditor')}`);
  await choose(desk, '岗位', '审核员');
  await choose(desk, '区域', '试验县');
  await desk.getByRole('button', { name: '加上' }).click();
  await desk.getByText(/审核员和审计员不能是同一个人/).waitFor();
  await expectNoAxeViolations(desk);
  await desk.goto(`${world.url}/console/#/staff/${staffId('administrator')}`);
  await desk.getByText(/这是您自己/).waitFor();
  expect(await desk.getByRole('button', { name: '加上' }).count()).toBe(0);
});

it('who leaves hands over in one step: roles, unit, and what waits', async () => {
  const desk = await deskOf(world, 'administrator');
  await desk.goto(`${world.url}/console/#/staff/${staffId('handler_east')}`);
  const leaving = await unfold(desk, '离岗交接');
  await desk.getByRole('button', { name: '交接并停用' }).click();
  await desk.getByText('选接手的人').waitFor();
  await desk.getByLabel('接手的人').fill('reviewer_east');
  await desk.getByTitle('reviewer_east · reviewer_east').click();
  await leaving.getByLabel('理由').fill('调到县里');
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: '交接并停用' }).click();
  await desk.getByText(/停用：调到县里/).waitFor();
  const successor = await world.staff('reviewer_east');
  const { unit, roles } = (await successor('getStaffMe')).ok;
  expect(unit?.zh).toBe('east 中队');
  expect(roles.map(({ role }) => role)).toEqual(['reviewer', 'unit_handler']);
});

it('a lost phone: the administrator asks, the security officer confirms and hands over the code', async () => {
  const desk = await deskOf(world, 'administrator');
  await desk.goto(`${world.url}/console/#/staff/${staffId('dispatcher')}`);
  const reset = await unfold(desk, '重置登录');
  await reset.getByLabel('理由').fill('手机丢了');
  await desk.getByRole('button', { name: '提出重置，等安全员确认' }).click();
  await desk.getByText(/等安全员确认：手机丢了/).waitFor();
  expect(await desk.getByRole('button', { name: /确认重置/ }).count()).toBe(0);
  const officer = await longSeated(world, 'security_officer');
  await officer.goto(`${world.url}/console/#/staff`);
  await officer.getByRole('link', { name: 'dispatcher', exact: true }).first().click();
  await expectNoAxeViolations(officer);
  await officer.getByRole('button', { name: /确认重置/ }).click();
  await showCode(world, officer);
  const link = await linkOn(officer);
  const page = await newDesk(await openBrowser());
  await page.goto(link);
  await page.getByRole('heading', { name: 'dispatcher，重新设置登录' }).waitFor();
  // The code was lost on the way: the officer makes another, and the administrator reads whom to ask.
  await officer.reload();
  const again = await unfold(officer, '再生成一次性的码');
  await again.getByRole('button', { name: '生成新的码' }).click();
  await page.goto(await linkOn(officer));
  await page.getByRole('heading', { name: 'dispatcher，重新设置登录' }).waitFor();
  await desk.reload();
  await desk.getByText(/要新的码，请找安全员/).waitFor();
  await expectNoAxeViolations(desk);
});

it('I see where I am signed in, and sign out elsewhere', async () => {
  const elsewhere = await deskOf(world, 'treasurer');
  await elsewhere.goto(`${world.url}/console/`);
  const desk = await deskOf(world, 'treasurer');
  await desk.goto(`${world.url}/console/#/account`);
  await desk.getByRole('heading', { name: '登录的设备' }).waitFor();
  await desk.getByText('这台').waitFor();
  await desk.getByRole('button', { name: '退出其他所有设备' }).click();
  await desk.getByRole('button', { name: '退出其他所有设备' }).waitFor({ state: 'detached' });
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: '登录工作台' }).waitFor();
});

it('what waits for the second factor goes with its person: the next one at the desk is asked for nothing', async () => {
  const desk = await longSeated(world, 'administrator');
  await desk.goto(`${world.url}/console/#/staff/${staffId('intake')}`);
  await choose(desk, '岗位', '审核员');
  await choose(desk, '区域', '西镇');
  await desk.getByRole('button', { name: '加上' }).click();
  await dialog(desk).getByLabel('动态口令').waitFor();
  world.clock.advance({ minutes: 31 });
  await dialog(desk).getByLabel('动态口令').fill(nextCode(world));
  await dialog(desk).getByRole('button', { name: '验证并继续' }).click();
  await desk.getByRole('heading', { name: '请重新登录' }).waitFor();
  await desk.getByLabel('账号').fill('security_officer');
  await desk.getByLabel('密码').fill(staffPassword);
  await desk.getByRole('button', { name: '登录', exact: true }).click();
  await desk.getByLabel('动态口令').fill(nextCode(world));
  await desk.getByRole('button', { name: '验证并登录' }).click();
  await desk.getByRole('heading', { name: 'intake', level: 1 }).waitFor();
  expect(await dialog(desk).count()).toBe(0);
});

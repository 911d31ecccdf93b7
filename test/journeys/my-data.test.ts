import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { consentForms } from '../../contract/consent-forms.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { grids } from '../county.ts';
import { report } from '../road.ts';
import { held } from './in-the-browser.ts';
import { everyLook, inspectionOf } from './inspect.ts';
import {
  type BrowserWorld,
  closePages,
  deskOf,
  phoneOf,
  photoFile,
  startBrowserWorld,
} from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const open = (page: Page, part: string) => page.goto(`${world.url}/#/me/data${part}`);

/** Shows the code that the demo's stand-in for the SMS provider lets one see. */
async function showCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
  await page.getByRole('button', { name: '确认', exact: true }).click();
}

it('somebody finds under “me” what is held and why, and who looked at their report', async () => {
  const phone = '13911160001';
  const page = await phoneOf(world, { phone, name: '孟春兰' });
  const me = await world.resident(phone);
  const { code } = await report(me);
  await (await world.staff('intake'))('getCase', { params: { code } });
  await page.goto(`${world.url}/#/me`);
  await page.getByRole('link', { name: '我的资料' }).click();
  await page.getByRole('link', { name: '存了什么、为什么' }).click();
  await page.getByText('姓名', { exact: true }).click();
  await page.locator('details[open]').getByText('直到本人要求删除').waitFor();
  await open(page, '');
  await page.getByRole('link', { name: '谁看过' }).click();
  await page.getByText('受理员看了您上报的这件事').first().waitFor();
  await expect.poll(() => page.getByText('为了办这件事').count()).toBeGreaterThan(0);
});

/** Follows the way to the age that a refusal shows, and comes back. */
async function sayGrownUp(page: Page, refusal: string): Promise<void> {
  await page.getByText(refusal).waitFor();
  await page.getByRole('link', { name: '说一声满没满 18 周岁' }).click();
  await page.getByRole('button', { name: '好了' }).click();
  await page.getByText('请选一项。').waitFor();
  await page.getByRole('button', { name: '已满 18 周岁' }).click();
  await page.getByRole('button', { name: '好了' }).click();
  await page.waitForURL(/#\/me\/data\/consents$/);
}

it('a consent is given and withdrawn by one press, and says what changes; to be ranked takes a word of being grown up', async () => {
  const phone = '13911160002';
  const page = await phoneOf(world, { phone, name: '季夏' });
  await open(page, '/consents');
  const ranking = page.getByRole('group', { name: '参加积分排行' });
  await page.getByText('您不在任何排行榜上').waitFor();
  const agree = () => ranking.getByRole('radio', { name: '同意', exact: true }).click();
  await agree();
  await sayGrownUp(page, '排行由满 18 周岁的人参加');
  await agree();
  await page.getByText('您的积分算进排行榜').waitFor();
  const me = await world.resident(phone);
  const given = async () =>
    (await me('listMyConsents')).ok.consents.find(({ purpose }) => purpose === 'ranking')?.given;
  await expect.poll(given).toBe(true);
  await ranking.getByRole('radio', { name: '不同意' }).click();
  await expect.poll(given).toBe(false);
});

it('a consent is recorded for the text that stood on the screen, whatever the server holds by then', async () => {
  const phone = '13911160011';
  const page = await phoneOf(world, { phone, name: '清明' });
  await page.route('**/api/**/my/consents', async (route) => {
    const answer = await route.fetch();
    const { consents } = (await answer.json()) as { consents: object[] };
    const newer = consents.map((one) => ({ ...one, textVersion: 99 }));
    await route.fulfill({ response: answer, json: { consents: newer } });
  });
  await open(page, '/consents');
  const asked = page.waitForRequest((request) => request.method() === 'POST');
  await page
    .getByRole('group', { name: '参加积分排行' })
    .getByRole('radio', { name: '同意', exact: true })
    // Not looked at afterwards: without an age it is asked for first, and the choice goes back.
    .click();
  expect((await asked).postDataJSON()).toEqual({
    given: true,
    textVersion: consentForms.ranking.version,
  });
});

it('a year picked by mistake is asked about once more, and is put right without the window', async () => {
  const phone = '13911160014';
  const page = await phoneOf(world, { phone, name: '小满' });
  await page.goto(`${world.url}/#/profile`);
  await page.getByRole('button', { name: '未满 18 周岁' }).click();
  const birth = page.getByRole('group', { name: '出生年月' }).locator('select');
  await birth.nth(0).selectOption(String(world.clock.now().getFullYear() - 10));
  await birth.nth(1).selectOption('1');
  await page.getByRole('button', { name: '好了' }).click();
  await page.getByText('选错了，改过来就行').waitFor();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: '选错了，改一改' }).click();
  await page.getByRole('button', { name: '已满 18 周岁' }).click();
  await page.getByRole('button', { name: '好了' }).click();
  await page.getByRole('link', { name: '我的资料' }).waitFor();
  const me = await world.resident(phone);
  expect((await me('getMe')).ok).toMatchObject({ ageClass: 'adult', ageInDoubt: false });
});

it('a name and a home that were given are put right under “me”, and the desk reads the new name', async () => {
  const phone = '13911160015';
  const page = await phoneOf(world, { phone, name: '郑写错' });
  const me = await world.resident(phone);
  const { code } = await report(me);
  await open(page, '');
  await page.getByRole('link', { name: '改姓名和网格' }).click();
  const name = page.getByLabel('怎么称呼您');
  await expect.poll(() => name.inputValue()).toBe('郑写错');
  await name.fill('郑书正');
  const level = (at: number) => page.locator('select').nth(at);
  await level(0).selectOption({ label: '东镇' });
  await level(1).selectOption({ label: '东社区' });
  await page.getByRole('button', { name: '好了' }).click();
  // A town alone is no home.
  await page.getByText('一级一级选到网格').waitFor();
  await level(2).selectOption({ label: '东网格' });
  await page.getByRole('button', { name: '好了' }).click();
  await page.getByRole('link', { name: '我的资料' }).waitFor();
  await page.getByText('郑书正').first().waitFor();
  expect((await me('getMe')).ok).toMatchObject({ name: '郑书正', grid: grids.east });
  const desk = await deskOf(world, 'intake');
  await desk.goto(`${world.url}/console/#/queue/${code}`);
  await desk.getByText('郑*正').first().waitFor();
  expect(await desk.getByText('郑*错').count()).toBe(0);
});

it('a copy is downloaded after a code to the phone, and can be opened', async () => {
  const phone = '13911160003';
  const page = await phoneOf(world, { phone, name: '仲秋月' });
  const me = await world.resident(phone);
  await report(me, { words: '水管爆了' });
  await open(page, '/copy');
  await page.getByRole('button', { name: '下载' }).click();
  const saving = page.waitForEvent('download');
  await showCode(page);
  const path = await (await saving).path();
  const files = unzipSync(new Uint8Array(await readFile(path)));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['README.txt', 'index.html']));
  expect(Buffer.from(files['index.html'] ?? []).toString()).toContain('水管爆了');
  await page.getByText('已经交给手机保存').waitFor();
});

it('somebody with a new number changes to it by a code to each, and signs in by it from then on', async () => {
  const [old, now] = ['13911160006', '13911160007'];
  const page = await phoneOf(world, { phone: old, name: '霜降' });
  await open(page, '');
  await page.getByRole('link', { name: '换手机号' }).click();
  await page.getByText('139****0006').waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  await showCode(page);
  const number = page.getByLabel('新手机号');
  await number.fill('139');
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByText('手机号是 11 位').waitFor();
  await number.fill(now);
  await showCode(page);
  await page.getByRole('heading', { name: '手机号换好了', level: 1 }).waitFor();
  await page.getByText('139****0007').waitFor();
  expect((await (await world.resident(now))('getMe')).ok.name).toBe('霜降');
});

it('a code that came late costs one more proof, and nothing that was typed', async () => {
  const [old, now] = ['13911160012', '13911160013'];
  const page = await phoneOf(world, { phone: old, name: '白露' });
  await open(page, '/phone');
  await page.getByRole('button', { name: '下一步' }).click();
  await showCode(page);
  await page.getByLabel('新手机号').fill(now);
  world.clock.advance({ minutes: 6 });
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByText('验证码发到您的手机 139****0012').waitFor();
  await showCode(page);
  await expect.poll(() => page.getByLabel('新手机号').inputValue()).toBe(now);
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
  world.clock.advance({ minutes: 6 });
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.getByText('验证码发到您的手机 139****0012').waitFor();
  await showCode(page);
  await page.getByText('新手机收到的验证码').waitFor();
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.getByRole('heading', { name: '手机号换好了', level: 1 }).waitFor();
});

it('a number of somebody else is refused with words that say what can be done', async () => {
  const [old, taken] = ['13911160008', '13911160009'];
  await world.resident(taken);
  const page = await phoneOf(world, { phone: old, name: '立冬' });
  await open(page, '/phone');
  await page.getByRole('button', { name: '下一步' }).click();
  await showCode(page);
  await page.getByLabel('新手机号').fill(taken);
  await showCode(page);
  await page.getByText('这个手机号已经有一个账号了').waitFor();
});

it('whoever erases everything is told first what goes and stays, chooses about open reports, and is gone', async () => {
  const phone = '13911160004';
  const page = await phoneOf(world, { phone, name: '冬至' });
  const me = await world.resident(phone);
  await report(me);
  await open(page, '');
  await page.getByRole('link', { name: '删除我的资料' }).click();
  await page.getByText('会留下的，以及为什么').waitFor();
  await page.getByText('您有 1 件上报还没办完').waitFor();
  // As long as the report is waited for there is no way on.
  expect(await page.getByRole('button', { name: '下一步' }).count()).toBe(0);
  await page.getByText('撤回这些上报，现在就删').click();
  await page.getByRole('button', { name: '下一步' }).click();
  await showCode(page);
  await page.getByRole('button', { name: '永久删除' }).click();
  await page.getByRole('heading', { name: '已经删除', level: 1 }).waitFor();
  expect((await me('getMe')).status).toBe(401);
  await page.getByRole('link', { name: '回到登录页' }).click();
  await page.getByLabel('手机号').waitFor();
});

it('a report that was not sent goes with the account, and the page says so before', async () => {
  const phone = '13911160010';
  const unsent = '河埠头的石阶松了两级';
  const page = await phoneOf(world, { phone, name: '谷雨' });
  await page.goto(`${world.url}/#/report`);
  await page.getByRole('textbox', { name: '说一句' }).fill(unsent);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photoFile(6));
  await expect.poll(() => page.evaluate<string>(held)).toContain('draft-photo:0');
  expect(await page.evaluate<string>(held)).toContain(unsent);
  await open(page, '/erasure');
  await page.getByText('这部手机里还没发出去的上报').waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  await showCode(page);
  await page.getByRole('button', { name: '永久删除' }).click();
  await page.getByRole('heading', { name: '已经删除', level: 1 }).waitFor();
  const left = await page.evaluate<string>(held);
  for (const known of [unsent, 'draft-photo:0']) expect(left).not.toContain(known);
});

it('without a network and where the server says no, each part says so and offers another try', async () => {
  const page = await phoneOf(world, { phone: '13911160005', name: '小寒' });
  await open(page, '');
  await page.getByRole('link', { name: '谁看过' }).waitFor();
  await page.route('**/api/**/my/looks**', (route) => route.abort());
  await open(page, '/looks');
  await page.getByRole('button', { name: '再试一次' }).waitFor();
  await page.route('**/api/**/my/consents/**', (route) => route.abort());
  await open(page, '/consents');
  const ranking = page.getByRole('group', { name: '参加积分排行' });
  await ranking.getByRole('radio', { name: '同意', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await page.getByText('您不在任何排行榜上').waitFor();
});

it.each(everyLook)('every part stands as it should in %o', async (looks, { axe }) => {
  const phone = `1391117000${everyLook.findIndex(([one]) => one === looks)}`;
  const page = await phoneOf(world, { phone, name: '大寒' }, looks);
  const me = await world.resident(phone);
  const { code } = await report(me);
  await (await world.staff('intake'))('getCase', { params: { code } });
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await page.goto(world.url);
  for (const part of ['', '/held', '/looks', '/consents', '/phone', '/copy', '/erasure'])
    await tour.visit(`my data${part}`, `#/me/data${part}`);
  expect(tour.faults()).toEqual([]);
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectNoAxeViolations } from '../browser.ts';
import {
  type BrowserWorld,
  closePages,
  codeOn,
  countCases,
  phoneOf,
  photoFile,
  readyOffline,
  signInResident,
  startBrowserWorld,
} from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const place = '老街 29 号门口';
const words = (phone: Page) => phone.getByRole('textbox', { name: '说一句' });
const where = (phone: Page) => phone.getByLabel('写清楚在哪里');
const photos = (phone: Page) => phone.getByRole('img', { name: /第 \d 张照片/ });
const send = (phone: Page) => phone.getByRole('button', { name: '发送' });

async function openReport(phone: Page): Promise<void> {
  await phone.goto(`${world.url}/#/report`);
  await words(phone).waitFor();
}

async function addPhoto(phone: Page, seed: number): Promise<void> {
  await phone
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photoFile(seed));
  await photos(phone).first().waitFor();
}

/** Types the two sentences and waits until the phone has kept them. */
async function write(phone: Page, text: string): Promise<void> {
  await where(phone).fill(place);
  await words(phone).fill(text);
  await phone.getByText('草稿已存').waitFor();
}

/** The report arrived: its stub is on the page, and it is in the database once. */
async function expectSentOnce(phone: Page, text: string): Promise<string> {
  await phone.getByRole('heading', { name: /收到了/ }).waitFor();
  expect(await countCases(world, text)).toBe(1);
  return codeOn(phone);
}

it('a half-written report is still there after the phone was closed', async () => {
  const text = '楼道里堆了旧家具';
  const phone = await phoneOf(world, { phone: '13911110001', name: '周小芳' });
  await openReport(phone);
  await addPhoto(phone, 21);
  await phone.getByRole('button', { name: '选一个类别' }).click();
  await phone.getByRole('heading', { name: '是哪一类事' }).waitFor();
  await expectNoAxeViolations(phone);
  await phone.getByRole('button', { name: /占用消防通道/ }).click();
  await write(phone, text);

  await phone.reload();
  await photos(phone).first().waitFor();
  await expect.poll(() => words(phone).inputValue()).toBe(text);
  await expect.poll(() => where(phone).inputValue()).toBe(place);
  await phone.getByText('隐患 · 占用消防通道').waitFor();
  await expect
    .poll(() => phone.evaluate(`document.querySelector('[alt="第 1 张照片"]').naturalWidth`))
    .toBe(320);
  await expectNoAxeViolations(phone);

  await phone.getByRole('link', { name: '关上' }).click();
  await phone.getByRole('link', { name: '有一件没写完' }).click();
  await send(phone).click();
  const code = await expectSentOnce(phone, text);
  await phone.goto(`${world.url}/#/case/${code}`);
  await phone.getByText('占用消防通道').first().waitFor();
  await phone.getByRole('button', { name: /放大看/ }).waitFor();
  await phone.goto(`${world.url}/#/report`);
  await expect.poll(() => words(phone).inputValue()).toBe('');
});

it('an expired session asks for a sign-in, then goes on where it was', async () => {
  const text = '单元门口积水';
  const phone = await phoneOf(world, { phone: '13911110002', name: '周小芳' });
  await openReport(phone);
  await addPhoto(phone, 22);
  await write(phone, text);
  await phone.getByText('核实后').waitFor();
  world.clock.advance({ days: 31 });
  await send(phone).click();
  await phone.getByText('登录后接着刚才的事').waitFor();
  await expectNoAxeViolations(phone);

  await signInResident(phone, '13911110099');
  await words(phone).waitFor();
  await expect
    .poll(() => words(phone).inputValue(), { message: 'a draft is shown to who wrote it' })
    .toBe('');
  await phone.context().clearCookies();
  await phone.reload();
  await signInResident(phone, '13911110002');
  // Send was pressed: it goes out in the name of who wrote it, and of nobody else.
  await expectSentOnce(phone, text);
});

it('without a network it waits in the phone and goes out by itself, once', async () => {
  const text = '桥头积水一大片';
  const phone = await phoneOf(world, { phone: '13911110003', name: '周小芳' });
  await openReport(phone);
  await phone.context().setOffline(true);
  await phone.getByText('现在没网，写好的都在这部手机里').waitFor();
  await addPhoto(phone, 23);
  await write(phone, text);
  // The catalogue that the phone keeps knows standing water.
  await phone.getByText('看起来是').waitFor();
  await phone.getByText('写到了“积水”').waitFor();
  await expectNoAxeViolations(phone);
  await send(phone).click();
  await phone.getByRole('heading', { name: '现在没网，写好的都在' }).waitFor();
  await phone.getByText('等待发送').waitFor();
  await expectNoAxeViolations(phone);
  await phone.getByRole('link', { name: '关上' }).click();
  await phone.getByRole('link', { name: '一件事等着发送' }).waitFor();
  await expectNoAxeViolations(phone);
  expect(await countCases(world, text)).toBe(0);

  await phone.context().setOffline(false);
  await phone.getByRole('link', { name: '刚才那件发出去了' }).click();
  await expectSentOnce(phone, text);
});

it('the first report is written where there is no network at all', async () => {
  const text = '山脚的护栏倒了';
  const phone = await phoneOf(world, { phone: '13911110008', name: '周小芳' });
  await phone.goto(`${world.url}/#/`);
  await readyOffline(phone);
  await phone.context().setOffline(true);
  await phone.getByRole('link', { name: '上报一件事' }).first().click();
  await addPhoto(phone, 24);
  await write(phone, text);
  await phone.getByRole('button', { name: '选一个类别' }).click();
  await phone.getByRole('heading', { name: '是哪一类事' }).waitFor();
  await phone.getByText('现在没网', { exact: true }).waitFor();
  await expectNoAxeViolations(phone);
  await phone.getByRole('button', { name: '关上' }).click();
  await phone.getByRole('button', { name: '在地图上点' }).click();
  await phone.getByRole('button', { name: '就是这里' }).click();
  await send(phone).click();
  await phone.getByText('等待发送').waitFor();
  await phone.context().setOffline(false);
  await expectSentOnce(phone, text);
});

it('what the server refuses is said beside its field, and the text stays to be corrected', async () => {
  const phone = await phoneOf(world, { phone: '13911110004', name: '周小芳' });
  await openReport(phone);
  await send(phone).click();
  await phone.getByText('定个位，或者写清楚在哪里。').waitFor();
  await phone.getByText('说一句怎么了，两个字也行。').waitFor();
  await where(phone).and(phone.locator(':focus')).waitFor();
  await expectNoAxeViolations(phone);

  // One emoji is two signs to the phone and one character to the server.
  await where(phone).fill(place);
  await words(phone).fill('🔥');
  await send(phone).click();
  await phone.getByText('至少写 2 个字。').waitFor();
  await expect.poll(() => words(phone).getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => words(phone).inputValue()).toBe('🔥');
  await expect.poll(() => where(phone).inputValue()).toBe(place);
  await expectNoAxeViolations(phone);
  await words(phone).fill('🔥 垃圾桶在冒烟');
  await send(phone).click();
  await expectSentOnce(phone, '垃圾桶在冒烟');
});

it('a phone whose clock is wrong sends all the same, and counts its days by the server’s', async () => {
  const text = '健身器材松了';
  const phone = await phoneOf(world, { phone: '13911110005', name: '周小芳' });
  await phone.clock.setFixedTime(world.clock.now().getTime() + 30 * 3_600_000);
  await openReport(phone);
  await where(phone).fill(place);
  await words(phone).fill(text);
  await send(phone).click();
  await expectSentOnce(phone, text);
  await phone.goto(`${world.url}/#/cases`);
  // Of a day to be dispatched in, by its own clock it were over by six hours.
  await phone
    .getByText(/剩 1 天/)
    .first()
    .waitFor();
  await expectNoAxeViolations(phone);
});

/** The report reaches the server, but the answer never reaches the phone. */
async function loseTheAnswer(phone: Page): Promise<void> {
  await phone.route(
    '**/reports',
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}

it('an answer lost on the way is asked for again under the same request id', async () => {
  const text = '围墙裂开一道缝';
  const phone = await phoneOf(world, { phone: '13911110006', name: '周小芳' });
  const requestIds: (string | undefined)[] = [];
  phone.on('request', (request) => {
    if (request.url().endsWith('/reports')) requestIds.push(request.headers()['idempotency-key']);
  });
  await openReport(phone);
  await write(phone, text);
  await loseTheAnswer(phone);
  await send(phone).click();
  await phone.getByRole('heading', { name: '这会儿发不出去，写好的都在' }).waitFor();
  await expectNoAxeViolations(phone);
  expect(await countCases(world, text)).toBe(1);
  await phone.reload();
  await expectSentOnce(phone, text);
  // Whether the page asks again or its worker, and how often, is theirs.
  expect(new Set(requestIds).size).toBe(1);
});

it('words changed after a lost answer do not make a second case, and the phone says so', async () => {
  const text = '水管一直漏';
  const phone = await phoneOf(world, { phone: '13911110007', name: '周小芳' });
  await openReport(phone);
  await write(phone, text);
  await loseTheAnswer(phone);
  await send(phone).click();
  await phone.getByRole('button', { name: '再改改' }).click();
  await write(phone, `${text}，漏到马路上了`);
  await send(phone).click();
  await expectSentOnce(phone, text);
  await phone.getByText('先前那一次其实已经送到了').waitFor();
  await expectNoAxeViolations(phone);
});

it('a dispute asks once whether its reporter is grown up; what was written waits meanwhile', async () => {
  const text = '楼上邻居天天吵架';
  const number = '13911110028';
  const phone = await phoneOf(world, { phone: number, name: '周小芳' });
  await openReport(phone);
  await write(phone, text);
  await send(phone).click();
  await phone.getByText('请先说一声您满没满 18 周岁，只问这一次').waitFor();
  await expectNoAxeViolations(phone);
  await phone.getByRole('link', { name: '说一声满没满 18 周岁' }).click();
  await phone.getByRole('button', { name: '已满 18 周岁' }).click();
  await phone.getByRole('button', { name: '好了' }).click();
  await phone.waitForURL(/#\/report$/);
  await expect.poll(() => words(phone).inputValue()).toBe(text);
  await expect.poll(() => where(phone).inputValue()).toBe(place);
  expect(await phone.getByRole('alert').count()).toBe(0);
  await send(phone).click();
  await phone.getByRole('heading', { name: /收到了/ }).waitFor();
  const { total } = (await (await world.resident(number))('listMyCases')).ok;
  expect(total).toBe(1);
});

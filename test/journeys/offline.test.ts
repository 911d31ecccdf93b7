import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { consentForms } from '../../contract/consent-forms.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { wakerOf } from './closed-app.ts';
import { younger } from './old-phone.ts';
import { press } from './press.ts';
import {
  type BrowserWorld,
  closePages,
  codeOn,
  countCases,
  phoneOf,
  photoFile,
  startBrowserWorld,
} from './world.ts';

/* Reports where there is no network: they wait in the phone, whatever happens to the app, and arrive once. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const place = '老街 29 号门口';
const words = (phone: Page) => phone.getByRole('textbox', { name: '说一句' });
const photos = (phone: Page) => phone.getByRole('img', { name: /第 \d 张照片/ });

/** A phone on which the app was opened once, so that it opens without a network. */
async function readyPhone(phone: string): Promise<Page> {
  const page = await phoneOf(world, { phone, name: '周小芳' });
  await page.goto(`${world.url}/#/`);
  const kept = 'navigator.serviceWorker.controller !== null';
  await expect.poll(() => page.evaluate<boolean>(kept), { timeout: 30_000 }).toBe(true);
  await page.getByRole('link', { name: '上报一件事' }).first().waitFor();
  return page;
}

/** What the resident sees who opens the app again. */
async function openAgain(context: BrowserContext, hash = '#/'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${world.url}/${hash}`);
  return page;
}

async function write(phone: Page, text: string): Promise<void> {
  await phone.getByLabel('写清楚在哪里').fill(place);
  await words(phone).fill(text);
  await phone.getByText('草稿已存').waitFor();
}

async function addPhotos(phone: Page, ...seeds: number[]): Promise<void> {
  const files = await Promise.all(seeds.map(photoFile));
  await phone.locator('input[type=file]').first().setInputFiles(files);
  await expect.poll(() => photos(phone).count()).toBe(seeds.length);
}

const startReport = (phone: Page) =>
  phone.getByRole('link', { name: '上报一件事' }).first().click();

it('two photos and a sentence outlast the closed app without a network, and are sent once', async () => {
  const text = '河堤的护栏断了一截';
  const phone = await readyPhone('13911120001');
  const context = phone.context();
  await context.setOffline(true);
  await startReport(phone);
  await addPhotos(phone, 31, 32);
  await write(phone, text);
  await press(phone, '发送');
  await phone.getByText('等待发送').waitFor();
  await phone.close();

  const later = await openAgain(context, '#/unsent');
  await later.getByText(text).waitFor();
  await later.getByText('照片传了 0/2').waitFor();
  await expectNoAxeViolations(later);
  await later.close();
  expect(await countCases(world, text)).toBe(0);

  await context.setOffline(false);
  const online = await openAgain(context);
  await online.getByRole('link', { name: '刚才那件发出去了' }).click();
  await online.getByRole('heading', { name: /收到了/ }).waitFor();
  const code = await codeOn(online);
  await online.reload();
  await online.getByRole('heading', { name: /收到了/ }).waitFor();
  expect(await countCases(world, text)).toBe(1);
  const me = await world.resident('13911120001');
  const mine = (await me('getMyCase', { params: { code } })).ok;
  expect([mine.words, mine.photos.length]).toEqual([text, 2]);
});

it('the worker sends while no page is open, and the app tells of it afterwards', async () => {
  const text = '桥头的石墩歪了';
  const phone = await readyPhone('13911120002');
  const context = phone.context();
  await context.setOffline(true);
  await startReport(phone);
  await addPhotos(phone, 33);
  await write(phone, text);
  await press(phone, '发送');
  await phone.getByText('等待发送').waitFor();
  const wake = await wakerOf(context, world.url);
  await phone.close();
  await context.setOffline(false);
  await wake();
  await expect.poll(() => countCases(world, text), { timeout: 20_000 }).toBe(1);

  const later = await openAgain(context);
  await later.getByRole('link', { name: '刚才那件发出去了' }).click();
  await later.getByRole('heading', { name: /收到了/ }).waitFor();
  expect(await countCases(world, text)).toBe(1);
});

it('one report waits while another is being written, and each goes its own way', async () => {
  const [half, waiting] = ['楼道里的灯不亮', '菜场后门堆了泡沫箱'];
  const phone = await readyPhone('13911120003');
  await phone.context().setOffline(true);
  await startReport(phone);
  await write(phone, half);
  await press(phone, '另报一件，这件先留着');
  await expect.poll(() => words(phone).inputValue()).toBe('');
  await write(phone, waiting);
  await press(phone, '发送');
  await phone.getByText('等待发送').waitFor();
  await phone.getByRole('link', { name: '还有 1 件没发出去' }).click();
  await phone.getByText(half).waitFor();
  await phone.getByText(waiting).waitFor();
  await phone.getByText('没写完').waitFor();
  await expectNoAxeViolations(phone);

  await phone.context().setOffline(false);
  await expect.poll(() => phone.getByText(waiting).count()).toBe(0);
  expect(await countCases(world, waiting)).toBe(1);
  expect(await countCases(world, half)).toBe(0);
  await phone.getByRole('link', { name: '打开' }).click();
  await expect.poll(() => words(phone).inputValue()).toBe(half);
  await press(phone, '发送');
  await phone.getByRole('heading', { name: /收到了/ }).waitFor();
  expect(await countCases(world, half)).toBe(1);
});

it('a photo that was not taken is tried again by itself, the other one stays', async () => {
  const text = '围墙边堆了碎玻璃';
  const phone = await readyPhone('13911120004');
  await startReport(phone);
  let asked = 0;
  await phone.route('**/my/photos', async (route) => {
    asked += 1;
    if (asked !== 2) return route.continue();
    const problem = { type: 'about:blank', title: '这张读不出来', status: 422, code: 'unreadable' };
    return route.fulfill({ status: 422, json: problem, contentType: 'application/problem+json' });
  });
  await addPhotos(phone, 34, 35);
  const retry = phone.getByRole('button', { name: /这张读不出来/ });
  await retry.waitFor();
  await write(phone, text);
  await press(phone, '发送');
  await phone.getByText('有一张照片没收下，换一张或者去掉它。').waitFor();
  await retry.click();
  await expect.poll(() => retry.count()).toBe(0);
  await press(phone, '发送');
  await phone.getByRole('heading', { name: /收到了/ }).waitFor();
  const me = await world.resident('13911120004');
  const mine = (await me('getMyCase', { params: { code: await codeOn(phone) } })).ok;
  expect([mine.photos.length, asked]).toEqual([2, 3]);
});

it('who to call stands there at once where the words tell of danger, without a network too', async () => {
  const phone = await readyPhone('13911120005');
  await phone.context().setOffline(true);
  await startReport(phone);
  await words(phone).fill('三楼着火了');
  await phone.getByText('有人正有危险？先打电话，再来上报。').waitFor();
  for (const number of ['110', '119'])
    await phone.locator(`a[href="tel:${number}"]`).first().waitFor();
  await expectNoAxeViolations(phone);
  await words(phone).fill('三楼的窗户关不上');
  await expect.poll(() => phone.getByText('有人正有危险？').count()).toBe(0);
});

it('a category asks what its handler would ask, and a tap is an answer', async () => {
  const text = '巷口积水';
  const phone = await readyPhone('13911120006');
  await startReport(phone);
  await write(phone, text);
  await phone.getByText('人和车还过得去吗？', { exact: true }).waitFor();
  await press(phone, '过不去');
  await expectNoAxeViolations(phone);
  await press(phone, '发送');
  await phone.getByRole('heading', { name: /收到了/ }).waitFor();
  const code = await codeOn(phone);
  await phone.goto(`${world.url}/#/case/${code}`);
  await phone.getByText('人和车还过得去吗？').waitFor();
  await phone.getByText('过不去').waitFor();
  const intake = await world.staff('intake');
  const { answers } = (await intake('getCase', { params: { code } })).ok;
  expect(answers.map(({ answer }) => answer.zh)).toEqual(['过不去']);
});

it('three taps are a report: what many report, the place that the phone found, and send', async () => {
  const phone = await readyPhone('13911120010');
  const context = phone.context();
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ longitude: 120.05, latitude: 30.05, accuracy: 12 });
  const resident = await world.resident('13911120010');
  const { version: textVersion } = consentForms.location;
  const body = { given: true, textVersion };
  expect((await resident('setMyConsent', { params: { purpose: 'location' }, body })).status).toBe(
    200,
  );
  await startReport(phone);
  await phone.getByText('误差约 12 米').waitFor();
  await press(phone, '占用消防通道');
  await press(phone, '发送');
  await phone.getByRole('heading', { name: /收到了/ }).waitFor();
  expect(await countCases(world, '占用消防通道')).toBe(1);
});

it('without a network nobody knows whether the phone’s position may be taken, so words are asked for', async () => {
  const phone = await readyPhone('13911120015');
  const context = phone.context();
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ longitude: 120.05, latitude: 30.05, accuracy: 12 });
  await context.setOffline(true);
  await startReport(phone);
  const asked = phone.getByText('最好再写一句在哪里');
  await press(phone, '用我的位置');
  await asked.waitFor();
  await expectNoAxeViolations(phone);
  await phone.getByLabel('写清楚在哪里').fill(place);
  await asked.waitFor({ state: 'detached' });
});

it('what is said is written, where the browser can listen', async () => {
  const phone = await phoneOf(world, { phone: '13911120007', name: '周小芳' });
  await phone.addInitScript(`globalThis.SpeechRecognition = class extends EventTarget {
    start() {
      const heard = Object.assign([{ transcript: '路灯不亮' }], { isFinal: true });
      const event = Object.assign(new Event('result'), { results: [heard], resultIndex: 0 });
      setTimeout(() => this.dispatchEvent(event), 50);
    }
    stop() { this.dispatchEvent(new Event('end')); }
    abort() {}
  }`);
  await phone.goto(`${world.url}/#/report`);
  await words(phone).fill('巷口');
  await press(phone, '说话代替打字');
  await expect.poll(() => words(phone).inputValue()).toBe('巷口路灯不亮');
  await expectNoAxeViolations(phone);
  await press(phone, '说完了');
  await phone.getByRole('button', { name: '说话代替打字' }).waitFor();
});

it('and elsewhere nothing is offered that cannot be done', async () => {
  const phone = await phoneOf(world, { phone: '13911120008', name: '周小芳' });
  await phone.addInitScript(
    'delete globalThis.SpeechRecognition; delete globalThis.webkitSpeechRecognition;',
  );
  await phone.goto(`${world.url}/#/report`);
  await words(phone).waitFor();
  expect(await phone.getByRole('button', { name: '说话代替打字' }).count()).toBe(0);
});

it('the WebView of an old phone writes and sends a report', async () => {
  const text = '下水道堵了';
  const phone = await phoneOf(world, { phone: '13911120009', name: '周小芳' });
  const faults: string[] = [];
  phone.on('pageerror', (error) => faults.push(String(error)));
  await phone.addInitScript(younger);
  await phone.goto(`${world.url}/#/`);
  await phone.getByRole('link', { name: '上报一件事' }).first().waitFor();
  const added = `[Object.hasOwn({ a: 1 }, 'a'), Object.hasOwn({}, 'a'), [1, 2].at(-1), 'a-b-'.replaceAll('-', '')]`;
  expect(await phone.evaluate<unknown[]>(added)).toEqual([true, false, 2, 'ab']);
  await startReport(phone);
  await addPhotos(phone, 36);
  await write(phone, text);
  await press(phone, '选一个类别');
  await phone.getByRole('button', { name: /积水/ }).click();
  await press(phone, '发送');
  await phone.getByRole('heading', { name: /收到了/ }).waitFor();
  expect(await countCases(world, text)).toBe(1);
  expect(faults).toEqual([]);
});

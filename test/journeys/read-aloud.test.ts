import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { report } from '../road.ts';
import { inspectionOf } from './inspect.ts';
import { type BrowserWorld, closePages, phoneOf, sameOwner, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

/** The voice of the phone, which this machine lacks: it writes down what it is to say, and says it when told. */
const voice = `(() => {
  const said = [];
  const waiting = [];
  globalThis.spoken = { said, stopped: 0, finish: () => waiting.splice(0).forEach((one) => one.onend?.()),
    fail: () => waiting.splice(0).forEach((one) => one.onerror?.()) };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: {
    speak: (one) => { said.push([one.lang, one.text]); waiting.push(one); },
    cancel: () => { waiting.length = 0; globalThis.spoken.stopped += 1; },
  } });
})()`;

const phone = { phone: '13911160001', name: '何阿婆' };

async function elderPhone(language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Page> {
  const first = await phoneOf(world, phone);
  const page = await sameOwner(await first.context().cookies(), { elder: true, language });
  await page.addInitScript(voice);
  return page;
}

const said = async (page: Page) =>
  (await page.evaluate<[string, string][]>('spoken.said')).map(([, text]) => text).join('');

it('an elder has the page read: all that is shown, nothing that is hidden or typed, until they go on', async () => {
  const { code } = await report(await world.resident(phone.phone), {
    words: '楼道灯不亮，看不见台阶。',
  });
  const page = await elderPhone();
  const tour = inspectionOf(page, { looks: { elder: true }, touch: true, axe: true });
  await page.goto(`${world.url}/#/case/${code}`);
  await page.getByText('楼道灯不亮').first().waitFor();
  await tour.inspect('a page that can be read');
  await page.getByRole('button', { name: '读给我听' }).click();
  await page.getByRole('button', { name: '停下' }).waitFor();
  expect(await said(page)).toContain('楼道灯不亮，看不见台阶。');
  expect(await said(page)).not.toContain('读给我听');
  expect(await page.evaluate<string[]>('spoken.said.map(([lang]) => lang)')).not.toContain('en');
  await page.evaluate('spoken.finish()');
  await page.getByRole('button', { name: '读给我听' }).click();
  const before = await page.evaluate<number>('spoken.stopped');
  await page.evaluate(`location.hash = '#/report'`);
  await page.getByRole('textbox', { name: '说一句' }).fill('这是刚写的话');
  await expect.poll(() => page.evaluate<number>('spoken.stopped')).toBeGreaterThan(before);
  await page.getByRole('button', { name: '读给我听' }).click();
  expect(await said(page)).not.toContain('这是刚写的话');
  expect(tour.faults()).toEqual([]);
});

it('a phone without a voice says so, in English too; without large type there is no such button', async () => {
  const page = await elderPhone('en');
  const tour = inspectionOf(page, {
    looks: { elder: true, language: 'en' },
    touch: true,
    axe: true,
  });
  await page.goto(`${world.url}/#/points`);
  await page.getByRole('button', { name: 'Read it to me' }).click();
  await page.evaluate('spoken.fail()');
  await page.getByText('This phone cannot read aloud').waitFor();
  await tour.inspect('no voice');
  expect(tour.faults()).toEqual([]);
  const plain = await sameOwner(await page.context().cookies(), {});
  await plain.goto(`${world.url}/#/points`);
  await plain.locator('main h2, main h1').first().waitFor();
  expect(await plain.getByRole('button', { name: '读给我听' }).count()).toBe(0);
});

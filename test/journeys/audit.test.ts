import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { checkAudit } from '../../server/features/audit/service.ts';
import { chainAll } from '../../server/platform/audit/chain.ts';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import { county } from '../county.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { inspectionOf, type LookedAt, looksAtDesk, looksOnPhone } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, seat, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let code: string;
beforeAll(async () => {
  world = await startBrowserWorld();
  const resident = await world.resident();
  await resident('completeProfile', { body: { name: '周小芳', grid: '339999001001001' } });
  const desk = await openDesk(world);
  ({ code } = await report(resident));
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await desk.reviewer('getCase', { params: { code } });
  await chain();
});
afterEach(closePages);
afterAll(() => world?.close());

/** Everything written so far has its place, and the whole of it was checked. */
async function chain(): Promise<void> {
  await chainAll(world.deps);
  const key = world.deps.sealKey.publicKey;
  await checkAudit({ ...world.deps, key, heads: { read: async () => [] } });
}

/** An auditor before the audit. */
async function openAudit(looks: Looks = {}): Promise<Page> {
  const page = await deskOf(world, 'auditor', looks);
  await page.goto(`${world.url}/console/#/audit`);
  return page;
}
const rows = (page: Page) => page.locator('main ul li a');
const find = (page: Page) => page.getByRole('button', { name: '查找' }).click();

describe('an auditor at the desk', () => {
  test('finds what was done to a case, opens an entry, and sees that it is whole', async () => {
    const page = await openAudit();
    await page
      .getByRole('link', { name: /reviewer/ })
      .first()
      .waitFor();
    await page.getByLabel('对象').fill(code);
    await find(page);
    await expect.poll(() => rows(page).count()).toBe(6);
    await page.getByRole('link', { name: /查看事件/ }).click();
    await page.getByRole('heading', { name: 'reviewer 查看事件' }).waitFor();
    await page.getByText('刚刚重新算过：与入链时一样').waitFor();
    await page.getByText(/第 \d+ 条，共 \d+ 条/).waitFor();
    await page.getByRole('link', { name: code, exact: true }).click();
    await page.getByText('老街').first().waitFor();
  });

  test('searches by person, by verb and by day, and is told where nothing is found', async () => {
    const page = await openAudit();
    await page.getByLabel('谁').fill('dispatch');
    await find(page);
    await page.getByRole('link', { name: /dispatcher 派单/ }).waitFor();
    for (const name of await rows(page).allTextContents()) expect(name).toMatch(/^dispatcher/);
    await page.getByLabel('到哪天').fill('2020-01-01');
    await find(page);
    await page.getByRole('heading', { name: '没有找到' }).waitFor();
    await page.getByLabel('从哪天').fill('2021-01-01');
    await find(page);
    await page.getByText('开始日期在结束日期之后').waitFor();
    await page.getByRole('button', { name: '清空' }).first().click();
    await rows(page).first().waitFor();
  });

  test('takes an export with a reason, which is itself in the audit', async () => {
    const page = await openAudit();
    await page.getByLabel('对象').fill(code);
    await find(page);
    await page.getByRole('link', { name: '导出' }).click();
    await page.getByText(`对象：${code}`).waitFor();
    await page.getByRole('radio', { name: '逐行 JSONL' }).check();
    const submit = page.getByRole('button', { name: '导出并留痕' });
    await submit.click();
    await page.getByText('请写明为什么导出').waitFor();
    await page.getByLabel('为什么导出').fill('年度检查');
    const [download] = await Promise.all([page.waitForEvent('download'), submit.click()]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^audit-${county}-.*\\.jsonl$`));
    const text = await readFile(await download.path(), 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(7);
    await page.getByText('这次导出已留痕').waitFor();
    world.clock.advance({ minutes: 1 });
    await chain();
    await page.getByLabel('对象').fill('audit');
    await find(page);
    await page.getByRole('link', { name: /auditor 导出审计/ }).click();
    await page.getByText('年度检查').waitFor();
  });

  test('sees how the chain stands, and when it was checked', async () => {
    const page = await openAudit();
    await page.getByRole('link', { name: /链头第 \d+ 条/ }).click();
    const chainPage = page.getByRole('region', { name: '审计链' });
    await chainPage.getByRole('heading', { level: 1, name: '审计链' }).waitFor();
    await chainPage.getByText(/条，完好/).waitFor();
    await chainPage.getByText('36 个月').waitFor();
    await chainPage.getByText(`pingan-points/${county}/audit`).first().waitFor();
  });
});

test('a reviewer is told whose page it is; the security officer reads and has no cases', async () => {
  const reviewer = await deskOf(world, 'reviewer');
  await reviewer.goto(`${world.url}/console/#/audit`);
  await reviewer.getByRole('heading', { name: '这页归审计员、安全员看' }).waitFor();
  const officer = await deskOf(world, 'security_officer');
  await officer.goto(`${world.url}/console/#/audit`);
  await rows(officer).first().waitFor();
  expect(await officer.getByRole('link', { name: '收件派单' }).count()).toBe(0);
});

/** Every state of the page, looked at for what is hidden, untranslated or not to be read. */
async function walk(page: Page, [looks, { axe }]: LookedAt, touch: boolean): Promise<string[]> {
  const tour = inspectionOf(page, { looks, touch, axe });
  await page.goto(`${world.url}/console/#/audit`);
  await tour.inspect('audit');
  const first = await rows(page).first().getAttribute('href');
  await tour.visit('an entry', first ?? '');
  await tour.visit('chain', '#/audit/chain');
  await tour.visit('export', '#/audit/export');
  await page.locator('main form button[type=submit]').last().click();
  await tour.inspect('export without a reason');
  await tour.visit('an entry that is not there', '#/audit/00000000-0000-7000-8000-000000000000');
  await tour.visit('audit again', '#/audit');
  await page.locator('main form input').first().fill('nobody is called so');
  await page.locator('main form button[type=submit]').first().click();
  await tour.inspect('nothing found');
  const api = /api\/\d+\/audit/;
  await page.route(api, (route) => route.fulfill({ status: 502, body: 'proxy' }));
  await page.locator('main form input').first().fill('somebody else');
  await page.locator('main form button[type=submit]').first().click();
  await tour.inspect('without an answer');
  await page.unroute(api);
  return tour.faults().filter((fault) => !/status of (502|404)/.test(fault));
}

it.each(looksAtDesk)('every state on a desk, %o', async (...look) => {
  expect(await walk(await deskOf(world, 'auditor', look[0]), look, false)).toEqual([]);
});

it.each(looksOnPhone)('every state on a phone, %o', async (...look) => {
  const page = await seat(await newPhone(await openBrowser(), look[0]), world, 'auditor');
  expect(await walk(page, look, true)).toEqual([]);
});

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { newDesk, openBrowser } from '../browser.ts';
import { report, walkTo } from '../road.ts';
import { inspectionOf, looksOfDesk } from './inspect.ts';
import { longSeated, showCode } from './step-up.ts';
import { type BrowserWorld, closePages, deskOf, seat, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let reported: string[];
beforeAll(async () => {
  world = await startBrowserWorld();
});
beforeEach(async () => {
  const resident = await world.resident();
  reported = [];
  for (let made = 0; made < 4; made++) reported.push((await report(resident)).code);
});
afterEach(closePages);
afterAll(async () => {
  await world?.close();
});

const queueOf = async (page: Page) => {
  await page.goto(`${world.url}/console/#/queue`);
  await page.locator('[data-code]').first().waitFor();
};
const keys = async (page: Page, ...pressed: string[]) => {
  for (const key of pressed) await page.keyboard.press(key);
};
const showTab = async (page: Page, show: string) => {
  await page.locator(`button[data-show=${show}]`).press('Enter');
  await page.locator(`button[data-show=${show}][aria-pressed=true]`).waitFor();
};

it('a filter is kept, opened, renamed and removed by keyboard, and is there on another desk', async () => {
  const page = await deskOf(world, 'dispatcher');
  await queueOf(page);
  await showTab(page, 'overdue');
  await keys(page, 'f');
  await page.getByLabel('给这个筛选起个名字').waitFor();
  await page.keyboard.type('先催这些');
  await keys(page, 'Enter');
  const chip = page.getByRole('button', { name: '先催这些' });
  await chip.waitFor();
  await expect.poll(() => chip.getAttribute('aria-pressed')).toBe('true');

  const elsewhere = await deskOf(world, 'dispatcher');
  await queueOf(elsewhere);
  await elsewhere.getByRole('button', { name: '先催这些' }).waitFor();
  await keys(elsewhere, '1');
  await elsewhere.locator('button[data-show=overdue][aria-pressed=true]').waitFor();

  await elsewhere.getByRole('button', { name: '整理存下的筛选' }).focus();
  await keys(elsewhere, 'Enter');
  await elsewhere.getByLabel('筛选“先催这些”的名字').waitFor();
  await keys(elsewhere, 'Control+A');
  await elsewhere.keyboard.type('今天先催');
  await keys(elsewhere, 'Enter');
  await elsewhere.getByLabel('筛选“今天先催”的名字').waitFor();
  await keys(elsewhere, 'Escape');
  await elsewhere.getByRole('button', { name: '今天先催' }).waitFor();
  await elsewhere.getByRole('button', { name: '整理存下的筛选' }).press('Enter');
  await elsewhere.getByRole('button', { name: '删掉筛选“今天先催”' }).press('Enter');
  await elsewhere.getByRole('button', { name: '存下筛选' }).waitFor();
});

it('a colleague sits down and finds none of the filters of the one before', async () => {
  const page = await deskOf(world, 'dispatcher');
  await queueOf(page);
  await showTab(page, 'soon');
  await keys(page, 'f');
  await page.getByLabel('给这个筛选起个名字').fill('只是我的');
  await keys(page, 'Enter');
  await page.getByRole('button', { name: '只是我的' }).waitFor();
  await seat(page, world, 'reviewer');
  await page.goto(`${world.url}/console/?as=reviewer#/queue`);
  await showTab(page, 'open');
  await page.locator('[data-code]').first().waitFor();
  expect(await page.getByRole('button', { name: '只是我的' }).count()).toBe(0);
});

it('rows are chosen by keyboard and accepted at once; what a colleague took meanwhile says so', async () => {
  const page = await deskOf(world, 'intake');
  await queueOf(page);
  await showTab(page, 'to_accept');
  await keys(page, 'j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp');
  await page.getByText('已选 2 件').waitFor();
  const chosen = await page
    .locator('[data-code]:has(input:checked)')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-code') ?? ''));
  expect(chosen).toHaveLength(2);
  const [taken = '', other = ''] = chosen;
  const colleague = await world.staff('intake');
  (await colleague('acceptCase', { params: { code: taken }, body: { note: '' } })).ok;

  await keys(page, 'a');
  await page.getByRole('heading', { name: '一起受理 2 件' }).waitFor();
  await page.keyboard.type('都看过了，马上派');
  await keys(page, 'Control+Enter');
  await page.getByRole('heading', { name: '受理了 1 件，1 件没有受理' }).waitFor();
  const result = page.getByRole('region', { name: '一起受理的结果' });
  await expect.poll(() => result.getByRole('listitem').first().textContent()).toContain(taken);
  await expect.poll(() => result.textContent()).toContain('到了别的环节');
  await expect.poll(() => result.textContent()).toContain(other);
  const after = (await colleague('getCase', { params: { code: other } })).ok;
  expect(after.stage).toBe('accepted');
  expect(after.history.at(-1)?.note).toBe('都看过了，马上派');
  await keys(page, 'Escape');
  await result.waitFor({ state: 'detached' });
});

it('the keys of the list choose nothing where nobody accepts, and leave the case its own', async () => {
  const page = await deskOf(world, 'dispatcher');
  await queueOf(page);
  await keys(page, 'j', 'x');
  expect(await page.locator('[data-code] input').count()).toBe(0);
  const intake = await deskOf(world, 'intake');
  await intake.goto(`${world.url}/console/#/queue/${reported[0]}`);
  await intake.getByRole('heading', { name: '受理这件事' }).waitFor();
  await keys(intake, 'x');
  await intake.getByRole('heading', { name: '不予受理', exact: true }).waitFor();
});

it('a text is written once by the centre, and put into the answer of a unit with what the case says', async () => {
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/answer-templates`);
  await page.getByRole('heading', { name: '答复用语', exact: true }).waitFor();
  await keys(page, 'n');
  await page.getByLabel('短名').waitFor();
  await page.keyboard.type('已到现场');
  await page.getByLabel('内容').focus();
  await page.keyboard.type('感谢王小梅，');
  await keys(page, 'Control+Enter');
  await page.getByText('像是人名', { exact: false }).waitFor();
  const checked = page.getByLabel('已核对：里面没有人名');
  await checked.check();
  await page.getByLabel('内容').focus();
  await keys(page, 'Control+A');
  await page.keyboard.type('您反映的');
  await expect.poll(() => checked.isChecked()).toBe(false);
  await page.getByRole('button', { name: '放进 类别' }).press('Enter');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('已经有人去办。');
  await keys(page, 'Control+Enter');
  await page.getByText('已到现场', { exact: true }).waitFor();

  const [code = ''] = reported;
  const desk = {
    intake: await world.staff('intake'),
    dispatcher: await world.staff('dispatcher'),
    handler: await world.staff('handler_west'),
    reviewer: await world.staff('reviewer'),
  };
  await walkTo('dispatched', { desk, resident: await world.resident(), code });
  const handler = await deskOf(world, 'handler_west');
  await handler.goto(`${world.url}/console/#/queue/${code}`);
  await handler.getByRole('button', { name: '已到现场', exact: true }).press('Enter');
  await handler.locator('textarea:focus').waitFor();
  await handler.keyboard.type('请放心。');
  const { categoryName } = (await desk.intake('getCase', { params: { code } })).ok;
  await keys(handler, 'Control+Enter');
  await expect
    .poll(async () => (await desk.intake('getCase', { params: { code } })).ok.history.at(-1)?.note)
    .toBe(`您反映的${categoryName.zh}已经有人去办。请放心。`);
});

it('a text that a colleague changed meanwhile is read again, and can then be changed', async () => {
  const colleague = await world.staff('intake');
  const text = { move: 'return', category: null, name: '补照片', words: '请补一张照片。' };
  const { id, version } = (await colleague('addAnswerTemplate', { body: text })).ok;
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/answer-templates`);
  await page.getByRole('button', { name: '改“补照片”' }).press('Enter');
  const theirs = { ...text, words: '请补一张看得清地点的照片。', version };
  (await colleague('editAnswerTemplate', { params: { id }, body: theirs })).ok;
  await page.getByLabel('内容').fill('请补照片。');
  await keys(page, 'Control+Enter');
  await page.getByText('别人改过这条用语', { exact: false }).waitFor();
  await page.getByRole('button', { name: '看新的' }).press('Enter');
  await page.getByText(theirs.words).waitFor();
  await page.getByRole('button', { name: '改“补照片”' }).press('Enter');
  await page.getByLabel('内容').fill('请补照片，谢谢。');
  await keys(page, 'Control+Enter');
  await page.getByText('请补照片，谢谢。').waitFor();
});

it('the queue as it is filtered is saved as a workbook by one key, and the export is said to be recorded', async () => {
  const page = await longSeated(world, 'intake');
  await queueOf(page);
  await showTab(page, 'to_accept');
  const saved = page.waitForEvent('download');
  await keys(page, 'e');
  await showCode(world, page);
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^cases-\d{6}-\d{4}-\d{2}-\d{2}\.xlsx$/);
  const [cases] = await readWorkbook(await readFile(await file.path()));
  const codes = (cases?.data ?? []).map(([code]) => code);
  expect(codes).toEqual(expect.arrayContaining(reported));
  await page.getByText('这次导出已留痕', { exact: false }).waitFor();
});

it.each(looksOfDesk)('every state of it can be read and reached, %o', async (looks, { axe }) => {
  const page = await newDesk(await openBrowser(), looks);
  await seat(page, world, 'intake');
  const tour = inspectionOf(page, { looks, touch: false, axe });
  await queueOf(page);
  await showTab(page, 'to_accept');
  await page.locator('[data-code] input').first().waitFor();
  await keys(page, 'j', 'x', 'Shift+ArrowDown');
  await tour.inspect('rows that are chosen');
  await keys(page, 'a');
  await tour.inspect('the form in which they are accepted');
  await keys(page, 'Control+Enter');
  await page.locator('section:has(> h2) li[data-accepted]').first().waitFor();
  await tour.inspect('what was accepted');
  await keys(page, 'Escape');
  await showTab(page, 'soon');
  await keys(page, 'f');
  await tour.inspect('a filter that is about to be kept');
  await keys(page, 'Enter');
  await page.locator('button[aria-keyshortcuts="1"]').waitFor();
  await tour.inspect('kept filters');
  await page.goto(`${world.url}/console/?again#/answer-templates`);
  await tour.inspect('texts for answers');
  await keys(page, 'n');
  await page.locator('main form button[type=submit]').click();
  await tour.inspect('a text, handed in empty');
  expect(tour.faults()).toEqual([]);
});

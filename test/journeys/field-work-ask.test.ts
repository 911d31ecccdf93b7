import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agreedWith } from '../agreed.ts';
import type { Caller } from '../app.ts';
import type { Looks } from '../browser.ts';
import { type Desk, openDesk, walkTo } from '../road.ts';
import { inTurn } from '../turns.ts';
import { faultsOf, keptOn, startFieldGround, workersPhone } from './grid-worker.ts';
import { inspectionOf } from './inspect.ts';
import { press } from './press.ts';
import { type BrowserWorld, closePages, nextCode, seat } from './world.ts';

/* Who reported without a phone is asked by a grid worker, who has to know whom to ask, and where. */

const phone = '13611120061';
const name = '何阿婆';
let world: BrowserWorld;
let desk: Desk;
let resident: Caller;
beforeAll(async () => {
  ({ world, desk, resident } = await startFieldGround(phone));
});
afterEach(closePages);
afterAll(() => world?.close());

/** Reported at the window and dealt with: whether it is solved has to be asked. */
async function toBeAsked(): Promise<string> {
  desk = await openDesk(world);
  const id = await agreedWith(world, desk.intake, { phone });
  const body = { words: '楼道灯坏了，晚上看不见', place: '老街 12 号', photoIds: [] };
  const { code } = (await desk.intake('reportFor', { params: { id }, body })).ok;
  await walkTo('awaiting_confirmation', { desk, resident, code });
  return code;
}

async function openTask(code: string, looks: Looks = {}) {
  const page = await workersPhone(world, looks);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await page.goto(`${world.url}/#/field-work`);
  await page.getByRole('listitem').first().waitFor();
  await page.goto(`${world.url}/#/field-work/task/${code}`);
  return { page, tour };
}

const isForgotten = (page: Page) =>
  expect.poll(() => keptOn(page), { timeout: 20_000 }).not.toMatch(new RegExp(`${name}|${phone}`));

it('sees whom to ask masked, and whole by a press with the second factor; told, the phone forgets it', async () => {
  const code = await toBeAsked();
  const { page, tour } = await openTask(code);
  await page.getByText('何*婆').waitFor();
  await page.getByText('136****0061').waitFor();
  await tour.inspect('masked');
  expect(await keptOn(page)).not.toContain(name);
  // The second factor of the morning does not count for it.
  world.clock.advance({ minutes: 10 });
  await press(page, '看要问的人');
  await page.getByLabel('动态口令').fill(nextCode(world));
  await tour.inspect('the second factor');
  await press(page, '验证');
  await page.getByText(name, { exact: true }).waitFor();
  await page.getByText('西镇西社区西网格').waitFor();
  const call = page.getByRole('link', { name: '打电话问' });
  await expect.poll(() => call.getAttribute('href')).toBe(`tel:${phone}`);
  await tour.inspect('whole');
  // In a village without a network it is still there.
  await expect.poll(() => keptOn(page), { timeout: 20_000 }).toContain(name);
  await page.reload();
  await page.getByText(name, { exact: true }).waitFor();
  await page.getByRole('radio', { name: /^4 盏/ }).check();
  await page.getByLabel('记一句（照本人的话）').fill('当面说灯亮了');
  // So is what is half told, lamps and all.
  await expect.poll(() => keptOn(page)).toContain('当面说灯亮了');
  await page.reload();
  const lamps = page.getByRole('radio', { name: /^4 盏/ });
  await expect.poll(() => lamps.isChecked()).toBe(true);
  await press(page, '记下回访');
  await page.getByText('已提交', { exact: true }).waitFor();
  await isForgotten(page);
  expect(faultsOf(tour)).toEqual([]);
});

it.each(
  inTurn<[string, Looks, RegExp, string]>([
    ['in Chinese', {}, /等确认 剩 6 天/, '该回访了'],
    [
      'in English, with large type',
      { language: 'en', elder: true },
      /Reporter’s word 6 d/,
      'time to ask',
    ],
  ]),
)(
  'whose word is waited for is never late, on the list and at the task, %s',
  async (_, looks, left, silent) => {
    const code = await toBeAsked();
    world.clock.advance({ hours: 3 });
    const page = await workersPhone(world, looks);
    const tour = inspectionOf(page, { looks, touch: true, axe: true });
    const expectOnBoth = async (words: string | RegExp) => {
      for (const at of ['', `/task/${code}`]) {
        await page.goto(`${world.url}/#/field-work${at}`);
        await page.clock.setFixedTime(world.clock.now());
        await page.reload();
        await page.getByText(words).first().waitFor();
        expect(await page.getByText(/超时|late/).count()).toBe(0);
        await tour.inspect(at);
      }
    };
    await expectOnBoth(left);
    world.clock.advance({ days: 8 });
    await seat(page, world, 'grid_worker');
    await expectOnBoth(silent);
    expect(faultsOf(tour)).toEqual([]);
  },
);

it('and it is forgotten when the worker leaves', async () => {
  const { page } = await openTask(await toBeAsked());
  await press(page, '看要问的人');
  await page.getByText(name, { exact: true }).waitFor();
  await expect.poll(() => keptOn(page), { timeout: 20_000 }).toContain(name);
  await page.goto(`${world.url}/#/field-work`);
  await press(page, '退出工作模式');
  await page.getByLabel('账号').waitFor();
  await isForgotten(page);
});

it('what was asked meanwhile by somebody else is said in words, and shows nobody', async () => {
  const code = await toBeAsked();
  const { page } = await openTask(code);
  await page.getByText('何*婆').waitFor();
  const body = { result: 'solved', rating: 5, note: '打电话问过' };
  (await desk.intake('visitReporter', { params: { code }, body })).ok;
  await press(page, '看要问的人');
  await page.getByText('这件现在不用您回访').waitFor();
  expect(await keptOn(page)).not.toContain(name);
});

it.each(
  inTurn<[string, Looks]>([
    ['in English, with large type', { language: 'en', elder: true }],
    ['at night', { dark: true }],
  ]),
)('looks right %s', async (_, looks) => {
  const { page, tour } = await openTask(await toBeAsked(), looks);
  await page.getByText('何*婆').waitFor();
  await tour.inspect('masked');
  await press(page, looks.language === 'en' ? 'Show whom to ask' : '看要问的人');
  await page.getByText(name, { exact: true }).waitFor();
  await tour.inspect('whole');
  expect(faultsOf(tour)).toEqual([]);
});

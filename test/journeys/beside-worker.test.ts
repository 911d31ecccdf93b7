import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { rulebook } from '../../db/seed/county/rulebook.ts';
import type { Caller } from '../app.ts';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import { grids, password } from '../county.ts';
import { adult } from '../families.ts';
import { enforce } from '../rulebooks.ts';
import { hangOnWalls } from '../walls.ts';
import { keptForOffline } from './grid-worker.ts';
import { inspectionOf } from './inspect.ts';
import { follow, press } from './press.ts';
import {
  type BrowserWorld,
  closePages,
  deskOf,
  nextCode,
  seat,
  startBrowserWorld,
} from './world.ts';

let world: BrowserWorld;
let codes: string[];
const phone = '13611160031';
let resident: Caller;
beforeAll(async () => {
  world = await startBrowserWorld();
  await enforce(
    world,
    rulebook.rules.filter(({ deed }) => deed === 'patrol.hour'),
  );
  // To the next morning: at night nobody walks alone.
  const hour = (world.clock.now().getTime() / 3_600_000) % 24;
  world.clock.advance({ hours: (26 - hour) % 24 });
  resident = await world.resident(phone);
  const profile = { name: '何阿婆', grid: grids.west, age: adult };
  (await resident('completeProfile', { body: profile })).ok;
  codes = await hangOnWalls(world, await world.staff('dispatcher'), ['老街东口', '桥头']);
});
afterEach(closePages);
afterAll(() => world?.close());

const byOrder = '临溪县综治中心 重点巡逻令 第 7 号';
async function askFor(way: string): Promise<void> {
  const at = (hours: number) =>
    new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
  const span = { startsAt: at(0.2), endsAt: at(4), people: 3, days: 1 };
  const body = { area: grids.west, way, byOrder, ...span };
  (await (await world.staff('dispatcher'))('createPatrolTask', { body })).ok;
}

async function workerOn(looks: Looks = {}): Promise<Page> {
  const page = await seat(await newPhone(await openBrowser(), looks), world, 'grid_worker');
  await page.clock.install({ time: world.clock.now() });
  await page.goto(`${world.url}/#/field-work/for`);
  await keptForOffline(page);
  return page;
}

it('a grid worker walks beside who has no phone: begun by an order, scanned without a network, paid to them', async () => {
  const way = '沿老街走一圈，看看消防通道';
  await askFor(way);
  const page = await workerOn();
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.getByLabel('本人的手机号').fill(phone);
  await press(page, '给本人发验证码');
  await page.getByRole('button', { name: /^验证码 \d{6}/ }).click();
  await press(page, '本人同意，开始办');
  await page.getByRole('heading', { name: '陪本人巡逻' }).waitFor();
  await page.getByText(`依据：${byOrder}`).waitFor();
  await press(page, '加入这一队');
  await page.getByText('请填八位数字。').waitFor();
  await tour.inspect('before they set out');
  await press(page, `按这个任务走 ${way}`);
  await page.getByText(/别人用 \d{4} \d{4} 加入这一队/).waitFor();
  await tour.inspect('on patrol beside them');

  await page.context().setOffline(true);
  for (const code of [...codes, ...codes, codes[0] ?? '']) {
    await press(page, '扫巡逻点');
    await page.getByLabel('码下面的数字').fill(code);
    await press(page, '记下这个点');
    await page.getByText('记下了', { exact: true }).waitFor();
    world.clock.advance({ minutes: 16 });
    await page.clock.fastForward(16 * 60_000);
  }
  await page.getByText(/已扫 2 个不同的点/).waitFor();
  await tour.inspect('two points passed');
  await press(page, '结束巡逻');
  await tour.inspect('asked whether to end');
  await press(page, '结束并提交？');
  await page.getByText('待提交', { exact: true }).waitFor();
  expect((await resident('listMyPatrols')).ok.patrols[0]?.proof).toBeNull();
  await page.context().setOffline(false);
  // A walk outlasts the session of whoever works: it waits for its owner.
  await page.getByText(/登录过期了，请重新登录/).waitFor();
  await page.getByLabel('账号').fill('grid_worker');
  await page.getByLabel('密码').fill(password);
  await press(page, '下一步');
  await page.getByLabel('动态口令').fill(nextCode(world));
  await press(page, '验证并登录');
  await page.getByText(/6[45] 分钟 · 2 个巡逻点 · 得 1 分，归本人/).waitFor();
  await tour.inspect('what it came to');
  const me = await world.resident(phone);
  expect((await me('getMyPoints')).ok.spendable).toBe(1);
  expect((await me('listMyPatrols')).ok.patrols).toMatchObject([{ typedAt: 'grid_worker' }]);
  const desk = await deskOf(world, 'dispatcher');
  await desk.goto(`${world.url}/console/#/patrols`);
  await desk.getByText(`依据：${byOrder}`).waitFor();
  await desk.getByText('要 3 人，来了 1 人').waitFor();
  await desk.getByRole('radio', { name: '自己安排' }).check();
  await desk.getByText('这一类还没有').waitFor();
  expect(tour.faults().filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([]);
}, 180_000);

it('looks right in English with large type, and goes on after the page was loaded anew', async () => {
  const looks = { language: 'en', elder: true } as const;
  world.clock.advance({ minutes: 2 });
  const page = await workerOn(looks);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await page.getByLabel('Their phone number').fill(phone);
  await press(page, 'Send a code to them');
  await page.getByRole('button', { name: /\d{6}/ }).click();
  await page.getByRole('button', { name: /^They agree/ }).click();
  await page.getByRole('heading', { name: 'A patrol beside them' }).waitFor();
  await tour.inspect('before they set out');
  await press(page, 'Begin a patrol, they lead it');
  await page.getByText(/Others join by/).waitFor();
  await press(page, 'Scan a point');
  await tour.inspect('a point to be scanned');
  await page.reload();
  await page.getByText(/Others join by/).waitFor();
  await tour.inspect('on patrol beside them');
  await follow(page, 'Back');
  await page.getByRole('link', { name: 'On patrol beside 1' }).waitFor();
  expect(tour.faults()).toEqual([]);
}, 120_000);

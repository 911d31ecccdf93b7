import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { consentForms } from '../../contract/consent-forms.ts';
import { rulebook } from '../../db/seed/county/rulebook.ts';
import { newPhone, openBrowser } from '../browser.ts';
import { grids } from '../county.ts';
import { adult } from '../families.ts';
import { enforce } from '../rulebooks.ts';
import { agreeing } from '../tracks/phone.ts';
import { held } from './in-the-browser.ts';
import { inspectionOf, isOfNoNetwork } from './inspect.ts';
import { fixesOf, holdReceiver, receive } from './receiver.ts';
import {
  type BrowserWorld,
  closePages,
  countCases,
  deskOf,
  phoneOf,
  startBrowserWorld,
} from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
  await enforce(
    world,
    rulebook.rules.filter(({ deed }) => deed === 'patrol.hour'),
  );
  // To the next morning: at night nobody walks alone.
  const hour = (world.clock.now().getTime() / 3_600_000) % 24;
  world.clock.advance({ hours: (26 - hour) % 24 });
});
afterEach(closePages);
afterAll(() => world?.close());

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

it('begins, is joined by its code, loses the network and the page, and is paid once when both are back', async () => {
  const owner = { phone: '13611150001', name: '沈月' };
  const neighbour = { phone: '13611150002', name: '罗大山' };
  for (const { phone, name } of [owner, neighbour])
    (await (await world.resident(phone))('completeProfile', { body: { name, age: adult } })).ok;
  const textVersion = consentForms.location.version;
  const location = { params: { purpose: 'location' }, body: { given: true, textVersion } };
  (await (await world.resident(owner.phone))('setMyConsent', location)).ok;
  const page = await phoneOf(world, owner);
  await holdReceiver(page);
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.goto(`${world.url}/#/`);
  await page.getByRole('link', { name: '义务巡逻' }).click();
  await tour.inspect('before a patrol');
  await press(page, '开始巡逻，我当领队');
  await page.getByRole('heading', { name: '巡逻时记录走过的路' }).waitFor();
  await tour.inspect('asked to have the way recorded');
  await press(page, '同意，开始记录');
  await page.getByText('正在找定位').waitFor();
  const [digits] = /\d{4} \d{4}/.exec((await page.locator('main').textContent()) ?? '') ?? [''];

  const other = await phoneOf(world, neighbour);
  await other.goto(`${world.url}/#/patrol/join/${digits.replace(' ', '')}`);
  await press(other, '加入');
  await press(other, '同意，开始记录');
  await other.getByText('已经 0 分钟').waitFor();
  // The leader’s code once more: the walk that goes on is kept.
  await other.goto(`${world.url}/#/patrol/join/${digits.replace(' ', '')}`);
  await other.getByText('您正在巡逻，一直在记录').waitFor();
  await other.getByRole('link', { name: '接着走' }).click();
  await other.getByText('已经 0 分钟').waitFor();

  const begun = world.clock.now().getTime();
  const fixes = fixesOf('a patrol on a phone', begun);
  const half = Math.floor(fixes.length / 2);
  await receive(page, fixes.slice(0, half));
  await page.getByText(`已有 ${half} 个定位点`).waitFor();
  await tour.inspect('on patrol');

  await press(page, '路灯不亮');
  await page.getByRole('heading', { name: '上报一件事' }).first().waitFor();
  await expect.poll(() => page.locator('textarea').first().inputValue()).toBe('路灯不亮');
  await press(page, '发送');
  await page.waitForURL(/#\/sent\//);
  expect(await countCases(world, '路灯不亮')).toBe(1);

  // The phone runs out of memory and opens the page again: what was recorded is there, and it goes on.
  await page.goto('about:blank');
  await page.goto(`${world.url}/#/patrol`);
  await page.getByText(/已有 \d+ 个定位点|正在找定位/).waitFor();
  await page.context().setOffline(true);
  await receive(page, fixes.slice(half));
  await page.getByText(`已有 ${fixes.length} 个定位点`).waitFor();
  world.clock.advance({ minutes: 70 });
  await press(page, '结束巡逻');
  await tour.inspect('asked whether to end');
  await press(page, '结束并提交？');
  await page.getByText('没网，先存在这部手机里').waitFor();
  await tour.inspect('kept without a network');
  await page.context().setOffline(false);
  await page.getByText('得 1 分').waitFor();
  await tour.inspect('the verdict');
  await press(page, '知道了');
  await page.getByText(/6\d 分钟 · \d+ 米/).waitFor();
  await tour.inspect('my patrols');
  const me = await world.resident(owner.phone);
  const { lines } = (await me('listMyAwards')).ok;
  expect(lines.filter(({ rule }) => rule === '1.1')).toHaveLength(1);
  await page.goto(`${world.url}/#/points`);
  const why = '义务巡逻，每小时 1 分，这次 1 小时，共 1 分（细则 1.1，第 2 版）。核实属实后入账。';
  await page.getByText(why, { exact: true }).waitFor();
  // Without a network nothing is loaded, and who has not agreed yet is answered 409.
  const expected = /ERR_INTERNET_DISCONNECTED|status of 409/;
  expect(tour.faults().filter((fault) => !expected.test(fault))).toEqual([]);
}, 180_000);

it('is for whoever has said to be of age, and leads to where that is said', async () => {
  const page = await phoneOf(world, { phone: '13611150003', name: '小禾' });
  await page.goto(`${world.url}/#/patrol`);
  await press(page, '开始巡逻，我当领队');
  await page.getByRole('link', { name: '说一声满没满 18 周岁' }).waitFor();
  const stranger = await newPhone(await openBrowser());
  await stranger.goto(`${world.url}/#/patrol`);
  await stranger.getByLabel('手机号').waitFor();
});

it('is asked for at the desk where nobody walks, and taken on a phone', async () => {
  const desk = await deskOf(world, 'dispatcher');
  const tour = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/patrols`);
  await desk.getByRole('heading', { name: '少有人去的网格' }).waitFor();
  await tour.inspect('coverage by grid');
  await desk
    .getByRole('button', { name: /^安排巡逻/ })
    .first()
    .click();
  await press(desk, '发布');
  await desk.getByText('写上怎么走').waitFor();
  await tour.inspect('a patrol asked for in no words');
  const soon = new Date(world.clock.now().getTime() + 8 * 3_600_000 + 600_000).toISOString();
  await desk.getByLabel('怎么走、看什么').fill('沿老街走一圈，看看消防通道');
  await desk.getByLabel('哪一天').fill(soon.slice(0, 10));
  await desk.getByLabel('几点开始').fill(soon.slice(11, 16));
  await press(desk, '发布');
  await desk.getByText('要 3 人，来了 0 人').waitFor();
  await tour.inspect('what was asked for');
  const taker = { phone: '13611150004', name: '乔长林' };
  const body = { name: taker.name, age: adult };
  const resident = await world.resident(taker.phone);
  (await resident('completeProfile', { body })).ok;
  (await resident('setMyConsent', agreeing)).ok;
  const page = await phoneOf(world, taker);
  await page.goto(`${world.url}/#/patrol`);
  await page.getByText('沿老街走一圈，看看消防通道').waitFor();
  await press(page, /^我来带队/);
  await page.getByText('已经 0 分钟').waitFor();
  await desk.reload();
  await desk.getByText('要 3 人，来了 1 人').waitFor();
  expect(tour.faults()).toEqual([]);
}, 120_000);

it('leaves no way in the phone of whoever signs out on a walk, and records no more', async () => {
  const walker = { phone: '13611150005', name: '秦小满' };
  const body = { name: walker.name, age: adult };
  const resident = await world.resident(walker.phone);
  (await resident('completeProfile', { body })).ok;
  (await resident('setMyConsent', agreeing)).ok;
  const page = await phoneOf(world, walker);
  await holdReceiver(page);
  await page.goto(`${world.url}/#/patrol`);
  await press(page, '开始巡逻，我当领队');
  await page.getByText('正在找定位').waitFor();
  const begun = world.clock.now().getTime();
  const at = (n: number) => ({ at: begun + n * 5_000, lng: 120.05123, lat: 28.85123 + n / 1e5 });
  await receive(
    page,
    Array.from({ length: 25 }, (_, n) => at(n)),
  );
  await page.getByText('已有 25 个定位点').waitFor();
  await expect.poll(() => page.evaluate<string>(held)).toContain('120.05123');
  await page.goto(`${world.url}/#/me`);
  await press(page, '退出登录');
  await page.getByText('有一次巡逻还没交去核对').waitFor();
  await press(page, '删掉并退出');
  await page.getByLabel('手机号').waitFor();
  await receive(page, [at(30), at(60)]);
  expect(await page.evaluate<string>(held)).not.toContain('120.05123');
});
it('is proved by points on the wall where the phone knows no position, scanned without a network', async () => {
  const desk = await deskOf(world, 'dispatcher');
  const tour = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  const slow = Promise.withResolvers<void>();
  await desk.route(/\/staff\/patrol-points$/, (route) => slow.promise.then(() => route.continue()));
  await desk.goto(`${world.url}/console/#/patrols`);
  await desk.getByText('正在取巡逻点').waitFor({ state: 'attached' });
  slow.resolve();
  await desk.getByText('还没有设巡逻点').waitFor();
  await desk.getByRole('heading', { name: '巡逻点', exact: true }).waitFor();
  await press(desk, '设点');
  await desk.getByText('写上贴在哪里').waitFor();
  await tour.inspect('a point that is called nothing');
  const form = desk.locator('form').filter({ has: desk.getByRole('button', { name: '设点' }) });
  await form.getByRole('combobox').first().click();
  await desk.locator('.ant-select-dropdown:visible').getByTitle('西社区', { exact: true }).click();
  await form.getByText('比网格大的区域要写坐标').waitFor();
  await form.getByText('或者改选一个网格').waitFor();
  await tour.inspect('a point that would hang in no grid');
  const made = await world.staff('dispatcher');
  for (const name of ['老街东口', '桥头']) {
    const body = { area: grids.west, name, spot: '公告栏右边的墙上' };
    (await made('createPatrolPoint', { body })).ok;
  }
  await desk.reload();
  await desk.getByText('老街东口', { exact: true }).waitFor();
  const [paper] = await Promise.all([
    desk.waitForEvent('download'),
    press(desk, /^打印这里的 2 张/),
  ]);
  expect(paper.suggestedFilename()).toBe(`patrol-points-${grids.west}.pdf`);
  await press(desk, '撤下 桥头');
  await tour.inspect('asked whether to take a point down');
  // Its paper on the wall would count no more: nothing happens at the first press.
  await press(desk, '换码 桥头');
  await desk.getByRole('button', { name: '换码要重新打印张贴，确定？ 桥头' }).waitFor();
  await tour.inspect('asked whether to give a point a new code');
  const codesOfBridge = async () =>
    (
      await world.deps.database.pool.query(
        `select from patrol_point_codes c join patrol_points p on p.id = c.point
         where p.name = '桥头'`,
      )
    ).rowCount;
  expect(await codesOfBridge()).toBe(1);
  await press(desk, '换码要重新打印张贴，确定？ 桥头');
  await expect.poll(codesOfBridge).toBe(2);
  await desk.getByText('旧码到').waitFor();
  expect(tour.faults()).toEqual([]);

  const { rows } = await world.deps.database.pool.query<{ code: string }>(
    `select c.code from patrol_point_codes c join patrol_points p on p.id = c.point
     where c.ends_at is null and p.name in ('老街东口', '桥头') order by p.name`,
  );
  const codes = rows.map(({ code }) => code);
  const walker = { phone: '13611150006', name: '罗大山' };
  const body = { name: walker.name, grid: grids.west, age: adult };
  const resident = await world.resident(walker.phone);
  (await resident('completeProfile', { body })).ok;
  (await resident('setMyConsent', agreeing)).ok;
  const page = await phoneOf(world, walker);
  await page.clock.install({ time: world.clock.now() });
  const looked = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.goto(`${world.url}/#/patrol`);
  await press(page, '开始巡逻，我当领队');
  await page.getByText('附近的巡逻点').waitFor();
  await looked.inspect('points around here');
  // The page of the scan is fetched while there is a network, as the phone does by itself after a moment.
  await page.goto(`${world.url}/#/patrol/point`);
  await page.getByLabel('码下面的数字').waitFor();
  await looked.inspect('a point to be scanned');
  // The camera of the phone opens the address on the paper, which is not scanned again by coming back to it.
  await page.goto(`${world.url}/#/patrol/point/${codes[0]}`);
  await page.getByText('记下了', { exact: true }).waitFor();
  await expect.poll(() => page.evaluate('location.hash')).toBe('#/patrol/point');
  await press(page, '再扫一个');
  await page.context().setOffline(true);
  for (const code of [...codes, ...codes, codes[0] ?? '']) {
    await page.getByLabel('码下面的数字').fill(code);
    await press(page, '记下这个点');
    await page.getByText('记下了', { exact: true }).waitFor();
    world.clock.advance({ minutes: 16 });
    await page.clock.fastForward(16 * 60_000);
    await press(page, '再扫一个');
  }
  await page.evaluate(`location.hash = '#/patrol'`);
  await page.getByText('已扫 2 个不同的点').waitFor();
  await looked.inspect('two points done');
  await press(page, '结束巡逻');
  await press(page, '结束并提交？');
  await page.context().setOffline(false);
  await page.getByText('得 1 分').waitFor();
  await page.getByText(/6[45] 分钟 · 2 个巡逻点/).waitFor();
  await looked.inspect('proved by points');
  expect(looked.faults().filter((fault) => !isOfNoNetwork(fault))).toEqual([]);
}, 180_000);

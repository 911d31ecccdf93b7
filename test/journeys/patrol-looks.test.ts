import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { rulebook } from '../../db/seed/county/rulebook.ts';
import { grids } from '../county.ts';
import { adult } from '../families.ts';
import { enforce } from '../rulebooks.ts';
import { always } from '../settlements.ts';
import { agreeing } from '../tracks/phone.ts';
import { hangOnWalls } from '../walls.ts';
import { inspectionOf, isOfNoNetwork, looksOfDesk, twoLooks } from './inspect.ts';
import { fixesOf, holdReceiver, receive } from './receiver.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let codes: string[];
beforeAll(async () => {
  world = await startBrowserWorld();
  await enforce(
    world,
    rulebook.rules.filter(({ deed }) => deed === 'patrol.hour'),
  );
  // To the next morning: at night nobody walks alone.
  const hour = (world.clock.now().getTime() / 3_600_000) % 24;
  world.clock.advance({ hours: (26 - hour) % 24 });
  codes = await hangOnWalls(world, await world.staff('dispatcher'), ['老街东口', '桥头']);
});
afterEach(closePages);
afterAll(() => world?.close());

it.each(twoLooks)(
  'a walk on the phone: out, waiting to be sent, and its verdict, %o',
  async (looks) => {
    const place = twoLooks.indexOf(looks);
    const walker = { phone: `1361115001${place}`, name: '沈月' };
    const resident = await world.resident(walker.phone);
    const body = { name: walker.name, grid: grids.west, age: adult };
    (await resident('completeProfile', { body })).ok;
    (await resident('setMyConsent', agreeing)).ok;
    const page = await phoneOf(world, walker, looks);
    await holdReceiver(page);
    const tour = inspectionOf(page, { looks, touch: true, axe: true });
    await page.goto(`${world.url}/#/patrol`);
    await tour.inspect('before a walk');
    await page
      .getByRole('button', { name: /^(开始巡逻，我当领队|Begin a patrol as its leader)$/ })
      .click();
    await page.getByText(/正在找定位|Looking for your position/).waitFor();
    await tour.inspect('out, no position yet');
    const fixes = fixesOf(`a walk on phone ${place}`, world.clock.now().getTime());
    await receive(page, fixes);
    await page.getByText(new RegExp(`${fixes.length} (个定位点|positions)`)).waitFor();
    await tour.inspect('out on a walk');
    await page.goto(`${world.url}/#/patrol/point/${codes[0]}`);
    await page.getByText(/^(记下了|Kept)$/).waitFor();
    await tour.inspect('a point was scanned');
    await page.evaluate(`location.hash = '#/patrol'`);
    await page.getByText(/已扫 1 个|1 different points/).waitFor();
    await tour.inspect('out, a point done');
    world.clock.advance({ minutes: 70 });
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /^(结束巡逻|End the patrol)$/ }).click();
    await tour.inspect('asked whether to end');
    await page.getByRole('button', { name: /^(结束并提交？|End it and hand it in\?)$/ }).click();
    await page.getByText(/没网，先存在这部手机里|kept in this phone/).waitFor();
    await tour.inspect('waiting to be sent');
    await page.context().setOffline(false);
    await page.getByText(/得 1 分|1 points/).waitFor();
    await tour.inspect('the verdict');
    await page.getByRole('button', { name: /^(知道了|All right)$/ }).click();
    await page.getByText(/6\d (分钟|minutes)/).waitFor();
    await tour.inspect('my walks');
    expect(tour.faults().filter((fault) => !isOfNoNetwork(fault))).toEqual([]);
  },
  180_000,
);

it.each(twoLooks)(
  'a walk that does not count says why, %o',
  async (looks) => {
    const place = twoLooks.indexOf(looks);
    const walker = { phone: `1361115002${place}`, name: '罗大山' };
    const resident = await world.resident(walker.phone);
    const body = { name: walker.name, grid: grids.west, age: adult };
    (await resident('completeProfile', { body })).ok;
    (await resident('setMyConsent', agreeing)).ok;
    const { id } = (await resident('beginPatrol')).ok;
    const [fix] = fixesOf('a walk of one place', world.clock.now().getTime());
    const points = Array.from({ length: 300 }, (_, i) => ({
      ...fix,
      at: new Date(world.clock.now().getTime() + i * 5_000).toISOString(),
    }));
    world.clock.advance({ minutes: 30 });
    (await resident('provePatrol', { params: { id }, body: { datum: 'wgs84', points } })).ok;
    const page = await phoneOf(world, walker, looks);
    const tour = inspectionOf(page, { looks, touch: true, axe: true });
    await page.goto(`${world.url}/#/patrol`);
    await page
      .getByText(/不算|Does not count/)
      .first()
      .waitFor();
    await tour.inspect('a walk that does not count');
    expect(tour.faults()).toEqual([]);
  },
  120_000,
);

it.each(looksOfDesk)(
  'patrols at the desk, %o',
  async (looks, { axe }) => {
    const dispatcher = always(world, 'dispatcher');
    const body = {
      area: grids.west,
      way: '沿老街走一圈，看看消防通道',
      byOrder: '重点巡逻令 第 7 号',
      route: (await dispatcher('listPatrolPoints')).ok.points.map(({ id }) => id),
      startsAt: new Date(world.clock.now().getTime() + 3_600_000).toISOString(),
      endsAt: new Date(world.clock.now().getTime() + 7_200_000).toISOString(),
      people: 3,
      days: 1,
    };
    (await dispatcher('createPatrolTask', { body })).ok;
    const desk = await deskOf(world, 'dispatcher', looks);
    const tour = inspectionOf(desk, { looks, touch: false, axe });
    const press = (name: RegExp) => desk.getByRole('button', { name }).first().click();
    await desk.goto(`${world.url}/console/#/patrols`);
    await desk.getByText(body.way).first().waitFor();
    await desk.getByText('桥头', { exact: true }).first().waitFor();
    await tour.inspect('coverage, what is asked for, and points');
    await press(/^(安排巡逻|Ask for a patrol)/);
    for (const form of await desk.locator('main form').all())
      await form.locator('button[type=submit]').click();
    await desk.getByText(/写上怎么走|Say which way/).waitFor();
    await desk.getByText(/写上贴在哪里|Say where it hangs/).waitFor();
    await tour.inspect('a patrol and a point in no words');
    await press(/^(撤下|Take down) /);
    await tour.inspect('asked whether to take a point down');
    await press(/^(换码|New code) /);
    await desk
      .getByRole('button', { name: /^(换码要重新打印|Its paper must)/ })
      .first()
      .waitFor();
    await tour.inspect('asked whether to give a point a new code');
    expect(tour.faults()).toEqual([]);
  },
  120_000,
);

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { adult } from '../families.ts';
import { agreeing } from '../tracks/phone.ts';
import { inspectionOf, isOfNoNetwork, twoLooks } from './inspect.ts';
import { holdReceiver } from './receiver.ts';
import { type BrowserWorld, closePages, phoneOf, startBrowserWorld } from './world.ts';

/* A patrol that is open for the server and gone from the phone, or the other way round: nobody is left with either. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

let people = 0;
async function grownUp(): Promise<{ phone: string; name: string; call: Caller }> {
  people += 1;
  const [phone, name] = [`136111503${String(people).padStart(2, '0')}`, '沈月'];
  const call = await world.resident(phone);
  (await call('completeProfile', { body: { name, age: adult } })).ok;
  (await call('setMyConsent', agreeing)).ok;
  return { phone, name, call };
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).click();
const newest = async ({ call }: { call: Caller }) => (await call('listMyPatrols')).ok.patrols[0];
const begin = /^(开始巡逻，我当领队|Begin a patrol as its leader)$/;

it.each(twoLooks)(
  'one that this phone does not record is ended from the page, for all, and the next one begins, %o',
  async (looks) => {
    const [leader, other] = [await grownUp(), await grownUp()];
    const { code } = (await leader.call('beginPatrol')).ok;
    (await other.call('joinPatrol', { body: { code: code ?? '' } })).ok;
    const page = await phoneOf(world, leader, looks);
    const tour = inspectionOf(page, { looks, touch: true, axe: true });
    await page.goto(`${world.url}/#/patrol/join`);
    const open = page.getByRole('heading', { name: /您还有一次巡逻没有结束|has not been ended/ });
    await open.waitFor();
    await tour.inspect('before joining another one');
    await page.goto(`${world.url}/#/patrol`);
    await open.waitFor();
    await press(page, begin);
    const refusal = page.getByText(/在记录它的手机上交来核对|on the phone that records it/);
    await refusal.waitFor();
    await press(page, /^(结束那一次|End that patrol)$/);
    await page.getByText(/您是领队|You lead it/).waitFor();
    await tour.inspect('asked whether to end it');
    await press(page, /^(确定结束|Yes, end it)$/);
    for (const gone of [open, refusal]) await gone.waitFor({ state: 'detached' });
    expect((await newest(leader))?.leftAt).not.toBeNull();
    await press(page, begin);
    await page.getByText(/已经 0 分钟|0 minutes so far/).waitFor();
    // Who begins without knowing of another one is refused once.
    const expected = (fault: string) => /status of 409/.test(fault);
    expect(tour.faults().filter((fault) => !expected(fault))).toEqual([]);
  },
  120_000,
);

it.each(twoLooks)(
  'one that is not handed in, without a network, is ended once there is one, %o',
  async (looks) => {
    const walker = await grownUp();
    const page = await phoneOf(world, walker, looks);
    await holdReceiver(page);
    const tour = inspectionOf(page, { looks, touch: true, axe: true });
    await page.goto(`${world.url}/#/patrol`);
    await press(page, begin);
    await page.getByText(/正在找定位|Looking for your position/).waitFor();
    await page.context().setOffline(true);
    await press(page, /^(结束巡逻|End the patrol)$/);
    await press(page, /^(结束并提交？|End it and hand it in\?)$/);
    await press(page, /^(不交了，删掉|Delete it, do not hand it in)$/);
    await page.getByText(/还没报结束|Its end is not told yet/).waitFor();
    await tour.inspect('its end is to be told');
    const leftAt = async () => (await newest(walker))?.leftAt;
    expect(await leftAt()).toBeNull();
    // The phone is switched off, and then opened on another page.
    await page.goto('about:blank');
    await page.context().setOffline(false);
    await page.goto(`${world.url}/#/`);
    await expect.poll(leftAt).not.toBeNull();
    await page.goto(`${world.url}/#/patrol`);
    expect(await newest(walker)).toMatchObject({ leftAt: expect.any(String), proof: null });
    await press(page, begin);
    await page.getByText(/正在找定位|Looking for your position/).waitFor();
    expect(tour.faults().filter((fault) => !isOfNoNetwork(fault))).toEqual([]);
  },
  120_000,
);

it('is over for whoever signs out on it', async () => {
  const walker = await grownUp();
  const page = await phoneOf(world, walker);
  await page.goto(`${world.url}/#/patrol`);
  await press(page, begin);
  await page.getByText('已经 0 分钟').waitFor();
  await page.goto(`${world.url}/#/me`);
  await press(page, /^退出登录$/);
  await press(page, /^删掉并退出$/);
  await page.getByLabel('手机号').waitFor();
  expect((await newest(walker))?.leftAt).not.toBeNull();
}, 120_000);

it.each(twoLooks)(
  'whoever is still out is told that the leader has ended it, %o',
  async (looks) => {
    const [leader, other] = [await grownUp(), await grownUp()];
    const { id, code } = (await leader.call('beginPatrol')).ok;
    const page = await phoneOf(world, other, looks);
    await holdReceiver(page);
    await page.clock.install({ time: world.clock.now() });
    const tour = inspectionOf(page, { looks, touch: true, axe: true });
    await page.goto(`${world.url}/#/patrol/join/${code}`);
    await press(page, /^(加入|Join)$/);
    await page.getByText(/已经 0 分钟|0 minutes so far/).waitFor();
    (await leader.call('endPatrol', { params: { id } })).ok;
    await page.clock.fastForward(30_000);
    await page.getByText(/领队在 .* 结束了这次巡逻|The leader ended this patrol at/).waitFor();
    await tour.inspect('told that it is over');
    await press(page, /^(结束巡逻|End the patrol)$/);
    await press(page, /^(结束并提交？|End it and hand it in\?)$/);
    await page.getByText(/^(不算|Does not count)$/).waitFor();
    expect(tour.faults()).toEqual([]);
  },
  120_000,
);

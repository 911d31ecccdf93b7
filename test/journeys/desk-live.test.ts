import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { collectErrors, newDesk, openBrowser } from '../browser.ts';
import { adult, somebody } from '../families.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { workersPhone } from './grid-worker.ts';
import { inspectionOf, looksOfDesk } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, seat, startBrowserWorld } from './world.ts';

/* Two desks side by side: what the one does stands on the other, and each sees that the other is there. */

let world: BrowserWorld;
let resident: Caller;
beforeAll(async () => {
  world = await startBrowserWorld();
  resident = await somebody(world, '周小芳', adult);
});
afterEach(closePages);
afterAll(() => world?.close());

/** Shorter than a list is read anew by the clock. */
const atOnce = { timeout: 15_000 };

async function at(page: Page, hash: string): Promise<Page> {
  await page.goto(`${world.url}/console/${hash}`);
  await page.getByText('实时同步').waitFor();
  return page;
}

it('a report that comes in stands in the queue at once, and one that moves on leaves its tab', async () => {
  const desk = await at(await deskOf(world, 'intake'), '#/queue/by/mine');
  const errors = collectErrors(desk);
  await desk.getByRole('heading', { name: '收件派单' }).waitFor();
  const { code, title } = await report(resident, { words: '巷口的井盖翘起来了' });
  const row = desk.locator(`[data-code="${code}"]`);
  await row.waitFor(atOnce);
  await expect.poll(() => row.textContent()).toContain(title);
  const colleague = await world.staff('intake_west');
  const body = { note: '现场看过，情况属实' };
  (await colleague('acceptCase', { params: { code }, body })).ok;
  await row.waitFor({ state: 'detached', ...atOnce });
  expect(errors).toEqual([]);
});

it('colleagues who have the same case open see each other, and what the other does', async () => {
  const { code } = await report(resident, { words: '西社区的路灯坏了一盏' });
  const [intake, dispatcher] = [await deskOf(world, 'intake'), await deskOf(world, 'dispatcher')];
  await at(intake, `#/queue/${code}`);
  await at(dispatcher, `#/queue/${code}`);
  await intake.getByText('dispatcher派单员正在看').waitFor(atOnce);
  await dispatcher.getByText('intake受理员正在看').waitFor(atOnce);
  await intake.locator('main form textarea').first().fill('现场看过，情况属实');
  await dispatcher.getByText('intake受理员正在处理').waitFor(atOnce);

  await intake.getByRole('button', { name: /受理立案/ }).click();
  await dispatcher.getByText(/办了新的一步，页面已更新/).waitFor(atOnce);
  await dispatcher.getByRole('heading', { name: '派给谁' }).waitFor(atOnce);

  await intake.goto(`${world.url}/console/#/queue`);
  await dispatcher.getByText('intake受理员').waitFor({ state: 'detached', timeout: 30_000 });
});

it('a desk sees a grid worker who has the case open on the phone, what they do, and when they leave', async () => {
  const { code } = await report(resident, { words: '东巷口堆了建筑垃圾，堵了半条路' });
  await walkTo('answered', { desk: await openDesk(world), resident, code });
  const reviewer = await at(await deskOf(world, 'reviewer'), `#/queue/${code}`);
  const phone = await workersPhone(world);
  await phone.goto(`${world.url}/#/field-work`);
  await phone.locator(`a[href="#/field-work/task/${code}"]`).click();
  await reviewer.getByText('grid_worker网格员正在看').waitFor(atOnce);
  await phone.getByLabel('看到了什么').fill('清走了');
  await reviewer.getByText('grid_worker网格员正在处理').waitFor(atOnce);
  const left = phone.waitForRequest(/\/staff\/onlooking\/end$/);
  await phone.goto(`${world.url}/#/field-work`);
  expect((await left).postDataJSON()).toMatchObject({ code });
  await reviewer.getByText('grid_worker网格员').waitFor({ state: 'detached', ...atOnce });

  // What is half typed is a step begun, also for whoever comes back to it.
  await phone.goto(`${world.url}/#/field-work/task/${code}`);
  await reviewer.getByText('grid_worker网格员正在处理').waitFor(atOnce);
});

it('who signs out elsewhere is led to the sign-in here', async () => {
  const sitting = await world.sitDown('intake');
  const page = await newDesk(await openBrowser());
  await page.context().addCookies([{ name: 'pingan_staff', value: sitting.token, url: world.url }]);
  await at(page, '#/queue');
  (await sitting.call('signOutStaff')).ok;
  await page.getByRole('heading', { name: '请重新登录' }).waitFor({ timeout: 15_000 });
});

it('the first page says what waits today, and each leads to where it is done', async () => {
  const page = await at(await deskOf(world, 'intake'), '');
  await page.getByRole('heading', { name: '今日待办' }).waitFor();
  const before = Number(await countOn(page, '待我办的事件'));
  await report(resident, { words: '河边的栏杆断了一截' });
  await expect.poll(() => countOn(page, '待我办的事件'), atOnce).toBe(String(before + 1));
  await page.getByRole('link', { name: '待我办的事件' }).click();
  await page.getByRole('heading', { name: '收件派单' }).waitFor();
  expect(page.url()).toMatch(/#\/queue$/);
  await page.getByRole('button', { name: /待我办/, pressed: true }).waitFor();
});

const countOn = async (page: Page, kind: string): Promise<string> => {
  const card = page.locator('main li', {
    has: page.getByRole('link', { name: kind, exact: true }),
  });
  // Where nothing waits, no card or one without a number.
  return (
    /\d+/.exec((await card.count()) === 0 ? '' : ((await card.textContent()) ?? ''))?.[0] ?? '0'
  );
};

it.each(looksOfDesk)(
  'the first page of every desk stands as it should in %o',
  async (looks, { axe }) => {
    const page = await newDesk(await openBrowser(), looks);
    const tour = inspectionOf(page, { looks, touch: false, axe });
    for (const person of [
      'intake',
      'handler_west',
      'grid_worker',
      'reviewer',
      'treasurer',
      'rule_owner',
      'leader',
      'auditor',
      'administrator',
      'merchant',
    ] as const) {
      await seat(page, world, person);
      await page.goto(`${world.url}/console/?as=${person}#/workbench`);
      await tour.inspect(`what waits for ${person}`);
    }
    expect(tour.faults()).toEqual([]);
  },
);

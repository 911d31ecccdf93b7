import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectNoAxeViolations } from '../browser.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
}, 120_000);
afterEach(closePages);
afterAll(() => world?.close());

async function openCase(page: Page, code: string): Promise<void> {
  await page.goto(`${world.url}/console/#/queue/${code}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}
const choose = (page: Page, move: string) =>
  page.getByRole('button', { name: move, exact: true }).first().click();

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label).click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
}

it('a unit that is asked to help sees the case, and what it answers stands on the reporter’s phone', async () => {
  const number = '13911150001';
  const phone = await phoneOf(world, { phone: number, name: '周小芳' });
  const resident = await world.resident(number);
  const { code } = await report(resident);
  await walkTo('dispatched', { desk: await openDesk(world), resident, code });
  const helper = await deskOf(world, 'handler_east');
  await openCase(helper, code);
  await helper.getByText('没有这件事').first().waitFor();

  const desk = await deskOf(world, 'dispatcher');
  await openCase(desk, code);
  await choose(desk, '请人协办');
  await desk.getByText('责任单位不变，时限照走').waitFor();
  await pick(desk, '其他单位', 'east');
  await desk.getByLabel('请它做什么').fill('请派吊车来一趟');
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: '请它协办' }).click();
  await desk.getByText('协办单位已加上。').waitFor();

  await helper.reload();
  await helper.getByText('请派吊车来一趟').waitFor();
  await helper.getByRole('textbox').last().fill('吊车明天上午到');
  await expectNoAxeViolations(helper);
  await helper.getByRole('button', { name: '发给居民' }).click();
  await helper.getByText('已发给居民。').waitFor();
  await phone.goto(`${world.url}/#/case/${code}`);
  await phone.getByText('吊车明天上午到').waitFor();
  await phone
    .getByRole('listitem')
    .filter({ hasText: '吊车明天上午到' })
    .getByText('east 中队')
    .waitFor();
  await expectNoAxeViolations(phone);
});

it('a complaint about a unit goes around it: it is not offered, and for its people the case is not there', async () => {
  const { code } = await report(await world.resident(), { words: '西中队来过两次都没人管' });
  const intake = await deskOf(world, 'intake');
  await openCase(intake, code);
  await pick(intake, '反映的是哪个单位', 'west');
  await expectNoAxeViolations(intake);
  await intake.getByRole('button', { name: '受理立案' }).click();
  await intake.getByText('反映的单位（已绕开）').waitFor();

  const desk = await deskOf(world, 'dispatcher');
  await openCase(desk, code);
  await desk.getByRole('button', { name: '派出并通知居民' }).waitFor();
  const form = desk.locator('form').last();
  expect(await form.getByText(/west 中队/).count()).toBe(0);
  await expectNoAxeViolations(desk);

  const complainedOf = await deskOf(world, 'handler_west');
  await openCase(complainedOf, code);
  await complainedOf.getByText('没有这件事').first().waitFor();
});

it('a complaint that was missed is seen when it is sent on: the thread names each unit that had it', async () => {
  const number = '13911150002';
  const phone = await phoneOf(world, { phone: number, name: '周小芳' });
  const resident = await world.resident(number);
  const { code } = await report(resident, { words: '找过 west 中队，收钱不给票还骂人' });
  await walkTo('dispatched', { desk: await openDesk(world), resident, code });

  const desk = await deskOf(world, 'dispatcher');
  await openCase(desk, code);
  await choose(desk, '改派');
  await desk.getByText('居民提到了west 中队').waitFor();
  await pick(desk, '反映的是哪个单位', 'west');
  await desk.getByRole('radio', { name: /west 中队/ }).waitFor({ state: 'detached' });
  await expectNoAxeViolations(desk);
  await pick(desk, '其他单位', 'east');
  await desk.getByRole('button', { name: '派出并通知居民' }).click();
  await desk.getByText('反映的单位（已绕开）').waitFor();

  await phone.goto(`${world.url}/#/case/${code}`);
  await phone.getByText('派给 east 中队').waitFor();
  await expect.poll(() => phone.getByText('派给 west 中队').count()).toBe(1);
  await expectNoAxeViolations(phone);
  const handler = await deskOf(world, 'handler_west');
  await openCase(handler, code);
  await handler.getByText('没有这件事').first().waitFor();
});

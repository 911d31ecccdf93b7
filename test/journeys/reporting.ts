import type { Page } from 'playwright-core';
import { expectNoAxeViolations, newDesk, openBrowser } from '../browser.ts';
import type { Person } from '../county.ts';
import { type BrowserWorld, photoFile, signInStaff } from './world.ts';

/* Somebody new says who they are and reports standing water, and the centre walks it to the end. */

const words = '巷口一直积水，老人要绕到马路上走。';

export async function completeProfile(world: BrowserWorld, phone: Page): Promise<void> {
  await phone.getByLabel('怎么称呼您').fill('周小芳');
  await phone.locator('select').nth(0).selectOption({ label: '西镇' });
  await phone.locator('select').nth(1).selectOption({ label: '西社区' });
  await phone.locator('select').nth(2).selectOption({ label: '西网格' });
  await phone.getByRole('button', { name: '已满 18 周岁' }).click();
  await expectNoAxeViolations(phone);
  await phone.getByRole('button', { name: '好了' }).click();
  await phone
    .getByRole('link', { name: /上报一件事/ })
    .first()
    .waitFor();
  await walkTour(phone);
  await world.settle();
}

/** The newcomer is shown around, page by page, and comes home again. */
async function walkTour(phone: Page): Promise<void> {
  await phone.getByRole('link', { name: /看一遍新手指引/ }).click();
  for (let page = 1; page < 5; page++) await phone.getByRole('button', { name: '下一页' }).click();
  await phone.getByRole('button', { name: '看完了，领见面礼' }).click();
  await phone.getByRole('heading', { name: '谢谢您看完' }).waitFor();
}

/** Fills in and sends the report; gives the case code from the stub. */
export async function report(world: BrowserWorld, phone: Page): Promise<string> {
  await phone.goto(`${world.url}/#/report`);
  await phone
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photoFile(7));
  await phone.getByLabel('写清楚在哪里').fill('老街 29 号门口');
  await phone.getByRole('textbox', { name: '说一句' }).fill(words);
  await phone.getByText('核实后').first().waitFor();
  await expectNoAxeViolations(phone);
  await phone.getByRole('button', { name: '发送' }).click();
  await phone.getByRole('heading', { name: /收到了/ }).waitFor();
  const shown = await phone
    .getByText(/SY\d{2}-\d{5}-\d{5}/)
    .first()
    .textContent();
  await phone.getByText('待核').first().waitFor();
  await expectNoAxeViolations(phone);
  return shown?.trim() ?? '';
}

/** Opens the case of this journey at a desk of somebody's own, without complaints of axe. */
export async function openCaseAs(world: BrowserWorld, person: Person, code: string): Promise<Page> {
  const desk = await newDesk(await openBrowser());
  await signInStaff(desk, world, person);
  await desk.goto(`${world.url}/console/#/queue/${code}`);
  await desk.getByRole('heading', { name: /积水/ }).first().waitFor();
  await expectNoAxeViolations(desk);
  return desk;
}

export async function handleAndVerify(world: BrowserWorld, code: string): Promise<void> {
  const intake = await openCaseAs(world, 'intake', code);
  await intake.getByRole('button', { name: /受理立案/ }).click();
  await intake.getByText('等派单员派给责任单位').first().waitFor();
  const dispatcher = await openCaseAs(world, 'dispatcher', code);
  await dispatcher.getByRole('button', { name: /派出并通知居民/ }).click();
  await dispatcher
    .getByText(/已派出/)
    .first()
    .waitFor();
  const handler = await openCaseAs(world, 'handler_west', code);
  await handler.getByLabel('回应的话').fill('箅子换好了，水已排空。');
  await handler
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photoFile(8));
  await handler.getByLabel(/活已经干完了/).check();
  await handler.getByRole('button', { name: /报完工/ }).click();
  await handler
    .getByText(/等审核员或网格员到场核查/)
    .first()
    .waitFor();
  const reviewer = await openCaseAs(world, 'reviewer', code);
  await reviewer.getByLabel(/^解决了/).check();
  await reviewer.getByLabel('看到了什么').fill('现场看过，不积水了。');
  await reviewer.getByRole('button', { name: /提交核查/ }).click();
  await reviewer
    .getByText(/等居民确认/)
    .first()
    .waitFor();
}

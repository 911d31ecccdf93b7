import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reconcile } from '../../server/ledger/service.ts';
import {
  collectErrors,
  expectNoAxeViolations,
  newDesk,
  newPhone,
  openBrowser,
} from '../browser.ts';
import { county, type Person } from '../county.ts';
import {
  type BrowserWorld,
  photoFile,
  signInResident,
  signInStaff,
  startBrowserWorld,
} from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world?.close());

const words = '巷口一直积水，老人要绕到马路上走。';

/** Opens the case of this journey at a desk of somebody's own, without complaints of axe. */
async function openCaseAs(person: Person, code: string): Promise<Page> {
  const desk = await newDesk(await openBrowser());
  await signInStaff(desk, world, person);
  await desk.goto(`${world.url}/console/#/queue/${code}`);
  await desk.getByRole('heading', { name: /积水/ }).first().waitFor();
  await expectNoAxeViolations(desk);
  return desk;
}

async function completeProfile(phone: Page): Promise<void> {
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
  await world.settle();
}

/** Fills in and sends the report; gives the case code from the stub. */
async function report(phone: Page): Promise<string> {
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

async function handleAndVerify(code: string): Promise<void> {
  const intake = await openCaseAs('intake', code);
  await intake.getByRole('button', { name: /受理立案/ }).click();
  await intake.getByText('等派单员派给责任单位').first().waitFor();
  const dispatcher = await openCaseAs('dispatcher', code);
  await dispatcher.getByRole('button', { name: /派出并通知居民/ }).click();
  await dispatcher
    .getByText(/已派出/)
    .first()
    .waitFor();
  const handler = await openCaseAs('handler_west', code);
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
  const reviewer = await openCaseAs('reviewer', code);
  await reviewer.getByLabel(/^解决了/).check();
  await reviewer.getByLabel('看到了什么').fill('现场看过，不积水了。');
  await reviewer.getByRole('button', { name: /提交核查/ }).click();
  await reviewer
    .getByText(/等居民确认/)
    .first()
    .waitFor();
}

async function publish(code: string): Promise<void> {
  const desk = await openCaseAs('reviewer', code);
  await desk.getByLabel('标题').fill('巷口排水口疏通');
  await desk.getByLabel('经过').fill('联系人 13800001111 报的积水，已换箅子。');
  await desk.getByLabel('地点').last().fill('西社区 老街');
  await desk.getByRole('button', { name: /发布公示/ }).click();
  await desk.getByText('含有电话、证件号或银行卡号').first().waitFor();
  await desk.getByLabel('经过').fill('居民报的积水，已换箅子。');
  await desk.getByRole('button', { name: /发布公示/ }).click();
  await desk
    .getByText(/已公示/)
    .first()
    .waitFor();
}

it('a resident reports, the centre handles it in the open, the resident confirms and is paid', async () => {
  const phone = await newPhone(await openBrowser());
  const errors = collectErrors(phone);
  await phone.goto(world.url);
  await phone.getByRole('heading', { level: 1 }).waitFor();
  await expectNoAxeViolations(phone);
  await signInResident(phone, '13911112222');
  await completeProfile(phone);
  const code = await report(phone);
  expect(code).toMatch(/^SY\d{2}-\d{5}-\d{5}$/);

  await handleAndVerify(code);

  await phone.goto(`${world.url}/#/case/${code}`);
  await phone.getByText('请您看看：解决了吗').first().waitFor();
  await phone.getByRole('radio', { name: /满意/ }).last().check();
  await expectNoAxeViolations(phone);
  await phone.getByRole('button', { name: '确认解决' }).click();
  await phone.getByText('您确认解决了').first().waitFor();
  await phone.getByText('+2').first().waitFor();

  await publish(code);
  const board = await newPhone(await openBrowser());
  await board.goto(`${world.url}/board/#/bulletin`);
  await board.getByText('巷口排水口疏通').click();
  await board.getByText(code).first().waitFor();
  await expectNoAxeViolations(board);
  expect(await board.content()).not.toContain('周小芳');
  await board.goto(`${world.url}/board/#/case/${code}`);
  await board.getByText('已办结').first().waitFor();
  expect(await board.content()).not.toContain('积水');
  await expectNoAxeViolations(board);

  // The bonus arrives at eight in the morning of the next day, whatever the hour now.
  world.clock.advance({ days: 1, hours: 8 });
  await world.settle();
  await phone.goto(`${world.url}/#/points`);
  await phone.reload();
  await phone.getByText('解决并确认').first().waitFor();
  await expectNoAxeViolations(phone);
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  // Asking who is signed in, and whether this is a demo, answers 401 and 404 to a stranger.
  expect(errors.filter((error) => !/status of 40[14]/.test(error))).toEqual([]);
});

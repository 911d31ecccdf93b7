import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Looks } from '../browser.ts';
import { grids } from '../county.ts';
import { report } from '../road.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const reason = '现场找不到那盏灯，要请报告人带路';

async function someonesCase(owner: { phone: string; name: string }, given = {}) {
  const phone = await phoneOf(world, owner);
  const resident = await world.resident(owner.phone);
  const profile = { name: owner.name, grid: grids.west, age: { kind: 'adult' } };
  (await resident('completeProfile', { body: profile })).ok;
  const { code } = await report(resident, given);
  return { phone, resident, code };
}

async function openCase(page: Page, code: string): Promise<void> {
  await page.goto(`${world.url}/console/?at=${code}#/queue/${code}`);
  await page.getByRole('button', { name: '查看（留痕）' }).waitFor();
}

/** Asks on the case page for both; the dialog stays open. */
async function ask(page: Page, tour?: Inspection): Promise<void> {
  await page.getByRole('button', { name: '查看（留痕）' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '提出，等人批准' }).click();
  await dialog.getByText('至少选一项').waitFor();
  await tour?.inspect('asking, handed in empty');
  await dialog.getByRole('checkbox', { name: '姓名' }).check();
  await dialog.getByRole('checkbox', { name: '电话' }).check();
  await dialog.getByRole('textbox', { name: '为什么要看' }).fill(reason);
  await tour?.inspect('asking, filled in');
  await dialog.getByRole('button', { name: '提出，等人批准' }).click();
  await dialog.getByText('安全员或中心领导批准后就能看').waitFor();
}

it('a dispatcher asks with a reason, the security officer agrees, one look is taken, and the resident is told', async () => {
  const { phone, code } = await someonesCase({ phone: '13911160001', name: '欧阳晓岚' });
  const asking = await deskOf(world, 'dispatcher');
  const tour = inspectionOf(asking, { looks: {}, touch: false, axe: true });
  await openCase(asking, code);
  await asking.getByText('欧阳*岚 · 139****0001').waitFor();
  await tour.inspect('case with a masked reporter');
  await ask(asking, tour);
  await tour.inspect('waiting for somebody to agree');
  await asking.getByRole('button', { name: '关上' }).click();
  await asking.getByText('等人批准').waitFor();

  const agreeing = await deskOf(world, 'security_officer');
  const desk = inspectionOf(agreeing, { looks: {}, touch: false, axe: true });
  await agreeing.goto(`${world.url}/console/`);
  await agreeing.getByRole('link', { name: '查看身份的申请' }).click();
  await agreeing.getByRole('heading', { name: '查看身份' }).waitFor();
  await desk.inspect('requests that wait');
  await agreeing.getByRole('link', { name: /报告人/ }).click();
  await agreeing.getByText(reason).last().waitFor();
  await desk.inspect('a request to decide');
  await agreeing.getByRole('button', { name: '同意看一次' }).click();
  await agreeing.getByText('至少写两个字').waitFor();
  await agreeing.getByRole('textbox', { name: '依据' }).fill('理由充分');
  await agreeing.getByRole('button', { name: '同意看一次' }).click();
  await agreeing.getByRole('heading', { name: '这件已经定了' }).waitFor();
  expect(desk.faults()).toEqual([]);

  await asking.getByText('已批准，可以看了').waitFor();
  await asking.getByRole('button', { name: '查看（留痕）' }).click();
  const dialog = asking.getByRole('dialog');
  await dialog.getByText('理由充分').waitFor();
  await tour.inspect('agreed, not yet looked');
  await dialog.getByRole('button', { name: '现在查看' }).click();
  await dialog.getByText('13911160001').waitFor();
  await dialog.getByText('欧阳晓岚').waitFor();
  await tour.inspect('looked at');
  await asking.reload();
  await asking.getByRole('button', { name: '查看（留痕）' }).click();
  await asking.getByRole('dialog').getByText('批准的那一次已经看过了').waitFor();
  await tour.inspect('the look is over');
  expect(await asking.getByText('13911160001').count()).toBe(0);
  expect(tour.faults()).toEqual([]);

  await world.settle();
  await phone.goto(`${world.url}/#/notices`);
  await phone.getByText('派单员看了您的姓名和电话').waitFor();
  await phone.getByText(reason).waitFor();
});

it('on a phone of staff, in English and at night: asked for without telling, declined, asked again', async () => {
  const { code } = await someonesCase({ phone: '13911160002', name: '马秀红' });
  const looks: Looks = { language: 'en', dark: true };
  const asking = await deskOf(world, 'mediator', looks);
  await asking.setViewportSize({ width: 390, height: 844 });
  const tour = inspectionOf(asking, { looks, touch: true, axe: true });
  await asking.goto(`${world.url}/console/#/queue/${code}`);
  await asking.getByRole('button', { name: 'Look (on record)' }).click();
  const dialog = asking.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'phone' }).check();
  await dialog
    .getByRole('textbox', { name: 'Why you need to see it' })
    .fill('Nobody finds the lamp.');
  await dialog.getByRole('checkbox', { name: 'The law forbids telling' }).check();
  await dialog.getByRole('textbox', { name: 'Which law, and why' }).fill('A criminal inquiry.');
  await tour.inspect('asking without telling');
  await dialog.getByRole('button', { name: 'Ask; somebody else agrees' }).click();
  await dialog.getByText('You can look once the security officer').waitFor();
  await tour.inspect('waiting');

  const deciding = await deskOf(world, 'leader', looks);
  await deciding.setViewportSize({ width: 390, height: 844 });
  const desk = inspectionOf(deciding, { looks, touch: true, axe: true });
  await deciding.goto(`${world.url}/console/#/unmaskings`);
  await desk.inspect('requests that wait');
  await deciding.getByRole('link', { name: /Reporter/ }).click();
  await deciding.getByText('the law forbids telling the reporter').waitFor();
  await desk.inspect('a request to decide, without telling');
  await deciding.getByRole('textbox', { name: 'Grounds' }).fill('No document attached.');
  await deciding.getByRole('button', { name: 'Decline' }).click();
  await deciding.getByRole('heading', { name: 'This one is decided' }).waitFor();
  await desk.visit('back to the list', '#/unmaskings');
  await deciding.getByRole('radio', { name: 'Over' }).check();
  // The one before is over, too.
  await deciding
    .getByRole('link', { name: /Reporter/ })
    .first()
    .waitFor();
  await desk.inspect('requests that are over');
  expect(desk.faults()).toEqual([]);

  await dialog.getByText('did not agree').waitFor();
  await tour.inspect('declined');
  await dialog.getByRole('button', { name: 'Ask again' }).click();
  await dialog.getByRole('textbox', { name: 'Why you need to see it' }).waitFor();
  expect(tour.faults()).toEqual([]);
});

it('a confidential case says that its reporter is protected, and the unit sees an alias without a way to more', async () => {
  const given = { category: '070200', words: '楼上楼下为漏水吵了三天' };
  const { code } = await someonesCase({ phone: '13911160003', name: '林家豪' }, given);
  const intake = await deskOf(world, 'intake');
  await openCase(intake, code);
  await intake.getByText('报告人（已保护）').first().waitFor();
  expect(await intake.getByText('林').count()).toBe(0);
  const auditor = await deskOf(world, 'auditor');
  await auditor.goto(`${world.url}/console/#/queue/${code}`);
  await auditor.getByText('报告人（已保护）').first().waitFor();
  expect(await auditor.getByRole('button', { name: '查看（留痕）' }).count()).toBe(0);
});

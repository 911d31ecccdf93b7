import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { reconcile } from '../../server/ledger/service.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { county } from '../county.ts';
import { openDesk, walkTo } from '../road.ts';
import {
  type BrowserWorld,
  closePages,
  codeOn,
  deskOf,
  phoneOf,
  photoFile,
  startBrowserWorld,
} from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

/** Reports standing water with a photo, by the screens; gives the code on the stub. */
async function report(phone: Page, { photo, words }: { photo: string; words: string }) {
  await phone.goto(`${world.url}/#/report`);
  await phone.locator('input[type=file]').first().setInputFiles(photo);
  await phone.getByLabel('写清楚在哪里').fill('老街 29 号门口');
  await phone.getByRole('textbox', { name: '说一句' }).fill(words);
  await phone.getByText('核实后').waitFor();
  await phone.getByRole('button', { name: '发送' }).click();
  const asked = phone.getByRole('heading', { name: /附近有人报过/ });
  await phone
    .getByRole('heading', { name: /收到了/ })
    .or(asked)
    .waitFor();
  if (await asked.isVisible()) {
    await phone.getByRole('button', { name: /不是同一件|都不是/ }).click();
    await phone.getByRole('button', { name: '发送' }).click();
  }
  await phone.getByRole('heading', { name: /收到了/ }).waitFor();
  return codeOn(phone);
}

const line = (phone: Page, code: string) => phone.getByRole('listitem').filter({ hasText: code });

async function openStatement(phone: Page): Promise<void> {
  await phone.goto(`${world.url}/#/points`);
  await phone.reload();
  await phone.getByRole('heading', { name: '我的积分' }).waitFor();
}

/** Opens the held award of whoever bears this family name at the reviewer's desk. */
async function openHeld(desk: Page, { family, code }: { family: string; code: string }) {
  await desk.goto(`${world.url}/console/#/held`);
  await desk.reload();
  await desk
    .getByRole('listitem')
    .filter({ hasText: `${family}*` })
    .getByRole('link')
    .click();
  await desk.getByRole('heading', { name: '为什么扣下' }).waitFor();
  await desk.getByRole('link', { name: code, exact: true }).waitFor();
}

it('a photo that somebody else sent holds the points until a person has looked', async () => {
  const photo = await photoFile(31);
  const first = await phoneOf(world, { phone: '13911130001', name: '周小芳' });
  const original = await report(first, { photo, words: '巷口积水，老人绕着走。' });
  await first.getByText('待核').first().waitFor();

  const second = await phoneOf(world, { phone: '13911130002', name: '李阿婆' });
  const copied = await report(second, { photo, words: '家门口积水好几天了。' });
  await second.getByText('暂扣').first().waitFor();
  await second.getByText('先由人看一眼再说：查清楚了会告诉您结果和原因。').waitFor();
  await expectNoAxeViolations(second);
  await second.goto(`${world.url}/#/`);
  await second.getByText('暂扣 3').waitFor();
  await expectNoAxeViolations(second);
  await openStatement(second);
  await line(second, copied).getByText('暂扣').waitFor();
  await expectNoAxeViolations(second);

  const desk = await deskOf(world, 'reviewer');
  await desk.goto(`${world.url}/console/#/held`);
  await desk.getByRole('heading', { name: '暂扣积分', level: 1 }).waitFor();
  await expectNoAxeViolations(desk);
  await openHeld(desk, { family: '李', code: copied });
  await desk.getByText('照片与别人交过的一张几乎一样。').last().waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByRole('link', { name: `看 ${original}` }).click();
  await desk.getByRole('heading', { name: /巷口积水/, level: 1 }).waitFor();
  await expectNoAxeViolations(desk);
  await desk.goBack();

  await desk.getByLabel(/撤回积分/).check();
  await desk.getByRole('button', { name: '撤回积分' }).click();
  await desk.getByText('选一条理由').last().waitFor();
  await desk.getByText('至少写两个字').waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByLabel('撤回理由').click();
  await desk.getByTitle('照片不是现场拍的').click();
  await desk.getByLabel('依据').fill('与另一件的照片是同一张。');
  await desk.getByRole('button', { name: '撤回积分' }).click();
  await desk.getByRole('heading', { name: '这笔已经定了' }).waitFor();
  await expectNoAxeViolations(desk);

  await openStatement(second);
  await line(second, copied).getByText('已撤回').waitFor();
  await line(second, copied)
    .getByText(/照片不是现场拍的.*与另一件的照片是同一张/)
    .waitFor();
  await expectNoAxeViolations(second);
  await world.settle();
  await second.goto(`${world.url}/#/notices`);
  await second.getByText(/3 分已撤回：照片不是现场拍的/).waitFor();
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
});

it('held points that prove sound are settled once the case is verified', async () => {
  const photo = await photoFile(32);
  const number = '13911130004';
  const first = await phoneOf(world, { phone: '13911130003', name: '周小芳' });
  await report(first, { photo, words: '地下车库积水了。' });
  const second = await phoneOf(world, { phone: number, name: '王师傅' });
  const code = await report(second, { photo, words: '车库入口积水，车开不进去。' });
  await second.getByText('暂扣').first().waitFor();
  const resident = await world.resident(number);
  await walkTo('awaiting_confirmation', { desk: await openDesk(world), resident, code });
  await openStatement(second);
  await line(second, code).getByText('暂扣').waitFor();

  const desk = await deskOf(world, 'reviewer');
  await openHeld(desk, { family: '王', code });
  await desk.getByLabel(/解除暂扣/).check();
  await desk.getByLabel('依据').fill('同一户人家一起拍的，事情属实。');
  await desk.getByRole('button', { name: '解除暂扣' }).click();
  await desk.getByRole('heading', { name: '这笔已经定了' }).waitFor();

  await openStatement(second);
  await line(second, code).getByText('已入账').waitFor();
  expect((await resident('getMyPoints')).ok).toMatchObject({ spendable: 8, held: 0 });
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
});

it('whoever may only read sees the held points and no decision; others learn whose page it is', async () => {
  const auditor = await deskOf(world, 'auditor');
  await auditor.goto(`${world.url}/console/#/held`);
  await auditor.getByRole('heading', { name: '暂扣积分', level: 1 }).waitFor();
  const intake = await deskOf(world, 'intake');
  await intake.goto(`${world.url}/console/#/held`);
  await intake.getByRole('heading', { name: /这页归审核员、中心领导、审计员看/ }).waitFor();
  await expectNoAxeViolations(intake);
});

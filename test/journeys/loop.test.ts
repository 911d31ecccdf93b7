import { afterAll, beforeAll, expect, it } from 'vitest';
import { reconcile } from '../../server/ledger/service.ts';
import { collectErrors, expectNoAxeViolations, newPhone, openBrowser } from '../browser.ts';
import { county } from '../county.ts';
import { completeProfile, handleAndVerify, openCaseAs, report } from './reporting.ts';
import { type BrowserWorld, signInResident, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world?.close());

async function publish(code: string): Promise<void> {
  const desk = await openCaseAs(world, 'reviewer', code);
  await desk.getByLabel('标题').fill('巷口排水口疏通');
  await desk.getByLabel('经过').fill('联系人 13800001111 报的积水，已换箅子。');
  await desk.getByLabel('地点').last().fill('西社区 老街');
  await desk.getByRole('button', { name: /发布公示/ }).click();
  await desk.getByText('含有电话、证件号、银行卡号').first().waitFor();
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
  await completeProfile(world, phone);
  const code = await report(world, phone);
  expect(code).toMatch(/^SY\d{2}-\d{5}-\d{5}$/);

  await handleAndVerify(world, code);

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

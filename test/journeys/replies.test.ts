import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { letTimeAct } from '../../server/features/cases/service.ts';
import type { Caller } from '../app.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { press } from './press.ts';
import { type BrowserWorld, closePages, phoneOf, photoFile, startBrowserWorld } from './world.ts';

/* What a resident says of a case that was handled: kept in the phone like a report, and sent once. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

interface Handled {
  code: string;
  resident: Caller;
  context: BrowserContext;
  phone: Page;
}

/** A case that waits for its reporter, on the page of their phone, from which the app opens without a network. */
async function handledCase(number: string): Promise<Handled> {
  const phone = await phoneOf(world, { phone: number, name: '周小芳' });
  const resident = await world.resident(number);
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk: await openDesk(world), resident, code });
  await phone.goto(`${world.url}/#/case/${code}`);
  const kept = 'navigator.serviceWorker.controller !== null';
  await expect.poll(() => phone.evaluate<boolean>(kept)).toBe(true);
  await lamps(phone).waitFor();
  return { code, resident, phone, context: phone.context() };
}

const lamps = (phone: Page) => phone.getByRole('radio', { name: /· 满意/ });

async function openAgain(context: BrowserContext, hash: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${world.url}/#/${hash}`);
  return page;
}

async function caseOf(resident: Caller, code: string) {
  const mine = (await resident('getMyCase', { params: { code } })).ok;
  const times = (kind: string) => mine.history.filter((event) => event.kind === kind).length;
  return { ...mine, times };
}

it('lamps and words given without a network outlast the closed app and close the case, once', async () => {
  const { code, resident, phone, context } = await handledCase('13911130001');
  await context.setOffline(true);
  await lamps(phone).check();
  await phone.getByLabel('想说的（可以不写）').fill('来得很快');
  await press(phone, '确认解决');
  await phone.getByText('等待发送').waitFor();
  await phone.getByText(/现在没网，写好的都在。连上网就自动发/).waitFor();
  await expectNoAxeViolations(phone);
  await phone.close();

  const without = await openAgain(context, '');
  await without.getByRole('link', { name: '一句回话等着发送' }).click();
  await without.getByText(code).waitFor();
  await without.getByText('来得很快').waitFor();
  await expectNoAxeViolations(without);
  await without.close();
  expect((await caseOf(resident, code)).stage).toBe('awaiting_confirmation');

  await context.setOffline(false);
  const online = await openAgain(context, '');
  await online.getByRole('link', { name: '刚才的回话送到了' }).click();
  await online.getByText('您确认解决了').last().waitFor();
  await online.reload();
  await online.getByText('您确认解决了').last().waitFor();
  const mine = await caseOf(resident, code);
  expect([mine.stage, mine.rating, mine.times('confirmed')]).toEqual(['closed', 4, 1]);
});

it('pressed in time without a network, it counts though silence closed the case meanwhile', async () => {
  const { code, resident, phone, context } = await handledCase('13911130004');
  await context.setOffline(true);
  await lamps(phone).check();
  await press(phone, '确认解决');
  await phone.getByText('等待发送').waitFor();
  await phone.close();
  world.clock.advance({ days: 8 });
  await letTimeAct(world.deps);
  const before = await caseOf(resident, code);
  expect([before.stage, before.rating]).toEqual(['closed', null]);

  await context.setOffline(false);
  const online = await openAgain(context, `case/${code}`);
  await online.getByText('您确认解决了').last().waitFor();
  const mine = await caseOf(resident, code);
  expect([mine.stage, mine.rating, mine.times('confirmed')]).toEqual(['closed', 4, 1]);
});

it('whoever comes after silence still finds both answers, and then the one that is left', async () => {
  const { code, resident, phone } = await handledCase('13911130005');
  world.clock.advance({ days: 8 });
  await letTimeAct(world.deps);
  await phone.reload();
  await phone.getByText('结案').first().waitFor();
  await phone.getByRole('button', { name: '没解决' }).waitFor();
  await lamps(phone).check();
  await expectNoAxeViolations(phone);
  await press(phone, '确认解决');
  await phone.getByText('您确认解决了').last().waitFor();
  await phone.getByRole('button', { name: '其实没解决，退回重办' }).waitFor();
  expect((await caseOf(resident, code)).rating).toBe(4);
});

it('half a reply is there when the page opens again, and goes out with the network, from the page of its case', async () => {
  const { code, resident, phone, context } = await handledCase('13911130002');
  await lamps(phone).check();
  await phone.getByLabel('想说的（可以不写）').fill('还行');
  await phone.reload();
  await expect.poll(() => lamps(phone).isChecked()).toBe(true);
  await expect.poll(() => phone.getByLabel('想说的（可以不写）').inputValue()).toBe('还行');

  await context.setOffline(true);
  await press(phone, '确认解决');
  await phone.getByText('等待发送').waitFor();
  await press(phone, '再改改');
  await phone.getByLabel('想说的（可以不写）').fill('挺好');
  await press(phone, '确认解决');
  await phone.getByText('等待发送').waitFor();
  await context.setOffline(false);
  await phone.getByText('您确认解决了').last().waitFor();
  const mine = await caseOf(resident, code);
  expect([mine.times('confirmed'), mine.rating]).toEqual([1, 4]);
});

it('a case is sent back with a photo that was taken without a network', async () => {
  const { code, resident, phone, context } = await handledCase('13911130003');
  await context.setOffline(true);
  await press(phone, '没解决');
  await phone.getByLabel('还有什么没解决').fill('车又停回来了');
  await phone.locator('input[type=file]').setInputFiles(await photoFile(41));
  await phone.getByRole('img', { name: '第 1 张照片' }).waitFor();
  await press(phone, '退回重办');
  await phone.getByText('等待发送').waitFor();
  await expectNoAxeViolations(phone);
  await phone.close();
  await context.setOffline(false);

  const online = await openAgain(context, `case/${code}`);
  await online.getByText('您说没解决，退回重办').waitFor();
  const mine = await caseOf(resident, code);
  expect([mine.stage, mine.times('reopened')]).toEqual(['dispatched', 1]);
  const reopened = mine.history.find(({ kind }) => kind === 'reopened');
  expect([reopened?.note, reopened?.photos.length]).toEqual(['车又停回来了', 1]);
});

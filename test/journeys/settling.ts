import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { press } from './press.ts';
import { type BrowserWorld, deskOf, seat } from './world.ts';

/* A month of the counter 便民超市 is opened at one desk and paid at another. */

export async function phoneOfMerchant(
  world: BrowserWorld,
  looks: Looks = {},
): Promise<{ phone: Page; tour: Inspection }> {
  const phone = await seat(await newPhone(await openBrowser(), looks), world, 'merchant');
  return { phone, tour: inspectionOf(phone, { looks, touch: true, axe: true }) };
}

export async function openLastMonth(world: BrowserWorld): Promise<void> {
  const desk = await deskOf(world, 'treasurer');
  // Which months are over is read from the device's clock.
  await desk.clock.setFixedTime(world.clock.now());
  const tour = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/settlements`);
  await desk.getByText('没有这样的结算单').waitFor();
  await tour.inspect('no settlement yet');
  await press(desk, '出结算单');
  await tour.inspect('a month to open');
  await press(desk, '出单');
  await desk.getByRole('heading', { name: /便民超市/ }).waitFor();
  await desk.getByText('等兑换点确认').waitFor();
  await tour.inspect('a draft');
  expect(tour.faults()).toEqual([]);
}

export async function payByAnother(world: BrowserWorld): Promise<void> {
  const desk = await deskOf(world, 'leader');
  const tour = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/settlements`);
  await desk.getByRole('link', { name: /便民超市/ }).click();
  await press(desk, '登记为已付款');
  await desk.getByText('填写付款凭证号').waitFor();
  await tour.inspect('paid without a voucher');
  await desk.getByLabel('付款凭证号').fill('银付 0126');
  await press(desk, '登记为已付款');
  await desk.getByText(/登记付款，凭证号 银付 0126/).waitFor();
  const saved = desk.waitForEvent('download');
  await press(desk, '打印（PDF）');
  expect((await saved).suggestedFilename()).toMatch(/^settlement-.*\.pdf$/);
  await tour.inspect('paid');
  expect(tour.faults()).toEqual([]);
}

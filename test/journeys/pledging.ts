import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Looks } from '../browser.ts';
import type { Person } from '../county.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { press } from './press.ts';
import { type BrowserWorld, deskOf } from './world.ts';

/* A pool is opened, its sponsor taken in, and what that one pledges is confirmed by two. */

export async function seatAt(world: BrowserWorld, person: Person, hash: string, looks: Looks = {}) {
  const desk = await deskOf(world, person, looks);
  const tour = inspectionOf(desk, { looks, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#${hash}`);
  return { desk, tour };
}

export async function openPool(desk: Page, tour: Inspection): Promise<void> {
  await desk.getByRole('link', { name: '居民池' }).waitFor();
  await tour.inspect('pools');
  await press(desk, '开设积分池');
  await desk.getByLabel('中文名称').waitFor();
  await press(desk, '开设');
  await tour.inspect('a pool handed in empty');
  await desk.getByLabel('中文名称').fill('公益积分池');
  await desk.getByLabel('英文名称').fill('Pool of gifts');
  await desk.getByLabel('代码').fill('gifts');
  await press(desk, '开设');
  await desk.getByRole('heading', { name: '公益积分池' }).waitFor();
  await tour.inspect('an empty pool');
}

export async function takeInSponsor(desk: Page, tour: Inspection): Promise<void> {
  await tour.visit('no sponsors yet', '#/pools/sponsors');
  await press(desk, '登记赞助方');
  await desk.getByLabel('单位名称').fill('临河商会');
  await desk.getByLabel('英文名称').fill('Riverside Chamber');
  await press(desk, '登记');
  const card = desk.getByRole('region', { name: '临河商会' });
  await card.getByLabel('谁来经办').click();
  await desk.locator('.ant-select-dropdown:visible').getByTitle('sponsor', { exact: true }).click();
  await desk.keyboard.press('Escape');
  await press(desk, '保存经办人');
  await card.getByRole('button', { name: '保存经办人' }).waitFor({ state: 'detached' });
  await tour.inspect('sponsors');
}

export async function pledgeByItself(world: BrowserWorld): Promise<void> {
  const { desk, tour } = await seatAt(world, 'sponsor', '/sponsorship');
  await desk.getByRole('heading', { name: /临河商会/ }).waitFor();
  await tour.inspect('a sponsor without pledges');
  await press(desk, '登记认捐');
  const form = desk.getByRole('form', { name: '登记认捐' });
  await form.getByRole('button', { name: '登记认捐' }).click();
  await tour.inspect('a pledge handed in empty');
  await form.getByLabel('给哪个积分池').click();
  await desk.locator('.ant-select-dropdown:visible').getByTitle('公益积分池').click();
  await form.getByLabel('金额（元）').fill('15000');
  await form.getByText('合 15,000 分').waitFor();
  await form.getByRole('button', { name: '登记认捐' }).click();
  await desk.getByText('¥15,000.00 · 15,000 分').waitFor();
  await tour.inspect('a sponsor that pledged');
  expect(tour.faults()).toEqual([]);
}

export async function confirmByTwo(world: BrowserWorld): Promise<void> {
  const first = await seatAt(world, 'treasurer', '/pools/pool/gifts');
  await press(first.desk, '确认到账');
  const form = first.desk.getByRole('form', { name: '确认到账' });
  await form.getByRole('button', { name: '确认到账' }).click();
  await first.tour.inspect('a receipt handed in empty');
  await form.getByLabel('凭证号').fill('银收 0098');
  await form.getByRole('button', { name: '确认到账' }).click();
  await first.desk.getByText('这是您确认的，要由另一个人复核。').waitFor();
  await first.tour.inspect('a receipt that waits');
  const second = await seatAt(world, 'leader', '/pools/pool/gifts');
  await second.desk.getByLabel('复核意见').fill('银行回单看过，金额相符');
  await second.tour.inspect('a receipt to sign');
  await press(second.desk, '同意，记为保障');
  await second.desk.getByText('已全部到账').waitFor();
  for (const { tour } of [first, second]) expect(tour.faults()).toEqual([]);
}

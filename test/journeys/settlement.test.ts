import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { newPhone, openBrowser } from '../browser.ts';
import { openPool } from '../holders.ts';
import { sellLastMonth } from '../settlements.ts';
import { openShop, type Shop } from '../shop.ts';
import { inspectionOf, twoLooks } from './inspect.ts';
import { press } from './press.ts';
import { openLastMonth, payByAnother, phoneOfMerchant } from './settling.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let shop: Shop;
beforeAll(async () => {
  world = await startBrowserWorld();
  await openPool(world, 'helpers', 1_000);
  shop = await openShop(world);
  await sellLastMonth(world, { shop, bags: 3 });
});
afterEach(closePages);
afterAll(() => world?.close());

async function contestOnTheCounter(): Promise<void> {
  const { phone, tour } = await phoneOfMerchant(world);
  await world.settle();
  await phone.goto(`${world.url}/#/settlements`);
  await phone.getByRole('link', { name: /结算单出来了/ }).waitFor();
  await tour.inspect('told of a draft');
  await phone.getByRole('link', { name: /月.?便民超市/ }).click();
  await phone.getByText('到期没有答复按认可处理').waitFor();
  await phone.getByText('¥90.00').waitFor();
  await tour.inspect('a draft on the phone');
  await press(phone, '不对 · 第 2 行');
  await press(phone, '提出异议');
  await phone.getByText('请写明哪里不对').waitFor();
  await tour.inspect('contested without a word');
  await phone.getByRole('textbox', { name: '哪里不对' }).fill('发的是两袋，只记了一袋');
  await press(phone, '提出异议');
  await phone.getByText('等积分出纳答复').waitFor();
  await press(phone, '确认这张结算单');
  await phone.getByText('有 1 行等答复').waitFor();
  await tour.inspect('to be confirmed');
  await press(phone, '确认');
  await phone.getByText('等答复', { exact: true }).waitFor();
  await tour.inspect('confirmed but for one line');
  expect(tour.faults()).toEqual([]);
}

async function answerAtTheDesk(): Promise<void> {
  const desk = await deskOf(world, 'treasurer');
  const tour = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/settlements`);
  await desk.getByRole('link', { name: /便民超市/ }).click();
  await desk.getByText('发的是两袋，只记了一袋').waitFor();
  await press(desk, '答复');
  const form = desk.getByRole('form', { name: '答复' });
  await form.getByRole('button', { name: '答复' }).click();
  await desk.getByText('写明更正多少分，或者多少钱').waitFor();
  await tour.inspect('an answer without a word');
  await form.getByLabel('更正多少分').fill('30');
  await form.getByLabel('由哪个积分池出').click();
  await desk.locator('.ant-select-dropdown:visible').getByTitle('helpers').click();
  await form.getByLabel('为什么').fill('登记簿上是两袋');
  await tour.inspect('an answer');
  await form.getByRole('button', { name: '答复' }).click();
  await desk.getByText('更正第 2 行').waitFor();
  await desk.getByText('这一张是您出的').waitFor();
  await tour.inspect('answered');
  expect(tour.faults()).toEqual([]);
}

it('a month is opened, contested on the phone of the counter, corrected, and paid by another', async () => {
  await openLastMonth(world);
  await contestOnTheCounter();
  await answerAtTheDesk();
  await payByAnother(world);
  const { settlements } = (await shop.treasurer('listSettlements')).ok;
  expect(settlements).toMatchObject([{ state: 'paid', points: 120, amountFen: 12_000 }]);
}, 240_000);

it.each(twoLooks)('paid, it is read in every look: %o', async (looks) => {
  const { phone, tour } = await phoneOfMerchant(world, looks);
  const { settlements } = (await shop.merchant('listMySettlements')).ok;
  await phone.goto(`${world.url}/#/settlements`);
  await tour.inspect('all settlements');
  await tour.visit('one on the phone', `#/settlements/${settlements[0]?.id}`);
  // Desks have no large type of their own.
  const atDesk = { ...looks, elder: false };
  const desk = await deskOf(world, 'auditor', atDesk);
  const reading = inspectionOf(desk, { looks: atDesk, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/settlements/${settlements[0]?.id}`);
  await desk.locator('ol li').first().waitFor();
  await reading.inspect('one at the desk');
  expect([...tour.faults(), ...reading.faults()]).toEqual([]);
});

it('somebody who is no merchant is told where to sign in', async () => {
  const phone = await newPhone(await openBrowser());
  const tour = inspectionOf(phone, { looks: {}, touch: true, axe: true });
  await phone.goto(`${world.url}/#/settlements`);
  await phone.getByRole('heading', { name: '这里给兑换商户用' }).waitFor();
  await tour.inspect('a stranger');
  expect(tour.faults()).toEqual([]);
});

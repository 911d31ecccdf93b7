import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookkeepers, bookkeepersMissing, complaintOf } from '../bookkeepers.ts';
import { newPhone, openBrowser } from '../browser.ts';
import { createTestDatabase, databaseUrl } from '../postgres.ts';
import { changedRule, enforce } from '../rulebooks.ts';
import { monthsOf, standingOf } from '../settlements.ts';
import { openShop, type Shop } from '../shop.ts';
import { type AtCounter, faultsOf, openCounter, show } from './at-counter.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { confirmByTwo, openPool, pledgeByItself, seatAt, takeInSponsor } from './pledging.ts';
import { follow, press } from './press.ts';
import { completeProfile, handleAndVerify, report } from './reporting.ts';
import { openLastMonth, payByAnother, phoneOfMerchant } from './settling.ts';
import { type BrowserWorld, closePages, signInResident, startBrowserWorld } from './world.ts';

/* The whole road of points: from a sponsor's money to a counter's, through a resident's pocket. */

let world: BrowserWorld;
let shop: Shop;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await startBrowserWorld({ database });
  shop = await openShop(world);
  await shop.offer();
  folder = await mkdtemp(join(tmpdir(), 'books-'));
});
afterAll(async () => {
  await closePages();
  await world?.close();
  await rm(folder, { recursive: true });
});

const root = join(import.meta.dirname, '../..');
const bag = 30;
const welcome = 5;

async function pledge(): Promise<void> {
  const { desk, tour } = await seatAt(world, 'treasurer', '/pools');
  await openPool(desk, tour);
  await takeInSponsor(desk, tour);
  await pledgeByItself(world);
  await confirmByTwo(world);
  expect(tour.faults()).toEqual([]);
}

/** A report of standing water is worth a bag of rice; the sponsor's pool pays for it, and for the gift to whoever is new. */
async function earn(): Promise<Page> {
  const base = { kind: 'fixed', points: bag } as const;
  const pools = ['gifts'];
  await enforce(world, [changedRule('2.3', { base, pools }), changedRule('5.1', { pools })]);
  const phone = await newPhone(await openBrowser());
  await phone.goto(world.url);
  await signInResident(phone, '13911112222');
  await completeProfile(world, phone);
  await handleAndVerify(world, await report(world, phone));
  await phone.goto(`${world.url}/#/points`);
  await phone.getByText('小区隐患').first().waitFor();
  return phone;
}

/** @returns what the phone shows as a QR code */
async function reserve(phone: Page, tour: Inspection): Promise<string> {
  await phone.goto(`${world.url}/#/shop`);
  await phone.getByText(`${bag + welcome} 分可用`).waitFor();
  await tour.inspect('the shop');
  await press(phone, '兑换 大米');
  await phone.getByText('便民超市').last().waitFor();
  await tour.inspect('where to collect it');
  await press(phone, '预约');
  await phone.getByText(`${welcome} 分可用`, { exact: true }).waitFor();
  const answered = phone.waitForResponse((answer) => /voucher/.test(answer.url()));
  await press(phone, '出示兑换码');
  await phone.getByRole('img', { name: '兑换码，给兑换点扫' }).waitFor();
  await tour.inspect('a code that is shown');
  const { qr, pass } = await (await answered).json();
  return `${qr}.${pass}`;
}

async function handOverOffline({ page, tour }: AtCounter, shown: string): Promise<void> {
  await page.context().setOffline(true);
  await show(page, shown);
  await page.getByText('可以交付').first().waitFor();
  await press(page, '交给本人');
  await page.getByText('已记在本机，联网后上传').waitFor();
  expect(await standingOf(world, shop.counter)).toEqual({ owed: 0, paid: 0 });
  await page.context().setOffline(false);
  await page.goto(`${world.url}/counter/#/journal`);
  await page.getByText('已入账').waitFor();
  expect(await standingOf(world, shop.counter)).toEqual({ owed: bag, paid: 0 });
  expect(faultsOf(tour)).toEqual([]);
}

/** What a resident sees of it afterwards. */
async function lookBack(phone: Page, tour: Inspection): Promise<void> {
  await phone.goto(`${world.url}/#/shop`);
  await phone.reload();
  await follow(phone, '我的兑换');
  await phone.getByText('已领取').waitFor();
  await tour.inspect('what was collected');
  await press(phone, '做一张卡');
  await phone.getByRole('img', { name: '兑换卡，给兑换点扫' }).waitFor();
  await tour.inspect('a card');
  expect(tour.faults()).toEqual([]);
}

async function settle(): Promise<void> {
  monthsOf(world).next();
  await openLastMonth(world);
  const { phone, tour } = await phoneOfMerchant(world);
  await phone.goto(`${world.url}/#/settlements`);
  await phone.getByRole('link', { name: /便民超市/ }).click();
  await phone
    .getByText(/公益积分池.* 30 分/)
    .first()
    .waitFor();
  await press(phone, '确认这张结算单');
  await press(phone, '确认');
  await phone.getByText('等付款').first().waitFor();
  await tour.inspect('a settlement to be paid');
  expect(tour.faults()).toEqual([]);
  await payByAnother(world);
  expect(await standingOf(world, shop.counter)).toEqual({ owed: 0, paid: bag });
}

/** What a command says that reads this database. */
function ask(...words: string[]) {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl(database.connection) };
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, complaints: stderr };
}

it('a sponsor’s money becomes points, a bag of rice, and a counter’s money; the last without a network', async () => {
  await pledge();
  const phone = await earn();
  const tour = inspectionOf(phone, { looks: {}, touch: true, axe: true });
  const counter = await openCounter(world);
  await handOverOffline(counter, await reserve(phone, tour));
  await lookBack(phone, tour);
  await settle();
}, 600_000);

it('nothing differs from what the journal says', () => {
  expect(ask('scripts/reconcile.ts')).toEqual({ status: 0, complaints: '' });
});

it.skipIf(bookkeepersMissing)(
  'books go out that others accept, from the pledge to the payment (needs hledger and bean-check)',
  async () => {
    expect(ask('scripts/books/main.ts', '--out', folder)).toEqual({ status: 0, complaints: '' });
    for (const [program, file] of bookkeepers) {
      expect(complaintOf(program, join(folder, file)), program).toBe('');
      const book = await readFile(join(folder, file), 'utf8');
      expect(book, file).toMatch(/临河商会/);
      expect(book, file).toMatch(/Payments:M\d+/);
    }
  },
);

import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { makePhoto } from '../app.ts';
import type { Looks } from '../browser.ts';
import { staffId } from '../county.ts';
import { adult } from '../families.ts';
import { givePoints, openPool } from '../holders.ts';
import { receive, rice } from '../shop.ts';
import { type BrowserWorld, deskOf, phoneOf, sameOwner, startBrowserWorld } from './world.ts';

const to = '/tmp/lead/shots-k5';
mkdirSync(to, { recursive: true });
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
  await openPool(world, 'helpers', 1000);
});
afterAll(async () => {
  await world?.close();
});
let n = 0;
const shot = async (page: Page, name: string) => {
  await page.waitForTimeout(900);
  await page.screenshot({
    path: `${to}/${String(n++).padStart(2, '0')}-${name}.png`,
    fullPage: true,
  });
};
const both = (zh: string, en: string) => ({ zh, en });
it('shots', async () => {
  const t = await world.staff('treasurer');
  const m = await world.staff('merchant');
  const photo = (await t('uploadStaffPhoto', { file: await makePhoto(5) })).ok.id;
  const day = (d: number) => new Date(Date.now() + d * 86_400_000).toISOString();
  const add = async (x: object) => (await t('addReward', { body: { ...rice, ...x } })).ok.id;
  const r1 = await add({
    name: both('大米 5 公斤', 'Rice, 5 kg'),
    photo,
    prices: [
      { from: 0, points: 30 },
      { from: 60, points: 24 },
    ],
    pools: ['helpers'],
    limit: { count: 2, period: 'month' },
  });
  const r2 = await add({
    kind: 'goods',
    name: both('敬老礼包', 'Parcel for the old'),
    words: both('60 岁以上的先换', 'Sixty and older first'),
    opensAt: day(2),
    early: {
      days: 5,
      groups: [
        { kind: 'age', ageGroup: '60_plus' },
        { kind: 'earned', from: 500 },
      ],
    },
  });
  const r3 = await add({ kind: 'service', name: both('理发一次', 'A haircut') });
  const r4 = await add({ kind: 'goods', name: both('洗衣皂两块', 'Soap') });
  await add({
    kind: 'honour',
    value: 0,
    prices: [{ from: 20, points: 0 }],
    name: both('平安家庭门牌', 'Plaque'),
  });
  await add({ kind: 'voucher', listed: false, name: both('电影券', 'Cinema voucher') });
  const place = {
    area: '339999001001',
    name: both('桑园积分超市', 'Sangyuan shop'),
    merchant: both('百货商场', 'Store'),
    hours: both('每天 8:00–18:00', 'Daily 8–18'),
    place: '桑园路 18 号',
    staff: [staffId('merchant')],
  };
  const c = (await t('openCounter', { body: place })).ok.id;
  const open = async (reward: string, slot: object | null = null) =>
    (await t('openOffer', { params: { id: c }, body: { reward, slot } })).ok.id;
  const o1 = await open(r1);
  await receive(m, o1, { pieces: 20, bestBefore: day(90).slice(0, 10) });
  await receive(m, o1, { pieces: 5 });
  const o2 = await open(r2);
  await receive(m, o2, { pieces: 9 });
  const s = (d: number) =>
    new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + d * 3_600_000).toISOString();
  const o3 = await open(r3, { startsAt: s(30), endsAt: s(31) });
  await receive(m, o3, { pieces: 3 });
  await open(r4);
  const phone = await phoneOf(world, { phone: '13611110001', name: '周慧芳' });
  const me = await world.resident('13611110001');
  await me('completeProfile', { body: { age: adult } });
  await me('setMyAgeGroup', { body: { ageGroup: '60_plus' } });
  await givePoints(world, me, 90);
  await me('reserve', { body: { offer: o3 } });
  await me('reserve', { body: { offer: o1 } });
  for (let i = 0; i < 6; i++) {
    const x = await world.resident();
    await x('wishInShop', { body: { words: '电饭煲' } });
    await x('wishInShop', { body: { reward: r4 } });
  }
  const card = (await me('makeMyCard')).ok.code;
  const looks: [string, Looks][] = [
    ['zh', {}],
    ['en', { language: 'en', dark: true }],
  ];
  for (const [name, look] of looks) {
    const page = await deskOf(world, 'treasurer', look);
    for (const hash of [
      'catalogue',
      `catalogue/reward/${r2}`,
      'catalogue/new',
      'catalogue/suggestions',
      'counters',
      `counters/counter/${c}`,
      'counters/new',
    ]) {
      await page.goto(`${world.url}/console/#/${hash}`);
      await shot(page, `${hash.replace(/\/[0-9a-f-]{36}/, '').replaceAll('/', '-')}-${name}`);
    }
    if (name === 'zh') {
      await page.goto(`${world.url}/console/#/catalogue/new`);
      await page.getByRole('button', { name: '添进目录' }).click();
      await shot(page, 'new-empty');
      await page.goto(`${world.url}/console/#/counters/counter/${c}`);
      await page.getByRole('button', { name: '添货架或场次' }).click();
      await page.getByText('约时间的场次').click();
      await page.getByRole('button', { name: '进货' }).first().click();
      await page.getByRole('button', { name: '盘点 一批' }).first().click();
      await page.getByRole('button', { name: '进出记录' }).first().click();
      await shot(page, 'counter-open');
      await page.setViewportSize({ width: 390, height: 844 });
      await shot(page, 'counter-phone');
      await page.goto(`${world.url}/console/#/catalogue/reward/${r1}`);
      await shot(page, 'reward-phone');
      await page.goto(`${world.url}/console/#/catalogue/new`);
      await shot(page, 'new-phone');
    }
    await page.context().close();
  }
  const w = await deskOf(world, 'merchant');
  await w.goto(`${world.url}/console/#/by-card`);
  await w.getByLabel('换什么').click();
  await w.keyboard.press('Enter');
  await w.getByLabel('兑换卡号').fill(card);
  await w.getByRole('button', { name: '预约，加到打印单' }).click();
  await w.getByText('打印这 1 张').waitFor();
  await shot(w, 'by-card');
  await w.emulateMedia({ media: 'print' });
  await shot(w, 'by-card-print');
  await w.context().close();
  const cookies = await phone.context().cookies();
  for (const [name, look] of [
    ['zh', {}],
    ['elder', { elder: true }],
    ['en', { language: 'en', dark: true }],
  ] as [string, Looks][]) {
    const page = await sameOwner(cookies, look);
    await page.goto(`${world.url}/#/shop`);
    await shot(page, `shop-${name}`);
    await page.getByRole('searchbox').fill('电饭煲');
    await shot(page, `shop-none-${name}`);
    await page.goto(`${world.url}/#/profile`);
    await shot(page, `profile-${name}`);
    await page.goto(`${world.url}/#/me/data/erasure`);
    await shot(page, `erasure-${name}`);
  }
}, 400_000);

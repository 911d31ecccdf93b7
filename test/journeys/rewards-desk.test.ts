import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Looks } from '../browser.ts';
import type { Person } from '../county.ts';
import { givePoints, openPool } from '../holders.ts';
import { inTurn } from '../turns.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

/* Whoever keeps the catalogue: a reward, a counter, its shelf filled, counted and taken away. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
  await openPool(world, 'helpers', 1_000);
});
afterEach(closePages);
afterAll(() => world?.close());

async function seatAt(person: Person, hash: string, looks: Looks = {}) {
  const desk = await deskOf(world, person, looks);
  const tour = inspectionOf(desk, { looks, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#${hash}`);
  return { desk, tour };
}

/** A refusal that was wanted is no fault of the page. */
const faultsOf = (tour: Inspection) =>
  tour.faults().filter((fault) => !/status of (409|422)/.test(fault));

const press = (page: Page | Locator, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

async function choose(desk: Page, field: Locator, option: string): Promise<void> {
  await field.click();
  await desk.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
  await desk.keyboard.press('Escape');
}

async function addReward(desk: Page, tour: Inspection): Promise<void> {
  await desk.getByText('还没有上架的奖品').waitFor();
  await tour.inspect('an empty catalogue');
  await press(desk, '添奖品');
  await desk.getByLabel('中文名称').waitFor();
  await press(desk, '添进目录');
  await desk.getByText('请写中文名称').waitFor();
  await tour.inspect('a reward handed in empty');
  await desk.getByLabel('中文名称').fill('大米 5 公斤');
  await desk.getByLabel('英文名称').fill('Rice, 5 kg');
  await desk.getByLabel('中文说明').fill('真空小袋装。');
  await desk.getByLabel('英文说明').fill('Vacuum-packed.');
  await desk.getByLabel('分值').fill('30');
  await desk.getByLabel('第 1 档多少分一件').fill('40');
  await press(desk, '添进目录');
  await desk.getByText('价格不能高于付给兑换点的分值').first().waitFor();
  await tour.inspect('a price above the value');
  await desk.getByLabel('第 1 档多少分一件').fill('30');
  await press(desk, '添一档');
  await desk.getByLabel('第 2 档从累计多少分起').fill('60');
  await desk.getByLabel('第 2 档多少分一件').fill('24');
  await choose(desk, desk.getByLabel('差额由哪些积分池补'), 'helpers');
  await desk.getByLabel('每人限兑几件').fill('2');
  await press(desk, '添进目录');
  await desk.getByRole('heading', { name: '大米 5 公斤' }).waitFor();
  await desk.getByText('累计得过 60 分的，24 分').waitFor();
  await tour.inspect('a reward');
}

async function changeReward(desk: Page, tour: Inspection): Promise<void> {
  await press(desk, '修改');
  await desk.getByLabel('提前几天').fill('3');
  await desk.getByLabel('累计得过多少分').fill('100');
  await press(desk, '保存修改');
  await desk.getByText('要让一部分人先换，先写明从哪天起向大家开放。').first().waitFor();
  await tour.inspect('first in line for nothing');
  await desk.getByLabel('从什么时候起').fill('2020-01-01T08:00');
  await press(desk, '保存修改');
  await desk.getByText('累计得过 100 分的，提前 3 天').waitFor();
  await tour.inspect('a reward with those who come first');
}

async function openCounter(desk: Page, tour: Inspection): Promise<void> {
  await tour.visit('no counters yet', '#/counters');
  await press(desk, '设兑换点');
  await desk.getByLabel('地址').waitFor();
  await press(desk, '设立');
  await tour.inspect('a counter handed in empty');
  await desk.getByLabel('在哪个区域').click();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  const texts = [
    '中文名称',
    '英文名称',
    '经营者（中文）',
    '经营者（英文）',
    '地址',
    '营业时间（中文）',
    '营业时间（英文）',
  ];
  for (const text of texts)
    await desk.getByLabel(text).fill(text.includes('英文') ? 'Corner shop' : '便民超市');
  await choose(desk, desk.getByLabel('谁在这里值守'), 'merchant');
  await press(desk, '设立');
  await desk.getByRole('heading', { name: '便民超市' }).waitFor();
  await tour.inspect('a counter without shelves');
}

async function openShelf(desk: Page, tour: Inspection): Promise<void> {
  await press(desk, '添货架或场次');
  const form = desk.getByRole('form', { name: '添货架或场次' });
  await form.getByRole('button', { name: '添上' }).click();
  await tour.inspect('a shelf for nothing');
  await choose(desk, form.getByLabel('哪一件奖品'), '大米 5 公斤 · 实物');
  await form.getByRole('button', { name: '添上' }).click();
  await desk.getByText('架上没有货，进一批货就能预约。').waitFor();
  await tour.inspect('an empty shelf');
}

const shelfOf = (desk: Page) => desk.getByRole('region', { name: '大米 5 公斤' });

/** The merchant receives, counts and reports a loss; what is reserved must stay. */
async function fillAndCount(): Promise<void> {
  const { desk, tour } = await seatAt('merchant', '/my-counters');
  await desk.getByRole('link', { name: '便民超市' }).click();
  await press(shelfOf(desk), '进货');
  const form = desk.getByRole('form', { name: '进货' });
  await form.getByLabel('几件').fill('10');
  await form.getByLabel('这批货怎么叫').fill('一批');
  await form.getByLabel('保质期到哪天').fill('2020-01-01');
  await press(form, '登记进货');
  await form.getByText('这批货的保质期已经过了，不能上架。').first().waitFor();
  await tour.inspect('a spoilt batch');
  await form.getByLabel('保质期到哪天').fill('');
  await press(form, '登记进货');
  await shelfOf(desk).getByText('10 件', { exact: true }).waitFor();
  await tour.inspect('a filled shelf');
  await reserveOne();
  await press(shelfOf(desk), '盘点 一批');
  const counting = desk.getByRole('form', { name: '盘点 一批' });
  await counting.getByLabel('实际有几件').fill('0');
  await counting.getByLabel('说明').fill('月底盘点');
  await press(counting, '记下盘点');
  await counting
    .getByText(/架上至少要留 1 件/)
    .first()
    .waitFor();
  await tour.inspect('fewer than are reserved');
  await counting.getByLabel('实际有几件').fill('8');
  await press(counting, '记下盘点');
  await shelfOf(desk).getByText('8 件', { exact: true }).waitFor();
  await press(shelfOf(desk), '报损 一批');
  const losing = desk.getByRole('form', { name: '报损 一批' });
  await losing.getByLabel('少了几件').fill('1');
  await losing.getByLabel('说明').fill('破了一袋');
  await press(losing, '记下损耗');
  await shelfOf(desk).getByText('7 件', { exact: true }).waitFor();
  await press(shelfOf(desk), '进出记录');
  await shelfOf(desk)
    .getByRole('cell', { name: /破了一袋/ })
    .waitFor();
  await tour.inspect('what came and went');
  expect(faultsOf(tour)).toEqual([]);
}

async function reserveOne(): Promise<void> {
  const resident = await world.resident();
  await givePoints(world, resident, 30);
  const offer = (await resident('listShop')).ok.items[0]?.offers[0]?.id ?? '';
  expect((await resident('reserve', { body: { offer } })).status).toBe(201);
}

/** The treasurer sees what waits, cannot close the counter, takes the shelf away, and then can. */
async function takeAway(): Promise<void> {
  const { desk, tour } = await seatAt('treasurer', '/counters');
  await desk.getByRole('link', { name: '便民超市' }).click();
  await desk.getByText(/留到/).waitFor();
  await tour.inspect('a counter at which something waits');
  await press(desk, '修改');
  await desk.getByLabel('关闭这个兑换点，不再接受预约').check();
  await press(desk, '保存修改');
  await desk
    .getByText(/还有 1 件预约没有领取/)
    .first()
    .waitFor();
  await tour.inspect('a counter that cannot close');
  await press(desk, '不改了');
  await press(shelfOf(desk), '停收预约 大米 5 公斤');
  await shelfOf(desk).getByText('停收预约').first().waitFor();
  await press(shelfOf(desk), '撤下货架 大米 5 公斤');
  await press(desk, '停收并退分');
  await desk.getByText('没有待领取的。').waitFor();
  await press(desk, '修改');
  await desk.getByLabel('关闭这个兑换点，不再接受预约').check();
  await press(desk, '保存修改');
  await desk.getByText('已关').first().waitFor();
  await tour.inspect('a closed counter');
  await tour.visit('suggestions', '#/catalogue/suggestions');
  expect(faultsOf(tour)).toEqual([]);
}

it('a reward is added, its shelf filled, counted and taken away, and what waits gets its points back', async () => {
  const { desk, tour } = await seatAt('treasurer', '/catalogue');
  await addReward(desk, tour);
  await changeReward(desk, tour);
  await openCounter(desk, tour);
  await openShelf(desk, tour);
  expect(faultsOf(tour)).toEqual([]);
  await fillAndCount();
  await takeAway();
});

it.each(inTurn<Looks>([{ dark: true }, { language: 'en' }]))(
  'the desk of rewards looks right, %o',
  async (looks) => {
    const { ok } = await (await world.staff('treasurer'))('listCounters');
    const { rewards } = (await (await world.staff('treasurer'))('listCatalogue')).ok;
    const { tour } = await seatAt('treasurer', '/catalogue', looks);
    const pages = [
      'catalogue/new',
      'catalogue/suggestions',
      `catalogue/reward/${rewards[0]?.id}`,
      'counters',
      'counters/new',
      `counters/counter/${ok.counters[0]?.id}`,
    ];
    for (const page of pages) await tour.visit(page, `#/${page}`);
    expect(faultsOf(tour)).toEqual([]);
    const merchant = await seatAt('merchant', '/my-counters', looks);
    await merchant.tour.inspect('my counters');
    expect(faultsOf(merchant.tour)).toEqual([]);
  },
);

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { addChild, child, found } from '../families.ts';
import type { Desk } from '../road.ts';
import { inTurn } from '../turns.ts';
import {
  agreeBeside,
  faultsOf,
  keptOn,
  neighbour,
  openedOnce,
  startFieldGround,
  workersPhone,
} from './grid-worker.ts';
import { inspectionOf } from './inspect.ts';
import { follow, press } from './press.ts';
import { type BrowserWorld, closePages, codeOn } from './world.ts';

/* Beside a grid worker somebody tells as much as on a phone of their own: of which kind it is, and whose report. */

let world: BrowserWorld;
let desk: Desk;
let resident: Caller;
const phone = '13611120051';
beforeAll(async () => {
  ({ world, desk, resident } = await startFieldGround(phone));
});
afterEach(closePages);
afterAll(() => world?.close());

const agree = (page: Page, number = phone) => agreeBeside(page, world, number);

it('without a network the kind is chosen and its questions are answered, and both go out once they agree', async () => {
  const page = await openedOnce(world);
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.context().setOffline(true);
  await page.reload();
  await follow(page, '替居民办');
  await page.getByLabel('本人的姓名').fill('何阿婆');
  await page.getByLabel('本人的手机号').first().fill(phone);
  await page.getByLabel('怎么了').fill('桥洞下面漫上来了，推车走不了');
  await page.getByLabel('在哪里').fill('铁路桥洞');
  await press(page, '选一个类别');
  await page.getByRole('dialog').getByRole('button', { name: /^积水/ }).click();
  await page.getByText('人和车还过得去吗？').waitFor();
  await press(page, '过不去');
  await expect.poll(() => keptOn(page), { timeout: 20_000 }).toContain('blocked');
  await page.reload();
  await page.getByRole('button', { name: '过不去', pressed: true }).waitFor();
  await tour.inspect('the kind and its question, without a network');
  await press(page, '先记下');
  await page.getByText('记下了。有网以后，请本人同意再提交。').waitFor();
  await page.goto(`${world.url}/#/field-work/outbox`);
  await page.getByText(/· 积水/).waitFor();
  await tour.inspect('what waits says its kind');
  expect((await resident('listMyCases')).ok.total).toBe(0);

  await page.context().setOffline(false);
  await page.goto(`${world.url}/#/field-work/for`);
  await agree(page);
  await follow(page, '我记下的');
  await page.getByText('已提交', { exact: true }).waitFor();
  const [sent] = (await resident('listMyCases')).ok.cases;
  expect(sent?.categoryName.zh).toBe('积水');
  const seen = (await desk.intake('getCase', { params: { code: sent?.code ?? '' } })).ok;
  expect(JSON.stringify(seen)).toContain('过不去');
  expect(faultsOf(tour)).toEqual([]);
});

it('with one, the words suggest the kind while they are typed, as on a phone of their own', async () => {
  const page = await workersPhone(world);
  await page.goto(`${world.url}/#/field-work/for`);
  await agree(page);
  await page.getByLabel('怎么了').fill('三号楼前一直积水');
  await page.getByText('看起来是').waitFor();
  await press(page, '过得去');
  await page.getByLabel('在哪里').fill('三号楼前');
  await press(page, '替本人提交');
  await page.getByText(/到“我记下的”看回执/).waitFor();
  // The next report finds nothing of it.
  await page.getByText('不选也行，按您写的话归类。').waitFor();
  await follow(page, '我记下的');
  await page.getByText('已提交', { exact: true }).waitFor();
  const seen = (await desk.intake('getCase', { params: { code: await codeOn(page) } })).ok;
  expect([seen.category, JSON.stringify(seen).includes('过得去')]).toEqual(['050100', true]);
});

it('for a child whom nobody at home is called, it is not taken, and goes out once the name is put right', async () => {
  const number = '13611120052';
  const guardian = await neighbour(world, { phone: number, name: '周慧芳' });
  (await found(guardian)).ok;
  (await addChild(guardian)).ok;
  const page = await workersPhone(world);
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.goto(`${world.url}/#/field-work/for`);
  await agree(page, number);
  await page.getByLabel('怎么了').fill('操场边的铁丝露出来了');
  await page.getByLabel('在哪里').fill('小学东门');
  await press(page, '本人的孩子');
  await press(page, '替本人提交');
  await page.getByText('请写孩子的称呼。').waitFor();
  await page.getByLabel('孩子的称呼').fill('别家的');
  await tour.inspect('for a child');
  await press(page, '替本人提交');
  await page.getByText(/到“我记下的”看回执/).waitFor();
  await follow(page, '我记下的');
  await page.getByText('没有收', { exact: true }).waitFor();
  await tour.inspect('not taken, to be put right');
  await page.getByLabel('孩子的称呼').fill(child.name);
  await press(page, '再提交一次');
  await page.getByText('已提交', { exact: true }).waitFor();
  const code = await codeOn(page);
  const { rows } = await world.deps.database.pool.query(
    `select d.child from deeds d join cases c on c.county = d.county and c.id = d.source
      where c.code = $1`,
    [code],
  );
  expect(rows[0]?.child).toEqual(expect.any(String));
  expect(faultsOf(tour)).toEqual([]);
});

it.each(
  inTurn([
    ['in English, with large type', { language: 'en', elder: true }],
    ['at night', { dark: true }],
  ] as const),
)('looks right %s', async (_, looks) => {
  const page = await openedOnce(world, looks);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await Promise.all([page.waitForResponse(/\/categories$/), page.reload()]);
  await page.locator('a[href="#/field-work/for"]').first().waitFor();
  await page.context().setOffline(true);
  await page.goto(`${world.url}/#/field-work/for`);
  const [choose, kind] = 'language' in looks ? ['Choose a kind', /积水/] : ['选一个类别', /积水/];
  await press(page, choose);
  const chosen = page.getByRole('dialog').getByRole('button', { name: kind });
  await chosen.waitFor();
  await tour.inspect('the kinds');
  await chosen.click();
  await page.getByText(/还过得去吗|still pass/).waitFor();
  await tour.inspect('a question');
  expect(faultsOf(tour)).toEqual([]);
});

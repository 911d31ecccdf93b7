import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { type Desk, report, walkTo } from '../road.ts';
import { wakerOf } from './closed-app.ts';
import { agreeBeside, keptOn, neighbour, openedOnce, startFieldGround } from './grid-worker.ts';
import { inspectionOf } from './inspect.ts';
import { follow, press } from './press.ts';
import { type BrowserWorld, closePages, photoFile } from './world.ts';

/* What a grid worker wrote, or half wrote, outlasts the page, the network and the app. */

let world: BrowserWorld;
let desk: Desk;
let resident: Caller;
const phone = '13611120041';
beforeAll(async () => {
  ({ world, desk, resident } = await startFieldGround(phone));
});
afterEach(closePages);
afterAll(() => world?.close());

const opened = () => openedOnce(world);
const agree = (page: Page, number = phone) => agreeBeside(page, world, number);

/** The phone’s store has it: only then does a reload find it. */
const isKept = (page: Page, words: string) =>
  expect.poll(() => keptOn(page), { timeout: 20_000 }).toContain(words);

const offline = (page: Page, isOffline: boolean) => page.context().setOffline(isOffline);
const reported = async () => (await resident('listMyCases')).ok.cases;
const stageOf = async (code: string) =>
  (await desk.reviewer('getCase', { params: { code } })).ok.stage;

it('a check and a report that are half typed are there after a reload, and so is who agreed', async () => {
  const { code } = await report(resident);
  await walkTo('answered', { desk, resident, code });
  const page = await opened();
  await page.goto(`${world.url}/#/field-work/task/${code}`);
  await page.locator('input[type=file]').setInputFiles(await photoFile(8_101));
  await page.getByRole('img', { name: '第 1 张照片' }).last().waitFor();
  await page.getByLabel('看到了什么').fill('车都挪走了');
  await isKept(page, '车都挪走了');
  await page.reload();
  await expect.poll(() => page.getByLabel('看到了什么').inputValue()).toBe('车都挪走了');
  await page.getByRole('button', { name: '去掉第 1 张' }).waitFor();

  await page.goto(`${world.url}/#/field-work/for`);
  await agree(page);
  await page.getByLabel('怎么了').fill('楼道的灯坏了');
  await isKept(page, '楼道的灯坏了');
  await page.reload();
  await page.getByText(/同意了，/).waitFor();
  await expect.poll(() => page.getByLabel('怎么了').inputValue()).toBe('楼道的灯坏了');
  // The next person finds none of it.
  await press(page, '办完了');
  await agree(page);
  await expect.poll(() => page.getByLabel('怎么了').inputValue()).toBe('');
});

it('told where nobody can agree, a report waits, goes out once its owner agrees, and under nobody else', async () => {
  const other = '13611120042';
  const another = await neighbour(world, { phone: other, name: '何阿婆' });
  const page = await opened();
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await follow(page, '替居民办');
  await offline(page, true);
  await page.getByLabel('本人的姓名').fill('何阿婆');
  await page.getByLabel('本人的手机号').first().fill(phone);
  await page.getByLabel('怎么了').fill('门口的井盖翘起来了');
  await isKept(page, '门口的井盖翘起来了');
  await page.reload();
  await expect.poll(() => page.getByLabel('怎么了').inputValue()).toBe('门口的井盖翘起来了');
  await page.getByLabel('在哪里').fill('老街 91 号门口');
  await tour.inspect('told without a network');
  await press(page, '先记下');
  await page.getByText('记下了。有网以后，请本人同意再提交。').waitFor();
  await offline(page, false);
  await agree(page, other);
  await follow(page, '我记下的');
  await page.getByText('待本人同意', { exact: true }).waitFor();
  await tour.inspect('waits for its owner');
  expect((await another('listMyCases')).ok.total).toBe(0);
  const before = (await reported()).length;

  await page.goto(`${world.url}/#/field-work/for`);
  await press(page, '办完了');
  await agree(page);
  await follow(page, '我记下的');
  await page.getByText(/待核 \d+ 分，归本人|这一类不给积分/).waitFor();
  const mine = await reported();
  expect(mine.length).toBe(before + 1);
  expect(mine[0]?.title).toContain('井盖');
});

it('accepted without a network, it goes out from any page; where somebody was first it says so', async () => {
  const [mine, theirs] = [await report(resident), await report(resident)];
  const page = await opened();
  await page.getByRole('button', { name: '重取待办' }).click();
  await page.getByText(mine.code).or(page.getByText(mine.title)).first().waitFor();
  await offline(page, true);
  for (const { code } of [mine, theirs]) {
    await page.goto(`${world.url}/#/field-work/task/${code}`);
    await press(page, '受理，联网后提交');
    await page.getByText('待提交', { exact: true }).first().waitFor();
  }
  (await desk.intake('acceptCase', { params: { code: theirs.code }, body: { note: '' } })).ok;
  await page.goto(`${world.url}/#/settlements`);
  await offline(page, false);
  await expect.poll(() => stageOf(mine.code), { timeout: 30_000 }).not.toBe('reported');
  await page.goto(`${world.url}/#/field-work/outbox`);
  await page.getByText('这件事已经到了别的环节，请刷新再看。').waitFor();
  await press(page, '知道了');
  await page.getByText('已提交', { exact: true }).waitFor();
});

it('and while the app is closed', async () => {
  const { code } = await report(resident);
  const page = await opened();
  await page.getByRole('button', { name: '重取待办' }).click();
  await page.goto(`${world.url}/#/field-work/task/${code}`);
  const context: BrowserContext = page.context();
  const wake = await wakerOf(context, world.url);
  await offline(page, true);
  await press(page, '受理，联网后提交');
  await page.getByText('待提交', { exact: true }).waitFor();
  await page.close();
  await context.setOffline(false);
  await wake();
  await expect.poll(() => stageOf(code), { timeout: 30_000 }).not.toBe('reported');
});

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { localDate } from '../../server/platform/calendar.ts';
import { grids } from '../county.ts';
import { adult } from '../families.ts';
import { inspectionOf } from './inspect.ts';
import { follow, press } from './press.ts';
import { type BrowserWorld, closePages, deskOf, photoFile, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const phones = ['13911190001', '13911190002'] as const;

/** A workbook as somebody fills it in. */
async function workbook(rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'pingan-roster-')), 'roster.xlsx');
  const cells = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number' ? { type: Number, value } : { type: String, value },
    ),
  );
  await writeWorkbook(cells).toFile(file);
  return file;
}

/** Somebody of the west whose number the window has taken off. */
async function withoutNumber(name: string, phone: string): Promise<void> {
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name, grid: grids.west, age: adult } })).ok;
  const window = await world.staff('intake');
  const asked = { phone, purpose: 'phone_release' };
  const { demoCode: code } = (await window('sendWindowCode', { body: asked })).ok;
  const shown = { paper: 'id_card', reason: '这个号码已经换了主人' };
  (await window('detachPhoneAtWindow', { body: { phone, code, owner: name, ...shown } })).ok;
}

it('a list is read from a workbook, put right line by line, confirmed by another and undone', async () => {
  for (const [place, phone] of phones.entries()) {
    const me = await world.resident(phone);
    const body = { name: ['周小芳', '吴桂兰'][place], grid: grids.west, age: adult };
    (await me('completeProfile', { body })).ok;
  }
  await withoutNumber('冯秀珍', '13911190003');
  const today = localDate(world.clock.now());
  const file = await workbook([
    ['手机号', '姓名', '事项', '日期', '分钟', '住处'],
    [phones[0], '周小芳', '参加活动', today, ''],
    [phones[1], '别人', '义务巡逻', today, 60],
    ['', '冯秀珍', '参加活动', today, '', '西网格'],
  ]);

  const desk = await deskOf(world, 'intake');
  const tour = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/rosters`);
  await desk.getByText('还没有登记过').waitFor();
  await tour.inspect('no lists yet');
  await follow(desk, '登记一张');
  await press(desk, '登记 1 行');
  await desk.getByText('请附上照片。').waitFor();
  await tour.inspect('a list handed in empty');
  await desk.getByLabel('表上印的编号').fill('dj-0001');
  await desk
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photoFile(71));
  await desk.locator('fieldset img').first().waitFor();
  await desk.locator('input[type=file]').last().setInputFiles(file);
  await desk.getByText('读入 3 行，请看一遍。').waitFor();
  await tour.inspect('lines from a workbook');
  // A page that is drawn anew has what was typed.
  await desk.reload();
  await desk.getByLabel('手机号').last().waitFor();
  await expect.poll(() => desk.getByLabel('表上印的编号').inputValue()).toBe('dj-0001');
  await expect.poll(() => desk.getByLabel('手机号').nth(1).inputValue()).toBe(phones[1]);
  // Of who has no number the home is asked for beside the name.
  await desk.getByText('西网格').waitFor();
  // Where its patrols were walked, as far as the paper says.
  await desk.getByText('巡逻走在哪个网格').waitFor();
  await desk.locator('fieldset img').first().waitFor();
  await press(desk, '登记 3 行');
  await desk.getByText('姓名和账号上的对不上，请核对是不是同一个人。').waitFor();
  await tour.inspect('a line that is wrong');
  // Another field is put right, and what was said of this one stands.
  await desk.getByLabel('姓名（有号码可不填）').first().fill('周 小芳');
  await desk.getByText('姓名和账号上的对不上，请核对是不是同一个人。').waitFor();
  await desk.getByLabel('姓名（有号码可不填）').first().fill('周小芳');
  const workbooks = desk.locator('input[type=file]').last();
  await workbooks.setInputFiles(file);
  await desk.getByText('读到 3 行；已经填的 3 行会被换掉。').waitFor();
  await tour.inspect('asked before typed lines are replaced');
  await press(desk, '留着填的');
  const many = Array.from({ length: 61 }, () => [phones[0], '周小芳', '参加活动', today, '']);
  await workbooks.setInputFiles(await workbook(many));
  await desk.getByText('一张最多 60 行，多出 1 行，一行都没有读入。请分成几张表。').waitFor();
  await desk.getByLabel('姓名（有号码可不填）').nth(1).fill('吴桂兰');
  await press(desk, '登记 3 行');
  await desk.getByRole('heading', { name: 'DJ-0001 号表' }).waitFor();
  await desk.getByText('表上没写在哪里走的：巡逻按各人住的网格算。').waitFor();
  await tour.inspect('typed in');
  // The line that was wrong was refused, and the browser says so.
  expect(tour.faults().filter((fault) => !/status of 422/.test(fault))).toEqual([]);

  const second = await deskOf(world, 'reviewer');
  const at = inspectionOf(second, { looks: {}, touch: false, axe: true });
  await second.goto(`${world.url}/console/#/rosters`);
  await follow(second, 'DJ-0001 号表');
  await at.inspect('to compare');
  await press(second, '核对无误，入账');
  await second.getByText('已核对').first().waitFor();
  await second.getByText('撤销这张表').first().click();
  await second.getByRole('button', { name: '撤销这张表' }).click();
  await second.getByText('请选一个原因。').waitFor();
  await second.getByRole('combobox').click();
  await second.getByTitle('是别人做的').click();
  await second.getByRole('textbox', { name: '依据' }).fill('签名不是本人的');
  await second.getByRole('button', { name: '撤销这张表' }).click();
  await second.getByText('已撤销').first().waitFor();
  await at.inspect('undone');
  expect(at.faults()).toEqual([]);
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { mostCharacters } from '../../contract/catalogue-files.ts';
import { expectNoAxeViolations, newDesk, newPhone, openBrowser } from '../browser.ts';
import { inspectionOf, looksOfDesk } from './inspect.ts';
import { press } from './press.ts';
import {
  type BrowserWorld,
  closePages,
  codeOn,
  deskOf,
  phoneOf,
  seat,
  startBrowserWorld,
} from './world.ts';

/* The catalogue of a county: added to, retired from and taken in from a file, and what residents see of it. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const columns =
  'code,l1_name,everyday_name,keywords,hotline_request_type,default_severity,resolve_limit_days,privacy_level,emergency_redirect';
const fileOf = (...rows: string[]) => ({
  name: 'CATALOGUE.CSV',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${[columns, ...rows].join('\r\n')}\r\n`),
});
const lamp = '040400,隐患,路灯不亮,路灯 灯不亮,求助,3,7,低,';
const water = '050100,隐患,积水,积水 内涝,求助,2,3,低,';
const clash = '020100,消防,占用消防通道,消防通道,举报,3,7,低,';
const sign = '040600,隐患,灯箱松动,灯箱 违停,求助,3,7,低,';
const wrong = '040500,隐患,井盖松动,井盖,求助,9,7,机密,';

const openCatalogue = async (page: Page) => {
  await page.goto(`${world.url}/console/#/category-models`);
  await page.getByRole('button', { name: /^(新增类别|Add a kind)$/ }).waitFor();
};
const choosing = async (page: Page, label: string, option: string) => {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
};
const sheetOf = async (phone: Page) => {
  await phone.getByRole('button', { name: /^(选一个类别|换一个|换一类)$/ }).click();
  await phone.getByRole('heading', { name: '是哪一类事' }).waitFor();
};

async function addRailing(desk: Page): Promise<void> {
  await press(desk, '新增类别');
  await desk.getByLabel('代码，六位数字').fill('5');
  await press(desk, '新增这一类');
  await desk.getByText('填六位数字').waitFor();
  await expectNoAxeViolations(desk);
  await choosing(desk, '组', '05 隐患');
  await expect.poll(() => desk.getByLabel('代码，六位数字').inputValue()).toBe('050200');
  await desk.getByLabel('代码，六位数字').fill('050100');
  await desk.getByLabel('叫法', { exact: true }).fill('护栏松动');
  await desk.getByLabel('英文叫法', { exact: true }).fill('Loose railing');
  await desk.getByLabel('关键词，空格分开').fill('护栏 栏杆');
  await choosing(desk, '上报时问什么', '积水');
  await desk.getByLabel('理由').fill('河边的护栏要单列');
  await press(desk, '新增这一类');
  await desk.getByText('这个代码已经有类别了').first().waitFor();
  await desk.getByLabel('代码，六位数字').fill('050200');
  await press(desk, '新增这一类');
  await desk.getByText('新增了“护栏松动”（050200）').waitFor();
  await expectNoAxeViolations(desk);
}

it('a kind is added, reported at once, retired, and then not there for anybody who reports', async () => {
  const phone = await phoneOf(world, { phone: '13911180001', name: '周小芳' });
  await phone.goto(`${world.url}/#/`);
  const kept = 'navigator.serviceWorker.controller !== null';
  await expect.poll(() => phone.evaluate<boolean>(kept), { timeout: 30_000 }).toBe(true);
  const desk = await deskOf(world, 'leader');
  await openCatalogue(desk);
  await addRailing(desk);

  await phone.goto(`${world.url}/#/report`);
  await phone.getByRole('textbox', { name: '说一句' }).fill('河边的栏杆晃得厉害');
  await phone.getByText('写到了“栏杆”').waitFor();
  await phone.getByText('人和车还过得去吗？').waitFor();
  await sheetOf(phone);
  await phone.getByRole('button', { name: /^护栏松动/ }).click();
  await phone.getByLabel('写清楚在哪里').fill('河堤 3 号');
  await phone.getByRole('button', { name: '过不去' }).click();
  await press(phone, '发送');
  const reported = await codeOn(phone);

  // Without a network it is chosen once more, from what the phone knows.
  await phone.goto(`${world.url}/#/report`);
  await phone.context().setOffline(true);
  await sheetOf(phone);
  await phone.getByRole('button', { name: /^护栏松动/ }).click();
  await phone.getByRole('textbox', { name: '说一句' }).fill('栏杆断了，桥面上还积水');
  await phone.getByLabel('写清楚在哪里').fill('河堤 5 号');
  await press(phone, '发送');
  await phone.getByText('等待发送').waitFor();

  await desk.getByRole('button', { name: '停用“护栏松动”' }).click();
  await press(desk, '停用这一类');
  await desk.getByText('至少写两个字').first().waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByLabel('理由').fill('并到别的类去了');
  await press(desk, '停用这一类');
  await desk.getByText(/起停用/).waitFor();
  await expectNoAxeViolations(desk);

  // What waited arrives, as what its words say; what came before keeps its name.
  await phone.context().setOffline(false);
  const intake = await world.staff('intake');
  const names = async () => {
    const { cases } = (await intake('listCases', { body: {} })).ok;
    return cases.map(({ categoryName }) => categoryName.zh).sort();
  };
  await expect.poll(names, { timeout: 30_000 }).toEqual(['护栏松动', '积水']);
  await desk.goto(`${world.url}/console/#/queue/${reported}`);
  await desk.getByText('护栏松动').first().waitFor();

  await phone.goto(`${world.url}/#/report`);
  await phone.reload();
  await phone.getByRole('textbox', { name: '说一句' }).fill('河边的栏杆晃得厉害');
  await phone.getByText('不选也行，按您写的话归类。').waitFor();
  await sheetOf(phone);
  await phone.getByRole('button', { name: /^积水/ }).waitFor();
  expect(await phone.getByRole('button', { name: /^护栏松动/ }).count()).toBe(0);
  await expectNoAxeViolations(phone);
});

it('a catalogue with one wrong line brings nothing; mended it is taken in, and a second time brings nothing', async () => {
  const desk = await deskOf(world, 'leader');
  await openCatalogue(desk);
  await press(desk, '导入目录');
  const choose = (file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
    desk.locator('input[type=file]').setInputFiles(file);
  await choose({ ...fileOf(), buffer: Buffer.from('x'.repeat(mostCharacters + 1)) });
  await desk.getByText(/文件太大/).waitFor();
  await choose({ ...fileOf(), buffer: Buffer.from([0x50, 0x4b, 0, 0]) });
  await desk.getByText(/这不是文字文件/).waitFor();
  await expectNoAxeViolations(desk);
  await choose(fileOf(lamp, water, clash, wrong));
  await desk.getByText('有 2 处不对').waitFor();
  await desk.getByText('第 5 行').first().waitFor();
  await desk.getByText('要 1 到 4 的整数（写的是“9”）').waitFor();
  expect(await desk.getByRole('button', { name: '导入这份目录' }).count()).toBe(0);
  await expectNoAxeViolations(desk);
  await choose(fileOf(lamp, water, clash));
  await desk.getByText('新增 1 类').waitFor();
  await desk.getByText('要改：关键词、严重程度、几天办结').waitFor();
  await desk.getByText(/属于别的组，这一行不导入/).waitFor();
  await expectNoAxeViolations(desk);
  // Somebody else is quicker: what was shown is no longer so.
  const other = await world.staff('leader');
  const edit = {
    nameZh: '积水',
    nameEn: 'Water',
    keywords: ['积水', '水坑'],
    severity: 3,
    resolveDays: 7,
  };
  (await other('editCategory', { params: { code: '050100' }, body: { ...edit, reason: '先改着' } }))
    .ok;
  await desk.getByLabel('理由').fill('按市里的目录统一');
  await press(desk, '导入这份目录');
  await desk.getByText(/请再看一遍再导入/).waitFor();
  await expectNoAxeViolations(desk);
  await press(desk, '再看一遍');
  await desk.getByText(/请再看一遍再导入/).waitFor({ state: 'detached' });
  await press(desk, '导入这份目录');
  await desk.getByText(/导入好了：新增 1 类，改动 1 类/).waitFor();
  await desk.getByText('隐患 · 路灯不亮').waitFor();
  await press(desk, '导入目录');
  await choose(fileOf(lamp, water));
  await desk.getByText('这份目录本县都有了，没有什么要导入。').waitFor();
  expect(await desk.getByRole('button', { name: '导入这份目录' }).count()).toBe(0);
});

it('whoever works for a part of the county reads the catalogue and changes nothing', async () => {
  const desk = await deskOf(world, 'intake_west');
  await desk.goto(`${world.url}/console/#/category-models`);
  await desk.getByText('隐患 · 积水').waitFor();
  expect(await desk.getByRole('button', { name: /新增类别|导入目录|^修改/ }).count()).toBe(0);
});

it.each(looksOfDesk)(
  'at a desk and on a phone of staff all of it fits, %o',
  async (looks, { axe }) => {
    const browser = await openBrowser();
    const leader = await world.staff('leader');
    const retiring = { params: { code: '150100' }, body: { reason: '先不收建议' } };
    (await leader('retireCategory', retiring)).ok;
    for (const at of ['phone', 'desk'] as const) {
      const make = at === 'phone' ? newPhone : newDesk;
      const page = await seat(await make(browser, looks), world, 'leader');
      const tour = inspectionOf(page, { looks, touch: at === 'phone', axe });
      await openCatalogue(page);
      await page.getByRole('button', { name: /^(新增类别|Add a kind)$/ }).click();
      await page.locator('main form button[type=submit]').first().click();
      await tour.inspect('a new kind with what is missing');
      await page.getByRole('button', { name: /^(不改了|Leave it)$/ }).click();
      await page.getByRole('button', { name: /^(导入目录|Take a catalogue in)$/ }).click();
      await page.locator('input[type=file]').setInputFiles(fileOf(sign, clash, wrong));
      await page.getByText(/2 处不对|in 2 places/).waitFor();
      await tour.inspect('what is wrong in a file');
      await page.locator('input[type=file]').setInputFiles(fileOf(sign, clash));
      await page.getByRole('button', { name: /^(导入这份目录|Take this catalogue in)$/ }).waitFor();
      await tour.inspect('what a file would do');
      await page.getByRole('button', { name: /^(不改了|Leave it)$/ }).click();
      await page
        .getByRole('button', { name: /^(恢复“|Bring “)/ })
        .first()
        .click();
      await tour.inspect('a kind that is to be brought back');
      expect(tour.faults()).toEqual([]);
    }
  },
);

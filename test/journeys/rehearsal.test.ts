import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { collectErrors, expectNoAxeViolations, type Looks } from '../browser.ts';
import { rulebook } from '../county.ts';
import { report } from '../road.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

/** A draft in which a parking report is worth more, and neighbourhood hazards have a tighter limit. */
const dearer = {
  ...rulebook,
  rules: rulebook.rules.map((rule) => {
    if (rule.id === '2.2') return { ...rule, base: { kind: 'fixed' as const, points: 5 } };
    return rule.id === '2.3' ? { ...rule, caps: { perDay: 1, perMonth: 2 } } : rule;
  }),
};

async function draftNamed(name: string): Promise<string> {
  const owner = await world.staff('rule_owner');
  const body = { name, from: 'file', document: dearer };
  return (await owner('createRuleDraft', { body })).ok.id;
}

const openDraft = async (id: string, looks: Looks = {}) => {
  const desk = await deskOf(world, 'rule_owner', looks);
  await desk.goto(`${world.url}/console/#/rules/draft/${id}`);
  return desk;
};

it('the owner plays the draft over a made-up year, reads what it costs and takes the sheet along', async () => {
  const id = await draftNamed('违停提分');
  const desk = await openDraft(id);
  const errors = collectErrors(desk);
  await desk.getByRole('heading', { name: '拿过去的事试算' }).waitFor();
  await desk.getByText('这份内容还没有试算').waitFor();
  await desk.getByLabel('模拟的一年').check();
  await desk.getByLabel('1 万', { exact: true }).check();
  await desk.getByLabel('种子').fill('有 空格');
  await desk.getByLabel('年度预算（分）').fill('很多');
  await desk.getByRole('button', { name: '开始试算' }).click();
  await desk.getByText('只能用字母、数字和短横线，最多 40 个').waitFor();
  await desk.getByText('请填 0 到 10 亿之间的整数').waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByLabel('种子').fill('linxi-2026');
  await desk.getByLabel('年度预算（分）').fill('20,000');
  await desk.getByRole('button', { name: '开始试算' }).click();

  await desk.getByText(/草稿每月约多花 [\d,]+ 分。/).waitFor();
  await desk.getByText(/年预算 20,000 分：按草稿/).waitFor();
  await desk.getByRole('heading', { name: '谁多得，谁少得（人均，分）' }).waitFor();
  await desk.getByText('看表格').first().click();
  await desk.getByRole('columnheader', { name: '现行（分）' }).first().waitFor();
  await expectNoAxeViolations(desk);

  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: '下载表格' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^细则试算-违停提分-\d{4}-\d{2}-\d{2}\.xlsx$/);
  const file = join(await mkdtemp(join(tmpdir(), 'pingan-sheet-')), 'rehearsal.xlsx');
  await download.saveAs(file);
  const sheets = await readWorkbook(file);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['概要', '每月', '分组', '逐条', '上限']);
  const rules = sheets.find(({ sheet }) => sheet === '逐条')?.data ?? [];
  const parking = rules.find(([rule]) => rule === '2.2');
  expect(Number(parking?.[3])).toBeGreaterThan(Number(parking?.[2]));
  expect(errors).toEqual([]);
});

it('a new county is told that it has no past to play, and what to do', async () => {
  const desk = await openDraft(await draftNamed('新县'));
  await desk.getByRole('button', { name: '开始试算' }).click();
  await desk.getByText('过去 12 个月没有可以算的行为。').waitFor();
  await desk.getByText('新开的县可以改用模拟的一年。').waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: '重新试算' }).click();
  await desk.getByRole('button', { name: '取消' }).click();
});

it('whoever changes the draft afterwards is told to rehearse again', async () => {
  const resident = await world.resident();
  for (let count = 0; count < 4; count++) await report(resident);
  world.clock.advance({ days: 1 });
  const id = await draftNamed('改了又改');
  const desk = await openDraft(id);
  await desk.getByRole('button', { name: '开始试算' }).click();
  await desk.getByText(/草稿每月约多花/).waitFor();
  await desk.getByText('人数太少，不分组显示。').waitFor();
  const owner = await world.staff('rule_owner');
  const document = { ...dearer, refundGraceDays: dearer.refundGraceDays + 1 };
  await owner('saveRuleDraft', {
    params: { id },
    body: { revision: 1, name: '改了又改', document },
  });
  await desk.reload();
  await desk.getByText('草稿改过了，下面是改动之前的结果，请重新试算。').waitFor();
  await expectNoAxeViolations(desk);
});

it('all rehearsals stand on a page of their own; an auditor reads them and starts none', async () => {
  const desk = await deskOf(world, 'auditor');
  await desk.goto(`${world.url}/console/#/rehearsals`);
  await desk.getByRole('heading', { name: '试算', level: 1 }).waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByRole('link', { name: '违停提分' }).click();
  await desk.getByText(/草稿每月约多花/).waitFor();
  await expectNoAxeViolations(desk);
  expect(await desk.getByRole('button', { name: /试算/ }).count()).toBe(0);
  const other = await deskOf(world, 'intake');
  await other.goto(`${world.url}/console/#/rehearsals`);
  await other.getByRole('heading', { name: /这页归/ }).waitFor();
});

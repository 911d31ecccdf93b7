import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { addDays, localDate, startOfDay } from '../../server/platform/calendar.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { markRehearsed } from '../rehearsed.ts';
import { report } from '../road.ts';
import { soundBook } from '../sound-book.ts';
import { inspectionOf } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const openRules = async (desk: Page) => {
  await desk.goto(`${world.url}/console/#/rules`);
  await desk.reload();
  await desk.getByRole('heading', { name: '积分细则', level: 1 }).waitFor();
};
const saved = (desk: Page) => desk.getByText('已存好').waitFor();
const sentence = (desk: Page) => desk.locator('[data-sentence="reader"]');
const openRule = (desk: Page, id: string) =>
  desk
    .getByRole('navigation', { name: '规则清单' })
    .getByRole('button', { name: new RegExp(`^${id}`) })
    .click();
const view = (desk: Page, name: string) =>
  desk.getByRole('navigation', { name: '草稿的几面' }).getByRole('link', { name }).click();
const draftOn = (desk: Page) => /draft\/([0-9a-f-]{36})/.exec(desk.url())?.[1] ?? '';

/** Begins a draft from a file, as somebody who wrote the book elsewhere. */
async function importBook(desk: Page, { name, book }: { name: string; book: unknown }) {
  const file = join(await mkdtemp(join(tmpdir(), 'pingan-book-')), 'book.json');
  await writeFile(file, JSON.stringify(book));
  await openRules(desk);
  await desk.getByRole('button', { name: '新开草稿' }).click();
  await desk.getByLabel('草稿名称').fill(name);
  await desk.getByLabel('从哪里开始').click();
  await desk.getByTitle('细则文件（JSON）').click();
  await desk.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
  await desk.locator('input[type=file]').setInputFiles(file);
  await desk.getByRole('button', { name: '开始写' }).click();
}

it('one owner writes a version, another publishes it, and it holds from its day on', async () => {
  const early = await world.resident();
  await report(early);
  const owner = await deskOf(world, 'rule_owner');
  await importBook(owner, { name: '坏文件', book: { ...soundBook, rules: [{ id: '2.1' }] } });
  await owner.getByText('/rules/0/deed').waitFor();
  await expectNoAxeViolations(owner);

  await importBook(owner, { name: '违停提到 4 分', book: soundBook });
  await owner.getByRole('heading', { name: '居民看到的就是这一句' }).waitFor();
  await openRule(owner, '2.2');
  await owner.getByRole('spinbutton', { name: '分', exact: true }).fill('4');
  await sentence(owner).getByText('4', { exact: true }).waitFor();
  await owner.locator('[data-sentence="other"]').getByText('4 each').waitFor();
  await expectNoAxeViolations(owner);

  await owner.getByRole('textbox', { name: '名称', exact: true }).fill('信访减少奖');
  const reason = owner.getByRole('group', { name: '名称' }).getByText(/信访/);
  await reason.waitFor();
  await saved(owner);
  await view(owner, '送审与发布');
  await owner.getByLabel('改了什么、为什么').fill('违停多，提到 4 分。');
  await owner.getByRole('button', { name: '送审' }).click();
  await owner.getByText(/碰了红线，不能送审/).waitFor();
  await expectNoAxeViolations(owner);
  await view(owner, '编写');
  await openRule(owner, '2.2');
  await owner.getByRole('textbox', { name: '名称', exact: true }).fill('违停');
  await reason.waitFor({ state: 'detached' });
  await saved(owner);

  await view(owner, '改了什么');
  const change = owner.getByRole('listitem').filter({ hasText: '2.2' }).first();
  await change.getByText('原来').waitFor();
  await expect.poll(() => change.textContent()).toMatch(/每件 3 分.*每件 34 分/);
  await expectNoAxeViolations(owner);

  await view(owner, '送审与发布');
  await owner.getByLabel('改了什么、为什么').fill('违停多，提到 4 分。');
  await owner.getByRole('button', { name: '送审' }).click();
  await owner.getByRole('button', { name: '撤回，继续改' }).waitFor();
  expect(await owner.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
  await expectNoAxeViolations(owner);

  const second = await deskOf(world, 'rule_owner_second');
  await openRules(second);
  await expectNoAxeViolations(second);
  await second.getByRole('link', { name: '违停提到 4 分' }).click();
  await second.getByRole('link', { name: /由您来定/ }).click();
  await second.getByRole('button', { name: '发布', exact: true }).click();
  await second.getByText(/还没有试算过/).waitFor();
  await markRehearsed(world, draftOn(second));
  await second.getByRole('button', { name: '发布', exact: true }).click();
  await second.getByText(/rule_owner_second 发布/).waitFor();
  await expectNoAxeViolations(second);

  const board = await deskOf(world, 'auditor');
  await board.goto(`${world.url}/board/#/rules`);
  await board.getByRole('heading', { name: /起，施行第 2 版/ }).waitFor();
  await board.getByText('违停多，提到 4 分。').waitFor();
  await expectNoAxeViolations(board);

  const firstDay = addDays(localDate(world.clock.now()), 1);
  world.clock.set(startOfDay(firstDay, 1));
  const later = await world.resident();
  await report(later);
  const line = async (who: typeof later) => (await who('listMyAwards')).ok.lines[0];
  expect(await line(early)).toMatchObject({ points: 3, ruleVersion: 1 });
  expect(await line(later)).toMatchObject({ points: 4, ruleVersion: 2 });
});

it('a rule for some areas: residents read their names, the owner sees the code beside each', async () => {
  const rules = soundBook.rules.map((rule) =>
    rule.id === '2.2' ? { ...rule, areas: ['339999001'] } : rule,
  );
  const desk = await deskOf(world, 'rule_owner');
  await importBook(desk, { name: '分片计分', book: { ...soundBook, rules } });
  await openRule(desk, '2.2');
  const where = desk.getByRole('group', { name: '哪些地方' });
  await where.getByText('西镇 339999001').waitFor();
  await where.getByRole('combobox').fill('339999002');
  await desk.locator('.ant-select-tree-title').getByText('东镇 339999002', { exact: true }).click();
  const read = () => sentence(desk).textContent();
  await expect.poll(read).toContain('只在下列区域计分：西镇、东镇。');
  expect(await read()).not.toContain('339999');
  await desk.keyboard.press('Escape');
  await expectNoAxeViolations(desk);
});

it('of two owners who edit the same draft the second is told, and loses nothing', async () => {
  const first = await deskOf(world, 'rule_owner');
  await importBook(first, { name: '两个人一起改', book: soundBook });
  await first.getByRole('heading', { name: '居民看到的就是这一句' }).waitFor();
  const second = await deskOf(world, 'rule_owner_second');
  await second.goto(first.url());
  await second.getByRole('heading', { name: '居民看到的就是这一句' }).waitFor();

  await openRule(first, '2.1');
  await first.getByRole('spinbutton', { name: '分', exact: true }).fill('6');
  await first.getByText('已存好 · 第 2 次').waitFor();
  await openRule(second, '2.3');
  await second.getByRole('spinbutton', { name: '分', exact: true }).fill('7');
  await second.getByText(/rule_owner刚保存过这份草稿/).waitFor();
  await expectNoAxeViolations(second);
  await second.getByRole('button', { name: '把我写的另存一份' }).click();
  await second.getByRole('textbox', { name: '草稿名称' }).waitFor();
  await openRule(second, '2.3');
  await expect
    .poll(() => second.getByRole('textbox', { name: '草稿名称' }).inputValue())
    .toBe('两个人一起改（我的）');
  await expect
    .poll(() => second.getByRole('spinbutton', { name: '分', exact: true }).inputValue())
    .toBe('7');
});

/** A version that is announced with other points for a fire hazard, and holds in a month. */
async function announceHazardAt(points: number): Promise<number> {
  const owner = await world.staff('rule_owner');
  const [newest] = (await owner('listRulebooks')).ok.versions;
  const params = { version: String(newest?.version) };
  const { document } = (await owner('getRulebookVersion', { params })).ok;
  const rules = document.rules.map((rule) =>
    rule.id === '2.1' ? { ...rule, base: { kind: 'fixed' as const, points } } : rule,
  );
  const body = { name: '消防隐患提分', from: 'version', version: newest?.version };
  const { id } = (await owner('createRuleDraft', { body })).ok;
  const save = { revision: 1, name: body.name, document: { ...document, rules } };
  await owner('saveRuleDraft', { params: { id }, body: save });
  const effectiveFrom = addDays(localDate(world.clock.now()), 30);
  const asking = { revision: 2, effectiveFrom, note: '消防隐患更要紧。' };
  await owner('askRulePublication', { params: { id }, body: asking });
  await markRehearsed(world, id);
  const second = await world.staff('rule_owner_second');
  const published = await second('publishRuleDraft', { params: { id }, body: { revision: 2 } });
  world.clock.advance({ minutes: 1 });
  return published.ok.version;
}

it('a draft of the book in force is not published over an announced version, but carried over to it', async () => {
  const announced = await announceHazardAt(8);
  const owner = await deskOf(world, 'rule_owner');
  const tour = inspectionOf(owner, { looks: {}, touch: false, axe: true });
  await openRules(owner);
  await owner.getByRole('button', { name: '新开草稿' }).click();
  await owner.getByLabel('草稿名称').fill('违停再提');
  await owner.getByTitle(`第 ${announced} 版`).first().waitFor();
  await owner.getByLabel('从哪里开始').click();
  await owner.getByTitle(/^现行的第/).click();
  await owner.getByText(`请从第 ${announced} 版开始`).waitFor();
  await tour.inspect('a draft that would be behind');
  await owner.getByRole('button', { name: '开始写' }).click();
  await owner.getByRole('heading', { name: '居民看到的就是这一句' }).waitFor();
  await openRule(owner, '2.2');
  await owner.getByRole('spinbutton', { name: '分', exact: true }).fill('6');
  await saved(owner);
  await view(owner, '送审与发布');
  await owner.getByText(`第 ${announced} 版已公布，这份草稿里没有它的改动。`).waitFor();
  expect(await owner.getByRole('button', { name: '送审' }).count()).toBe(0);
  await tour.inspect('a draft that is overtaken');
  await owner.getByRole('link', { name: '看看带过去什么' }).click();
  const carried = owner.getByRole('listitem').filter({ hasText: '2.2' }).first();
  await carried.getByText('改成').waitFor();
  await tour.inspect('what is carried over');
  await owner.getByRole('button', { name: `从第 ${announced} 版重新开始` }).click();
  await expect
    .poll(() => owner.getByRole('textbox', { name: '草稿名称' }).inputValue())
    .toBe(`违停再提（接第 ${announced} 版）`);
  await view(owner, '改了什么');
  await owner.getByRole('heading', { name: `与第 ${announced} 版比` }).waitFor();
  await owner.getByRole('listitem').filter({ hasText: '2.2' }).first().waitFor();
  expect(await owner.getByRole('listitem').filter({ hasText: /^2\.1/ }).count()).toBe(0);
  await view(owner, '送审与发布');
  await owner.getByRole('button', { name: '送审' }).waitFor();
  expect(tour.faults()).toEqual([]);
});

it('whoever may only read sees the rules and no way to change them', async () => {
  const treasurer = await deskOf(world, 'treasurer');
  await openRules(treasurer);
  await treasurer.getByText('您可以查看').waitFor();
  expect(await treasurer.getByRole('button', { name: '新开草稿' }).count()).toBe(0);
  await treasurer.getByRole('link', { name: '两个人一起改', exact: true }).click();
  await treasurer.getByRole('heading', { name: '居民看到的就是这一句' }).waitFor();
  await expect
    .poll(() => treasurer.getByRole('spinbutton', { name: '分', exact: true }).isDisabled())
    .toBe(true);
  await expectNoAxeViolations(treasurer);
  const intake = await deskOf(world, 'intake');
  await intake.goto(`${world.url}/console/#/rules`);
  await intake.getByRole('heading', { name: /这页归细则管理员、中心领导/ }).waitFor();
});

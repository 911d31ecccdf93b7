import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { carryOutCorrections } from '../../server/features/corrections/service.ts';
import type { Caller } from '../app.ts';
import type { Looks } from '../browser.ts';
import { settledReport } from '../corrections.ts';
import { openDesk } from '../road.ts';
import { changedRule, enforce } from '../rulebooks.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const worth = (parking: number, hazard: number) =>
  enforce(world, [
    changedRule('2.2', { base: { kind: 'fixed', points: parking } }),
    changedRule('2.1', { base: { kind: 'fixed', points: hazard } }),
  ]);

interface Town {
  wrong: number;
  right: number;
  gains: Page;
  loses: Page;
  losing: Caller;
}

/** Two neighbours who were paid by a wrong book, one too little and one too much; then comes the right one. */
async function misprintedTown(): Promise<Town> {
  const wrong = await worth(1, 50);
  const [poor, rich] = ['13911160001', '13911160002'] as const;
  const gains = await phoneOf(world, { phone: poor, name: '周小芳' });
  const loses = await phoneOf(world, { phone: rich, name: '陈永福' });
  const desk = await openDesk(world);
  const losing = await world.resident(rich);
  await settledReport(world, desk, { resident: await world.resident(poor) });
  await settledReport(world, desk, { resident: losing, category: '020100' });
  const right = await worth(3, 5);
  await world.settle();
  return { wrong, right, gains, loses, losing };
}

const work = () => carryOutCorrections(world.deps);
const pick = async (desk: Page, label: string, version: number) => {
  const choices = desk.locator('.ant-select-dropdown:visible');
  await desk.getByLabel(label).click();
  await choices.getByTitle(new RegExp(`^第 ${version} 版`)).click();
  await expect.poll(() => choices.count()).toBe(0);
};

async function seatAt(person: Parameters<typeof deskOf>[1], looks: Looks = {}) {
  const desk = await deskOf(world, person, looks);
  const tour = inspectionOf(desk, { looks, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/corrections`);
  return { desk, tour };
}

async function askAtTheDesk({ wrong, right }: Town, reason: string): Promise<Inspection> {
  const { desk, tour } = await seatAt('rule_owner');
  await desk.getByRole('heading', { name: '没有更正' }).waitFor();
  await tour.inspect('no corrections yet');
  await desk.getByRole('button', { name: '发起更正' }).click();
  await desk.getByRole('button', { name: '提交，请另一个人复核' }).click();
  await desk.getByText('请选一个版本').first().waitFor();
  await tour.inspect('a correction handed in empty');
  await pick(desk, '出错的版本', right);
  await pick(desk, '正确的版本', wrong);
  await desk.getByText('更正的版本要比出错的版本新。').first().waitFor();
  await tour.inspect('versions the wrong way round');
  await pick(desk, '出错的版本', wrong);
  await pick(desk, '正确的版本', right);
  const preview = desk.getByRole('region', { name: '会改动什么' });
  await preview.getByRole('row', { name: /2\.1 消防隐患 — 1 笔 · −45/ }).waitFor();
  await preview.getByRole('row', { name: /2\.2 违停 1 笔 · \+2 分 —/ }).waitFor();
  await preview.getByRole('row', { name: /居民池 2 45/ }).waitFor();
  await desk.getByLabel('理由').fill(reason);
  await desk.getByText(`细则更正，补上少给的。${reason}…`).waitFor();
  await tour.inspect('a correction before it is handed in');
  await desk.getByRole('button', { name: '提交，请另一个人复核' }).click();
  await desk.getByText('正在逐笔比对，0%').waitFor();
  await tour.inspect('a correction that is compared');
  await work();
  await desk.getByText('这是您提出的，要由另一个人复核').waitFor();
  await tour.inspect('a correction of one’s own');
  return tour;
}

async function signAtAnotherDesk({ wrong, right }: Town): Promise<Inspection> {
  const { desk, tour } = await seatAt('leader', { language: 'en', dark: true });
  const title = `Version ${wrong} corrected by version ${right}`;
  await desk.getByRole('link', { name: title }).click();
  await desk.getByRole('button', { name: 'Award by award (recorded)' }).click();
  await desk.getByText('2.1 · 50 before').waitFor();
  await desk.getByRole('button', { name: 'Sign and carry out' }).click();
  await desk.getByText('Please write a few words').waitFor();
  await tour.inspect('a correction to sign');
  await desk.getByLabel('Grounds').fill('Compared with the printed book.');
  await desk.getByRole('button', { name: 'Sign and carry out' }).click();
  await desk.getByText('Being carried out, 0 of 2 awards').waitFor();
  await tour.inspect('a correction that is carried out');
  await work();
  await desk.getByText('2 awards are done: 2 points given on top, 45 taken back.').waitFor();
  await tour.inspect('a correction that is done');
  return tour;
}

it('one owner corrects a wrong book, a leader signs, and two residents read what and why', async () => {
  const town = await misprintedTown();
  const reason = '单价印错了，按印刷本更正。';
  const asking = await askAtTheDesk(town, reason);
  expect((await town.losing('getMyPoints')).ok).toMatchObject({ spendable: 55 });
  const signing = await signAtAnotherDesk(town);
  // The versions the wrong way round were refused, as they should be.
  const faults = [...asking.faults(), ...signing.faults()];
  expect(faults.filter((fault) => !/status of 422/.test(fault))).toEqual([]);
  await world.settle();

  const { gains, loses } = town;
  const tours = [gains, loses].map((page) =>
    inspectionOf(page, { looks: {}, touch: true, axe: true }),
  );
  await gains.goto(`${world.url}/#/points`);
  await gains.getByText(`细则更正，补上少给的。${reason}`).waitFor();
  await gains.goto(`${world.url}/#/notices`);
  await gains.getByText(`+2 分已入账。细则更正，补上少给的。${reason}`).waitFor();
  await loses.goto(`${world.url}/#/points`);
  await loses.getByText('细则更正扣回 45 分').waitFor();
  await loses.goto(`${world.url}/#/notices`);
  const notice = loses.getByRole('link', { name: new RegExp(`多给的 45 分已扣回。${reason}`) });
  await notice.waitFor();
  for (const tour of tours) await tour.inspect('a notice of a correction');
  await notice.click();
  await loses.getByRole('textbox', { name: '哪里不对' }).waitFor();
  expect(tours.flatMap((tour) => tour.faults())).toEqual([]);
  expect((await town.losing('getMyPoints')).ok).toMatchObject({ spendable: 10, owed: 0 });
});

it('an owner takes a correction back, and whoever may only read finds no button', async () => {
  const wrong = await worth(3, 5);
  await settledReport(world, await openDesk(world));
  const right = await worth(4, 5);
  const owner = await world.staff('rule_owner');
  const body = { wrongVersion: wrong, rightVersion: right, reason: '分值录错了' };
  await owner('askCorrection', { body });
  await work();
  const title = `第 ${wrong} 版更正为第 ${right} 版`;
  const { desk: auditor, tour } = await seatAt('auditor');
  await auditor.getByRole('link', { name: title }).click();
  await auditor.getByText('您可以看；复核由').waitFor();
  expect(await auditor.getByRole('button', { name: /更正|撤回|同意/ }).count()).toBe(0);
  await tour.inspect('a correction for whoever reads');
  const { desk, tour: owning } = await seatAt('rule_owner_second');
  await desk.getByRole('link', { name: title }).click();
  await desk.getByRole('button', { name: '同意，开始更正' }).waitFor();
  await desk.getByRole('button', { name: '撤回这次更正' }).click();
  await desk.getByRole('button', { name: '确定撤回' }).click();
  await desk.getByRole('heading', { name: title }).locator('..').getByText('已撤回').waitFor();
  await owning.inspect('a correction that was withdrawn');
  const { desk: other, tour: denied } = await seatAt('intake');
  await other.getByRole('heading', { name: /这页归/ }).waitFor();
  await denied.inspect('whose page it is');
  expect([tour, owning, denied].flatMap((one) => one.faults())).toEqual([]);
});

it('a version that still holds or has not begun, and one that changes nothing, are said before anything is sent', async () => {
  const holding = await worth(4, 5);
  const { version } = await announceLike(holding);
  const { desk, tour } = await seatAt('rule_owner');
  await desk.goto(`${world.url}/console/#/corrections/new/${holding}/${version}`);
  await desk.getByText(`第 ${holding} 版还在施行`).first().waitFor();
  await tour.inspect('a version that still holds');
  const { version: later } = await announceLike(version);
  await desk.goto(`${world.url}/console/#/corrections/new/${version}/${later}`);
  await desk.reload();
  await desk.getByText(`第 ${version} 版还没有开始施行`).first().waitFor();
  await tour.inspect('a version that has not begun');
  await desk.goto(`${world.url}/console/#/corrections/new/1/2`);
  await desk.reload();
  await desk.getByText('两个版本算出来一样').waitFor();
  await tour.inspect('versions that give the same');
  expect(tour.faults().filter((fault) => !/status of 409/.test(fault))).toEqual([]);
});

/** The same book once more, from a day that is still to come. */
async function announceLike(version: number): Promise<{ version: number }> {
  const { read } = world.deps.database;
  const book = await read
    .selectFrom('rulebooks')
    .selectAll()
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const next = { ...book, version: version + 1, effective_from: '2099-01-01' };
  await read
    .insertInto('rulebooks')
    .values({ ...next, document: JSON.stringify(book.document) })
    .execute();
  return { version: next.version };
}

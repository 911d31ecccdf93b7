import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Looks } from '../browser.ts';
import type { Person } from '../county.ts';
import { born, thisYear } from '../families.ts';
import {
  agreed,
  asParty,
  inSession,
  learn,
  mediationRules,
  opening,
  openMediator,
  type Someone,
  someone,
} from '../mediations.ts';
import { enforce } from '../rulebooks.ts';
import { type Inspection, inspectionOf, looksOfDesk, twoLooks } from './inspect.ts';
import { press } from './press.ts';
import { signOnTablet } from './signing.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
  await enforce(world, mediationRules);
});
afterEach(closePages);
afterAll(() => world?.close());

async function phone({ phone: number }: Someone, looks: Looks = {}) {
  const page = await phoneOf(world, { phone: number }, looks);
  return { page, tour: inspectionOf(page, { looks, touch: true, axe: true }) };
}

async function desk(looks: Looks = {}, person: Person = 'mediator') {
  const page = await deskOf(world, person, looks);
  await page.clock.setFixedTime(world.clock.now());
  return { page, tour: inspectionOf(page, { looks, touch: false, axe: true }) };
}

async function openAt(page: Page, tour: Inspection, hash: string, name: string): Promise<void> {
  await page.goto(`${world.url}/${hash}`);
  await tour.inspect(name);
}

it('two neighbours, a mediator and the desk bring a file from acceptance to an agreement', async () => {
  const one = await someone(world);
  const mediator = await openMediator(world);
  const { page, tour } = await desk();
  await page.goto(`${world.url}/console/#/mediations`);
  await tour.inspect('no file yet');
  await press(page, '立卷');
  await page.locator('main form button[type=submit]').click();
  await tour.inspect('a form that is empty');
  const body = opening([asParty(one), asParty({ name: '老韩头', phone: null })]);
  const { id } = (await (await world.staff('mediator'))('openMediation', { body })).ok;
  const party = await phone(one);
  await openAt(party.page, party.tour, `#/mediations/${id}`, 'the notice of rights');
  await press(party.page, '我看清了，自愿参加');
  await party.page.getByText('确认知道权利义务').waitFor();
  await page.goto(`${world.url}/console/#/mediations/${id}`);
  await page.getByRole('heading', { name: /人调字/ }).waitFor();
  await tour.inspect('a file that waits for the second party');
  await press(page, '已当面告知老韩头');
  await page.getByRole('heading', { name: '指派调解员' }).waitFor();
  await tour.inspect('who can mediate');
  await press(page, '指派');
  await page.getByText('调解中').first().waitFor();
  const leading = await phone(mediator);
  await openAt(leading.page, leading.tour, `#/mediations/${id}`, 'a file of mine');
  await press(leading.page, '记一次');
  await leading.tour.inspect('a record to write');
  await leading.page.getByRole('textbox', { name: /谁说了什么/ }).fill('两家都愿意修');
  await press(leading.page, '存好');
  await press(leading.page, '写协议');
  await leading.page.getByRole('textbox', { name: /谁在哪天前做什么/ }).fill('十天内修好');
  await leading.tour.inspect('an agreement to write');
  await press(leading.page, '发给双方确认');
  await leading.page.getByText('等双方确认').first().waitFor();
  await party.page.reload();
  await party.page.getByText('十天内修好').waitFor();
  await party.tour.inspect('an agreement to answer');
  await press(party.page, '我同意这份协议');
  await party.tour.inspect('asked once more');
  await press(party.page, '同意');
  await party.page.getByText('已同意').waitFor();
  await page.reload();
  await signOnTablet(page, { name: '老韩头', tour });
  await page.getByText('请另一位调解负责人审核').waitFor();
  await tour.inspect('agreed, to be reviewed by another one');
  const second = await desk({}, 'mediator_second');
  await second.page.goto(`${world.url}/console/#/mediations/${id}`);
  await second.page.getByRole('heading', { name: '审核这次调解' }).waitFor();
  await second.tour.inspect('agreed, to be reviewed');
  await second.page.getByRole('textbox', { name: '意见' }).fill('记录完整');
  await press(second.page, '提交审核');
  await second.page.getByText('积分已入账').waitFor();
  await page.reload();
  const saved = page.waitForEvent('download');
  await press(page, '打印整卷（PDF）');
  expect((await saved).suggestedFilename()).toMatch(/^mediation-.*\.pdf$/);
  for (const each of [tour, second.tour, party.tour, leading.tour])
    expect(each.faults()).toEqual([]);
});

it.each(twoLooks)('the screens in every look: %o', async (looks) => {
  const { id, one, mediator } = await inSession(world);
  const party = await phone(one, looks);
  await openAt(party.page, party.tour, '#/mediations', 'my mediations');
  await openAt(party.page, party.tour, `#/mediations/${id}`, 'one of them');
  await openAt(party.page, party.tour, '#/mediator', 'becoming a mediator');
  const leading = await phone(mediator, looks);
  await openAt(leading.page, leading.tour, '#/mediator', 'a mediator');
  const { elder: _, ...deskLooks } = looks;
  const { page, tour } = await desk(deskLooks);
  await openAt(page, tour, 'console/#/mediations', 'files');
  await openAt(page, tour, `console/#/mediations/${id}`, 'one file');
  await openAt(page, tour, 'console/#/mediators', 'mediators');
  for (const faults of [tour.faults(), party.tour.faults(), leading.tour.faults()])
    expect(faults).toEqual([]);
});

it.each(looksOfDesk)(
  'a minor in a file is told of at the desk, and why nothing leads on: %o',
  async (looks, { axe }) => {
    const { id, one, mediator } = await inSession(world);
    for (const { call } of [one, mediator])
      (await call('completeProfile', { body: { age: born(thisYear - 15), sure: true } })).ok;
    const page = await deskOf(world, 'mediator', looks);
    await page.clock.setFixedTime(world.clock.now());
    const tour = inspectionOf(page, { looks, touch: false, axe });
    await openAt(page, tour, `console/#/mediations/${id}`, 'a file of a minor');
    const said = looks.language === 'en' ? ' is under 18' : '未满 18 周岁';
    for (const { name } of [one, mediator]) await page.getByText(`${name}${said}`).waitFor();
    expect(await page.getByRole('heading', { name: /^(指派调解员|Assign)/ }).count()).toBe(0);
    expect(tour.faults()).toEqual([]);
  },
);

it('a resident learns, applies and is certified at the desk', async () => {
  const wanting = await someone(world);
  await learn(wanting.call);
  const { page: small, tour } = await phone(wanting);
  await small.goto(`${world.url}/#/mediator`);
  await press(small, '交申请');
  await tour.inspect('an application that is empty');
  await small.getByLabel('乡镇、街道').selectOption({ label: '西镇' });
  await small.getByRole('textbox', { name: /为什么/ }).fill('愿意帮邻居把话说开');
  await press(small, '交申请');
  await small.getByText('等综治中心答复').waitFor();
  const sitting = await desk();
  await sitting.page.goto(`${world.url}/console/#/mediators`);
  const card = sitting.page.getByRole('listitem').filter({ hasText: wanting.name });
  await card.getByRole('textbox', { name: '意见' }).fill('课程合格');
  await card.getByRole('button', { name: '认证两年' }).click();
  await card.getByText('已认证').waitFor();
  await small.reload();
  await small.getByText('您是认证调解员').waitFor();
  for (const faults of [tour.faults(), sitting.tour.faults()]) expect(faults).toEqual([]);
});

it('the desk reads first whose return visit is due', async () => {
  const { one } = await agreed(world);
  await inSession(world);
  world.clock.advance({ days: 30 });
  const { page, tour } = await desk();
  await page.goto(`${world.url}/console/#/mediations`);
  await page.getByRole('heading', { name: '回访到期' }).waitFor();
  await tour.inspect('whose return visit is due');
  const listed = page.getByRole('region', { name: '调解卷宗' });
  // Whose else was agreed on that day is due with it, in whichever order.
  await listed.getByRole('list').first().getByText(one.name).waitFor();
  expect(tour.faults()).toEqual([]);
});

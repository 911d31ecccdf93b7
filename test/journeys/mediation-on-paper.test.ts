import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { makePhoto } from '../app.ts';
import type { Looks } from '../browser.ts';
import { county, type Person, staffId } from '../county.ts';
import {
  asParty,
  inCharge,
  inSession,
  mediationRules,
  openFile,
  openMediator,
  type Someone,
  someone,
} from '../mediations.ts';
import { fill } from '../plans.ts';
import { enforce } from '../rulebooks.ts';
import { inspectionOf } from './inspect.ts';
import { press } from './press.ts';
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

const byId = (id: string, body?: unknown) => ({ params: { id }, body });
const open = (page: Page, hash: string) => page.goto(`${world.url}/${hash}`);

/** The paper from which something is typed in. */
async function takePhoto(page: Page, seed: number) {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'paper.jpg', mimeType: 'image/jpeg', buffer: await makePhoto(seed) });
  await page.getByRole('button', { name: '去掉照片 1' }).waitFor();
}

/** A file that a mediator with a helper has, and nothing written down in it yet. */
async function given() {
  const [one, other, helper] = [await someone(world), await someone(world), await someone(world)];
  const mediator = await openMediator(world);
  const atDesk = inCharge(world);
  const members = [{ phone: helper.phone, role: 'volunteer', stateEmployee: false }];
  const team = { id: null, name: '老街调解队', area: '339999001000', members };
  const { id: teamId } = (await atDesk('saveMediationTeam', { body: team })).ok;
  const { id } = await openFile(world, { one, other });
  for (const party of [one, other]) (await party.call('acknowledgeMyRights', byId(id))).ok;
  const to = { mediator: mediator.id, team: teamId, grade: 2 };
  (await atDesk('assignMediator', byId(id, to))).ok;
  return { id, one, mediator, helper };
}

it('what a mediator without a smartphone has on paper is typed in at the desk, to the end of the file', async () => {
  const { id, one, mediator, helper } = await given();
  const { page, tour } = await desk();
  await open(page, `console/#/mediations/${id}`);
  await press(page, '存入材料');
  await page.getByRole('combobox', { name: '哪一项' }).click();
  await page
    .locator('.ant-select-dropdown:visible')
    .getByTitle('调解记录', { exact: true })
    .click();
  await page.getByText(`照${mediator.name}的纸面记录录入`).waitFor();
  await page.getByRole('checkbox', { name: helper.name }).check();
  await page.getByLabel('内容').fill('双方到社区调解室，各自说了情况');
  await press(page, '存入');
  await page.getByText('请给那张纸拍张照片。').waitFor();
  await tour.inspect('a session to type in, whose paper was not photographed yet');
  await takePhoto(page, 931);
  await press(page, '存入');
  await page.getByText(`代调解员${mediator.name}录入`).waitFor();
  await press(page, '代录协议');
  await page.getByRole('textbox', { name: '谁在哪天前做什么' }).fill('十天内修好');
  await takePhoto(page, 932);
  await tour.inspect('an agreement to type in');
  await press(page, '录入，请双方确认');
  await page.getByText('待双方确认').first().waitFor();
  await page.getByText(/代调解员录入 · 写下协议/).waitFor();
  await page.getByText('请另一位调解负责人拿平板来收').waitFor();
  await press(page, '另行指派');
  await page.getByText('一指派，写下的协议和双方的答复就都作废').waitFor();
  await tour.inspect('an agreement that was typed in, and another mediator to assign');
  const party = await phone(one);
  await open(party.page, `#/mediations/${id}`);
  await party.page.getByText('十天内修好').waitFor();
  await party.page.getByText('在窗口照调解员的纸面录入').waitFor();
  await party.tour.inspect('an agreement that was typed in, on the phone of a party');
  await press(page, '代录谈不成');
  await page.getByRole('textbox', { name: '做了什么' }).fill('谈了两次，告诉双方可以去法院');
  await takePhoto(page, 933);
  await tour.inspect('that there is no agreement, to type in');
  await press(page, '录入，结束调解');
  await page.getByText('请另一位调解负责人审核').waitFor();
  const second = await desk({ language: 'en', dark: true }, 'mediator_second');
  await open(second.page, `console/#/mediations/${id}`);
  await second.page.getByRole('heading', { name: 'Review the work' }).waitFor();
  // Of the session, the agreement, and that there is none: each with the paper that it was typed in from.
  await expect
    .poll(() => second.page.getByRole('button', { name: 'Enlarge photo 1' }).count())
    .toBe(3);
  await second.tour.inspect('work that was typed in, to be reviewed by another one');
  for (const faults of [tour.faults(), second.tour.faults(), party.tour.faults()])
    expect(faults).toEqual([]);
});

it('a mediator says on their phone for whom they work now, and the desk sees which file that ties', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  const parties = [asParty(one), { ...asParty(other), employer: '西镇供销社' }];
  const mediator = await openMediator(world, { employer: '临溪纺织厂' });
  const { id } = await inSession(world, { one, other, mediator, given: { parties } });
  const leading = await phone(mediator, { language: 'en', elder: true });
  await open(leading.page, '#/mediator');
  await press(leading.page, 'I have a new employer');
  await press(leading.page, 'Save my employer');
  await leading.page.getByText('Please give your employer').waitFor();
  await leading.page.getByRole('textbox', { name: /I work now for/ }).fill('西镇供销社');
  await leading.tour.inspect('a new employer to say');
  await press(leading.page, 'Save my employer');
  await leading.page.getByText('西镇供销社').waitFor();
  await leading.tour.inspect('a new employer that was said');
  const { page, tour } = await desk();
  await open(page, `console/#/mediations/${id}`);
  await page.getByRole('heading', { name: '调解员要回避' }).waitFor();
  await page.getByText(`${mediator.name}与当事人在同一单位`).waitFor();
  await page.getByRole('link', { name: new RegExp(one.name) }).waitFor();
  await tour.inspect('a file whose mediator is tied by now');
  expect([...tour.faults(), ...leading.tour.faults()]).toEqual([]);
});

it('who has no phone says it at the desk', async () => {
  const mediator = await openMediator(world, { employer: '临溪纺织厂' });
  const looks = { language: 'en' as const };
  const { page, tour } = await desk(looks);
  await open(page, 'console/#/mediators');
  const card = page.getByRole('listitem').filter({ hasText: mediator.name });
  await press(card, 'New employer');
  await press(card, 'Write the employer down');
  await card.getByText('Please give the employer').waitFor();
  await card.getByRole('checkbox', { name: 'Works for nobody now' }).check();
  await card.getByRole('textbox', { name: /Works now for/ }).fill('西镇供销社');
  await expect
    .poll(() => card.getByRole('checkbox', { name: 'Works for nobody now' }).isChecked())
    .toBe(false);
  await tour.inspect('a new employer to type in');
  await press(card, 'Write the employer down');
  await card.getByText('Employer: 西镇供销社').waitFor();
  await card.getByText(/临溪纺织厂/).waitFor();
  await tour.inspect('a mediator with a new employer');
  expect(tour.faults()).toEqual([]);
});

it('what was written down wrongly is corrected by another one, who finds the mediator by name', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  const parties = [asParty(one), { ...asParty(other), employer: '西镇供销社' }];
  const mediator = await openMediator(world, { employer: '西镇供销设' });
  const { id } = await inSession(world, { one, other, mediator, given: { parties } });
  const { page, tour } = await desk({}, 'mediator_second');
  await open(page, 'console/#/mediators');
  await page.getByRole('textbox', { name: /找一位/ }).fill('司马光');
  await press(page, '查找');
  await page.getByText('没有找到。').waitFor();
  await page.getByRole('textbox', { name: /找一位/ }).fill(mediator.name);
  await press(page, '查找');
  const found = page.getByRole('region', { name: '找到的' });
  const card = found.getByRole('listitem').filter({ hasText: '西镇供销设' });
  await press(card, '更正单位');
  await press(card, '更正');
  await card.getByText('填上对的单位').waitFor();
  await card.getByRole('textbox', { name: '应该是' }).fill('西镇供销社');
  await card.getByRole('textbox', { name: '怎么错的、凭什么改' }).fill('窗口打错一个字');
  await tour.inspect('an employer to correct');
  await press(card, '更正');
  await found.getByText('单位：西镇供销社').waitFor();
  await press(page, '看全部');
  await page.getByRole('heading', { name: '已认证的' }).waitFor();
  const english = await desk({ language: 'en', dark: true });
  await open(english.page, `console/#/mediations/${id}`);
  await english.page.getByText(/corrected an employer of the mediator/).waitFor();
  await english.page
    .getByRole('heading', { name: /has to step back/ })
    .first()
    .waitFor();
  await english.tour.inspect('a file whose mediator turns out to be tied');
  await open(english.page, 'console/#/mediators');
  await english.page.getByRole('heading', { name: 'Certified', exact: true }).waitFor();
  await english.tour.inspect('who mediates');
  expect([...tour.faults(), ...english.tour.faults()]).toEqual([]);
});

it('however many mediate, the desk reads on, thirty at a time', async () => {
  await fill(world.deps.database, {
    mediators: {
      text: `insert into mediators (county, resident, area, state, state_employee, applied_at, decided_by, decided_at,
          certified_until)
        select $1, gen_random_uuid(), '339999001000', 'certified', false, '2020-01-01', $2, '2020-06-01', '2030-01-01'
        from generate_series(1, 40)`,
      values: [county, staffId('mediator')],
    },
  });
  const { page, tour } = await desk();
  await open(page, 'console/#/mediators');
  const cards = page.getByRole('region', { name: '已认证的' }).getByRole('listitem');
  await cards.nth(29).waitFor();
  await expect.poll(() => cards.count()).toBe(30);
  await tour.inspect('the first thirty who mediate');
  await press(page, '再看一些');
  await cards.nth(39).waitFor();
  expect(await page.getByRole('button', { name: '再看一些' }).count()).toBe(0);
  expect(tour.faults()).toEqual([]);
});

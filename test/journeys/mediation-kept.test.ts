import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../server/platform/calendar.ts';
import { makePhoto } from '../app.ts';
import type { Looks } from '../browser.ts';
import type { Person } from '../county.ts';
import {
  agreed,
  agreement,
  answerAs,
  inCharge,
  inSession,
  mediationRules,
  openMediator,
  type Someone,
  sat,
  someone,
  wellDone,
} from '../mediations.ts';
import { report } from '../road.ts';
import { enforce } from '../rulebooks.ts';
import { always } from '../settlements.ts';
import { inspectionOf } from './inspect.ts';
import { follow, press } from './press.ts';
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

async function desk(person: Person = 'mediator') {
  const page = await deskOf(world, person);
  await page.clock.setFixedTime(world.clock.now());
  return { page, tour: inspectionOf(page, { looks: {}, touch: false, axe: true }) };
}

const byId = (id: string, body?: unknown) => ({ params: { id }, body });
const open = (page: Page, hash: string) => page.goto(`${world.url}/${hash}`);

/** A clue to a dispute that intake has accepted. */
async function clue(): Promise<string> {
  const reporter = await someone(world);
  const words = '楼上楼下为漏水吵了好几天';
  const { code } = await report(reporter.call, { category: '070200', words });
  const body = { note: '属实' };
  (await always(world, 'intake')('acceptCase', { params: { code }, body })).ok;
  return code;
}

/** What the first question of the form refuses, and whom it names to turn to. */
const refused = [
  ['有打骂、威胁或家暴', '12338'],
  ['有人受伤', '120'],
  ['当事人未满 18 岁，或涉及未成年人受害', '12355'],
] as const;

async function fillParties(page: Page, one: Someone): Promise<void> {
  const applicant = page.getByRole('group', { name: '申请人', exact: true });
  await applicant.getByLabel('姓名').fill(one.name);
  await applicant.getByLabel('手机号', { exact: true }).fill(one.phone);
  await page.getByRole('group', { name: '被申请人' }).getByLabel('姓名').fill('老韩头');
}

it('a file is opened from a clue, refused where nothing is mediated, and signed on the tablet', async () => {
  const one = await someone(world);
  const mediator = await openMediator(world);
  const code = await clue();
  const { page, tour } = await desk();
  await open(page, `console/#/queue/${code}`);
  await page.getByRole('heading', { name: '调解', exact: true }).waitFor();
  await tour.inspect('a clue that has no file yet');
  await follow(page, '开立调解卷宗');
  await page.getByText('上报的人是这样说的').waitFor();
  await expect.poll(() => page.getByLabel('线索编号').inputValue()).toBe(code);
  await press(page, '把这段话填进去');
  await fillParties(page, one);
  await tour.inspect('the form of acceptance, with what the clue says');
  for (const [concern, whom] of refused) {
    const box = page.getByRole('checkbox', { name: concern });
    await box.check();
    await page.locator('main form button[type=submit]').click();
    await page.getByText(new RegExp(whom)).first().waitFor();
    if (whom === '12338') await tour.inspect('violence is refused, with whom to call');
    await box.uncheck();
  }
  await page.locator('main form button[type=submit]').click();
  await page.getByRole('heading', { name: /人调字/ }).waitFor();
  const id = new URL(page.url()).hash.split('/').at(-1) ?? '';
  await follow(page, `来自线索 ${code}`);
  await page.getByRole('link', { name: /卷宗：/ }).waitFor();
  await tour.inspect('a clue with its file');
  const atDesk = inCharge(world);
  (await one.call('acknowledgeMyRights', byId(id))).ok;
  (await atDesk('informParty', byId(id, { side: 2 }))).ok;
  (await atDesk('assignMediator', byId(id, { mediator: mediator.id, team: null, grade: 2 }))).ok;
  const heldOn = localDate(world.clock.now());
  const session = { kind: 'session', heldOn, words: sat, helpers: [] };
  (await mediator.call('recordMySession', byId(id, session))).ok;
  const oral = { ...agreement, form: 'oral' };
  (await mediator.call('proposeMyAgreement', byId(id, oral))).ok;
  (await answerAs(one, id)).ok;
  await open(page, `console/#/mediations/${id}`);
  await page.getByText('口头，已登记').waitFor();
  await signOnTablet(page, { name: '老韩头', tour });
  await page.getByText('两个里取晚的').waitFor();
  await press(page, '存入材料');
  await page.getByLabel('内容').fill('身份证原件已核对');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'card.jpg', mimeType: 'image/jpeg', buffer: await makePhoto(910) });
  await page.getByRole('button', { name: '去掉照片 1' }).waitFor();
  await tour.inspect('a paper with its photo');
  await press(page, '存入');
  await page.getByText('身份证原件已核对').waitFor();
  await page.getByRole('button', { name: '放大看照片 1' }).waitFor();
  await press(page, '申请司法确认');
  await tour.inspect('both ask the court');
  await press(page, '记下双方已申请');
  await page.getByText('一起申请了司法确认').waitFor();
  await tour.inspect('an agreement that the court was asked about');
  // What is not mediated was refused three times.
  expect(tour.faults().filter((fault) => !fault.includes('status of 422'))).toEqual([]);
});

it('kept, the second half comes, and both sides read on their phones why', async () => {
  const { id, one, other, mediator } = await inSession(world);
  (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
  for (const party of [one, other]) (await answerAs(party, id)).ok;
  (await always(world, 'mediator_second')('reviewMediation', byId(id, wellDone))).ok;
  world.clock.advance({ days: 30 });
  const { page, tour } = await desk();
  await open(page, `console/#/mediations/${id}`);
  await page.getByRole('heading', { name: '回访', exact: true }).waitFor();
  await page.getByRole('textbox', { name: '回访记录' }).fill('修好了，钱也付了');
  await tour.inspect('a return visit to write down');
  await press(page, '提交回访');
  await page.getByText('回访：已履行').waitFor();
  await tour.inspect('a file that was kept');
  await world.settle();
  const leading = await phone(mediator);
  await open(leading.page, '#/points');
  await leading.page.getByText('协议已经履行，应补后一半').first().waitFor();
  await leading.page.getByText(/4\.2/).first().waitFor();
  await leading.tour.inspect('why the second half came');
  const party = await phone(other, { language: 'en', elder: true });
  await open(party.page, '#/points');
  await party.page
    .getByText(/Reconciled/)
    .first()
    .waitFor();
  await party.page.getByText(/4\.3/).first().waitFor();
  await party.tour.inspect('what being reconciled earned');
  for (const faults of [tour.faults(), leading.tour.faults(), party.tour.faults()])
    expect(faults).toEqual([]);
});

it('given up, nobody loses face: the work is paid, and the parties keep every right', async () => {
  const { id, one, mediator } = await inSession(world);
  const leading = await phone(mediator);
  await open(leading.page, `#/mediations/${id}`);
  await press(leading.page, '谈不成');
  await leading.page
    .getByRole('textbox', { name: '做了什么' })
    .fill('谈了一次，告诉双方可以去法院');
  await leading.tour.inspect('giving up');
  await press(leading.page, '结束调解');
  await leading.page.getByText('没有达成').first().waitFor();
  const { page, tour } = await desk('mediator_second');
  await open(page, `console/#/mediations/${id}`);
  await page.getByRole('heading', { name: '审核这次调解' }).waitFor();
  await page.getByRole('textbox', { name: '意见' }).first().fill('做得认真');
  await press(page, '提交审核');
  await page.getByText('积分已入账').waitFor();
  await tour.inspect('work that came to no agreement, and is paid');
  await open(leading.page, '#/points');
  await leading.page.getByText('主持调解', { exact: false }).first().waitFor();
  await leading.page.getByText(/4\.2/).first().waitFor();
  const party = await phone(one);
  await open(party.page, `#/mediations/${id}`);
  await party.page.getByText('没有达成').first().waitFor();
  await party.tour.inspect('a mediation that came to no agreement');
  for (const faults of [tour.faults(), leading.tour.faults(), party.tour.faults()])
    expect(faults).toEqual([]);
});

it('the same two, reconciled again within twelve months, read in their file why nothing is given', async () => {
  const { one, other } = await agreed(world);
  const { id } = await agreed(world, { one, other });
  (await always(world, 'mediator_second')('reviewMediation', byId(id, wellDone))).ok;
  const party = await phone(other, { language: 'en', elder: true });
  await open(party.page, `#/mediations/${id}`);
  await party.page.getByText('once in twelve months: not again this time').waitFor();
  await party.page.getByText(/^until .* both together can ask the court/).waitFor();
  await party.tour.inspect('a file that earns nothing for being reconciled again');
  world.clock.advance({ days: 31 });
  const later = await phone(one);
  await open(later.page, `#/mediations/${id}`);
  await later.page.getByText('十二个月内和解只计一次分').waitFor();
  expect(await later.page.getByText('一起申请司法确认').count()).toBe(0);
  for (const { tour } of [party, later]) expect(tour.faults()).toEqual([]);
});

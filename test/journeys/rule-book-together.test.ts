import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Club, openClub } from '../activities.ts';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import {
  agreed,
  byId,
  inCharge,
  inSession,
  openMediator,
  type Someone,
  someone,
  wellDone,
} from '../mediations.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { always } from '../settlements.ts';
import {
  expectLine,
  neighbour,
  openStatement,
  reportOnPhone,
  startUnderDefaultBook,
  tenOClock,
} from './default-book.ts';
import { follow, press } from './press.ts';
import { completeProfile } from './reporting.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, signInResident } from './world.ts';

/* What people do beside reporting, under the rule book of the demo, and the reasons that they read. */

let world: BrowserWorld;
let club: Club;
beforeAll(async () => {
  world = await startUnderDefaultBook('2026-11-10');
  club = await openClub(world, { paid: false });
});
afterEach(closePages);
afterAll(() => world?.close());

/** The statement of somebody with a phone of their own. */
async function statementOf({ phone }: Pick<Someone, 'phone'>, looks: Looks = {}): Promise<Page> {
  const page = await phoneOf(world, { phone }, looks);
  await openStatement(world, page);
  return page;
}

/** A desk whose calendar is the county's. */
async function desk(person: Parameters<typeof deskOf>[1], hash: string): Promise<Page> {
  const page = await deskOf(world, person);
  await page.clock.setFixedTime(world.clock.now());
  await page.goto(`${world.url}/console/#${hash}`);
  return page;
}

it('the gift to a newcomer comes with the tour', async () => {
  world.clock.set(tenOClock('2026-11-11'));
  const page = await newPhone(await openBrowser());
  await page.clock.setFixedTime(world.clock.now());
  await page.goto(world.url);
  await signInResident(page, '13912120001');
  await completeProfile(world, page);
  await openStatement(world, page);
  await expectLine(page, {
    why: '新居民礼，每次 5 分（细则 5.1，第 2 版）。马上入账。',
    points: '+5',
    also: '有效至 2027 年 12 月 31 日',
  });
});

it.each([
  {
    what: 'two hours of volunteering',
    phone: '13912120002',
    kind: 'volunteering' as const,
    hours: 2,
    why: '志愿服务，每小时 1 分，这次 2 小时，共 2 分（细则 6.1，第 2 版）。马上入账。',
    points: '+2',
  },
  {
    what: 'three of them, of which two count',
    phone: '13912120003',
    kind: 'volunteering' as const,
    hours: 3,
    why: '志愿服务，每小时 1 分，每次最多算 2 小时，共 2 分（细则 6.1，第 2 版）。马上入账。',
    points: '+2',
  },
  {
    what: 'a lecture',
    phone: '13912120004',
    kind: 'lecture' as const,
    hours: 2,
    why: '议事、培训、讲座、演练，每次 1 分（细则 6.2，第 2 版）。马上入账。',
    points: '+1',
  },
])('$what: signed in and out by the code', async ({ phone, kind, hours, why, points }) => {
  world.clock.set(tenOClock('2026-11-12'));
  const { page } = await neighbour(world, phone);
  await page.clock.setFixedTime(world.clock.now());
  const id = await club.publish({ kind }, [0.5, 0.5 + hours]);
  await page.goto(`${world.url}/#/activities/one/${id}`);
  await press(page, '报名');
  await page.getByText('已报名', { exact: true }).waitFor();
  world.clock.advance({ minutes: 30 });
  await page.goto(`${world.url}/#/activities/here/${await club.code(id, 'in')}`);
  await page.getByRole('heading', { name: '签到了' }).waitFor();
  world.clock.advance({ hours });
  await page.goto(`${world.url}/#/activities/here/${await club.code(id, 'out')}`);
  await page.getByRole('heading', { name: '签退了' }).waitFor();
  await openStatement(world, page);
  await expectLine(page, { why, points });
});

it('a suggestion that is carried out', async () => {
  world.clock.set(tenOClock('2026-11-13'));
  const { page, call } = await neighbour(world, '13912120005');
  await page.clock.setFixedTime(world.clock.now());
  await page.goto(`${world.url}/#/me`);
  await follow(page, '意见反馈');
  await follow(page, '提一条');
  await page.getByRole('textbox', { name: '想说什么' }).fill('兑换点中午也开就好了');
  await press(page, '提交');
  await page.getByText('待受理', { exact: true }).waitFor();
  const id = (await call('listMyFeedback')).ok.feedback[0]?.id ?? '';
  const intake = await world.staff('intake');
  (await intake('acceptFeedback', byId(id, { note: '' }))).ok;
  (await intake('answerFeedback', byId(id, { words: '下个月起中午也开。' }))).ok;
  const leader = await desk('leader', '/feedback');
  await leader.getByRole('radio', { name: '已答复' }).check();
  await leader.getByRole('link', { name: /建议 · 周\*芳/ }).click();
  await leader.getByRole('textbox', { name: '怎么采纳的' }).fill('兑换点已经改了时间。');
  await press(leader, '采纳');
  await leader.getByText('已采纳', { exact: true }).waitFor();
  await openStatement(world, page);
  await expectLine(page, {
    why: '建议采纳，每次 5 分（细则 5.3，第 2 版）。核实属实后入账。',
    points: '+5',
  });
});

it('whoever reports a cheat is paid out of what came back', async () => {
  world.clock.set(tenOClock('2026-11-16'));
  const witness = await neighbour(world, '13912120006');
  const seen = { kind: '积分作弊线索', words: '那件事根本没有，照片是去年的', place: '老街口' };
  const tip = await reportOnPhone(world, witness.page, seen);
  const accused = await neighbour(world, '13912120007');
  const { code } = await report(accused.call, { category: '010100' });
  const centre = await openDesk(world);
  await walkTo('accepted', { desk: centre, resident: witness.call, code: tip });
  await walkTo('awaiting_confirmation', { desk: centre, resident: accused.call, code });
  const reviewer = await desk('reviewer', `/queue/${code}`);
  await press(reviewer, '撤回');
  const dialog = reviewer.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await reviewer.getByTitle('与事实不符').click();
  await dialog.getByRole('textbox', { name: '依据' }).fill('现场没有这回事。');
  await dialog.getByRole('textbox', { name: '凭哪件举报' }).fill(tip);
  await press(dialog, '撤回积分');
  await reviewer.getByText('已撤回').first().waitFor();
  await openStatement(world, witness.page);
  await expectLine(witness.page, {
    why: '举报积分作弊，从追回的积分里给，最多 10 分，共 5 分（细则 5.2，第 2 版）。核实属实后入账。',
    points: '+5',
  });
  await openStatement(world, accused.page);
  await expectLine(accused.page, {
    why: '核实不属实。现场没有这回事。',
    points: '+5',
    state: '已撤回',
  });
});

/** A team with one helper; @returns how a file is given to it. */
async function withHelper(name: string) {
  const helper = await someone(world);
  const members = [{ phone: helper.phone, role: 'volunteer', stateEmployee: false }];
  const body = { id: null, name, area: '339999001000', members };
  const team = (await inCharge(world)('saveMediationTeam', { body })).ok.id;
  return { helper, steps: { team, helpers: [helper.id] } };
}

it('an agreement pays whoever led it, helped and made peace; kept, it doubles what leading earned', async () => {
  world.clock.set(tenOClock('2026-11-18'));
  const { helper, steps } = await withHelper('老街调解队');
  const { id, one, other, mediator } = await inSession(world, { ...steps, given: { grade: 3 } });
  const leading = await phoneOf(world, { phone: mediator.phone });
  await leading.clock.setFixedTime(world.clock.now());
  await leading.goto(`${world.url}/#/mediations/${id}`);
  await press(leading, '写协议');
  await leading.getByRole('textbox', { name: /谁在哪天前做什么/ }).fill('十天内修好水管');
  await press(leading, '发给双方确认');
  await leading.getByText('等双方确认').first().waitFor();
  for (const party of [one, other]) {
    const page = await phoneOf(world, { phone: party.phone });
    await page.goto(`${world.url}/#/mediations/${id}`);
    await press(page, '我同意这份协议');
    await press(page, '同意');
    const asked = page.getByRole('button', { name: '我同意这份协议', includeHidden: true });
    await asked.waitFor({ state: 'detached' });
  }
  const first = '主持调解，按难度 5–10 分，这次 8 分，持证调解员 1.5 倍，共 12 分';
  const led = { why: `${first}（细则 4.2，第 2 版）。核实属实后入账。`, points: '+12' };
  await openStatement(world, leading);
  await expectLine(leading, { ...led, state: '待核' });

  const reviewer = await desk('mediator_second', `/mediations/${id}`);
  await reviewer.getByRole('heading', { name: '审核这次调解' }).waitFor();
  await reviewer.getByRole('textbox', { name: '意见' }).fill('记录完整');
  await press(reviewer, '提交审核');
  await reviewer.getByText('积分已入账').waitFor();
  await openStatement(world, leading);
  await expectLine(leading, led);
  await expectLine(await statementOf(helper), {
    why: '参与调解，每次 5 分（细则 4.1，第 2 版）。核实属实后入账。',
    points: '+5',
  });
  await expectLine(await statementOf(one), {
    why: '和解奖（双方各得），每次 5 分（细则 4.3，第 2 版）。核实属实后入账。',
    points: '+5',
  });
  await expectLine(await statementOf(other, { language: 'en', elder: true }), {
    why: 'Reconciled, each party: 5 each (rule 4.3, version 2); settled once verified.',
    points: '+5',
    state: 'Settled',
  });

  world.clock.advance({ days: 30 });
  const visiting = await desk('mediator', `/mediations/${id}`);
  await visiting.getByRole('textbox', { name: '回访记录' }).fill('修好了，钱也付了');
  await press(visiting, '提交回访');
  await visiting.getByText('回访：已履行').waitFor();
  const kept =
    '协议已经履行，应补后一半 12 分。主持调解，按难度 5–10 分，这次 8 分，双方签字并履行 2 倍，持证调解员 1.5 倍，共 24 分（细则 4.2，第 2 版）。核实属实后入账。';
  await expectLine(await statementOf(mediator), { why: kept, points: '+12' });
});

it('leading one earns by its difficulty; of half a point it is said that it is left out', async () => {
  world.clock.set(tenOClock('2026-12-28'));
  const mediator = await openMediator(world);
  for (const grade of [1, 2, 3, 4]) {
    const { id } = await agreed(world, { mediator, given: { grade } });
    (await always(world, 'mediator_second')('reviewMediation', byId(id, wellDone))).ok;
  }
  const page = await statementOf(mediator);
  const said = [
    ['这次 5 分，持证调解员 1.5 倍，共 7 分，零头不计', '+7'],
    ['这次 6 分，持证调解员 1.5 倍，共 9 分', '+9'],
    ['这次 8 分，持证调解员 1.5 倍，共 12 分', '+12'],
    ['这次 10 分，持证调解员 1.5 倍，共 15 分', '+15'],
  ] as const;
  for (const [part, points] of said) {
    const why = `主持调解，按难度 5–10 分，${part}（细则 4.2，第 2 版）。核实属实后入账。`;
    await expectLine(page, { why, points });
  }
  const english = await statementOf(mediator, { language: 'en' });
  await expectLine(english, {
    why: 'Leading a mediation: 5–10 by difficulty, 5 this time, × 1.5 certified mediator, 7 in all, fractions left out (rule 4.2, version 2); settled once verified.',
    points: '+7',
    state: 'Settled',
  });
});

it('the Spring festival doubles peace that is made in it', async () => {
  world.clock.set(tenOClock('2027-02-10'));
  const { id, one, mediator } = await agreed(world, { given: { grade: 2 } });
  (await always(world, 'mediator_second')('reviewMediation', byId(id, wellDone))).ok;
  await expectLine(await statementOf(one), {
    why: '和解奖（双方各得），每次 5 分，春节 2 倍，共 10 分（细则 4.3，第 2 版）。核实属实后入账。',
    points: '+10',
  });
  const page = await statementOf(mediator);
  await expectLine(page, {
    why: '主持调解，按难度 5–10 分，这次 6 分，持证调解员 1.5 倍，春节 2 倍，共 18 分（细则 4.2，第 2 版）。核实属实后入账。',
    points: '+18',
  });
  expect(await page.getByText('零头').count()).toBe(0);
});

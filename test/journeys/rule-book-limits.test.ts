import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, it } from 'vitest';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import { type Club, openClub } from '../activities.ts';
import type { Caller } from '../app.ts';
import { agreed, byId, inCharge, openMediator, type Someone, someone } from '../mediations.ts';
import { copied } from '../owing.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { agreeing } from '../tracks/phone.ts';
import { hangOnWalls, passBy } from '../walls.ts';
import {
  expectLine,
  type Line,
  neighbour,
  openStatement,
  startUnderDefaultBook,
  tenOClock,
} from './default-book.ts';
import { type BrowserWorld, closePages, phoneOf } from './world.ts';

/*
 * The limits of the rule book of the demo: whoever reaches one reads which it is, and its number. What leads up to a
 * limit takes a month of a life, and is called.
 */

let world: BrowserWorld;
let club: Club;
let wall: readonly string[];
beforeAll(async () => {
  world = await startUnderDefaultBook('2027-04-01');
  club = await openClub(world, { paid: false });
  wall = await hangOnWalls(world, await world.staff('dispatcher'), ['老街东口', '桥头']);
});
afterEach(closePages);
afterAll(() => world?.close());

/** Reports of a kind, so many on each day from the first on. */
async function reportDaily(
  { call, first, days }: { call: Caller; first: string; days: readonly number[] },
  category: string,
): Promise<string[]> {
  const codes: string[] = [];
  for (const [nth, count] of days.entries()) {
    world.clock.set(tenOClock(addDays(first, nth)));
    for (let one = 0; one < count; one++) codes.push((await report(call, { category })).code);
  }
  return codes;
}

const handled = (why: string, rule: string): Line => ({
  why: `${why}，这件照常处理，不计分（细则 ${rule}，第 2 版）。`,
  points: '0',
});
const recorded = (why: string, rule: string): Line => ({
  why: `${why}，这次照样记下，不计分（细则 ${rule}，第 2 版）。`,
  points: '0',
});

it.each([
  {
    what: 'five hazards a day',
    phone: '13912130001',
    first: '2027-04-02',
    days: [6],
    category: '030100',
    says: handled('小区隐患：每人每天最多 5 件，当天已满', '2.3'),
  },
  {
    what: 'thirty cars a month',
    phone: '13912130002',
    first: '2027-04-05',
    days: [5, 5, 5, 5, 5, 5, 1],
    category: '040100',
    says: handled('乱停车：每人每月最多 30 件，当月已满', '2.1'),
  },
  {
    what: 'ten clues to disputes a month',
    phone: '13912130003',
    first: '2027-04-13',
    days: [6, 5],
    category: '060200',
    says: handled('提供纠纷线索：每人每月最多 10 件，当月已满', '3.1'),
  },
])('$what', async ({ phone, first, days, category, says }) => {
  world.clock.set(tenOClock(addDays(first, -1)));
  const { page, call } = await neighbour(world, phone);
  await reportDaily({ call, first, days }, category);
  await openStatement(world, page);
  await expectLine(page, says);
});

it('twenty awards a day, whatever for', async () => {
  world.clock.set(tenOClock('2027-04-16'));
  const { page, call } = await neighbour(world, '13912130004');
  const first = '2027-04-17';
  for (const category of ['010100', '030200', '040100', '060100'])
    await reportDaily({ call, first, days: [5] }, category);
  world.clock.advance({ minutes: 1 });
  await report(call, { category: '060300' });
  await openStatement(world, page);
  await expectLine(page, {
    why: '提供纠纷线索，每件 2 分（细则 3.1，第 2 版）。核实属实后入账。但各条加在一起，每人每天最多计 20 次，当天已满，这次不计分；事情照常处理，照样记下。',
    points: '0',
  });
  const english = await phoneOf(world, { phone: '13912130004' }, { language: 'en', elder: true });
  await openStatement(world, english);
  await expectLine(english, {
    why: 'A clue to a dispute: 2 each (rule 3.1, version 2); settled once verified. But a person gets at most 20 awards a day, by all rules together, and had them on that day: this one earns none, and is handled and recorded all the same.',
    points: '0',
    state: 'Settled',
  });
});

it('ten that are solved and confirmed a day', async () => {
  world.clock.set(tenOClock('2027-04-19'));
  const { page, call } = await neighbour(world, '13912130005');
  const codes = await reportDaily({ call, first: '2027-04-20', days: [4, 4, 3] }, '030300');
  const desk = await openDesk(world);
  for (const code of codes) await walkTo('closed', { desk, resident: call, code });
  await openStatement(world, page);
  await expectLine(
    page,
    handled('上报的事解决了并由本人确认：每人每天最多 10 件，当天已满', '2.4'),
  );
});

/** So many minutes from paper to paper, from ten or from where the day stands. */
async function walk(call: Caller, minutes: number): Promise<void> {
  const { id } = (await call('beginPatrol')).ok;
  const codes = Array.from({ length: minutes / 16 + 1 }, (_, nth) => wall[nth % wall.length] ?? '');
  const scans = passBy(world, codes, { everyMinutes: 16 });
  (await call('provePatrol', { params: { id }, body: { datum: 'wgs84', points: [], scans } })).ok;
  world.clock.advance({ minutes: 1 });
}

const hours = { one: 64, two: 128, five: 304, less: 48 } as const;

/** Somebody who lets their ways be recorded, and what they have walked is on their statement. */
async function walker(phone: string, days: readonly (readonly number[])[]): Promise<Page> {
  const { page, call } = await neighbour(world, phone);
  (await call('setMyConsent', agreeing)).ok;
  for (const walks of days) {
    world.clock.advance({ days: 1 });
    world.clock.set(tenOClock(localDate(world.clock.now())));
    for (const minutes of walks) await walk(call, minutes);
  }
  await openStatement(world, page);
  return page;
}

it('on patrol: four hours at a time, two walks a day, and no part of an hour', async () => {
  world.clock.set(tenOClock('2027-05-01'));
  const page = await walker('13912130006', [[hours.less], [hours.five, hours.two, hours.one]]);
  await expectLine(page, recorded('义务巡逻：不满 1 小时', '1.1'));
  await expectLine(page, {
    why: '义务巡逻，每小时 1 分，每次最多算 4 小时，共 4 分（细则 1.1，第 2 版）。核实属实后入账。',
    points: '+4',
  });
  await expectLine(page, {
    why: '义务巡逻，每小时 1 分，这次 2 小时，共 2 分（细则 1.1，第 2 版）。核实属实后入账。',
    points: '+2',
  });
  await expectLine(page, recorded('义务巡逻：每人每天最多 2 次，当天已满', '1.1'));
});

it('on patrol: forty points a month, of which the last walk gets what is left', async () => {
  world.clock.set(tenOClock('2027-05-05'));
  const both = [hours.five, hours.five] as const;
  const page = await walker('13912130007', [both, both, both, both, [hours.five, hours.two], both]);
  await expectLine(page, {
    why: '义务巡逻，每小时 1 分，每次最多算 4 小时，共 4 分，这一条每月最多 40 分，这次记 2 分（细则 1.1，第 2 版）。核实属实后入账。',
    points: '+2',
  });
  await expectLine(page, recorded('义务巡逻：这一条每月最多 40 分', '1.1'));
});

/** Somebody is at so many of them one after another, from ten in the morning on. */
async function attend(
  call: Caller,
  { kind, times }: { kind: 'volunteering' | 'lecture'; times: number },
): Promise<void> {
  for (let nth = 0; nth < times; nth++) {
    const id = await club.publish({ kind }, [0.1, 2.1]);
    world.clock.advance({ minutes: 6 });
    (await club.scan(call, id, 'in')).ok;
    world.clock.advance({ hours: 2 });
    (await club.scan(call, id, 'out')).ok;
  }
}

it.each([
  {
    what: 'eight points a day for volunteering',
    phone: '13912130008',
    kind: 'volunteering' as const,
    says: recorded('志愿服务：这一条每天最多 8 分', '6.1'),
  },
  {
    what: 'four lectures a month',
    phone: '13912130009',
    kind: 'lecture' as const,
    says: recorded('议事、培训、讲座、演练：每人每月最多 4 次，当月已满', '6.2'),
  },
])('$what', async ({ phone, kind, says }) => {
  world.clock.set(tenOClock('2027-06-01'));
  world.clock.advance({ days: kind === 'lecture' ? 1 : 0 });
  const { page, call } = await neighbour(world, phone);
  await attend(call, { kind, times: 5 });
  await openStatement(world, page);
  await expectLine(page, says);
});

it('six suggestions a year that are carried out', async () => {
  world.clock.set(tenOClock('2027-06-07'));
  const { page, call } = await neighbour(world, '13912130010');
  for (let nth = 0; nth < 7; nth++) {
    if (nth === 4) world.clock.advance({ days: 1 });
    const [intake, leader] = [await world.staff('intake'), await world.staff('leader')];
    const suggestion = { kind: 'suggestion', words: `第 ${nth + 1} 条：凉亭里加一条长凳` };
    const { id } = (await call('sendFeedback', { body: suggestion })).ok;
    (await intake('acceptFeedback', byId(id, { note: '' }))).ok;
    (await intake('answerFeedback', byId(id, { words: '安排上了。' }))).ok;
    (await leader('adoptFeedback', byId(id, { note: '已经加好了。' }))).ok;
  }
  await openStatement(world, page);
  await expectLine(page, recorded('建议采纳：每人每年最多 6 次，当年已满', '5.3'));
});

it('three cheats a month', async () => {
  world.clock.set(tenOClock('2027-06-14'));
  const witness = await neighbour(world, '13912130011');
  const accused = await neighbour(world, '13912130012');
  const desk = await openDesk(world);
  const tip = await report(witness.call, { category: '080100', words: '那几件都是编的' });
  await walkTo('accepted', { desk, resident: witness.call, code: tip.code });
  for (let nth = 0; nth < 4; nth++) {
    const { code, awards } = await report(accused.call, { category: '030100' });
    await walkTo('awaiting_confirmation', { desk, resident: accused.call, code });
    const taking = { ...copied, reportedIn: tip.code };
    (await desk.reviewer('reverseAward', byId(awards[0]?.id ?? '', taking))).ok;
  }
  await openStatement(world, witness.page);
  await expectLine(witness.page, recorded('举报积分作弊：每人每月最多 3 次，当月已满', '5.2'));
});

async function statementOf({ phone }: Someone): Promise<Page> {
  const page = await phoneOf(world, { phone });
  await openStatement(world, page);
  return page;
}

it('twelve mediations a month to lead, and eight to help in', async () => {
  world.clock.set(tenOClock('2027-07-01'));
  const [mediator, helper] = [await openMediator(world), await someone(world)];
  const members = [{ phone: helper.phone, role: 'volunteer', stateEmployee: false }];
  const body = { id: null, name: '桥头调解队', area: '339999001000', members };
  const team = (await inCharge(world)('saveMediationTeam', { body })).ok.id;
  for (let nth = 0; nth < 13; nth++) await agreed(world, { mediator, team, helpers: [helper.id] });
  await expectLine(
    await statementOf(mediator),
    recorded('主持调解：每人每月最多 12 次，当月已满', '4.2'),
  );
  await expectLine(
    await statementOf(helper),
    recorded('参与调解：每人每月最多 8 次，当月已满', '4.1'),
  );
});

it('four times a year at peace with somebody', async () => {
  world.clock.set(tenOClock('2027-08-02'));
  const [one, mediator] = [await someone(world), await openMediator(world)];
  for (let nth = 0; nth < 5; nth++) await agreed(world, { one, mediator });
  await expectLine(
    await statementOf(one),
    recorded('和解奖（双方各得）：每人每年最多 4 次，当年已满', '4.3'),
  );
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { units as of } from '../../../test/county.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, addHours, type LocalDate, localDate } from '../../platform/calendar.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

async function between(from: LocalDate, until: LocalDate) {
  return (await (await world.staff('leader'))('getTimeliness', { query: { from, until } })).ok;
}

async function figures() {
  const today = localDate(world.clock.now());
  const { all, units } = await between(addDays(today, -30), today);
  return { all: all.overdue, unit: units.find(({ name }) => name.zh.startsWith('west'))?.overdue };
}

test('what a unit has done and nobody has checked is late at the desk, and not the unit’s', async () => {
  const resident = await world.resident();
  const { code } = await report(resident);
  await walkTo('answered', { desk: await openDesk(world), resident, code });
  world.clock.advance({ days: 3 });
  expect(await figures()).toEqual({ all: 1, unit: undefined });
  const body = { solved: false, note: '没有修好' };
  (await (await world.staff('reviewer'))('verifyCase', { params: { code }, body })).ok;
  world.clock.advance({ days: 7 });
  expect(await figures()).toEqual({ all: 1, unit: 1 });
});

test('a time that is over keeps its figure: what was late then counts, done since or not, and nothing that came later', async () => {
  const resident = await world.resident();
  const late = (await report(resident)).code;
  await walkTo('dispatched', { desk: await openDesk(world), resident, code: late });
  world.clock.advance({ days: 2 });
  const end = localDate(world.clock.now());
  const figure = async () => {
    const { all, units } = await between(end, end);
    return {
      all: all.overdue,
      unit: units.find(({ name }) => name.zh.startsWith('west'))?.overdue,
    };
  };
  const then = await figure();
  world.clock.advance({ days: 1 });
  await report(resident);
  const answer = { words: '去看过了', handled: false, photoIds: [] };
  (await (await openDesk(world)).handler('answerCase', { params: { code: late }, body: answer }))
    .ok;
  world.clock.advance({ days: 1 });
  expect(await figure()).toEqual(then);
});

test('what was not solved is charged to the unit that had done it, wherever it was sent since', async () => {
  const resident = await world.resident();
  const { code } = await report(resident);
  await walkTo('closed', { desk: await openDesk(world), resident, code });
  const today = localDate(world.clock.now());
  const reopened = async () => {
    const { units } = await between(today, today);
    return Object.fromEntries(units.map(({ name, reopened }) => [name.zh.slice(0, 4), reopened]));
  };
  const params = { code };
  (await resident('reopenCase', { params, body: { words: '又坏了', photoIds: [] } })).ok;
  const before = await reopened();
  const { dispatcher } = await openDesk(world);
  const body = { unit: of.east, resolveDays: 3, note: '换一个单位' };
  (await dispatcher('dispatchCase', { params, body })).ok;
  expect(await reopened()).toEqual(before);
  expect(before.west).toBe(1);
});

describe('a time that is over', () => {
  const note = '现场看过，情况属实';

  /** What was late on a day, in all and by unit. */
  async function lateOn(day: LocalDate) {
    const { all, units } = await between(day, day);
    const overdueOf = (unit: string) =>
      units.find(({ name }) => name.zh.startsWith(unit))?.overdue ?? 0;
    return { all: all.overdue, west: overdueOf('west'), east: overdueOf('east') };
  }
  const today = () => localDate(world.clock.now());

  test('keeps what was late at its end, handed over, refused or sent elsewhere since', async () => {
    const resident = await world.resident();
    const codes: string[] = [];
    for (const _ of ['handed over', 'refused', 'sent elsewhere']) {
      const { code } = await report(resident);
      await walkTo('dispatched', { desk: await openDesk(world), resident, code });
      codes.push(code);
    }
    world.clock.advance({ days: 2 });
    const end = today();
    world.clock.advance({ days: 1 });
    const then = await lateOn(end);
    expect(then.west).toBeGreaterThanOrEqual(codes.length);
    const { intake, dispatcher } = await openDesk(world);
    const [handedOver = '', refused = '', sent = ''] = codes;
    const over = { to: '12345', note };
    (await intake('transferCase', { params: { code: handedOver }, body: over })).ok;
    const no = { reason: 'out_of_scope', note };
    (await intake('refuseCase', { params: { code: refused }, body: no })).ok;
    const away = { unit: of.east, resolveDays: 3, note };
    (await dispatcher('dispatchCase', { params: { code: sent }, body: away })).ok;
    world.clock.advance({ days: 1 });
    expect(await lateOn(end)).toEqual(then);
  });

  test('is not charged what was done in time and sent back since, nor what stood still and was handed over since', async () => {
    const resident = await world.resident();
    const desk = await openDesk(world);
    const [done, still] = [(await report(resident)).code, (await report(resident)).code];
    for (const code of [done, still]) {
      await walkTo('dispatched', { desk, resident, code });
      const body = { words: '去看过了', handled: false, photoIds: [] };
      (await desk.handler('answerCase', { params: { code }, body })).ok;
    }
    const until = addDays(today(), 20);
    const pause = { reason: 'weather', until, note };
    (await desk.dispatcher('pauseCase', { params: { code: still }, body: pause })).ok;
    const { resolution } = (await resident('getMyCase', { params: { code: done } })).ok;
    const due = new Date(resolution?.dueAt ?? '');
    world.clock.set(addHours(due, -1));
    const { handler } = await openDesk(world);
    const body = { words: '已经处理好了', handled: true, photoIds: [] };
    (await handler('answerCase', { params: { code: done }, body })).ok;
    const end = localDate(due);
    world.clock.advance({ days: 1 });
    const then = await lateOn(end);
    const { reviewer, intake } = await openDesk(world);
    const back = { solved: false, note: '没有修好' };
    (await reviewer('verifyCase', { params: { code: done }, body: back })).ok;
    const over = { to: '12345', note };
    (await intake('transferCase', { params: { code: still }, body: over })).ok;
    expect(await lateOn(end)).toEqual(then);
  });

  test('and this one count a report that was late when it was returned, and none that became so while its reporter had it', async () => {
    // Whatever else is open here is late by then.
    world.clock.advance({ days: 60 });
    const before = (await lateOn(today())).all;
    const resident = await world.resident();
    const late = (await report(resident)).code;
    world.clock.advance({ hours: 20 });
    const inTime = (await report(resident)).code;
    world.clock.advance({ hours: 6 });
    const { intake } = await openDesk(world);
    for (const code of [late, inTime])
      (await intake('returnCase', { params: { code }, body: { note: '在哪一栋？' } })).ok;
    expect((await lateOn(today())).all).toBe(before + 1);
    world.clock.advance({ days: 3 });
    const end = today();
    world.clock.advance({ days: 1 });
    expect((await lateOn(end)).all).toBe(before + 1);
    const body = { reason: 'out_of_scope', note };
    const desk = await openDesk(world);
    for (const code of [late, inTime])
      (await desk.intake('refuseCase', { params: { code }, body })).ok;
    world.clock.advance({ days: 1 });
    expect((await lateOn(end)).all).toBe(before + 1);
    expect((await lateOn(today())).all).toBe(before);
  });
});

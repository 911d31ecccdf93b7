import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { units as of } from '../../../test/county.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, type LocalDate, localDate } from '../../platform/calendar.ts';

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

import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, localDate } from '../../platform/calendar.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

async function figures() {
  const today = localDate(world.clock.now());
  const query = { from: addDays(today, -30), until: today };
  const { all, units } = (await (await world.staff('leader'))('getTimeliness', { query })).ok;
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

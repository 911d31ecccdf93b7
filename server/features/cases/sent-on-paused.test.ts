import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { units } from '../../../test/county.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, dayMs, localDate } from '../../platform/calendar.ts';

/* What one unit waited for is nothing that the next has to wait for: sending a case on ends its pause. */

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const note = '连着下雨，水泥不干';
const today = () => localDate(world.clock.now());

test('the date moves by as long as it stood still, and whoever sends it on chooses among days to come', async () => {
  const resident = await world.resident();
  const { code } = await report(resident);
  const params = { code };
  const desk = await openDesk(world);
  await walkTo('dispatched', { desk, resident, code });
  const promised = (await resident('getMyCase', { params })).ok.resolution?.dueAt ?? '';
  const body = { reason: 'weather', until: addDays(today(), 10), note };
  (await desk.dispatcher('pauseCase', { params, body })).ok;
  world.clock.advance({ days: 8 });
  const { dispatcher } = await openDesk(world);
  const { dueOn } = (await dispatcher('getCase', { params })).ok;
  expect(dueOn.every((day) => day > today())).toBe(true);
  const onward = { unit: units.east, resolveDays: 60, note };
  const sent = (await dispatcher('dispatchCase', { params, body: onward })).ok;
  const dueAt = sent.resolution?.dueAt ?? '';
  expect(sent).toMatchObject({ pause: null, resolution: { state: 'running' } });
  expect(Date.parse(dueAt) - Date.parse(promised)).toBe(8 * dayMs);
  expect(dueOn.at(-1)).toBe(localDate(new Date(dueAt)));
});

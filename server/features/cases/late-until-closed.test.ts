import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreedWith, person } from '../../../test/agreed.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { openDesk, walkTo } from '../../../test/road.ts';
import { addDays, type LocalDate, localDate } from '../../platform/calendar.ts';

/* What a unit does late counts against it until it is closed: nothing is gained by never asking whoever has no phone. */

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const today = () => localDate(world.clock.now());

/** What is counted of a time, in all and of the unit. */
async function figures(from: LocalDate, until: LocalDate) {
  const { all, units } = (
    await (
      await world.staff('leader')
    )('getTimeliness', {
      query: { from, until },
    })
  ).ok;
  const unit = units.find(({ name }) => name.zh.startsWith('west'));
  const of = (one: typeof unit) => [one?.closed ?? 0, one?.onTime ?? 0, one?.overdue ?? 0];
  return { all: of(all), unit: of(unit) };
}

/** Cases closed, on time and late, which are the same in all as of the unit. */
async function counted(): Promise<{ closed: number; onTime: number; late: number }> {
  const { all, unit } = await figures(addDays(today(), -5), today());
  expect(unit).toEqual(all);
  const [closed = 0, onTime = 0, late = 0] = all;
  return { closed, onTime, late };
}

/** Reported at the window by somebody without a phone at hand, and sent to the unit. */
async function sent(): Promise<string> {
  const resident = await person(world, '钱阿公');
  const desk = await openDesk(world);
  const id = await agreedWith(world, desk.intake, resident);
  const body = { words: '楼道灯坏了，晚上看不见', place: '老街 12 号', photoIds: [] };
  const { code } = (await desk.intake('reportFor', { params: { id }, body })).ok;
  await walkTo('dispatched', { desk, resident: resident.me, code });
  return code;
}

async function answer(code: string, handled: boolean): Promise<void> {
  const { handler } = await openDesk(world);
  const body = { words: '去看过了', handled, photoIds: [] };
  (await handler('answerCase', { params: { code }, body })).ok;
}

async function check(code: string, solved = true): Promise<void> {
  const { reviewer } = await openDesk(world);
  const body = { solved, note: '现场看过，情况属实' };
  (await reviewer('verifyCase', { params: { code }, body })).ok;
}

async function closeByAsking(code: string): Promise<void> {
  const { intake } = await openDesk(world);
  const body = { result: 'solved', rating: 4, note: '当面说灯亮了' };
  (await intake('visitReporter', { params: { code }, body })).ok;
}

/** So long that nothing counts any more that was closed before. */
const later = () => world.clock.advance({ days: 30 });

test('what is done late is late until it is closed, however long nobody asks its reporter', async () => {
  const code = await sent();
  await answer(code, false);
  world.clock.advance({ days: 9 });
  expect(await counted()).toEqual({ closed: 0, onTime: 0, late: 1 });
  await answer(code, true);
  expect(await counted()).toEqual({ closed: 0, onTime: 0, late: 1 });
  await check(code);
  later();
  expect(await counted()).toEqual({ closed: 0, onTime: 0, late: 1 });
  await closeByAsking(code);
  expect(await counted()).toEqual({ closed: 1, onTime: 0, late: 0 });
});

test('what is answered late and done in time is late from when it is done: closed, it is not on time', async () => {
  later();
  const code = await sent();
  world.clock.advance({ hours: 30 });
  await answer(code, false);
  expect(await counted()).toEqual({ closed: 0, onTime: 0, late: 0 });
  await answer(code, true);
  await check(code);
  later();
  expect(await counted()).toEqual({ closed: 0, onTime: 0, late: 1 });
  await closeByAsking(code);
  expect(await counted()).toEqual({ closed: 1, onTime: 0, late: 0 });
});

test('what is all done in time counts once it is closed, and not before', async () => {
  later();
  const code = await sent();
  await answer(code, true);
  await check(code);
  later();
  expect(await counted()).toEqual({ closed: 0, onTime: 0, late: 0 });
  await closeByAsking(code);
  expect(await counted()).toEqual({ closed: 1, onTime: 1, late: 0 });
});

test('a time that is over keeps it, closed or sent back since', async () => {
  const [closed, back, answeredLate] = [await sent(), await sent(), await sent()];
  for (const code of [closed, back]) await answer(code, false);
  world.clock.advance({ hours: 30 });
  await answer(answeredLate, true);
  const early = today();
  world.clock.advance({ days: 9 });
  for (const code of [closed, back]) await answer(code, true);
  const end = today();
  world.clock.advance({ days: 1 });
  const lateOf = async (day: LocalDate) => (await figures(day, day)).unit[2];
  expect([await lateOf(early), await lateOf(end)]).toEqual([1, 3]);
  await check(closed);
  await closeByAsking(closed);
  for (const code of [back, answeredLate]) await check(code, false);
  world.clock.advance({ days: 1 });
  expect([await lateOf(early), await lateOf(end)]).toEqual([1, 3]);
});

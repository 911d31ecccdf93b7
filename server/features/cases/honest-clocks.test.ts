import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, units } from '../../../test/county.ts';
import { adult } from '../../../test/families.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, localDate } from '../../platform/calendar.ts';
import { watchClocks } from '../supervisions/service.ts';

/* Ways in which a clock could be made to look better than it is, and that none of them does. */

const phone = '13800004000';
let world: TestApp;
let resident: Caller;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  resident = await world.resident(phone);
  await resident('completeProfile', { body: { name: '周芳', grid: grids.west, age: adult } });
  desk = await openDesk(world);
});
afterAll(() => world.close());

/** Whoever was signed in meanwhile has to sign in anew. */
async function pass(time: { days?: number; hours?: number }): Promise<void> {
  world.clock.advance(time);
  desk = await openDesk(world);
  resident = await world.resident(phone);
}
const note = '现场看过';
const mine = async (code: string) => (await resident('getMyCase', { params: { code } })).ok;
const stands = async (code: string) => (await desk.dispatcher('getCase', { params: { code } })).ok;
const answer = (code: string) =>
  desk.handler('answerCase', {
    params: { code },
    body: { words: '去看过了', handled: false, photoIds: [] },
  });
const send = (code: string, unit = units.west, resolveDays = 3) =>
  desk.dispatcher('dispatchCase', { params: { code }, body: { unit, resolveDays, note } });
const pause = (code: string, days: number) =>
  desk.dispatcher('pauseCase', {
    params: { code },
    body: { reason: 'weather', until: addDays(localDate(world.clock.now()), days), note },
  });
const resume = (code: string) =>
  desk.dispatcher('resumeCase', { params: { code }, body: { note: '' } });
async function working(): Promise<string> {
  const { code } = await report(resident);
  await walkTo('dispatched', { desk, resident, code });
  (await answer(code)).ok;
  return code;
}
const listed = async (show: string, by: Caller = desk.dispatcher) =>
  (await by('listCases', { body: { show } })).ok.cases.map(({ code }) => code);

describe('work that is late', () => {
  test('stays late when its unit gives it back, and climbs as what it is', async () => {
    const code = await working();
    await pass({ days: 8 });
    (await send(code, units.west)).ok;
    const body = { reason: 'not_ours', note: '不归我们管' };
    (await desk.handler('handBackCase', { params: { code }, body })).ok;
    expect(await listed('overdue')).toContain(code);
    const shown = [await mine(code), await stands(code)];
    for (const { running, resolution } of shown)
      expect([running, resolution?.state]).toEqual(['resolution', 'overdue']);
    await watchClocks(world.deps);
    const { supervisions } = (
      await (
        await world.staff('leader')
      )('listSupervisions', { query: { show: 'all' } })
    ).ok;
    const slips = supervisions.filter((slip) => slip.code === code);
    expect(slips.map(({ clock }) => clock)).toContain('resolution');
  });

  test('is not paused, and the handler is told why', async () => {
    const code = await working();
    await pass({ days: 8 });
    expect((await stands(code)).moves).not.toContain('pause');
    const { problem } = await pause(code, 3);
    expect(problem).toMatchObject({ status: 409, code: 'pause_late' });
    expect(problem.title).toContain('不能再暂停');
  });

  test('is not paused either by having it follow what is, nor along with what it follows', async () => {
    const late = await working();
    await pass({ days: 8 });
    const [paused, fresh] = [await working(), await working()];
    (await pause(paused, 10)).ok;
    const merge = (into: string) =>
      desk.intake('mergeCases', { params: { code: late }, body: { into, note } });
    (await merge(paused)).ok;
    expect(await listed('overdue')).toContain(late);
    (await desk.intake('splitCase', { params: { code: late }, body: { note } })).ok;
    (await merge(fresh)).ok;
    (await pause(fresh, 10)).ok;
    expect((await stands(fresh)).pause).not.toBeNull();
    expect((await mine(late)).pause).toBeNull();
    expect(await listed('overdue')).toContain(late);
    const told = (await mine(late)).history.map(({ kind }) => kind);
    (await resume(fresh)).ok;
    expect((await mine(late)).history.map(({ kind }) => kind)).toEqual(told);
  });
});

test('the pauses of one case last sixty days together, and a refusal says how many are left', async () => {
  const code = await working();
  for (const days of [29, 28]) {
    (await pause(code, 30)).ok;
    await pass({ days });
    (await resume(code)).ok;
  }
  const { problem } = await pause(code, 5);
  expect(problem).toMatchObject({
    status: 422,
    code: 'pause_spent',
    fields: [{ field: '/until' }],
  });
  expect(problem.title).toContain('还能停 3 天');
  // Nor do they last longer by having it follow what is paused, whichever of the two was promised first.
  const params = { code };
  for (const resolveDays of [1, 30]) {
    const { code: into } = await report(resident);
    await walkTo('accepted', { desk, resident, code: into });
    (await send(into, units.west, resolveDays)).ok;
    (await pause(into, 30)).ok;
    (await desk.intake('mergeCases', { params, body: { into, note } })).ok;
    expect([(await stands(into)).pause, (await mine(code)).pause]).toEqual([
      expect.anything(),
      null,
    ]);
    (await desk.intake('splitCase', { params, body: { note } })).ok;
  }
  (await pause(code, 3)).ok;
});

describe('a report that is returned to its reporter', () => {
  const giveBack = (code: string) =>
    desk.intake('returnCase', { params: { code }, body: { note: '在哪一栋？' } });
  const supplement = (code: string) =>
    resident('supplementCase', { params: { code }, body: { words: '3 栋', photoIds: [] } });

  test('has every promise later by as long as the reporter had it, and no more', async () => {
    const { code, firstAnswer, dispatch, reportedAt } = await report(resident);
    await pass({ hours: 10 });
    (await giveBack(code)).ok;
    await pass({ days: 2 });
    const shown = (await supplement(code)).ok;
    const later = (due: string) => new Date(Date.parse(due) + 2 * 86_400_000).toISOString();
    expect(shown.firstAnswer.dueAt).toBe(later(firstAnswer.dueAt));
    expect(shown.dispatch.dueAt).toBe(later(dispatch.dueAt));
    const seen = (await world.anyone('getPublicCase', { params: { code } })).ok;
    expect([seen.firstAnswerHours, seen.running?.hours]).toEqual([24, 24]);
    const start = later(reportedAt);
    for (const one of [shown, await stands(code)])
      expect([one.firstAnswer.startedAt, one.dispatch.startedAt]).toEqual([start, start]);
  });

  test('is late where it was late before: a first answer at hour 30 does not become one in time', async () => {
    const { code } = await report(resident);
    await pass({ hours: 26 });
    (await giveBack(code)).ok;
    await pass({ days: 1 });
    (await supplement(code)).ok;
    expect((await mine(code)).firstAnswer.state).toBe('overdue');
    await walkTo('dispatched', { desk, resident, code });
    await pass({ hours: 4 });
    (await answer(code)).ok;
    expect((await mine(code)).firstAnswer.state).toBe('overdue');
  });

  test('reminds its reporter once after seven days, and waits at the intake, which can refuse it or hand it over', async () => {
    const { code } = await report(resident);
    (await giveBack(code)).ok;
    const reminders = async () => {
      await watchClocks(world.deps);
      await world.settle();
      const { notices } = (await resident('listMyNotices')).ok;
      return notices.filter(({ words }) => words.zh.includes('还在等您补充')).length;
    };
    await pass({ days: 6, hours: 23 });
    const waiting = () => listed('mine', desk.intake);
    expect([await reminders(), await waiting()]).toEqual([0, expect.not.arrayContaining([code])]);
    await pass({ hours: 1 });
    expect(await reminders()).toBe(1);
    await pass({ days: 3 });
    expect(await reminders()).toBe(1);
    expect(await waiting()).toContain(code);
    expect((await desk.intake('getCase', { params: { code } })).ok.moves).toEqual([
      'refuse',
      'transfer',
    ]);
    // Nobody goes to ask, and staff are not late.
    for (const show of ['to_visit', 'overdue']) expect(await listed(show)).not.toContain(code);
    expect(await listed('mine')).not.toContain(code);
  });
});

describe('the clock that runs', () => {
  const both = async (code: string) => [(await mine(code)).running, (await stands(code)).running];

  test('is the first answer after a hand-back, where that is due before the dispatch', async () => {
    const { code } = await report(resident);
    await walkTo('dispatched', { desk, resident, code });
    await pass({ hours: 23 });
    const body = { reason: 'not_ours', note: '不归我们管' };
    (await desk.handler('handBackCase', { params: { code }, body })).ok;
    await pass({ hours: 3 });
    expect(await both(code)).toEqual(['firstAnswer', 'firstAnswer']);
    expect((await mine(code)).firstAnswer.state).toBe('overdue');
  });

  test('is the check of what was done, which is late in the list and in the file as well', async () => {
    const { code } = await report(resident);
    await walkTo('answered', { desk, resident, code });
    expect(await both(code)).toEqual(['verification', 'verification']);
    await pass({ days: 3 });
    const { cases } = (await desk.reviewer('listCases', { body: { find: code } })).ok;
    expect(cases[0]?.verification?.state).toBe('overdue');
    const found = await desk.reviewer('exportCases', { body: { find: code } });
    const [sheet] = await readWorkbook(found.raw.rawPayload);
    const [head = [], row = []] = sheet?.data ?? [];
    expect(row[head.indexOf('时限情况')]).toBe('超时');
  });

  test('is the reporter’s at the end, who is late nowhere', async () => {
    const { code } = await report(resident);
    await walkTo('awaiting_confirmation', { desk, resident, code });
    await pass({ days: 8 });
    expect(await both(code)).toEqual(['confirmation', 'confirmation']);
    const found = await desk.reviewer('exportCases', { body: { find: code } });
    const [sheet] = await readWorkbook(found.raw.rawPayload);
    const [head = [], row = []] = sheet?.data ?? [];
    expect(row[head.indexOf('时限情况')]).toBe('在时限内');
  });
});

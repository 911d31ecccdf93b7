import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, localDate } from '../../platform/calendar.ts';
import { watchClocks } from './service.ts';

let world: TestApp;
let resident: Caller;
let desk: Desk;
let leader: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  resident = await world.resident();
  await sitDown();
});
afterAll(() => world.close());

async function sitDown(): Promise<void> {
  desk = await openDesk(world);
  leader = await world.staff('leader');
}
/** Time goes by, and clocks are looked at; whoever sat at a desk has to sign in anew. */
async function pass(time: { days?: number; hours?: number; minutes?: number }): Promise<void> {
  world.clock.advance(time);
  await watchClocks(world.deps);
  await sitDown();
}

const slipsOf = async (reader: Caller, code: string) => {
  const query = { show: 'all' } as const;
  const { supervisions } = (await reader('listSupervisions', { query })).ok;
  return supervisions
    .filter((slip) => slip.code === code)
    .sort((one, other) => one.step - other.step);
};
const noticesOf = async (reader: Caller) =>
  (await reader('listStaffNotices', { query: {} })).ok.notices.map(({ words }) => words.zh).join();
const tomorrow = () => addDays(localDate(world.clock.now()), 1);
const answerBody = () => ({ words: '材料没到，明天到货', promisedOn: tomorrow() });

async function late(): Promise<string> {
  const { code } = await report(resident);
  await walkTo('dispatched', { desk, resident, code });
  await pass({ hours: 24, minutes: 1 });
  return code;
}

describe('a limit that is broken', () => {
  test('sends one slip, to be answered by the unit, which stays responsible', async () => {
    const code = await late();
    await watchClocks(world.deps);
    const slips = await slipsOf(desk.handler, code);
    expect(slips).toMatchObject([
      { step: 1, clock: 'first_answer', state: 'open', unit: { zh: 'west 中队' }, may: ['answer'] },
    ]);
    const shown = (await desk.handler('getCase', { params: { code } })).ok;
    expect(shown).toMatchObject({ stage: 'dispatched', unit: { zh: 'west 中队' } });
    expect(shown.history.at(-1)).toMatchObject({ kind: 'supervised', by: { zh: '系统' } });
    const mine = (await resident('getMyCase', { params: { code } })).ok;
    expect(mine.history.at(-1)).toMatchObject({ kind: 'supervised', by: { zh: '综治中心' } });
  });

  test('climbs when the slip is not answered, and stops with the answer until its next hour', async () => {
    const code = await late();
    await pass({ hours: 24, minutes: 1 });
    expect((await slipsOf(leader, code)).map(({ step }) => step)).toEqual([1, 2]);
    for (const { id } of await slipsOf(desk.handler, code))
      (await desk.handler('answerSupervision', { params: { id }, body: answerBody() })).ok;
    await pass({ hours: 12 });
    expect(await slipsOf(leader, code)).toHaveLength(2);
  });

  test('is not hidden by having the late report follow a fresh one: it climbs on, and once for both', async () => {
    const code = await late();
    const { code: fresh } = await report(resident);
    await walkTo('dispatched', { desk, resident, code: fresh });
    const note = '同一处';
    (await desk.dispatcher('mergeCases', { params: { code }, body: { into: fresh, note } })).ok;
    await pass({ hours: 24, minutes: 1 });
    // The fresh one is late as well by then, and stands behind the one that has waited longest.
    const steps = async (of: string) => (await slipsOf(leader, of)).map(({ step }) => step);
    expect([await steps(code), await steps(fresh)]).toEqual([[1, 2], []]);
  });

  test('climbs for each case, also where another cannot be looked at', async () => {
    const [broken, whole] = [await report(resident), await report(resident)];
    const { pool } = world.deps.database;
    await pool.query(
      `delete from case_reporters where case_id = (select id from cases where code = $1)`,
      [broken.code],
    );
    await pass({ hours: 24, minutes: 1 });
    expect(await slipsOf(leader, whole.code)).toHaveLength(1);
    await pool.query(
      `update case_states set stage = 'withdrawn', deadline = null
        where case_id = (select id from cases where code = $1)`,
      [broken.code],
    );
  });

  test('is warned of before', async () => {
    const { code } = await report(resident);
    await pass({ hours: 22 });
    await watchClocks(world.deps);
    await world.settle();
    const { rows } = await world.deps.database.pool.query(
      `select words_zh from staff_notices where words_zh like $1`,
      [`${code}%时限%`],
    );
    expect(rows.length).toBeGreaterThan(0);
    const soon = (await desk.dispatcher('listCases', { body: { show: 'soon' } })).ok;
    expect(soon.cases.map((one) => one.code)).toContain(code);
    expect(soon.counts.soon).toBe(soon.cases.length);
  });

  test('is warned of in its grid too, where somebody there can take the step', async () => {
    const here = { position: positions.west };
    const [waiting, seen] = [await report(resident, here), await report(resident, here)];
    const away = await report(resident, { position: positions.east });
    await walkTo('answered', { desk, resident, code: seen.code });
    await pass({ hours: 22 });
    await pass({ hours: 24 });
    await world.settle();
    const told = await noticesOf(await world.staff('grid_worker'));
    expect(told).toContain(`${waiting.code} 的`);
    expect(told).toContain(`${seen.code} 的核查时限`);
    expect(told).not.toContain(away.code);
  });

  test('is told with its slip to those who answer, and to no grid worker, who takes the step and answers none', async () => {
    const here = { position: positions.west };
    const [waiting, seen] = [await report(resident, here), await report(resident, here)];
    await walkTo('answered', { desk, resident, code: seen.code });
    await pass({ hours: 25 });
    await pass({ hours: 25 });
    await world.settle();
    expect(await noticesOf(desk.intake)).toContain(`${waiting.code} 的派单已超时`);
    expect(await noticesOf(desk.reviewer)).toContain(`${seen.code} 的核查已超时`);
    const inTheGrid = await noticesOf(await world.staff('grid_worker'));
    for (const { code } of [waiting, seen]) expect(inTheGrid).not.toContain(`${code} 的派单已超时`);
    expect(inTheGrid).not.toContain(`${seen.code} 的核查已超时`);
  });

  test('is one while the work is paused, where nothing was answered yet', async () => {
    const { code } = await report(resident);
    await walkTo('dispatched', { desk, resident, code });
    const until = addDays(localDate(world.clock.now()), 20);
    const body = { reason: 'weather', until, note: '台风' };
    (await desk.dispatcher('pauseCase', { params: { code }, body })).ok;
    await pass({ hours: 24, minutes: 1 });
    expect(await slipsOf(leader, code)).toMatchObject([{ clock: 'first_answer' }]);
  });

  test('is none while the clock is paused', async () => {
    const { code } = await report(resident);
    await walkTo('dispatched', { desk, resident, code });
    const words = { words: '明天去', handled: false, photoIds: [] };
    await desk.handler('answerCase', { params: { code }, body: words });
    const until = addDays(localDate(world.clock.now()), 20);
    const body = { reason: 'weather', until, note: '台风' };
    (await desk.dispatcher('pauseCase', { params: { code }, body })).ok;
    await pass({ days: 15 });
    expect(await slipsOf(leader, code)).toEqual([]);
  });
});

describe('an answer', () => {
  test('says why and by when; a leader takes it as enough, or asks again', async () => {
    const code = await late();
    const [slip] = await slipsOf(desk.handler, code);
    const params = { id: slip?.id ?? '' };
    expect(
      (await desk.dispatcher('answerSupervision', { params, body: answerBody() })).problem.code,
    ).toBe('slip_not_yours');
    const past = { ...answerBody(), promisedOn: addDays(tomorrow(), -2) };
    expect((await desk.handler('answerSupervision', { params, body: past })).problem.code).toBe(
      'promise_past',
    );
    const answered = (await desk.handler('answerSupervision', { params, body: answerBody() })).ok;
    expect(answered).toMatchObject({ state: 'answered', promisedOn: tomorrow(), may: [] });
    const no = { enough: false, words: '没有说清哪天到货' };
    expect((await leader('decideSupervision', { params, body: no })).ok.state).toBe('open');
    (await desk.handler('answerSupervision', { params, body: answerBody() })).ok;
    const yes = { enough: true, words: '按承诺办' };
    expect((await leader('decideSupervision', { params, body: yes })).ok.state).toBe('done');
    const { history } = (await leader('getCase', { params: { code } })).ok;
    expect(history.map(({ kind }) => kind).slice(-4)).toEqual([
      'supervised',
      'supervision_answered',
      'supervised',
      'supervision_answered',
    ]);
    expect(history.at(-1)?.note).toBe('材料没到，明天到货');
  });
  test('that is not enough is asked for anew, each time within the time of the slip', async () => {
    const code = await late();
    const [slip] = await slipsOf(desk.handler, code);
    const params = { id: slip?.id ?? '' };
    const no = { enough: false, words: '没有说清哪天到货' };
    for (let round = 0; round < 3; round += 1) {
      (await desk.handler('answerSupervision', { params, body: answerBody() })).ok;
      world.clock.advance({ minutes: 30 });
      const { replyDueAt } = (await leader('decideSupervision', { params, body: no })).ok;
      expect(Date.parse(replyDueAt) - world.clock.now().getTime()).toBe(24 * 3_600_000);
    }
    await world.settle();
    expect(await noticesOf(desk.handler)).toContain(`${code} 的督办答复没有通过`);
  });
  test('is not read by whoever reported, who is told that there is one', async () => {
    const code = await late();
    const [slip] = await slipsOf(desk.handler, code);
    const params = { id: slip?.id ?? '' };
    (await desk.handler('answerSupervision', { params, body: answerBody() })).ok;
    const { history } = (await resident('getMyCase', { params: { code } })).ok;
    expect(history.at(-1)).toMatchObject({ kind: 'supervision_answered', note: '' });
    await world.settle();
    const { notices } = (await resident('listMyNotices')).ok;
    const told = notices.filter(({ caseCode }) => caseCode === code).map(({ words }) => words);
    expect(told.filter(({ zh }) => zh.includes('责任单位已书面答复'))).toHaveLength(1);
    expect(told.filter(({ en }) => en.includes('answered the supervision slip'))).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain(answerBody().words);
  });
});

describe('a leader', () => {
  test('need not wait for the ladder', async () => {
    const { code } = await report(resident);
    await walkTo('dispatched', { desk, resident, code });
    const body = { words: '群众反映强烈', replyHours: 12 };
    const sent = (await leader('superviseCase', { params: { code }, body })).ok;
    expect(sent).toMatchObject({ step: 0, clock: 'by_hand', state: 'open' });
    const twice = await leader('superviseCase', { params: { code }, body });
    expect(twice.problem.code).toBe('slip_stands');
    await world.settle();
    expect(await noticesOf(desk.handler)).toContain(`领导对 ${code} 发出督办单`);
  });
  test('sends one slip, however many of them press at once', async () => {
    const { code } = await report(resident);
    const body = { words: '群众反映强烈', replyHours: 12 };
    const asked = Array.from({ length: 4 }, () =>
      leader('superviseCase', { params: { code }, body }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409, 409]);
    await world.settle();
    expect(await noticesOf(desk.intake)).toContain(code);
    expect(await noticesOf(desk.dispatcher)).not.toContain(code);
  });
  test('sends it, and asks again, where it is answered: at the desk, and not in the grid', async () => {
    const { code } = await report(resident, { position: positions.west });
    const params = { code };
    const sent = { words: '群众反映强烈', replyHours: 12 };
    const { id } = (await leader('superviseCase', { params, body: sent })).ok;
    (await desk.intake('answerSupervision', { params: { id }, body: answerBody() })).ok;
    const no = { enough: false, words: '没有说清哪天到货' };
    (await leader('decideSupervision', { params: { id }, body: no })).ok;
    await world.settle();
    const told = await noticesOf(desk.intake);
    expect(told).toContain(`领导对 ${code} 发出督办单`);
    expect(told).toContain(`${code} 的督办答复没有通过`);
    expect(await noticesOf(await world.staff('grid_worker'))).not.toContain(code);
  });
  test('finds every slip once, however many there are, in both orders', async () => {
    for (let nth = 0; nth < 55; nth++) {
      const { code } = await report(resident);
      const body = { words: '群众反映强烈', replyHours: 1 + (nth % 7) };
      (await leader('superviseCase', { params: { code }, body })).ok;
      if (nth % 10 === 9) await pass({ minutes: 1 });
    }
    for (const show of ['open', 'all'] as const) {
      const first = (await leader('listSupervisions', { query: { show } })).ok;
      const after = first.next ?? '';
      const second = (await leader('listSupervisions', { query: { show, after } })).ok;
      expect(second.next).toBeNull();
      const all = [...first.supervisions, ...second.supervisions];
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      expect(all.length).toBeGreaterThanOrEqual(55);
      const due = all.map(({ replyDueAt }) => replyDueAt);
      expect(due).toEqual(show === 'open' ? due.toSorted() : due.toSorted().reverse());
    }
  });
  test('changes the ladder, which then climbs as it is written', async () => {
    const steps = [
      { afterHours: 1, level: 'town', replyHours: 8 },
      { afterHours: 2, level: 'county', replyHours: 4 },
    ];
    const reason = '重点时段收紧';
    const down = [steps[1], steps[0]];
    const refused = await leader('setSupervisionLadder', { body: { steps: down, reason } });
    expect(refused.problem.code).toBe('ladder_descends');
    (await leader('setSupervisionLadder', { body: { steps, reason } })).ok;
    expect((await desk.handler('getSupervisionLadder')).ok).toEqual(steps);
    const code = await late();
    expect(await slipsOf(leader, code)).toEqual([]);
    world.clock.advance({ hours: 1 });
    expect(await watchClocks(world.deps)).toBeGreaterThan(0);
  });
});

test('of a severity the limits are changed for what is reported from then on', async () => {
  const body = {
    severity: 3,
    dispatchHours: 4,
    firstAnswerHours: 12,
    workingDays: true,
    reason: '汛期收紧',
  };
  const changed = (await leader('setCaseLimits', { body })).ok;
  expect(changed.find(({ severity }) => severity === 3)).toMatchObject({ dispatchHours: 4 });
  // Limits are remembered for a minute.
  world.clock.advance({ minutes: 2 });
  const { code, dispatch, firstAnswer } = await report(resident);
  const hours = (clock: { startedAt: string; dueAt: string }) =>
    (Date.parse(clock.dueAt) - Date.parse(clock.startedAt)) / 3_600_000;
  expect([hours(dispatch), hours(firstAnswer)]).toEqual([4, 12]);
  expect(code).toBeTruthy();
});

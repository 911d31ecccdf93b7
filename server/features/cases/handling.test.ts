import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseStage } from '../../../contract/case-road.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, units } from '../../../test/county.ts';
import { adult } from '../../../test/families.ts';
import { aReport, type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, dayMs, localDate } from '../../platform/calendar.ts';
import { letTimeAct } from './by-itself.ts';

let world: TestApp;
let resident: Caller;
let desk: Desk;
let east: Caller;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident();
  await resident('completeProfile', { body: { name: '周芳', grid: grids.west, age: adult } });
});
beforeEach(sitDown);
afterAll(() => world.close());

async function sitDown(): Promise<void> {
  desk = await openDesk(world);
  east = await world.staff('handler_east');
}
/** Whoever sat at a desk meanwhile has to sign in anew. */
async function pass(time: { days?: number; hours?: number }): Promise<void> {
  world.clock.advance(time);
  await sitDown();
}

const note = '现场看过';
async function at(stage: CaseStage): Promise<{ code: string }> {
  const { code } = await report(resident);
  await walkTo(stage, { desk, resident, code });
  return { code };
}
const mine = async (code: string) => (await resident('getMyCase', { params: { code } })).ok;
const told = async () =>
  (await resident('listMyNotices')).ok.notices.map(({ words }) => words.zh).join('\n');
const points = async () => (await resident('getMyPoints')).ok;

describe('a unit that is not the right one', () => {
  test('gives the case back with its reason, and the date that was promised stays', async () => {
    const { code } = await at('dispatched');
    const promised = (await mine(code)).resolution?.dueAt;
    await pass({ hours: 5 });
    const body = { reason: 'not_ours', note: '这是水务的管道' };
    (await desk.handler('handBackCase', { params: { code }, body })).ok;
    expect(await mine(code)).toMatchObject({ stage: 'accepted', unit: null });
    const offered = (await desk.dispatcher('getCase', { params: { code } })).ok.dueOn;
    expect(offered.at(-1)).toBe(localDate(new Date(promised ?? '')));
    const dispatch = { unit: units.east, resolveDays: 10, note };
    const again = await desk.dispatcher('dispatchCase', { params: { code }, body: dispatch });
    expect(again.ok).toMatchObject({ stage: 'dispatched', resolution: { dueAt: promised } });
    expect((await desk.handler('getCase', { params: { code } })).status).toBe(404);
    await world.settle();
    expect(await told()).toContain('已派给');
  });
  test('cannot do so after a day', async () => {
    const { code } = await at('dispatched');
    await pass({ hours: 25 });
    const body = { reason: 'not_ours', note };
    const late = await desk.handler('handBackCase', { params: { code }, body });
    expect(late.problem.code).toBe('hand_back_late');
  });
});

test('what its reporter added to waits to be sent out since then, whatever it is found to be', async () => {
  const { code } = await report(resident);
  const params = { code };
  (await desk.intake('returnCase', { params, body: { note: '在哪一栋？' } })).ok;
  await pass({ days: 4 });
  (await resident('supplementCase', { params, body: { words: '3 栋', photoIds: [] } })).ok;
  const body = { note, category: '020100' };
  const accepted = (await desk.intake('acceptCase', { params, body })).ok;
  expect(Date.parse(accepted.dispatch.dueAt)).toBeGreaterThan(world.clock.now().getTime());
});

describe('a unit that helps', () => {
  test('reads and answers the case; the responsible one alone reports it as done', async () => {
    const { code } = await at('dispatched');
    const params = { code };
    expect((await east('getCase', { params })).status).toBe(404);
    const body = { unit: units.east, note: '请派吊车' };
    await desk.dispatcher('involveUnit', { params, body });
    const helping = (await east('getCase', { params })).ok;
    expect(helping.moves).toEqual(['answer']);
    expect((await mine(code)).coUnits).toHaveLength(1);
    const answer = (handled: boolean) => ({ words: '吊车到了', handled, photoIds: [] });
    expect((await east('answerCase', { params, body: answer(false) })).status).toBe(200);
    // In its own name: the responsible one has not said so.
    const { coUnits, history } = await mine(code);
    expect(history.at(-1)?.by).toEqual(coUnits[0]);
    const done = await east('answerCase', { params, body: answer(true) });
    expect(done.problem.code).toBe('lead_unit_finishes');
    expect((await desk.handler('answerCase', { params, body: answer(true) })).ok.stage).toBe(
      'answered',
    );
  });
});

describe('a pause', () => {
  test('stops the clock of the work with a reason that both sides read, and moves the date by its length', async () => {
    const { code } = await at('dispatched');
    const params = { code };
    const before = Date.parse((await mine(code)).resolution?.dueAt ?? '');
    const until = addDays(localDate(world.clock.now()), 2);
    const body = { reason: 'weather', until, note: '连着下雨，水泥不干' };
    const paused = (await desk.dispatcher('pauseCase', { params, body })).ok;
    expect(paused).toMatchObject({
      pause: { reason: 'weather' },
      resolution: { state: 'stopped' },
    });
    expect(await mine(code)).toMatchObject({
      pause: { reason: 'weather' },
      resolution: { state: 'stopped' },
      firstAnswer: { state: 'running' },
    });
    await pass({ days: 1 });
    const resumed = (await desk.dispatcher('resumeCase', { params, body: { note: '' } })).ok;
    expect(resumed.pause).toBeNull();
    expect(Date.parse(resumed.resolution?.dueAt ?? '') - before).toBe(dayMs);
  });
  test('ends by itself on its day, and lasts thirty days at most', async () => {
    const { code } = await at('dispatched');
    const params = { code };
    const pause = (days: number) =>
      desk.dispatcher('pauseCase', {
        params,
        body: { reason: 'court', until: addDays(localDate(world.clock.now()), days), note },
      });
    expect((await pause(31)).problem.code).toBe('pause_length');
    expect((await pause(0)).problem.code).toBe('pause_length');
    expect((await pause(3)).status).toBe(200);
    await pass({ days: 3 });
    await letTimeAct(world.deps);
    const after = await mine(code);
    expect(after.pause).toBeNull();
    expect(after.history.at(-1)).toMatchObject({ kind: 'resumed', by: { zh: '综治中心' } });
  });
});

describe('a case that is another body’s', () => {
  test('is handed over with a note that its reporter reads, and a reviewer looks before its points settle', async () => {
    const { code } = await at('accepted');
    const body = { to: '12345', note: '属省道，请公路部门处理' };
    const handed = await desk.intake('transferCase', { params: { code }, body });
    expect(handed.ok).toMatchObject({ stage: 'transferred', moves: [] });
    await world.settle();
    expect(await told()).toContain('12345 热线：属省道，请公路部门处理。您的积分不撤');
    const [award] = (await mine(code)).awards;
    expect(award?.state).toBe('held');
    const release = { params: { id: award?.id ?? '' }, body: { note: '确有其事' } };
    expect((await desk.reviewer('settleHeldAward', release)).ok.state).toBe('settled');
    expect((await world.anyone('getPublicCase', { params: { code } })).ok.stage).toBe(
      'transferred',
    );
  });
});

describe('a complaint about a unit', () => {
  test('is sent around it: it is not offered, refused, and for its people not there', async () => {
    const { code } = await report(resident, { words: '西中队来过两次都没人管' });
    const params = { code };
    const body = { note, against: units.west };
    const accepted = (await desk.intake('acceptCase', { params, body })).ok;
    expect(accepted.against).not.toBeNull();
    const offered = (await desk.dispatcher('getCase', { params })).ok.units.map(({ id }) => id);
    expect(offered).not.toContain(units.west);
    const dispatch = (unit: string) => ({ unit, resolveDays: 3, note });
    const refused = await desk.dispatcher('dispatchCase', { params, body: dispatch(units.west) });
    expect(refused.problem.code).toBe('unit_complained_of');
    expect(
      (await desk.dispatcher('dispatchCase', { params, body: dispatch(units.east) })).status,
    ).toBe(200);
    // A reviewer, but one of that very unit.
    const both = await world.staff('both');
    expect((await both('getCase', { params })).status).toBe(404);
    const { cases } = (await both('listCases', { body: { find: code } })).ok;
    expect(cases).toEqual([]);
  });
});

describe('a report that names a unit', () => {
  test('waits for the desk: a grid worker neither has it in the list nor accepts it unread', async () => {
    const { code } = await report(resident, { words: 'west 中队来过两次都没人管，路灯还是不亮' });
    const worker = await world.staff('grid_worker');
    const tasks = async () => (await worker('listFieldTasks')).ok.tasks.map((task) => task.code);
    expect(await tasks()).not.toContain(code);
    const params = { code };
    const refused = await worker('acceptCase', { params, body: { note: '' } });
    expect(refused.problem).toMatchObject({ status: 409, code: 'unit_named' });
    const body = { note, against: units.west };
    expect((await worker('acceptCase', { params, body })).ok.stage).toBe('accepted');
    const { code: plain } = await report(resident, { words: '路灯还是不亮' });
    expect(await tasks()).toContain(plain);
  });
  test('and given back by that unit because it is about itself, is not offered to it again', async () => {
    const { code } = await at('dispatched');
    const params = { code };
    const body = { reason: 'complained_of', note: '反映的就是我们' };
    (await desk.handler('handBackCase', { params, body })).ok;
    const { units: offered, against } = (await desk.dispatcher('getCase', { params })).ok;
    expect(against).not.toBeNull();
    expect(offered.map(({ id }) => id)).not.toContain(units.west);
    expect((await desk.handler('getCase', { params })).status).toBe(404);
    // Another that finds the same of itself does not open it to the first.
    const sent = { unit: units.east, resolveDays: 5, note };
    (await desk.dispatcher('dispatchCase', { params, body: sent })).ok;
    (await east('handBackCase', { params, body })).ok;
    const left = (await desk.dispatcher('getCase', { params })).ok.units.map(({ id }) => id);
    expect(left).not.toContain(units.west);
    expect(left).not.toContain(units.east);
    for (const handler of [desk.handler, east]) {
      expect((await handler('getCase', { params })).status).toBe(404);
      const found = (await handler('listCases', { body: { find: code } })).ok.cases;
      expect(found).toEqual([]);
    }
    const again = { unit: units.west, resolveDays: 5, note };
    const refused = await desk.dispatcher('dispatchCase', { params, body: again });
    expect(refused.problem.code).toBe('unit_complained_of');
  });
});

describe('the reporter’s word', () => {
  test('ends a case, and so do seven days of silence', async () => {
    const { code } = await at('awaiting_confirmation');
    await pass({ days: 6, hours: 23 });
    await letTimeAct(world.deps);
    expect((await mine(code)).stage).toBe('awaiting_confirmation');
    await pass({ hours: 2 });
    await letTimeAct(world.deps);
    const may = ['confirm', 'reopen'];
    expect(await mine(code)).toMatchObject({ stage: 'closed', rating: null, may });
  });
  test('that it is not solved costs the reporter nothing and the unit what it had done', async () => {
    const timely = async () => {
      const today = localDate(world.clock.now());
      const query = { from: addDays(today, -300), until: today };
      const { units: counted } = (await (await world.staff('leader'))('getTimeliness', { query }))
        .ok;
      return counted.find(({ closed, reopened }) => closed + reopened > 0);
    };
    const { code } = await at('closed');
    await pass({ days: 1 });
    await world.settle();
    const [had, before] = [await points(), await timely()];
    const body = { words: '又坏了', photoIds: [] };
    expect((await resident('reopenCase', { params: { code }, body })).ok.stage).toBe('dispatched');
    expect((await points()).spendable).toBe(had.spendable);
    const after = await timely();
    expect(after?.closed).toBe((before?.closed ?? 0) - 1);
    expect(after?.reopened).toBe((before?.reopened ?? 0) + 1);
    const again = { words: '重新修了', handled: true, photoIds: [] };
    await desk.handler('answerCase', { params: { code }, body: again });
    await desk.reviewer('verifyCase', { params: { code }, body: { solved: true, note } });
    await resident('confirmCase', { params: { code }, body: { rating: 3, words: '' } });
    await pass({ days: 1 });
    await world.settle();
    // Once solved, once paid: opening a case again earns nothing either.
    expect((await points()).spendable).toBe(had.spendable);
    expect((await timely())?.closed).toBe(before?.closed);
  });
});

describe('a return visit', () => {
  const visit = async (code: string, body: object) =>
    (await world.staff('grid_worker'))('visitReporter', {
      params: { code },
      body: { note: '上门问过', ...body },
    });
  test('waits for those who can tell on their own phone, and then takes their word', async () => {
    const { code } = await at('awaiting_confirmation');
    const early = await visit(code, { result: 'solved', rating: 5 });
    expect(early.problem.code).toBe('reporter_can_tell');
    await pass({ days: 7 });
    const missing = await visit(code, { result: 'solved' });
    expect(missing.problem.code).toBe('rating_missing');
    expect((await visit(code, { result: 'not_reached' })).ok.stage).toBe('awaiting_confirmation');
    const solved = await visit(code, { result: 'solved', rating: 4 });
    expect(solved.ok).toMatchObject({ stage: 'closed', rating: 4 });
    expect((await mine(code)).awards).toHaveLength(2);
  });
  test('opens the case again where the reporter says that it is not solved', async () => {
    const { code } = await at('awaiting_confirmation');
    await pass({ days: 7 });
    const again = await visit(code, { result: 'not_solved' });
    expect(again.ok).toMatchObject({ stage: 'dispatched', reopened: 1 });
  });
});

describe('whose reporter has no phone', () => {
  test('is asked about each time that the work was verified, and never closed by silence before', async () => {
    const phone = '13911139901';
    const elder = await world.resident(phone);
    await elder('completeProfile', { body: { name: '何阿婆', grid: grids.west, age: adult } });
    const { demoCode: sent = '' } = (await desk.intake('sendAgreementCode', { body: { phone } }))
      .ok;
    const agreeing = { paper: 'id_card', phone, code: sent } as const;
    const { id } = (await desk.intake('agree', { body: agreeing })).ok;
    const { category, words, place, position, photoIds } = aReport();
    const body = { category, words, place, position, photoIds };
    const { code } = (await desk.intake('reportFor', { params: { id }, body })).ok;
    await walkTo('answered', { desk, resident: elder, code });
    const params = { code };
    const verify = () =>
      desk.reviewer('verifyCase', { params, body: { solved: true, note: '看过' } });
    (await verify()).ok;
    const visited = { result: 'not_solved', note: '上门问过' } as const;
    (await (await world.staff('grid_worker'))('visitReporter', { params, body: visited })).ok;
    const again = { words: '重新修了', handled: true, photoIds: [] };
    (await desk.handler('answerCase', { params, body: again })).ok;
    (await verify()).ok;
    await pass({ days: 8 });
    await letTimeAct(world.deps);
    const waiting = (await elder('getMyCase', { params })).ok;
    expect(waiting.stage).toBe('awaiting_confirmation');
    const closing = await desk.reviewer('closeCase', { params, body: { note: '' } });
    expect(closing.problem.code).toBe('visit_first');
  });
  test('and so is whose number was taken off since: they cannot sign in to say it', async () => {
    const phone = '13911139902';
    const reporter = await world.resident(phone);
    await reporter('completeProfile', { body: { name: '何阿公', grid: grids.west, age: adult } });
    const { code } = await report(reporter);
    await walkTo('awaiting_confirmation', { desk, resident: reporter, code });
    const { id: resident } = (await reporter('getMe')).ok;
    const taken =
      'update residents set phone_index = null, phone_sealed = null, phone_detached_at = $2 where id = $1';
    await world.deps.database.pool.query(taken, [resident, world.clock.now()]);
    await pass({ days: 8 });
    await letTimeAct(world.deps);
    const shown = (await desk.reviewer('getCase', { params: { code } })).ok;
    expect(shown).toMatchObject({ stage: 'awaiting_confirmation' });
    const closing = await desk.reviewer('closeCase', { params: { code }, body: { note: '' } });
    expect(closing.problem.code).toBe('visit_first');
  });
});

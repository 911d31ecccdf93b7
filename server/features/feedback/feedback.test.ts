import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Rule } from '../../../contract/rules.ts';
import { agreedWith, person as somebody } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, staffId } from '../../../test/county.ts';
import { adult } from '../../../test/families.ts';
import { idOf } from '../../../test/holders.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { reconcile } from '../../ledger/service.ts';
import { sendsADay } from './decide.ts';

let world: TestApp;
let intake: Caller;
let leader: Caller;

const earning = (id: string, deed: Rule['deed'], points: number): Rule => ({
  ...changedRule('2.1', {}),
  id,
  name: { zh: deed, en: deed },
  deed,
  categories: [],
  base: { kind: 'fixed', points },
  caps: {},
  samePlace: null,
});

beforeAll(async () => {
  world = await startTestApp();
  await enforce(world, [
    earning('6.1', 'suggestion.accepted', 1),
    earning('6.2', 'suggestion.adopted', 8),
  ]);
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
  leader = await world.staff('leader');
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

async function person(name: string, grid: string = grids.west): Promise<Caller> {
  const me = await world.resident();
  (await me('completeProfile', { body: { name, grid, age: adult } })).ok;
  await world.settle();
  return me;
}

const words = '积分页上的字能不能再大一些';
const send = async (me: Caller, given: object = {}) =>
  (await me('sendFeedback', { body: { kind: 'suggestion', words, ...given } })).ok;
const mine = async (me: Caller) => (await me('listMyFeedback')).ok.feedback;
const about = (id: string, body?: object) => ({ params: { id }, ...(body && { body }) });
const accept = (id: string, by = intake) => by('acceptFeedback', about(id, { note: '' }));
const answer = (id: string, by = intake) =>
  by('answerFeedback', about(id, { words: '下一版可以调字号' }));
const visit = (id: string) => intake('visitFeedback', about(id, { words: '现在看得清了吗' }));
const adopt = (id: string, by = leader) =>
  by('adoptFeedback', about(id, { note: '已经排进下一版' }));
const rate = (me: Caller, id: string, rating: number) =>
  me('rateFeedback', about(id, { rating, words: '' }));
const spendable = async (me: Caller) => (await me('getMyPoints')).ok.spendable;
const told = async (me: Caller) => {
  await world.settle();
  return (await me('listMyNotices')).ok.notices.map((one) => one.words.zh);
};

/** Feedback that was accepted and answered. */
async function answered(me: Caller, given: object = {}): Promise<string> {
  const { id } = await send(me, given);
  (await accept(id)).ok;
  (await answer(id)).ok;
  return id;
}

describe('a suggestion', () => {
  test('is accepted, answered, rated and adopted, and whoever had it earns by the rule book', async () => {
    const me = await person('提建议的');
    const before = await spendable(me);
    const { id, state, dueOn, steps, mayRate } = await send(me);
    expect({ state, steps, mayRate }).toEqual({ state: 'sent', steps: [], mayRate: false });
    const waiting = (await intake('listFeedback')).ok.feedback.find((one) => one.id === id);
    expect(waiting).toMatchObject({
      words,
      dueOn,
      residentName: { zh: '提**的' },
      moves: ['accept'],
      area: grids.west.slice(0, 12),
    });
    expect((await accept(id)).ok).toMatchObject({ state: 'accepted', moves: ['answer'] });
    expect(await spendable(me)).toBe(before + 1);
    expect((await answer(id)).ok).toMatchObject({ state: 'answered', moves: ['visit'] });
    expect((await rate(me, id, 5)).ok).toMatchObject({ state: 'closed', rating: 5 });
    world.clock.advance({ minutes: 1 });
    const adopted = (await adopt(id)).ok;
    expect(adopted).toMatchObject({ state: 'closed', adopted: true, moves: [] });
    expect(await spendable(me)).toBe(before + 9);
    const [seen] = await mine(me);
    expect(seen?.steps.map(({ kind }) => kind)).toEqual([
      'accepted',
      'answered',
      'rated',
      'adopted',
    ]);
    expect(seen?.awards.map(({ points, state: of }) => [points, of])).toEqual([
      [1, 'settled'],
      [8, 'settled'],
    ]);
    const heard = (await told(me)).join('\n');
    for (const part of ['受理了', '下一版可以调字号。', '您的建议被采纳了'])
      expect(heard).toContain(part);
  });

  test('is adopted once, also when two adopt it at the same moment', async () => {
    const me = await person('只采纳一次');
    const id = await answered(me);
    const before = await spendable(me);
    const second = await world.staff('intake_leader');
    const tries = await Promise.all([adopt(id), adopt(id, second), adopt(id)]);
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await spendable(me)).toBe(before + 8);
  });

  test('is taken up by nobody who is called as whoever made it', async () => {
    const me = await person('自己提的');
    const { id } = await send(me);
    await world.deps.database.pool.query('update staff set name = $1 where id = $2', [
      '自己 提的',
      staffId('intake_leader'),
    ]);
    const own = await world.staff('intake_leader');
    const shown = async () =>
      (await own('listFeedback')).ok.feedback.find((one) => one.id === id)?.moves;
    expect(await shown()).toEqual([]);
    expect((await accept(id, own)).problem).toMatchObject({ status: 403, code: 'feedback_own' });
    (await accept(id)).ok;
    expect(await shown()).toEqual(['answer']);
  });

  test('is neither taken up nor adopted by who typed it for whoever made it', async () => {
    const both = await world.staff('intake_leader');
    const one = await somebody(world, '托人提的');
    const params = { id: await agreedWith(world, both, one) };
    const body = { kind: 'suggestion', words };
    const { id } = (await both('sendFeedbackFor', { params, body })).ok;
    const typed = { status: 403, code: 'feedback_typed_by_you' };
    const shown = async () =>
      (await both('listFeedback')).ok.feedback.find((other) => other.id === id)?.moves;
    expect(await shown()).toEqual([]);
    expect((await accept(id, both)).problem).toMatchObject(typed);
    (await accept(id)).ok;
    (await answer(id)).ok;
    expect((await adopt(id, both)).problem).toMatchObject(typed);
    expect((await adopt(id)).status).toBe(200);
  });

  test('is never adopted by who answered it', async () => {
    const me = await person('两个人');
    const both = await world.staff('intake_leader');
    const { id } = await send(me);
    (await accept(id, both)).ok;
    (await answer(id, both)).ok;
    expect((await adopt(id, both)).problem).toMatchObject({
      status: 403,
      code: 'feedback_own_answer',
    });
    // Neither once somebody else has given a newer answer.
    (await rate(me, id, 1)).ok;
    (await answer(id)).ok;
    expect((await adopt(id, both)).problem.code).toBe('feedback_own_answer');
    const { feedback } = (await both('listFeedback', { query: { show: 'answered' } })).ok;
    expect(feedback.find((one) => one.id === id)?.moves).not.toContain('adopt');
    expect((await adopt(id)).status).toBe(200);
  });

  test('that would earn very much wants the second factor shown again', async () => {
    await world.deps.database.pool.query(
      'update counties set large_award_points = 5 where county = $1',
      [county],
    );
    const me = await person('大额');
    const id = await answered(me);
    const before = await spendable(me);
    const { call } = await world.sitDown('leader', { proved: false });
    expect((await adopt(id, call)).problem.code).toBe('step_up_needed');
    expect(await spendable(me)).toBe(before);
    expect((await mine(me))[0]).toMatchObject({ adopted: false, awards: [{ points: 1 }] });
    expect((await adopt(id)).status).toBe(200);
    await world.deps.database.pool.query(
      'update counties set large_award_points = 100 where county = $1',
      [county],
    );
  });
});

describe('a complaint', () => {
  test('does not show who complains, nor what they signed it with, and earns nothing', async () => {
    const phone = '13577770001';
    const me = await world.resident(phone);
    (await me('completeProfile', { body: { name: '上官云', grid: grids.west, age: adult } })).ok;
    await world.settle();
    const before = await spendable(me);
    const said = `窗口态度不好。上官云，${phone}`;
    const { id } = await send(me, { kind: 'complaint', words: said });
    const shown = (await intake('listFeedback')).ok.feedback.find((one) => one.id === id);
    expect(shown).toMatchObject({ residentName: { zh: '报告人（已保护）' }, area: null });
    expect(shown?.words).not.toMatch(/上官云|13577770001/);
    (await accept(id)).ok;
    (await answer(id)).ok;
    expect((await adopt(id)).problem.code).toBe('feedback_no_suggestion');
    expect(await spendable(me)).toBe(before);
    expect((await mine(me))[0]?.words).toBe(said);
  });
});

describe('an answer', () => {
  test('that does not help is given anew, with five more days', async () => {
    const me = await person('不满意');
    const id = await answered(me);
    world.clock.advance({ days: 3 });
    const again = (await rate(me, id, 2)).ok;
    expect(again).toMatchObject({ state: 'accepted', rating: 2, mayRate: false });
    intake = await world.staff('intake');
    const { feedback } = (await intake('listFeedback')).ok;
    expect(feedback.find((one) => one.id === id)).toMatchObject({ reopened: 1, moves: ['answer'] });
    (await answer(id)).ok;
    expect((await mine(me))[0]).toMatchObject({ state: 'answered', rating: null, mayRate: true });
  });

  test('is asked about once; nobody answering for seven days, it is closed', async () => {
    const phone = '13577770002';
    const me = await world.resident(phone);
    const id = await answered(me);
    expect((await intake('closeFeedback', about(id))).problem.code).toBe('feedback_not_now');
    expect((await visit(id)).ok.state).toBe('visited');
    expect((await visit(id)).problem.code).toBe('feedback_not_now');
    expect((await told(me)).join()).toContain('回访您的意见反馈：现在看得清了吗。');
    expect((await intake('closeFeedback', about(id))).problem.code).toBe('feedback_too_early');
    world.clock.advance({ days: 8 });
    intake = await world.staff('intake');
    expect((await intake('closeFeedback', about(id))).ok).toMatchObject({ state: 'closed' });
    const again = await world.resident(phone);
    expect((await rate(again, id, 5)).problem.code).toBe('feedback_not_now');
    const { feedback } = (await intake('listFeedback', { query: { show: 'closed' } })).ok;
    expect(feedback.map((one) => one.id)).toContain(id);
  });

  test('is read and rated by the sender alone', async () => {
    const me = await person('本人');
    const other = await person('别人');
    const id = await answered(me);
    expect(await mine(other)).toEqual([]);
    expect((await rate(other, id, 5)).problem).toMatchObject({
      status: 404,
      code: 'feedback_not_found',
    });
  });
});

test('each area has its own queue, and the other answers as if there were none', async () => {
  const me = await person('住东边', grids.east);
  const { id } = await send(me);
  const west = await world.staff('intake_west');
  const listed = (await west('listFeedback')).ok.feedback.map((one) => one.id);
  expect(listed).not.toContain(id);
  expect((await accept(id, west)).problem).toMatchObject({
    status: 404,
    code: 'feedback_not_found',
  });
});

test('blanks are no words, and five a day are enough; asked twice, it is sent once', async () => {
  const me = await person('说得多');
  const blank = await me('sendFeedback', { body: { kind: 'suggestion', words: '   ' } });
  expect(blank.problem).toMatchObject({ status: 422, code: 'feedback_words_missing' });
  const body = { kind: 'suggestion', words };
  const [first, twin] = [
    await me('sendFeedback', { body, requestId: 'one-and-the-same' }),
    await me('sendFeedback', { body, requestId: 'one-and-the-same' }),
  ];
  expect(twin.ok.id).toBe(first.ok.id);
  for (let sent = 1; sent < sendsADay; sent++) await send(me);
  const more = await me('sendFeedback', { body });
  expect(more.problem).toMatchObject({ status: 429, code: 'feedback_too_many' });
  expect(await mine(me)).toHaveLength(sendsADay);
});

test('who is erased leaves nothing to read or to answer, and nobody earns any more', async () => {
  const me = await person('要走的');
  const gone = await answered(me);
  const id = await idOf(me);
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
  (await me('eraseMe', { body: { openCases: 'withdraw' } })).ok;
  for (const show of ['open', 'answered', 'closed']) {
    const { feedback } = (await intake('listFeedback', { query: { show } })).ok;
    expect(feedback.map((one) => one.id)).not.toContain(gone);
  }
  expect((await adopt(gone)).problem.status).toBe(404);
  const { rows } = await world.deps.database.pool.query(
    'select state from feedback where resident = $1',
    [id],
  );
  expect(rows).toEqual([{ state: 'withdrawn' }]);
});

test('every step is on record by who took it', async () => {
  const me = await person('留痕');
  const id = await answered(me);
  (await adopt(id)).ok;
  const { rows } = await world.deps.database.pool.query(
    `select action, actor from audit_waiting where object = $1
     union all select action, actor from audit_entries where object = $1
     order by action`,
    [`feedback/${id}`],
  );
  expect(rows).toEqual([
    { action: 'feedback.accepted', actor: staffId('intake') },
    { action: 'feedback.adopted', actor: staffId('leader') },
    { action: 'feedback.answered', actor: staffId('intake') },
    { action: 'feedback.sent', actor: await idOf(me) },
  ]);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { usualQuiet, usualWays } from '../../../contract/notice-ways.ts';
import { agreedWith } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { awake } from '../../../test/for-somebody.ts';
import { openFile, someone } from '../../../test/mediations.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';

let world: TestApp;
let intake: Caller;
let worker: Caller;
beforeAll(async () => {
  world = await startTestApp();
  [intake, worker] = [awake(world, 'intake'), awake(world, 'grid_worker')];
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

describe('what somebody looked for in vain', () => {
  test('is counted as on a phone: once a day, and without them', async () => {
    const one = await someone(world);
    const id = await agreedWith(world, intake, one);
    const wish = { params: { id }, body: { words: '电热水壶' } };
    expect((await intake('wishFor', wish)).ok).toEqual({ counted: true });
    expect((await intake('wishFor', wish)).ok).toEqual({ counted: false });
    const own = await one.call('wishInShop', { body: { words: '电热水壶' } });
    expect(own.ok).toEqual({ counted: false });
    const nothing = await intake('wishFor', { params: { id }, body: {} });
    expect(nothing.problem.code).toBe('wish_for_nothing');
    expect((await intake('listEmptyShelvesFor', { params: { id } })).ok).toEqual({ shelves: [] });
  });
});

describe('unread notices', () => {
  const wordsOf = (notices: readonly { words: { zh: string } }[]) =>
    notices.map(({ words }) => words.zh).join('\n');

  test('are read out, and those that were read out are marked: no other', async () => {
    const one = await someone(world);
    await world.settle();
    const id = await agreedWith(world, intake, one);
    await world.settle();
    const params = { id };
    const { notices, more } = (await intake('listNoticesFor', { params })).ok;
    expect(wordsOf(notices)).toContain('您同意由工作人员代办');
    expect(more).toBe(false);
    const [newest] = notices;
    const body = { ids: [newest?.id] };
    expect((await intake('markNoticesReadFor', { params, body })).ok).toEqual({ marked: 1 });
    const again = { params, body, requestId: 'read-out-twice' };
    expect((await intake('markNoticesReadFor', again)).ok).toEqual({ marked: 0 });
    const left = (await intake('listNoticesFor', { params })).ok.notices;
    expect(left.map(({ id: key }) => key)).toEqual(notices.slice(1).map(({ id: key }) => key));
    const own = (await one.call('listMyNotices')).ok.notices;
    expect(own.filter(({ read }) => read).map(({ id: key }) => key)).toEqual([newest?.id]);
  });

  test('leave out disputes, clues and what came of a complaint; marking does not reach them', async () => {
    const [one, other] = [await someone(world), await someone(world)];
    await openFile(world, { one, other });
    const desk = await openDesk(world);
    const open = (await report(one.call)).code;
    const { code } = await report(one.call, { category: '070200' });
    for (const each of [open, code])
      await walkTo('awaiting_confirmation', { desk, resident: one.call, code: each });
    const said = { kind: 'complaint', words: '窗口的人态度不好' };
    const { id: feedback } = (await one.call('sendFeedback', { body: said })).ok;
    (await intake('acceptFeedback', { params: { id: feedback }, body: { note: '' } })).ok;
    await world.settle();
    const own = (await one.call('listMyNotices')).ok.notices;
    const hidden = own.filter(
      ({ words, caseCode }) => caseCode === code || /调解|投诉|意见/.test(words.zh),
    );
    expect(hidden.length).toBeGreaterThanOrEqual(3);
    const id = await agreedWith(world, intake, one);
    const shown = await intake('listNoticesFor', { params: { id } });
    expect(shown.raw.body).not.toContain(code);
    const keys = shown.ok.notices.map(({ id: key }) => key);
    for (const { id: key, words } of hidden) expect(keys, words.zh).not.toContain(key);
    expect(own.some(({ caseCode, id: key }) => caseCode === open && keys.includes(key))).toBe(true);
    const body = { ids: hidden.map(({ id: key }) => key) };
    const marked = await intake('markNoticesReadFor', { params: { id }, body });
    expect(marked.ok).toEqual({ marked: 0 });
  });

  test('of before it was kept which are confidential are not read out', async () => {
    const one = await someone(world);
    const id = await agreedWith(world, intake, one);
    await world.settle();
    const { pool } = world.deps.database;
    await pool.query('update notices set confidential = null where resident = $1', [one.id]);
    expect((await intake('listNoticesFor', { params: { id } })).ok.notices).toEqual([]);
  });
});

test('whoever has no browser is told by text message, as they say at the window', async () => {
  const one = await someone(world);
  const id = await agreedWith(world, intake, one);
  const params = { id };
  const before = (await intake('getNoticeWaysFor', { params })).ok;
  expect(before).toEqual({ ways: usualWays, quiet: usualQuiet });
  const body = {
    ways: { ...usualWays, case: ['app', 'sms'], rights: ['sms'] },
    quiet: { from: 20, until: 9 },
  };
  const kept = (await intake('setNoticeWaysFor', { params, body })).ok;
  // What the law says they are told stays in the app as well.
  expect(kept.ways.rights.toSorted()).toEqual(['app', 'sms']);
  const own = (await one.call('getNoticeSettings')).ok;
  expect({ ways: own.ways, quiet: own.quiet }).toEqual(kept);
  expect(own.ways.case).toEqual(['app', 'sms']);
  const foreign = await worker('getNoticeWaysFor', { params });
  expect(foreign.problem.code).toBe('agreement_over');
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, units } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { jobScope } from '../../platform/scope.ts';
import { countNow } from './figures-store.ts';
import { maskedFacts } from './public.ts';
import { findIdByCode } from './store.ts';

let world: TestApp;
let desk: Desk;
let first: Caller;
let second: Caller;
let third: Caller;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
  [first, second, third] = [await grownUp(), await grownUp(), await grownUp()];
}, 60_000);
afterAll(() => world.close());

async function grownUp(): Promise<Caller> {
  const me = await world.resident();
  const age = { kind: 'adult' };
  (await me('completeProfile', { body: { name: '欧阳小泉', grid: grids.west, age } })).ok;
  return me;
}

/** One that comes after all others. */
function later(me: Caller) {
  world.clock.advance({ minutes: 1 });
  return report(me);
}

const note = '现场看过，情况属实';
const merge = (code: string, into: string) =>
  desk.intake('mergeCases', { params: { code }, body: { into, note } });
const mine = async (me: Caller, code: string) => (await me('getMyCase', { params: { code } })).ok;
const matterOf = async (code: string) => (await desk.intake('getMatter', { params: { code } })).ok;

describe('merging sets nothing back', () => {
  test('not the one that is merged: the other is merged into it', async () => {
    const [done, fresh] = [await later(first), await later(second)];
    await walkTo('answered', { desk, resident: first, code: done.code });
    const { problem } = await merge(done.code, fresh.code);
    expect(problem).toMatchObject({ status: 409, code: 'merge_other_way' });
    (await merge(fresh.code, done.code)).ok;
    expect((await mine(second, fresh.code)).stage).toBe('answered');
  });
  test('nor what followed it and is verified, where only its own reporter is not content', async () => {
    const [lead, other, next] = [await later(first), await later(second), await later(third)];
    await merge(other.code, lead.code);
    await walkTo('awaiting_confirmation', { desk, resident: first, code: lead.code });
    const body = { words: '还是老样子', photoIds: [] };
    (await first('reopenCase', { params: { code: lead.code }, body })).ok;
    await walkTo('dispatched', { desk, resident: third, code: next.code });
    (await merge(lead.code, next.code)).ok;
    expect((await mine(second, other.code)).stage).toBe('awaiting_confirmation');
    expect((await matterOf(other.code)).lead).toBe(next.code);
  });
});

const split = (code: string) =>
  desk.intake('splitCase', { params: { code }, body: { note: '不是一回事' } });
const acceptAs = async (category: string, code: string) =>
  (await desk.intake('acceptCase', { params: { code }, body: { note, category } })).ok;

describe('taken apart again', () => {
  test('what was accepted as another was found to be waits to be accepted as what it is', async () => {
    const [lead, other] = [await later(first), await later(second)];
    await merge(other.code, lead.code);
    await acceptAs('050100', lead.code);
    expect(await mine(second, other.code)).toMatchObject({ stage: 'accepted', category: '050100' });
    (await split(other.code)).ok;
    expect(await mine(second, other.code)).toMatchObject({ stage: 'reported', category: '040300' });
    expect(await mine(first, lead.code)).toMatchObject({ stage: 'accepted', category: '050100' });
  });
  test('the one that was read for that stays accepted, where it is taken from those that follow it', async () => {
    const [a, b, c] = [await later(first), await later(second), await later(third)];
    await merge(b.code, a.code);
    await merge(c.code, a.code);
    await acceptAs('050100', a.code);
    (await split(a.code)).ok;
    expect((await mine(first, a.code)).stage).toBe('accepted');
    // Why is kept with the one that it was said of.
    const { history } = (await desk.intake('getCase', { params: { code: a.code } })).ok;
    expect(history.at(-1)).toMatchObject({ kind: 'split', note: '不是一回事' });
    for (const [me, { code }] of [[second, b] as const, [third, c] as const])
      expect(await mine(me, code)).toMatchObject({ stage: 'reported', category: '040300' });
    expect((await matterOf(c.code)).lead).toBe(b.code);
  });
  test('not once it was verified: its points are given', async () => {
    const [lead, other] = [await later(first), await later(second)];
    await merge(other.code, lead.code);
    await walkTo('awaiting_confirmation', { desk, resident: first, code: lead.code });
    for (const { code } of [lead, other])
      expect((await split(code)).problem).toMatchObject({ status: 409, code: 'split_not_now' });
  });
});

describe('where the one that others follow', () => {
  test('goes back to its reporter, the next one reported takes its part and waits for intake', async () => {
    const [a, b, c] = [await later(first), await later(second), await later(third)];
    await merge(b.code, a.code);
    await merge(c.code, a.code);
    const asked = { note: '请补一张照片' };
    (await desk.intake('returnCase', { params: { code: a.code }, body: asked })).ok;
    expect((await mine(first, a.code)).stage).toBe('returned');
    const { lead, cases } = await matterOf(c.code);
    expect([lead, cases.map(({ code }) => code)]).toEqual([b.code, [b.code, c.code]]);
    const { ok } = await desk.intake('listCases', { body: { show: 'to_accept', find: b.code } });
    expect(ok.cases.map(({ code }) => code)).toEqual([b.code]);
    (await desk.intake('acceptCase', { params: { code: b.code }, body: { note } })).ok;
    expect((await mine(third, c.code)).stage).toBe('accepted');
  });

  test('is refused after one of them was verified, one that still waits for staff takes its part', async () => {
    const [a, b, c] = [await later(first), await later(second), await later(third)];
    await merge(b.code, a.code);
    await walkTo('awaiting_confirmation', { desk, resident: first, code: a.code });
    const body = { words: '还是老样子', photoIds: [] };
    (await first('reopenCase', { params: { code: a.code }, body })).ok;
    (await merge(c.code, a.code)).ok;
    const why = { reason: 'not_true', note: '照片不是这里' };
    (await desk.intake('refuseCase', { params: { code: a.code }, body: why })).ok;
    expect((await matterOf(b.code)).lead).toBe(c.code);
    expect((await mine(second, b.code)).stage).toBe('awaiting_confirmation');
    const done = { words: '再去看过', handled: true, photoIds: [] };
    const params = { code: c.code };
    expect((await desk.handler('answerCase', { params, body: done })).ok.stage).toBe('answered');
  });
  test('is closed without its reporter’s word, the others still have theirs', async () => {
    const [lead, other] = [await later(first), await later(second)];
    await merge(other.code, lead.code);
    await walkTo('awaiting_confirmation', { desk, resident: first, code: lead.code });
    world.clock.advance({ days: 7 });
    desk = await openDesk(world);
    const close = (code: string) =>
      desk.reviewer('closeCase', { params: { code }, body: { note: '' } });
    (await close(lead.code)).ok;
    expect(await mine(second, other.code)).toMatchObject({
      stage: 'awaiting_confirmation',
      may: ['confirm', 'reopen'],
    });
    expect((await close(other.code)).ok.stage).toBe('closed');
  });
});

test('each reporter’s own date counts, also where theirs follows another: for staff as on the board', async () => {
  const [lead, other] = [await later(first), await later(second)];
  const params = { code: lead.code };
  (await desk.intake('acceptCase', { params, body: { note } })).ok;
  const dispatch = { unit: units.west, resolveDays: 7, note };
  (await desk.dispatcher('dispatchCase', { params, body: dispatch })).ok;
  const words = { words: '明天去修', handled: false, photoIds: [] };
  (await desk.handler('answerCase', { params, body: words })).ok;
  await merge(other.code, lead.code);
  world.clock.advance({ hours: 25 });
  desk = await openDesk(world);
  const { cases, counts } = (await desk.intake('listCases', { body: { show: 'overdue' } })).ok;
  const codes = cases.map(({ code }) => code);
  expect(codes).toContain(other.code);
  expect(codes).not.toContain(lead.code);
  const { read } = world.deps.database;
  const figures = await countNow(read, jobScope(county, 'test'), world.clock.now());
  expect(counts.overdue).toBe(figures.overdue);
});

describe('what was done for several at once', () => {
  test('is shown to each of them with its pictures, and to nobody else', async () => {
    const [lead, other] = [await later(first), await later(second)];
    (await merge(other.code, lead.code)).ok;
    const photo = (await desk.handler('uploadStaffPhoto', { file: await makePhoto(771) })).ok.id;
    await walkTo('answered', { desk, resident: first, code: lead.code, photoIds: [photo] });
    for (const [me, { code }] of [
      [first, lead],
      [second, other],
    ] as const) {
      const { history } = await mine(me, code);
      const handled = history.find(({ kind }) => kind === 'handled');
      expect(handled?.photos.map(({ id }) => id)).toEqual([photo]);
      expect((await me('getMyPhoto', { params: { id: photo } })).status).toBe(200);
    }
    expect((await third('getMyPhoto', { params: { id: photo } })).status).toBe(404);
    // Of the report itself each keeps their own.
    const [own] = (await mine(first, lead.code)).photos;
    if (own) expect((await second('getMyPhoto', { params: { id: own.id } })).status).toBe(404);
  });
  test('goes with each of them when they are taken apart: for staff, and for the bulletin', async () => {
    const [lead, other] = [await later(first), await later(second)];
    (await merge(other.code, lead.code)).ok;
    const photo = (await desk.handler('uploadStaffPhoto', { file: await makePhoto(772) })).ok.id;
    await walkTo('answered', { desk, resident: first, code: lead.code, photoIds: [photo] });
    const params = { code: other.code };
    (await desk.intake('splitCase', { params, body: { note: '不是一回事' } })).ok;
    const { history } = (await desk.reviewer('getCase', { params })).ok;
    const handled = history.find(({ kind }) => kind === 'handled');
    expect(handled?.photos.map(({ id }) => id)).toEqual([photo]);
    const { read } = world.deps.database;
    const scope = jobScope(county, 'test');
    const id = (await findIdByCode(read, scope, other.code)) ?? '';
    expect((await maskedFacts(read, scope, id)).photosAfter).toEqual([photo]);
  });
});

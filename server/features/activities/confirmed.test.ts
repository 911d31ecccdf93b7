import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Club,
  earnedBy,
  giveName,
  openClub,
  partOf,
  waitingFor,
} from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, staffId } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { erase } from '../../../test/paper-lists.ts';
import { reconcileCounty } from '../statements/service.ts';

/* What one organiser enters by hand counts as time, and earns once another has confirmed it. */

let world: TestApp;
let club: Club;
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  club = await openClub(world);
});
beforeEach(() => {
  world.clock.advance({ days: 1 });
});
afterAll(async () => {
  expect(await reconcileCounty(world.deps, county)).toEqual([]);
  await world.close();
});

let phones = 0;
async function somebody(name?: string): Promise<{ one: Caller; phone: string }> {
  const phone = `1370001${String(phones++).padStart(4, '0')}`;
  const one = await world.resident(phone);
  if (name === undefined) await giveName(one);
  else (await one('completeProfile', { body: { name } })).ok;
  return { one, phone };
}

/** Enters somebody for the whole time of an activity. */
async function sheet(id: string, phone: string, by = club.organiser) {
  const { startsAt: from, endsAt: until } = (await by('getActivity', { params: { id } })).ok;
  return by('recordPresence', { params: { id }, body: { way: 'sheet', phone, from, until } });
}

const confirm = (by: Caller, id: string, participants: readonly string[]) =>
  by('confirmPresences', { params: { id }, body: { participants } });
const takeBack = (by: Caller, id: string, participant: string) =>
  by('takeBackPresence', { params: { id, participant }, body: { reason: '登记错了人' } });
const waiting = async (one: Caller) => (await one('getMyPoints')).ok.provisional;
const toConfirm = async (id: string) =>
  (await club.organiser('getActivity', { params: { id } })).ok.toConfirm;

/** An activity that is over, with these people on its sheet. */
async function entered(...people: { phone: string }[]) {
  const id = await club.publish();
  world.clock.advance({ hours: 4 });
  const parts: string[] = [];
  for (const { phone } of people) parts.push((await sheet(id, phone)).ok.id);
  return { id, parts };
}

describe('entered by one person', () => {
  test('too little for any points waits for nobody, and none are promised', async () => {
    const me = await somebody();
    const id = await club.publish({ kind: 'lecture' });
    world.clock.advance({ hours: 4 });
    const { startsAt: from } = (await club.organiser('getActivity', { params: { id } })).ok;
    const until = new Date(Date.parse(from) + 40 * 60_000).toISOString();
    const body = { way: 'sheet', phone: me.phone, from, until };
    (await club.organiser('recordPresence', { params: { id }, body })).ok;
    expect(await partOf(me.one, id)).toMatchObject({ minutes: 40, toConfirm: false });
    expect(await toConfirm(id)).toBe(0);
    await world.settle();
    const told = (await me.one('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
    expect(told).toContain('计 40 分钟，这次不另计积分');
    expect(told).not.toContain('核对');
  });
  test('hours count, points wait, and it is said to whoever took part', async () => {
    const me = await somebody();
    const { id } = await entered(me);
    expect(await earnedBy(me.one)).toEqual({ points: 0, minutes: 120 });
    expect(await waiting(me.one)).toBe(2);
    expect(await partOf(me.one, id)).toMatchObject({ minutes: 120, toConfirm: true });
    expect(await toConfirm(id)).toBe(1);
    await world.settle();
    const told = (await me.one('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
    expect(told).toContain('等另一位工作人员核对');
  });

  test('they alone confirm nothing, however often they press', async () => {
    const me = await somebody();
    const { id, parts } = await entered(me);
    expect(await waitingFor(club.organiser, id)).toEqual([]);
    for (const _ of ['once', 'again'])
      expect((await confirm(club.organiser, id, parts)).problem).toMatchObject({
        status: 403,
        code: 'confirmed_by_another',
      });
    expect(await earnedBy(me.one)).toEqual({ points: 0, minutes: 120 });
  });

  test('signed in by the list and out by the code waits as well', async () => {
    const { one, phone } = await somebody();
    const id = await club.publish();
    world.clock.advance({ hours: 1 });
    const from = world.clock.now().toISOString();
    const body = { way: 'list', phone, from, until: null };
    (await club.organiser('recordPresence', { params: { id }, body })).ok;
    world.clock.advance({ hours: 2 });
    (await club.scan(one, id, 'out')).ok;
    expect(await earnedBy(one)).toEqual({ points: 0, minutes: 120 });
    await club.confirm(id);
    expect(await earnedBy(one)).toEqual({ points: 2, minutes: 120 });
  });

  test('scanned both ways, nothing waits for anybody', async () => {
    const { one } = await somebody();
    const id = await club.publish();
    world.clock.advance({ hours: 1 });
    (await club.scan(one, id, 'in')).ok;
    world.clock.advance({ hours: 2 });
    expect((await club.scan(one, id, 'out')).ok.mine?.toConfirm).toBe(false);
    expect(await earnedBy(one)).toEqual({ points: 2, minutes: 120 });
    const [part] = await club.people(id);
    expect((await confirm(club.colleague, id, [part?.id ?? ''])).problem.code).toBe('list_changed');
  });
});

describe('confirmed by another', () => {
  test('all of it settles by one press; pressed again, nothing more does', async () => {
    const [me, other] = [await somebody(), await somebody()];
    const { id, parts } = await entered(me, other);
    expect(await waitingFor(club.colleague, id)).toEqual(parts);
    const asked = { params: { id }, body: { participants: parts }, requestId: `press-${id}` };
    const first = await club.colleague('confirmPresences', asked);
    expect(first.ok).toMatchObject({ counted: 2, toConfirm: 0 });
    expect((await club.colleague('confirmPresences', asked)).raw.body).toBe(first.raw.body);
    expect((await confirm(club.colleague, id, parts)).problem.code).toBe('list_changed');
    for (const { one } of [me, other])
      expect(await earnedBy(one)).toEqual({ points: 2, minutes: 120 });
    expect(await partOf(me.one, id)).toMatchObject({ toConfirm: false });
  });

  test('what each of two entered is confirmed by the other, and stays until then', async () => {
    const [me, other] = [await somebody(), await somebody()];
    const { id, parts } = await entered(me);
    parts.push((await sheet(id, other.phone, club.colleague)).ok.id);
    expect((await confirm(club.colleague, id, parts)).ok.toConfirm).toBe(1);
    expect(await earnedBy(me.one)).toEqual({ points: 2, minutes: 120 });
    expect(await earnedBy(other.one)).toEqual({ points: 0, minutes: 120 });
    await club.confirm(id);
    expect(await earnedBy(other.one)).toEqual({ points: 2, minutes: 120 });
  });

  test('not by somebody of the participant’s name: a third does', async () => {
    const [me, other] = [await somebody('卓同名'), await somebody()];
    await world.deps.database.pool.query('update staff set name = $1 where id = $2', [
      '卓·同名',
      staffId('dispatcher'),
    ]);
    const { id, parts } = await entered(me, other);
    expect((await confirm(club.colleague, id, parts)).ok.toConfirm).toBe(1);
    expect(await earnedBy(me.one)).toEqual({ points: 0, minutes: 120 });
    expect(await earnedBy(other.one)).toEqual({ points: 2, minutes: 120 });
  });

  test('only as it was read: who was taken back meanwhile is not confirmed', async () => {
    const [me, other] = [await somebody(), await somebody()];
    const { id, parts } = await entered(me, other);
    (await takeBack(club.colleague, id, parts[0] ?? '')).ok;
    expect((await confirm(club.colleague, id, parts)).problem.code).toBe('list_changed');
    await club.confirm(id);
    expect(await earnedBy(me.one)).toEqual({ points: 0, minutes: 0 });
    expect(await earnedBy(other.one)).toEqual({ points: 2, minutes: 120 });
  });

  test('whoever was erased waits for nobody', async () => {
    const [me, other] = [await somebody(), await somebody()];
    const { id, parts } = await entered(me, other);
    await erase(me.one);
    expect(await toConfirm(id)).toBe(1);
    expect((await confirm(club.colleague, id, parts)).problem.code).toBe('list_changed');
    await club.confirm(id);
    expect(await toConfirm(id)).toBe(0);
  });

  test('pressed by two at once, it settles once', async () => {
    const me = await somebody();
    const { id, parts } = await entered(me);
    const pressed = await Promise.all([1, 2, 3].map(() => confirm(club.colleague, id, parts)));
    expect(pressed.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await earnedBy(me.one)).toEqual({ points: 2, minutes: 120 });
  });

  test('the database keeps who confirmed, and that it was another', async () => {
    const me = await somebody();
    const { id } = await entered(me);
    await club.confirm(id);
    const { pool } = world.deps.database;
    for (const change of ['confirmed_at = now()', 'to_compare = false', 'recorded_by = null'])
      await expect(
        pool.query(`update participations set ${change} where activity = $1`, [id]),
      ).rejects.toThrow('what was counted does not change');
    const { id: next } = await entered(await somebody());
    await expect(
      pool.query(
        'update participations set confirmed_at = now(), confirmed_by = recorded_by where activity = $1',
        [next],
      ),
    ).rejects.toThrow('participations_confirmed_by_another');
  });
});

/** What can be done with somebody's line, by either organiser. */
const act = fc.record({
  kind: fc.constantFrom('in', 'out', 'tick_in', 'tick_out', 'sheet', 'confirm', 'take_back'),
  by: fc.constantFrom('organiser' as const, 'colleague' as const),
});

test('whatever two organisers do, and in whatever order, points need two of them or the code', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
      world.clock.advance({ days: 1 });
      const { one, phone } = await somebody();
      const id = await club.publish();
      world.clock.advance({ hours: 1 });
      for (const { kind, by } of acts) {
        world.clock.advance({ minutes: 10 });
        await play(club[by], { kind, id, phone, one });
        await check(one, id);
      }
      world.clock.advance({ hours: 3 });
      await sheet(id, phone);
      await check(one, id);
      await club.confirm(id);
      await check(one, id);
      expect(await waiting(one)).toBe(0);
    }),
    { numRuns: 12, seed: 20_261_130 },
  );
}, 240_000);

interface Playing {
  kind: string;
  id: string;
  phone: string;
  one: Caller;
}

async function play(by: Caller, { kind, id, phone, one }: Playing): Promise<void> {
  const params = { id };
  const now = world.clock.now().toISOString();
  if (kind === 'in' || kind === 'out') await club.scan(one, id, kind);
  if (kind === 'tick_in')
    await by('recordPresence', { params, body: { way: 'list', phone, from: now, until: null } });
  const inAt = (await partOf(one, id))?.inAt;
  if (kind === 'tick_out' && inAt)
    await by('recordPresence', { params, body: { way: 'list', phone, from: inAt, until: now } });
  if (kind === 'sheet') await sheet(id, phone, by);
  const [line] = await club.people(id);
  if (line && kind === 'confirm') await confirm(by, id, [line.id]);
  if (line && kind === 'take_back') await takeBack(by, id, line.id);
}

/** What stands in the account is what the time, the ways and the second person say together. */
async function check(one: Caller, id: string): Promise<void> {
  const part = await partOf(one, id);
  const [line] = await club.people(id);
  const minutes = part?.takenBack ? 0 : (part?.minutes ?? 0);
  const { rows } = await world.deps.database.pool.query<{ apart: boolean }>(
    `select confirmed_by is distinct from recorded_by as apart from participations
     where resident = $1 and confirmed_by is not null`,
    [await idOf(one)],
  );
  const byCode = line?.inWay === 'code' && line.outWay === 'code';
  const stands = byCode || rows.some(({ apart }) => apart);
  const worth = Math.floor(minutes / 60);
  expect(await earnedBy(one)).toEqual({ points: stands ? worth : 0, minutes });
  expect(await waiting(one)).toBe(stands ? 0 : worth);
  expect((await one('getMyPoints')).ok.owed).toBe(0);
}

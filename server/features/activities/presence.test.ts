import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Club,
  earnedBy,
  giveName,
  hoursOf,
  openClub,
  partOf,
  signUp,
} from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { addHours } from '../../platform/calendar.ts';
import { reconcileCounty } from '../statements/service.ts';

let world: TestApp;
let club: Club;
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  club = await openClub(world);
});
beforeEach(() => {
  world.clock.advance({ days: 1 });
});
afterAll(() => world.close());

let phones = 0;
/** Somebody with a phone that the organiser can write down. */
async function withPhone(): Promise<{ one: Caller; phone: string }> {
  const phone = `1370000${String(phones++).padStart(4, '0')}`;
  const one = await world.resident(phone);
  await giveName(one);
  return { one, phone };
}

describe('by the code', () => {
  test('two hours of service are two hours in the account and two points', async () => {
    const id = await club.publish();
    const { one } = await withPhone();
    (await signUp(one, id)).ok;
    world.clock.advance({ hours: 1 });
    expect((await club.scan(one, id, 'in')).ok.mine).toMatchObject({ minutes: null });
    world.clock.advance({ hours: 2 });
    expect((await club.scan(one, id, 'out')).ok.mine).toMatchObject({ minutes: 120 });
    expect(await earnedBy(one)).toEqual({ points: 2, minutes: 120 });
    const { lines } = (await one('getMyVolunteerHours')).ok;
    expect(lines).toMatchObject([{ kind: 'served', minutes: 120, activity: id }]);
  });

  test('whoever is signed in finds it among what comes for two hours after its end, until they sign out', async () => {
    const id = await club.publish();
    const [{ one }, { one: absent }] = [await withPhone(), await withPhone()];
    const comes = async (whose: Caller) =>
      (await whose('listMyActivities', { query: { show: 'coming' } })).ok.activities.some(
        (activity) => activity.id === id,
      );
    for (const each of [one, absent]) (await signUp(each, id)).ok;
    world.clock.advance({ hours: 1 });
    (await club.scan(one, id, 'in')).ok;
    world.clock.advance({ hours: 4 });
    expect([await comes(one), await comes(absent)]).toEqual([true, false]);
    (await club.scan(one, id, 'out')).ok;
    expect(await comes(one)).toBe(false);
  });

  test('it is good for half a minute and the next one, and a picture of it for no longer', async () => {
    const id = await club.publish();
    const { one } = await withPhone();
    world.clock.advance({ hours: 1 });
    const code = await club.code(id, 'in');
    const { next } = (
      await club.organiser('showActivityCode', { params: { id }, query: { direction: 'in' } })
    ).ok;
    world.clock.advance({ minutes: 1 });
    const late = await one('scanActivityCode', { body: { code } });
    expect(late.problem).toMatchObject({ status: 409, code: 'code_over' });
    expect((await one('scanActivityCode', { body: { code: next } })).status).toBe(201);
    const copied = await one('scanActivityCode', { body: { code: next } });
    expect(copied.problem.code).toBe('signed_in_already');
  });

  test('what the platform did not sign is no code: another activity, direction or time', async () => {
    const id = await club.publish();
    const other = await club.publish();
    const { one } = await withPhone();
    world.clock.advance({ hours: 1 });
    const code = await club.code(id, 'in');
    const [, , slot = '', shower = '', mac = ''] = code.split('.');
    for (const forged of [
      `${other}.in.${slot}.${shower}.${mac}`,
      `${id}.out.${slot}.${shower}.${mac}`,
      `${id}.in.${Number(slot) + 1}.${shower}.${mac}`,
      `${id}.in.${slot}.${mac}.${mac}`,
      `${id}.in.${slot}.${shower}.${'A'.repeat(22)}`,
    ])
      expect((await one('scanActivityCode', { body: { code: forged } })).problem.code).toBe(
        'code_wrong',
      );
  });

  test('somebody without a seat comes in while there is one, and not after that', async () => {
    const id = await club.publish({ seats: 1 });
    const [first, second] = [await withPhone(), await withPhone()];
    world.clock.advance({ hours: 1 });
    expect((await club.scan(first.one, id, 'in')).ok.mine?.state).toBe('seated');
    expect((await club.scan(second.one, id, 'in')).problem.code).toBe('no_seat');
  });

  test('tapped many times at once, one counts', async () => {
    const id = await club.publish();
    const { one } = await withPhone();
    world.clock.advance({ hours: 1 });
    const tap = async (direction: 'in' | 'out') => {
      const code = await club.code(id, direction);
      const taps = Array.from({ length: 6 }, () => one('scanActivityCode', { body: { code } }));
      return (await Promise.all(taps)).map(({ status }) => status).sort();
    };
    expect(await tap('in')).toEqual([201, 409, 409, 409, 409, 409]);
    world.clock.advance({ hours: 2 });
    expect(await tap('out')).toEqual([201, 409, 409, 409, 409, 409]);
    expect(await earnedBy(one)).toEqual({ points: 2, minutes: 120 });
  });
});

/** A line of the sheet for the whole time. */
async function sheet(
  id: string,
  who: { participant?: string; phone?: string },
  by = club.organiser,
) {
  const { startsAt, endsAt } = (await club.organiser('getActivity', { params: { id } })).ok;
  const body = { way: 'sheet', ...who, from: startsAt, until: endsAt };
  return by('recordPresence', { params: { id }, body });
}

describe('by the list and the sheet', () => {
  test('entered days later and confirmed, it gives what the code would have given on the day', async () => {
    const id = await club.publish();
    const [coded, written] = [await withPhone(), await withPhone()];
    world.clock.advance({ hours: 1 });
    (await club.scan(coded.one, id, 'in')).ok;
    world.clock.advance({ hours: 2 });
    (await club.scan(coded.one, id, 'out')).ok;
    world.clock.advance({ days: 5 });
    expect((await sheet(id, { phone: written.phone })).ok).toMatchObject({
      minutes: 120,
      inWay: 'sheet',
      toConfirm: 'by_another',
    });
    expect(await earnedBy(written.one)).toEqual({ points: 0, minutes: 120 });
    await club.confirm(id);
    expect(await earnedBy(written.one)).toEqual(await earnedBy(coded.one));
    const [byCode, bySheet] = await Promise.all(
      [coded, written].map(async ({ one }) => {
        const { lines } = (await one('listMyAwards')).ok;
        return lines.map(({ at, points, state, lapsesOn }) => ({ at, points, state, lapsesOn }));
      }),
    );
    expect(bySheet).toEqual(byCode);
    expect(await reconcileCounty(world.deps, county)).toEqual([]);
    await world.settle();
    const notices = (await written.one('listMyNotices')).ok.notices;
    expect(notices.map(({ words }) => words.zh)).toContainEqual(
      expect.stringContaining('计 2 小时'),
    );
  });

  test('whoever was counted by the code is not counted again, nor twice by the sheet', async () => {
    const id = await club.publish();
    const { one, phone } = await withPhone();
    world.clock.advance({ hours: 1 });
    (await club.scan(one, id, 'in')).ok;
    world.clock.advance({ hours: 2 });
    (await club.scan(one, id, 'out')).ok;
    const again = await sheet(id, { phone });
    expect(again.problem).toMatchObject({ status: 409, code: 'counted_already' });
    expect(again.problem.title).toContain('120 分钟');
    expect(await earnedBy(one)).toEqual({ points: 2, minutes: 120 });
  });

  test('whoever came by the code and forgot to sign out gets the time from when they came', async () => {
    const id = await club.publish();
    const { one, phone } = await withPhone();
    world.clock.advance({ minutes: 90 });
    (await club.scan(one, id, 'in')).ok;
    world.clock.advance({ hours: 4 });
    expect((await sheet(id, { phone })).ok).toMatchObject({
      minutes: 90,
      inWay: 'code',
      outWay: 'sheet',
    });
  });

  test('the organiser ticks off who comes and who goes', async () => {
    const id = await club.publish();
    const { one } = await withPhone();
    (await signUp(one, id)).ok;
    world.clock.advance({ hours: 1 });
    const [line] = await club.people(id);
    const now = () => world.clock.now().toISOString();
    const tick = (until: string | null, from = now()) =>
      club.organiser('recordPresence', {
        params: { id },
        body: { way: 'list', participant: line?.id, from, until },
      });
    expect((await tick(null)).ok).toMatchObject({ inWay: 'list', outAt: null });
    expect((await tick(null)).problem.code).toBe('signed_in_already');
    world.clock.advance({ hours: 1 });
    expect((await tick(now())).ok).toMatchObject({ minutes: 60, outWay: 'list' });
    expect(await earnedBy(one)).toEqual({ points: 0, minutes: 60 });
    await club.confirm(id);
    expect(await earnedBy(one)).toEqual({ points: 1, minutes: 60 });
  });

  test('a number that nobody has is told to the organiser, and the look is on record', async () => {
    const id = await club.publish();
    world.clock.advance({ hours: 4 });
    const unknown = await sheet(id, { phone: '13999999999' });
    expect(unknown.problem).toMatchObject({ status: 404, code: 'person_unknown' });
    const { rows } = await world.deps.database.pool.query(
      `select 1 from audit_waiting where action = 'resident.looked_up' and details::text like '%false%'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    const nobody = await sheet(id, {});
    expect(nobody.problem.code).toBe('who_was_it');
  });

  test('half a lecture is having been there, less is not', async () => {
    const id = await club.publish({ kind: 'lecture' });
    const [most, little] = [await withPhone(), await withPhone()];
    world.clock.advance({ hours: 1 });
    for (const { one } of [most, little]) (await club.scan(one, id, 'in')).ok;
    world.clock.advance({ minutes: 20 });
    (await club.scan(little.one, id, 'out')).ok;
    world.clock.advance({ minutes: 60 });
    (await club.scan(most.one, id, 'out')).ok;
    expect(await earnedBy(most.one)).toEqual({ points: 2, minutes: 0 });
    expect(await earnedBy(little.one)).toEqual({ points: 0, minutes: 0 });
  });
});

describe('taken back', () => {
  test('by a colleague, with the reason told: hours and points go, and both entries stay', async () => {
    const id = await club.publish();
    const { one, phone } = await withPhone();
    world.clock.advance({ hours: 4 });
    const { id: participant } = (await sheet(id, { phone })).ok;
    await club.confirm(id);
    expect(await earnedBy(one)).toEqual({ points: 2, minutes: 120 });
    const asked = { params: { id, participant }, body: { reason: '登记错了人' } };
    const own = await club.organiser('takeBackPresence', asked);
    expect(own.problem).toMatchObject({ status: 403, code: 'entered_yourself' });
    const rating = { params: { id }, body: { stars: 1 } };
    (await one('rateActivity', rating)).ok;
    expect((await club.colleague('takeBackPresence', asked)).ok.takenBack).toBe(true);
    expect((await one('rateActivity', rating)).problem.code).toBe('not_there');
    expect(await earnedBy(one)).toEqual({ points: 0, minutes: 0 });
    const { lines } = (await one('getMyVolunteerHours')).ok;
    // Both of the same moment here: which comes first is chance.
    expect(lines.map(({ minutes }) => minutes).sort((one, other) => one - other)).toEqual([
      -120, 120,
    ]);
    const twice = await club.colleague('takeBackPresence', asked);
    expect(twice.problem.code).toBe('taken_back_already');
    await world.settle();
    const notices = (await one('listMyNotices')).ok.notices.map(({ words }) => words.zh);
    expect(notices).toContainEqual(expect.stringContaining('登记错了人'));
    expect((await sheet(id, { phone })).problem.code).toBe('counted_already');
    expect(await reconcileCounty(world.deps, county)).toEqual([]);
  });

  test('the account refuses to be changed by anybody', async () => {
    const { pool } = world.deps.database;
    for (const change of ['update volunteer_hours set minutes = 1', 'delete from volunteer_hours'])
      await expect(pool.query(change)).rejects.toThrow();
    await expect(
      pool.query('update participations set minutes = minutes + 1 where counted_at is not null'),
    ).rejects.toThrow('what was counted does not change');
  });
});

test('an hour that two activities share counts once, however they are entered, even at once', async () => {
  const [first, second] = [await club.publish({}, [1, 3]), await club.publish({}, [2, 4])];
  const { one, phone } = await withPhone();
  world.clock.advance({ hours: 6 });
  const answers = await Promise.all([
    sheet(first, { phone }),
    sheet(second, { phone }, club.colleague),
  ]);
  expect(answers.map(({ ok }) => ok.minutes).sort()).toEqual([120, 60]);
  for (const id of [first, second]) await club.confirm(id);
  expect(await earnedBy(one)).toEqual({ points: 3, minutes: 180 });
});

/** One step of somebody at one of two activities that lie partly at the same time. */
type Step =
  | { kind: 'sign_up' | 'give_up' | 'in' | 'out' | 'again'; activity: 0 | 1 }
  | { kind: 'sheet' | 'tick' | 'confirm'; activity: 0 | 1 }
  | { kind: 'wait'; minutes: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('sign_up', 'give_up', 'in', 'out', 'again', 'sheet', 'tick', 'confirm'),
    activity: fc.constantFrom(0 as const, 1 as const),
  }) as fc.Arbitrary<Step>,
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 5, max: 70 }) }),
);

test('no sequence of sign-ups, retries, codes and sheets pays a person twice for the same hour', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
      world.clock.advance({ days: 1 });
      const activities = [await club.publish({}, [1, 3]), await club.publish({}, [2, 4])] as const;
      const { one, phone } = await withPhone();
      const begin = addHours(world.clock.now(), 1);
      const end = addHours(world.clock.now(), 4);
      let retry = { body: { code: '' }, requestId: '' };
      for (const [place, taken] of steps.entries()) {
        if (taken.kind === 'wait') {
          world.clock.advance({ minutes: taken.minutes });
          continue;
        }
        const id = activities[taken.activity];
        const params = { id };
        if (taken.kind === 'sign_up') await signUp(one, id);
        if (taken.kind === 'give_up') await one('giveUpSeat', { params });
        if (taken.kind === 'in' || taken.kind === 'out') {
          const code = await club.code(id, taken.kind);
          retry = { body: { code }, requestId: `step-${phone}-${place}` };
          await one('scanActivityCode', retry);
        }
        if (taken.kind === 'again' && retry.requestId !== '') {
          await one('scanActivityCode', retry);
          await one('scanActivityCode', { body: retry.body });
        }
        if (taken.kind === 'sheet') {
          await sheet(id, { phone });
          await sheet(id, { phone }, club.colleague);
        }
        if (taken.kind === 'confirm') await club.confirm(id);
        if (taken.kind === 'tick') {
          const from = world.clock.now().toISOString();
          const body = { way: 'list', phone, from, until: null };
          await club.organiser('recordPresence', { params, body });
        }
      }
      const { points, minutes } = await earnedBy(one);
      const there = (end.getTime() - begin.getTime()) / 60_000;
      expect(minutes).toBeLessThanOrEqual(there);
      const counted = await Promise.all(activities.map((id) => partOf(one, id)));
      const sum = counted.reduce((total, part) => total + (part?.minutes ?? 0), 0);
      expect(minutes).toBe(sum);
      expect(sum).toBe(await allHours(activities));
      expect(points).toBeLessThanOrEqual(Math.floor(minutes / 60));
      expect(await deedsOf(one)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 12, seed: 20261128 },
  );
}, 120_000);

const allHours = async (activities: readonly string[]) => {
  let sum = 0;
  for (const id of activities) sum += await hoursOf(world, id);
  return sum;
};

async function deedsOf(one: Caller): Promise<number> {
  const { rows } = await world.deps.database.pool.query<{ count: number }>(
    'select count(*)::integer as count from deeds where county = $1 and resident = $2',
    [county, await idOf(one)],
  );
  return rows[0]?.count ?? 0;
}

import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Club, earnedBy, openClub, partOf, signUp } from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, staffId } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { untilOneWaits } from '../../../test/waiting.ts';
import { addHours } from '../../platform/calendar.ts';
import { giveKeptSeats } from './service.ts';

let world: TestApp;
let club: Club;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  club = await openClub(world);
});
beforeEach(() => {
  world.clock.advance({ days: 1 });
});
afterAll(() => world.close());

const crowd = (count: number) => Promise.all(Array.from({ length: count }, () => world.resident()));
const told = async (resident: Caller) => {
  await world.settle();
  return (await resident('listMyNotices')).ok.notices.map(({ words }) => words.zh);
};

describe('seats', () => {
  test('the last one, wanted by many at once, is one person’s; the others wait in their order', async () => {
    const id = await club.publish({ seats: 1 });
    const people = await crowd(8);
    const answers = await Promise.all(people.map((one) => signUp(one, id)));
    const states = answers.map(({ ok }) => ok.mine?.state);
    expect(states.filter((state) => state === 'seated')).toHaveLength(1);
    const places = answers.flatMap(({ ok }) => ok.mine?.waitingPlace ?? []);
    expect(places.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('asked twice with the same id, the answer is the same and the seat is one', async () => {
    const id = await club.publish();
    const [one] = await crowd(1);
    const asked = { params: { id }, requestId: 'sign-up-once' };
    const first = await one?.('signUpForActivity', asked);
    expect((await one?.('signUpForActivity', asked))?.ok).toEqual(first?.ok);
    expect(await club.people(id)).toHaveLength(1);
    const again = await signUp(one as Caller, id);
    expect(again.problem).toMatchObject({ status: 409, code: 'signed_up_already' });
  });

  test('given up, it goes to whoever waits longest, who hears of it', async () => {
    const id = await club.publish({ seats: 1 });
    const [first, second, third] = (await crowd(3)) as [Caller, Caller, Caller];
    for (const one of [first, second, third]) (await signUp(one, id)).ok;
    const left = (await first('giveUpSeat', { params: { id } })).ok;
    expect(left.mine?.state).toBe('withdrawn');
    expect(await partOf(second, id)).toMatchObject({ state: 'seated', waitingPlace: null });
    expect(await partOf(third, id)).toMatchObject({ state: 'waiting', waitingPlace: 1 });
    expect(await told(second)).toContainEqual(expect.stringContaining('已从候补转为正式'));
    expect(await told(third)).not.toContainEqual(expect.stringContaining('已从候补转为正式'));
    const twice = await first('giveUpSeat', { params: { id } });
    expect(twice.problem.code).toBe('no_seat_to_give_up');
    expect((await signUp(first, id)).ok.mine).toMatchObject({ state: 'waiting', waitingPlace: 2 });
  });

  test('are first for those who have earned enough, and some for first-timers whatever they have', async () => {
    const now = world.clock.now();
    const priority = { from: 2, until: addHours(now, 5).toISOString() };
    const lecture = await club.publish({ kind: 'lecture' });
    const [experienced, occasional] = (await crowd(2)) as [Caller, Caller];
    for (const one of [experienced, occasional]) (await signUp(one, lecture)).ok;
    world.clock.advance({ hours: 1 });
    for (const one of [experienced, occasional]) (await club.scan(one, lecture, 'in')).ok;
    world.clock.advance({ minutes: 10 });
    // Saw too little of it to earn anything, and is no first-timer any more.
    (await club.scan(occasional, lecture, 'out')).ok;
    world.clock.advance({ minutes: 110 });
    (await club.scan(experienced, lecture, 'out')).ok;
    expect(await earnedBy(experienced)).toEqual({ points: 2, minutes: 0 });
    expect(await earnedBy(occasional)).toEqual({ points: 0, minutes: 0 });
    const id = await club.publish({ seats: 2, keptSeats: 1, priority }, [30, 32]);
    const [fresh, another] = (await crowd(2)) as [Caller, Caller];
    const early = await signUp(occasional, id);
    expect(early.problem).toMatchObject({ status: 409, code: 'priority_first' });
    expect(early.problem.title).toContain('2 分');
    expect((await fresh('getMyActivity', { params: { id } })).ok.offered).toBe('seat');
    expect((await signUp(fresh, id)).ok.mine?.state).toBe('seated');
    expect((await signUp(another, id)).problem.code).toBe('priority_first');
    expect((await signUp(experienced, id)).ok.mine?.state).toBe('seated');
    world.clock.advance({ hours: 5 });
    expect((await signUp(occasional, id)).ok.mine?.state).toBe('waiting');
  });

  test('that are kept and not taken go to those who wait, a day before', async () => {
    const lecture = await club.publish({ kind: 'lecture' });
    const [one, other] = (await crowd(2)) as [Caller, Caller];
    world.clock.advance({ hours: 1 });
    for (const regular of [one, other]) (await club.scan(regular, lecture, 'in')).ok;
    world.clock.advance({ hours: 2 });
    for (const regular of [one, other]) (await club.scan(regular, lecture, 'out')).ok;
    const id = await club.publish({ seats: 2, keptSeats: 1 }, [48, 50]);
    expect((await signUp(one, id)).ok.mine?.state).toBe('seated');
    expect((await signUp(other, id)).ok.mine?.state).toBe('waiting');
    expect(await giveKeptSeats(world.deps)).toBe(0);
    world.clock.advance({ hours: 24 });
    expect(await giveKeptSeats(world.deps)).toBe(1);
    expect(await partOf(other, id)).toMatchObject({ state: 'seated' });
    expect(await giveKeptSeats(world.deps)).toBe(0);
  });

  test('of whoever is being erased are held before their key, and go to those who wait', async () => {
    const id = await club.publish({ seats: 1 });
    const [leaving, next] = (await crowd(2)) as [Caller, Caller];
    for (const one of [leaving, next]) (await signUp(one, id)).ok;
    const { demoCode } = (await leaving('sendMyCode', { body: {} })).ok;
    (await leaving('proveMyself', { body: { code: demoCode } })).ok;
    const holder = await idOf(leaving);
    const { pool, read } = world.deps.database;
    const client = await pool.connect();
    try {
      await client.query('begin');
      // As whoever gives somebody a seat: first the activity, then the key for the notice.
      await client.query('select from activities where county = $1 and id = $2 for no key update', [
        county,
        id,
      ]);
      const erasing = leaving('eraseMe', { body: { openCases: 'withdraw' } });
      await untilOneWaits(read);
      await client.query(
        'select from data_keys where county = $1 and holder = $2 for key share nowait',
        [county, holder],
      );
      await client.query('commit');
      (await erasing).ok;
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect(await partOf(next, id)).toMatchObject({ state: 'seated' });
  });

  test('nobody has two at the same time, or one in what has begun or was called off', async () => {
    const [one] = (await crowd(1)) as [Caller];
    const first = await club.publish();
    const second = await club.publish({}, [2, 4]);
    (await signUp(one, first)).ok;
    const clash = await signUp(one, second);
    expect(clash.problem).toMatchObject({ status: 409, code: 'at_the_same_time' });
    const later = [await club.publish({}, [6, 8]), await club.publish({}, [7, 9])];
    const both = await Promise.all(later.map((id) => signUp(one, id)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    world.clock.advance({ hours: 1 });
    const late = await one('giveUpSeat', { params: { id: first } });
    expect(late.problem).toMatchObject({ status: 409, code: 'begun_already' });
    const off = await club.publish();
    (await club.organiser('cancelActivity', { params: { id: off }, body: { reason: '下雨' } })).ok;
    expect((await signUp(one, off)).problem.code).toBe('activity_cancelled');
  });
});

describe('the list', () => {
  test('shows what takes three days, the longest there is, until it is over', async () => {
    const id = await club.publish({}, [1, 73]);
    const shown = async () => {
      const { activities } = (await (await world.resident())('listMyActivities')).ok;
      return activities.map((one) => one.id).includes(id);
    };
    expect(await shown()).toBe(true);
    world.clock.advance({ hours: 72, minutes: 59 });
    expect(await shown()).toBe(true);
    world.clock.advance({ minutes: 1 });
    expect(await shown()).toBe(false);
  });

  test('tells the place in each queue, and asks no more for many than for one', async () => {
    const queues = await Promise.all(
      [1, 3, 5].map((hour) => club.publish({ seats: 1 }, [hour, hour + 1])),
    );
    const [early, one] = (await crowd(2)) as [Caller, Caller];
    for (const [place, id] of queues.entries()) {
      (await signUp(await world.resident(), id)).ok;
      if (place > 0) (await signUp(early, id)).ok;
    }
    const mine = async () => {
      const driver = vi.spyOn(pg.Query.prototype as unknown as { submit(): void }, 'submit');
      const { activities } = (await one('listMyActivities', { query: { show: 'mine' } })).ok;
      const statements = driver.mock.contexts as unknown as { text: string }[];
      const asked = statements.filter(({ text }) => text.includes('participations')).length;
      driver.mockRestore();
      return { asked, places: activities.map((shown) => shown.mine?.waitingPlace) };
    };
    const [first = '', ...others] = queues;
    (await signUp(one, first)).ok;
    const { asked, places } = await mine();
    expect(places).toEqual([1]);
    for (const id of others) (await signUp(one, id)).ok;
    // Latest first.
    expect(await mine()).toEqual({ asked, places: [2, 2, 1] });
  });
});

describe('put off and called off', () => {
  test('everybody who signed up is told why, and stays signed up', async () => {
    const id = await club.publish();
    const [one] = (await crowd(1)) as [Caller];
    (await signUp(one, id)).ok;
    const now = world.clock.now();
    const times = {
      startsAt: addHours(now, 30).toISOString(),
      endsAt: addHours(now, 32).toISOString(),
      closesAt: addHours(now, 30).toISOString(),
    };
    const body = { ...times, reason: '下大雨' };
    const moved = (await club.organiser('postponeActivity', { params: { id }, body })).ok;
    expect(moved).toMatchObject({ ...times, changeReason: '下大雨', seated: 1 });
    expect(await told(one)).toContainEqual(expect.stringContaining('原因：下大雨。'));
    const off = { params: { id }, body: { reason: '还在下' } };
    expect((await club.organiser('cancelActivity', off)).ok.state).toBe('cancelled');
    expect(await told(one)).toContainEqual(expect.stringContaining('取消了。原因：还在下。'));
    expect((await club.organiser('cancelActivity', off)).problem.code).toBe('activity_cancelled');
  });

  test('not once people have come', async () => {
    const id = await club.publish();
    const [one] = (await crowd(1)) as [Caller];
    world.clock.advance({ minutes: 50 });
    (await club.scan(one, id, 'in')).ok;
    const now = world.clock.now();
    const times = {
      startsAt: addHours(now, 30).toISOString(),
      endsAt: addHours(now, 32).toISOString(),
      closesAt: addHours(now, 30).toISOString(),
    };
    const body = { ...times, reason: '下大雨' };
    const moved = await club.organiser('postponeActivity', { params: { id }, body });
    expect(moved.problem.code).toBe('activity_begun');
  });
});

describe('whose it is', () => {
  test('organisers publish below their own area, and keep what lies there', async () => {
    const west = await world.staff('intake_west');
    const elsewhere = await club.publish({ area: '339999002001' });
    expect((await west('getActivity', { params: { id: elsewhere } })).status).toBe(404);
    const seen = (await west('listActivities')).ok.activities.map(({ id }) => id);
    expect(seen).not.toContain(elsewhere);
    const now = world.clock.now();
    const body = {
      kind: 'council',
      title: { zh: '议事会', en: 'Council' },
      said: { zh: '停车', en: 'Parking' },
      venue: '社区',
      area: '339999002001',
      startsAt: addHours(now, 1).toISOString(),
      endsAt: addHours(now, 2).toISOString(),
      closesAt: addHours(now, 1).toISOString(),
      seats: 3,
      keptSeats: 0,
      priority: null,
    };
    expect((await west('publishActivity', { body })).problem.code).toBe('area_not_yours');
    const kept = await club.organiser('publishActivity', { body: { ...body, keptSeats: 3 } });
    expect(kept.problem.code).toBe('kept_too_many');
    const blank = await club.organiser('publishActivity', { body: { ...body, venue: '  ' } });
    expect(blank.problem.fields).toMatchObject([{ field: '/venue' }]);
    const leader = await world.staff('leader');
    const read = (await leader('getActivity', { params: { id: elsewhere } })).ok;
    expect(read.mayKeep).toBe(false);
  });

  test('an account without a name is counted neither by the code nor by the sheet', async () => {
    const me = await world.resident();
    const id = await club.publish();
    (await signUp(me, id)).ok;
    world.clock.advance({ hours: 1 });
    const scanned = await me('scanActivityCode', { body: { code: await club.code(id, 'in') } });
    expect(scanned.problem).toMatchObject({ status: 409, code: 'participant_nameless' });
    const [line] = await club.people(id);
    const from = world.clock.now().toISOString();
    const body = { way: 'list', participant: line?.id, from, until: null };
    const ticked = await club.organiser('recordPresence', { params: { id }, body });
    expect(ticked.problem.code).toBe('participant_nameless');
    expect((await club.scan(me, id, 'in')).status).toBe(201);
  });

  test('whoever publishes, shows the code or enters the line is never who takes part', async () => {
    const { pool } = world.deps.database;
    const rename = (staff: 'intake' | 'dispatcher', name: string) =>
      pool.query('update staff set name = $1 where id = $2', [name, staffId(staff)]);
    await rename('intake', '周 慧芳');
    const me = await world.resident();
    const body = { name: '周慧芳', grid: grids.west, age: { kind: 'adult' } };
    (await me('completeProfile', { body })).ok;
    const id = await club.publish();
    (await signUp(me, id)).ok;
    world.clock.advance({ hours: 1 });
    expect((await club.scan(me, id, 'in')).problem.code).toBe('organiser_is_participant');
    // On the screen of a colleague it is the same: the activity is of whoever published it.
    const shownBy = async (organiser: Caller) => {
      const asked = { params: { id }, query: { direction: 'in' } };
      const { code } = (await organiser('showActivityCode', asked)).ok;
      return me('scanActivityCode', { body: { code } });
    };
    expect((await shownBy(club.colleague)).problem.code).toBe('organiser_is_participant');
    const [line] = await club.people(id);
    world.clock.advance({ hours: 2 });
    const now = world.clock.now();
    const entry = {
      way: 'sheet',
      participant: line?.id,
      from: addHours(now, -2).toISOString(),
      until: now.toISOString(),
    };
    const own = await club.organiser('recordPresence', { params: { id }, body: entry });
    expect(own.problem).toMatchObject({ status: 403, code: 'organiser_is_participant' });
    await rename('intake', 'intake');
    await rename('dispatcher', '周·慧芳');
    const typed = await club.colleague('recordPresence', { params: { id }, body: entry });
    expect(typed.problem).toMatchObject({ status: 403, code: 'organiser_is_participant' });
    expect((await shownBy(club.colleague)).problem.code).toBe('not_now');
    expect(
      (await club.organiser('recordPresence', { params: { id }, body: entry })).ok,
    ).toMatchObject({ minutes: 120 });
    const next = await club.publish();
    world.clock.advance({ hours: 1 });
    const asked = { params: { id: next }, query: { direction: 'in' } };
    const { code } = (await club.colleague('showActivityCode', asked)).ok;
    const scanned = await me('scanActivityCode', { body: { code } });
    expect(scanned.problem.code).toBe('organiser_is_participant');
    expect((await club.scan(me, next, 'in')).status).toBe(201);
    await rename('dispatcher', 'dispatcher');
  });
});

test('a namesake of whoever published is entered by one colleague and confirmed by another, and earns', async () => {
  const { pool } = world.deps.database;
  const rename = (name: string) =>
    pool.query('update staff set name = $1 where id = $2', [name, staffId('intake')]);
  await rename('单同名');
  const me = await world.resident();
  (await me('completeProfile', { body: { name: '单同名', grid: grids.west } })).ok;
  const before = await earnedBy(me);
  const id = await club.publish({ area: grids.west });
  (await signUp(me, id)).ok;
  world.clock.advance({ hours: 3 });
  const now = world.clock.now();
  const [line] = await club.people(id);
  const times = { from: addHours(now, -2).toISOString(), until: now.toISOString() };
  const body = { way: 'sheet', participant: line?.id, ...times };
  const own = await club.organiser('recordPresence', { params: { id }, body });
  expect(own.problem.code).toBe('organiser_is_participant');
  (await club.colleague('recordPresence', { params: { id }, body })).ok;
  const participants = [line?.id];
  const confirm = (by: Caller) =>
    by('confirmPresences', { params: { id }, body: { participants } });
  for (const by of [club.colleague, club.organiser])
    expect((await confirm(by)).problem.code).toBe('confirmed_by_another');
  (await confirm(await world.staff('grid_worker'))).ok;
  await world.settle();
  const { points, minutes } = await earnedBy(me);
  expect({ points: points - before.points, minutes }).toEqual({ points: 2, minutes: 120 });
  await rename('intake');
});

test('what people say of it is shown from five on, and only they say it who were there', async () => {
  const id = await club.publish({ kind: 'drill' });
  const people = await crowd(5);
  world.clock.advance({ hours: 1 });
  for (const [place, one] of people.entries()) {
    (await club.scan(one, id, 'in')).ok;
    const rating = { params: { id }, body: { stars: place === 0 ? 2 : 5 } };
    expect((await one('rateActivity', rating)).ok.mine?.stars).toBe(place === 0 ? 2 : 5);
    const { rating: shown } = (await club.organiser('getActivity', { params: { id } })).ok;
    expect(shown).toEqual(place === 4 ? { stars: 4.4, people: 5 } : null);
  }
  const [stranger] = (await crowd(1)) as [Caller];
  const wrong = await stranger('rateActivity', { params: { id }, body: { stars: 1 } });
  expect(wrong.problem.code).toBe('not_there');
});

test('of whoever was taken back nothing is counted in the mean: four stay too few to be shown', async () => {
  const id = await club.publish({ kind: 'drill' });
  const people = await crowd(5);
  world.clock.advance({ hours: 1 });
  for (const one of people) (await club.scan(one, id, 'in')).ok;
  world.clock.advance({ hours: 2 });
  for (const one of people) {
    (await club.scan(one, id, 'out')).ok;
    (await one('rateActivity', { params: { id }, body: { stars: 3 } })).ok;
  }
  const shown = async () => (await club.organiser('getActivity', { params: { id } })).ok.rating;
  expect(await shown()).toEqual({ stars: 3, people: 5 });
  const [last] = await club.people(id);
  const params = { id, participant: last?.id ?? '' };
  (await club.colleague('takeBackPresence', { params, body: { reason: '登记错了人' } })).ok;
  expect(await shown()).toBeNull();
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Club, openClub } from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { papersOf } from '../../../test/paper-lists.ts';

let world: TestApp;
let club: Club;
let intake: Caller;
let reviewer: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  club = await openClub(world);
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
  reviewer = await world.staff('reviewer');
});
afterAll(() => world.close());

const papers = papersOf({
  world: () => world,
  intake: () => intake,
  reviewer: () => reviewer,
});
const { person, enter, confirm, undo, today } = papers;
const served = (phone: string, minutes: number, day = today()) => ({
  phone,
  kind: 'activity.hour',
  day,
  minutes,
});
const hoursOf = async (me: Caller) => (await me('getMyVolunteerHours')).ok;

describe('voluntary service on a paper list', () => {
  test('is volunteer hours once a second person has compared it, certified like any other', async () => {
    const one = await person('盖章的');
    const { id } = (await enter([served(one.phone, 90)])).ok;
    expect(await hoursOf(one.me)).toMatchObject({ minutes: 0, lines: [] });
    (await confirm(id)).ok;
    const { minutes, thisYear, lines } = await hoursOf(one.me);
    expect({ minutes, thisYear }).toEqual({ minutes: 90, thisYear: 90 });
    expect(lines).toMatchObject([
      { kind: 'served', minutes: 90, servedOn: today(), activity: null },
    ]);
    const body = { from: today(), until: today() };
    expect((await one.me('certifyMyHours', { body })).ok).toMatchObject({ minutes: 90, times: 1 });
  });

  test('goes with its list where that is undone, and the certificate that was given says so', async () => {
    const one = await person('撤回的');
    const { id } = (await enter([served(one.phone, 60)])).ok;
    (await confirm(id)).ok;
    const body = { from: today(), until: today() };
    const { code } = (await one.me('certifyMyHours', { body })).ok;
    (await undo(id)).ok;
    expect(await hoursOf(one.me)).toMatchObject({ minutes: 0, lines: [] });
    const checked = (await world.anyone('checkHourCertificate', { params: { code } })).ok;
    expect(checked).toMatchObject({ minutes: 60, minutesNow: 0 });
  });

  test('is no volunteer hours any more where its award was found untrue, while the rest of its list stands', async () => {
    const [one, other] = [await person('冒名的'), await person('真去的')];
    (await confirm((await enter([served(one.phone, 60), served(other.phone, 60)])).ok.id)).ok;
    const { lines } = (await one.me('listMyAwards')).ok;
    const params = { id: lines[0]?.id ?? '' };
    const body = { reason: 'not_true', note: '当天人在外地' };
    (await reviewer('reverseAward', { params, body })).ok;
    expect((await hoursOf(one.me)).minutes).toBe(0);
    expect((await hoursOf(other.me)).minutes).toBe(60);
  });

  test('of a day on which an activity counted time is what goes beyond it: no hour is there twice', async () => {
    const one = await person('两样都有的');
    const lines = [served(one.phone, 60, papers.daysAgo(1)), served(one.phone, 150)];
    (await confirm((await enter(lines)).ok.id)).ok;
    expect((await hoursOf(one.me)).minutes).toBe(210);
    const activity = await club.publish();
    world.clock.advance({ hours: 1 });
    (await club.scan(one.me, activity, 'in')).ok;
    world.clock.advance({ hours: 1 });
    (await club.scan(one.me, activity, 'out')).ok;
    const now = await hoursOf(one.me);
    expect(now.minutes).toBe(210);
    expect(now.lines.map((line) => line.minutes).sort()).toEqual([60, 60, 90]);
    expect(now.lines.filter((line) => line.activity === activity)).toMatchObject([{ minutes: 60 }]);
  });

  test('after midnight of a watch that an activity counted is there once', async () => {
    const one = await person('守夜的');
    const midnight = 15 * 60;
    const minuteOfDay = Math.floor(world.clock.now().getTime() / 60_000) % (24 * 60);
    world.clock.advance({ minutes: (midnight - minuteOfDay + 24 * 60) % (24 * 60) });
    const activity = await club.publish({}, [1, 4]);
    world.clock.advance({ hours: 2 });
    intake = await world.staff('intake');
    reviewer = await world.staff('reviewer');
    (await confirm((await enter([served(one.phone, 120)])).ok.id)).ok;
    const [line] = [{ way: 'sheet', phone: one.phone }];
    world.clock.advance({ hours: 3 });
    const now = world.clock.now().getTime();
    const times = { from: new Date(now - 4 * 3_600_000), until: new Date(now - 3_600_000) };
    const body = { ...line, from: times.from.toISOString(), until: times.until.toISOString() };
    (await club.organiser('recordPresence', { params: { id: activity }, body })).ok;
    expect((await hoursOf(one.me)).minutes).toBe(180);
  });

  test('is listed with the rest page by page, newest first, each line once', async () => {
    const one = await person('年年都来的');
    for (const first of [1, 21]) {
      const days = Array.from({ length: 20 }, (_, nth) => papers.daysAgo(first + nth));
      const lines = days.map((day) => served(one.phone, 30, day));
      (await confirm((await enter(lines)).ok.id)).ok;
    }
    const first = await hoursOf(one.me);
    const query = { after: first.next ?? '' };
    const rest = (await one.me('getMyVolunteerHours', { query })).ok;
    const days = [...first.lines, ...rest.lines].map((line) => line.servedOn);
    expect(days).toEqual([...new Set(days)].sort().reverse());
    expect({ days: days.length, next: rest.next }).toEqual({ days: 40, next: null });
  });
});

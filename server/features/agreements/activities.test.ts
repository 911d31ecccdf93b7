import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Club, openClub, partOf, signUp } from '../../../test/activities.ts';
import { agreedWith } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { staffId } from '../../../test/county.ts';
import { awake, typistOf } from '../../../test/for-somebody.ts';
import { someone } from '../../../test/mediations.ts';
import { chainAll } from '../../platform/audit/chain.ts';
import { localDate } from '../../platform/calendar.ts';

let world: TestApp;
let club: Club;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
  club = await openClub(world);
  intake = awake(world, 'intake');
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

const both = (text: string) => ({ zh: text, en: text });
async function atTheWindow() {
  const one = await someone(world);
  return { one, id: await agreedWith(world, intake, one) };
}

describe('an activity, for somebody without a phone at hand', () => {
  test('is found in the list and signed up for: the seat is theirs, and on record stands who typed it', async () => {
    const activity = await club.publish({ title: both('清理河道') });
    const { one, id } = await atTheWindow();
    const { activities } = (await intake('listActivitiesFor', { params: { id } })).ok;
    const shown = activities.find((each) => each.id === activity);
    expect(shown).toMatchObject({ title: { zh: '清理河道' }, offered: 'seat', part: null });
    const taken = await intake('signUpFor', { params: { id, activity } });
    expect(taken.raw.statusCode).toBe(201);
    expect(taken.ok.part).toMatchObject({ state: 'seated', waitingPlace: null });
    expect(await partOf(one.call, activity)).toMatchObject({ state: 'seated' });
    const mine = { params: { id }, query: { show: 'mine' as const } };
    const listed = (await intake('listActivitiesFor', mine)).ok.activities;
    expect(listed.map((each) => each.id)).toEqual([activity]);
    await chainAll(world.deps);
    const typist = await typistOf(world, { action: 'activity.signed_up', actor: one.id });
    expect(typist).toBe(staffId('intake'));
    const { looks } = (await one.call('listMyLooks')).ok;
    expect(looks.map(({ why }) => why.zh)).toEqual([
      '您当面同意由工作人员代办',
      '您当面同意由工作人员代办',
    ]);
  });

  test('is given up before it begins, and whoever waits gets the seat', async () => {
    const activity = await club.publish({ seats: 1 });
    const { one, id } = await atTheWindow();
    (await intake('signUpFor', { params: { id, activity } })).ok;
    const next = await someone(world);
    (await signUp(next.call, activity)).ok;
    const given = (await intake('giveUpSeatFor', { params: { id, activity } })).ok;
    expect(given.part).toMatchObject({ state: 'withdrawn' });
    expect(await partOf(one.call, activity)).toMatchObject({ state: 'withdrawn' });
    expect(await partOf(next.call, activity)).toMatchObject({ state: 'seated' });
    const again = await intake('giveUpSeatFor', { params: { id, activity } });
    expect(again.problem.code).toBe('no_seat_to_give_up');
  });

  test('is rated by whoever was there, and staff read no earlier rating', async () => {
    const activity = await club.publish({ kind: 'lecture' });
    const { one, id } = await atTheWindow();
    const early = { params: { id, activity }, body: { stars: 4 } };
    expect((await intake('rateActivityFor', early)).problem.code).toBe('not_there');
    (await intake('signUpFor', { params: { id, activity } })).ok;
    world.clock.advance({ hours: 1 });
    (await club.scan(one.call, activity, 'in')).ok;
    const later = await agreedWith(world, intake, one);
    const rated = await intake('rateActivityFor', {
      params: { id: later, activity },
      body: { stars: 2 },
    });
    expect(rated.raw.statusCode).toBe(201);
    expect((await partOf(one.call, activity))?.stars).toBe(2);
    const mine = { params: { id: later }, query: { show: 'mine' as const } };
    const listed = await intake('listActivitiesFor', mine);
    expect(Object.keys(listed.ok.activities[0]?.part ?? {})).not.toContain('stars');
    expect(rated.raw.body).not.toContain('stars');
  });
});

test('volunteer hours are shown, certified and printed at the window for whom they are of', async () => {
  const one = await someone(world);
  const activity = await club.publish();
  (await signUp(one.call, activity)).ok;
  world.clock.advance({ hours: 1 });
  (await club.scan(one.call, activity, 'in')).ok;
  world.clock.advance({ hours: 2 });
  (await club.scan(one.call, activity, 'out')).ok;
  const id = await agreedWith(world, intake, one);
  const params = { id };
  const hours = (await intake('getVolunteerHoursFor', { params })).ok;
  expect(hours).toMatchObject({ minutes: 120, certificates: [] });
  const today = localDate(world.deps.clock.now());
  const body = { from: today, until: today };
  const certificate = (await intake('certifyHoursFor', { params, body })).ok;
  expect(certificate.minutes).toBe(120);
  expect((await one.call('getMyVolunteerHours')).ok.certificates).toEqual([certificate]);
  const { code } = certificate;
  const paper = await intake('getHourCertificateFor', { params: { id, code } });
  expect(paper.raw.statusCode).toBe(200);
  expect(paper.raw.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const other = await atTheWindow();
  const strange = await intake('getHourCertificateFor', { params: { id: other.id, code } });
  expect(strange.problem.code).toBe('certificate_not_found');
});

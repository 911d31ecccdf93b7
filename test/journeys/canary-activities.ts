import { addHours, localDate } from '../../server/platform/calendar.ts';
import { openClub } from '../activities.ts';
import type { Ground } from './canary-cases.ts';

export interface ActivityPages {
  phone: string[];
  desk: string[];
  board: string[];
}

/** Activities with canaries in what they are called, and in why they were put off, called off, taken back. */
export async function fillActivities(the: Ground): Promise<ActivityPages> {
  const { world, canaries, me } = the;
  const club = await openClub(world, { paid: false });
  const both = { zh: '清河道', en: 'River' };
  const now = world.clock.now();
  const times = (from: number, until: number) => ({
    startsAt: addHours(now, from).toISOString(),
    endsAt: addHours(now, until).toISOString(),
    closesAt: addHours(now, until).toISOString(),
  });
  const activity = {
    kind: 'volunteering',
    title: both,
    said: both,
    venue: '桥头',
    area: '339999001001',
    ...times(1, 3),
    seats: 5,
    keptSeats: 0,
    priority: null,
  };
  const body = canaries.in('publishActivity', activity, [
    'kind',
    'area',
    'startsAt',
    'endsAt',
    'closesAt',
    'priority',
  ]);
  const { id } = (await club.organiser('publishActivity', { body })).ok;
  const putOff = canaries.in('postponeActivity', { ...times(2, 4), reason: '下雨' });
  (await club.organiser('postponeActivity', { params: { id }, body: putOff })).ok;
  const off = (await club.organiser('publishActivity', { body })).ok.id;
  const calling = canaries.in('cancelActivity', { reason: '下雨' });
  (await club.organiser('cancelActivity', { params: { id: off }, body: calling })).ok;
  (await me('signUpForActivity', { params: { id } })).ok;
  world.clock.advance({ hours: 5 });
  const [line] = await club.people(id);
  const sheet = { way: 'sheet', participant: line?.id, from: times(2, 4).startsAt };
  const entry = { ...sheet, until: times(2, 4).endsAt };
  const entered = (await club.organiser('recordPresence', { params: { id }, body: entry })).ok;
  // Nobody of that name lives there.
  const named = { way: 'sheet', name: '周小芳', home: '339999001001', from: sheet.from };
  const walkIn = canaries.in('recordPresence', { ...named, until: entry.until });
  await club.organiser('recordPresence', { params: { id }, body: walkIn });
  const from = localDate(now);
  const until = localDate(world.clock.now());
  const { code } = (await me('certifyMyHours', { body: { from, until } })).ok;
  await club.confirm(id);
  const back = canaries.in('takeBackPresence', { reason: '登记错了' });
  const params = { id, participant: entered.id };
  (await club.colleague('takeBackPresence', { params, body: back })).ok;
  return {
    phone: [
      '#/tour',
      '#/activities',
      '#/activities/scan',
      '#/activities/hours',
      `#/activities/one/${id}`,
      `#/activities/one/${off}`,
      '#/activities/here/nothing',
    ],
    desk: ['#/activities', '#/activities/new', `#/activities/${id}`, `#/activities/${off}`],
    board: ['#/hours', `#/hours/${code}`],
  };
}

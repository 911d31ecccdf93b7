import type { RouteName } from '../../contract/table.ts';
import { writeCode } from '../../server/features/activities/scan-code.ts';
import { openIdentities } from '../../server/features/privacy/service.ts';
import { addHours, localDate } from '../../server/platform/calendar.ts';
import { jobScope } from '../../server/platform/scope.ts';
import { giveName } from '../activities.ts';
import type { Caller, TestApp } from '../app.ts';
import { codeOf, type Site } from './land.ts';
import { giveNameTo, openMakers, residentId } from './people.ts';
import { type Ask, type Asking, atPlace, nothing, type Recipe, type Wanted } from './recipe.ts';
import type { SiteMaking } from './sites.ts';
import type { ThingName } from './things.ts';

type Some = Partial<Record<ThingName, string>>;
type Residents = Record<'mine' | 'others', Caller>;

const both = (text: string) => ({ zh: text, en: text });

const timesFrom = (now: Date, [start, end]: readonly [number, number]) => ({
  startsAt: addHours(now, start).toISOString(),
  endsAt: addHours(now, end).toISOString(),
  closesAt: addHours(now, end).toISOString(),
});

const anActivity = (area: string, now: Date, hours: readonly [number, number]) => ({
  kind: 'volunteering',
  title: both('清河道'),
  said: both('带手套来'),
  venue: '桥头',
  area,
  ...timesFrom(now, hours),
  seats: 50,
  keptSeats: 0,
  priority: null,
});

/** An activity of this day at this place, for which both have signed up. */
export async function holdActivity(
  { world, county, site, makers: { first } }: SiteMaking,
  people: Residents,
): Promise<Some> {
  const body = anActivity(codeOf(county, site), world.clock.now(), [1, 3]);
  const { id } = (await first('publishActivity', { body })).ok;
  for (const one of [people.mine, people.others]) {
    await giveName(one);
    (await one('signUpForActivity', { params: { id } })).ok;
  }
  return { activityOver: id };
}

/** The sheet of it comes in later; another one is about to begin. */
export async function enterSheets(
  world: TestApp,
  { county, site, things }: { county: number; site: Site; things: Some },
): Promise<Some> {
  const { first } = await openMakers(world, county);
  const params = { id: things.activityOver ?? '' };
  const { startsAt, endsAt } = (await first('getActivity', { params })).ok;
  const { participants } = (await first('listParticipants', { params })).ok;
  for (const { id: participant } of participants) {
    const body = { way: 'sheet', participant, from: startsAt, until: endsAt };
    (await first('recordPresence', { params, body })).ok;
  }
  const body = anActivity(codeOf(county, site), world.clock.now(), [0.5, 40]);
  const { id } = (await first('publishActivity', { body })).ok;
  return { activity: id, participation: participants[0]?.id ?? '' };
}

/** All hours that a resident has by now, certified. */
export async function certify(world: TestApp, resident: Caller): Promise<Some> {
  const body = { from: '2026-01-01', until: localDate(world.clock.now()) };
  return { certificate: (await resident('certifyMyHours', { body })).ok.code };
}

const about = (name: ThingName, more: Wanted = {}): Recipe =>
  atPlace(({ things }) => ({ ...more, params: { id: things[name] } }));

/** The number of somebody in this county. */
async function numberOf({ world: { deps }, county }: Asking, id: string): Promise<string> {
  const by = { deps, scope: jobScope(county, 'number') };
  return (await openIdentities(deps.database.read, by, [id]))(id).phone ?? '13912340000';
}

/** Of the neighbour, who has not come anywhere yet today. */
async function numberOfNeighbour(asking: Asking): Promise<string> {
  const neighbour = residentId('neighbour');
  await giveNameTo(asking.world, asking.county, neighbour);
  return numberOf(asking, neighbour);
}

/** What whoever is tried has entered by themselves, or what others did. */
const takingBack: Ask = async (asking) => {
  const { world, county, things, whose, caller } = asking;
  const body = { reason: '登记错了人' };
  const params = { id: things.activityOver };
  if (whose !== 'mine') return { params: { ...params, participant: things.participation }, body };
  const { startsAt: from, endsAt: until } = (await caller('getActivity', { params })).ok;
  await giveNameTo(world, county, things.earner);
  const line = { way: 'sheet', phone: await numberOf(asking, things.earner), from, until };
  const { id: participant } = (await caller('recordPresence', { params, body: line })).ok;
  return { params: { ...params, participant }, body };
};

/** The same, which waits for a second person. */
const confirming: Ask = async (asking) => {
  const { id = '', participant = '' } = (await takingBack(asking)).params ?? {};
  return { params: { id }, body: { participants: [participant] } };
};

const ofCertificate: Recipe = {
  about: 'nothing',
  named: true,
  ask: ({ things }) => ({ params: { code: things.certificate } }),
};

/** What people do together, and the hours that they serve. */
export const ofActivities: Partial<Record<RouteName, Recipe>> = {
  listMyActivities: nothing(),
  getMyActivity: about('activity'),
  signUpForActivity: about('activity'),
  giveUpSeat: atPlace(async ({ things, caller }) => {
    const params = { id: things.activity };
    await caller('signUpForActivity', { params });
    return { params };
  }),
  scanActivityCode: atPlace(({ things, world, county }) => {
    // Of the other county: what its own screen shows, held up here.
    const isElsewhere = things.area.slice(0, 6) !== String(county);
    const of = isElsewhere ? Number(things.area.slice(0, 6)) : county;
    const slot = Math.floor(world.clock.now().getTime() / 30_000);
    const shown = { activity: things.activity, direction: 'in', shownBy: things.activity } as const;
    const code = { county: of, slot, ...shown };
    return { body: { code: writeCode(world.deps, code) } };
  }),
  rateActivity: about('activityOver', { body: { stars: 5 } }),
  listActivities: nothing(),
  publishActivity: atPlace(({ things, world }) => ({
    body: anActivity(things.area, world.clock.now(), [24, 26]),
  })),
  getActivity: about('activity'),
  listParticipants: about('activityOver'),
  postponeActivity: atPlace(({ things, world }) => ({
    params: { id: things.activity },
    body: { ...timesFrom(world.clock.now(), [48, 50]), reason: '下雨' },
  })),
  cancelActivity: about('activity', { body: { reason: '下雨' } }),
  showActivityCode: about('activity', { query: { direction: 'in' } }),
  recordPresence: atPlace(async (asking) => ({
    params: { id: asking.things.activity },
    body: {
      way: 'list',
      phone: await numberOfNeighbour(asking),
      from: asking.world.clock.now().toISOString(),
      until: null,
    },
  })),
  confirmPresences: atPlace(confirming),
  takeBackPresence: atPlace(takingBack),
  getMyVolunteerHours: nothing(),
  certifyMyHours: {
    ...nothing(),
    ask: ({ world }) => ({
      body: { from: '2026-01-01', until: localDate(world.clock.now()) },
    }),
  },
  getHourCertificatePaper: ofCertificate,
  checkHourCertificate: ofCertificate,
};

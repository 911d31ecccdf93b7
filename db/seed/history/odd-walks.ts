import { dayMs } from '../../../server/platform/calendar.ts';
import { chanceOf } from '../chance.ts';
import type { SeedResident } from '../county/people.ts';
import type { Actors } from './actors.ts';
import type { Event } from './moment.ts';
import { atHour } from './road.ts';
import { byTracks, type TeamWalk, walkOf } from './team-walk.ts';
import { byScooter, courseOf, type Spot, thenOn } from './walk.ts';

interface Walking {
  until: Date;
  residents: readonly SeedResident[];
  actors: Actors;
  /** The middle of each grid, by its code. */
  middles: ReadonlyMap<string, { lng: number; lat: number }>;
}

interface OddWalk {
  key: string;
  daysAgo: number;
  /** By the clock. */
  hour: number;
  /** How many of one grid go, beginning with the first in the list of the demo's people from this place on. */
  people: readonly [from: number, count: number];
  course: Spot[];
  /** Minutes of it in which the phone knew no place. */
  without?: readonly [from: number, until: number];
}

const foot = (key: string, minutes: number) => courseOf(chanceOf(`${key}/foot`), minutes);
const ride = (key: string, minutes: number) =>
  courseOf(chanceOf(`${key}/ride`), minutes, byScooter);

/** Walks that do not count, or not all of them, and one by night. */
const odd: readonly OddWalk[] = [
  { key: 'ridden', daysAgo: 9, hour: 9.2, people: [9, 1], course: ride('ridden', 40) },
  {
    key: 'ridden-home',
    daysAgo: 6,
    hour: 14.1,
    people: [11, 1],
    course: thenOn(foot('ridden-home', 36), ride('ridden-home', 9)),
  },
  {
    key: 'no-signal',
    daysAgo: 13,
    hour: 10.3,
    people: [13, 1],
    course: foot('no-signal', 55),
    without: [21, 31],
  },
  { key: 'night', daysAgo: 5, hour: 22.2, people: [54, 2], course: foot('night', 48) },
];

export function oddWalks({ until, residents, actors, middles }: Walking): Event[] {
  return odd.flatMap(({ key: name, daysAgo, hour, people: [first, count], course, without }) => {
    const key = `patrol/${name}`;
    const grid = residents[first]?.grid ?? '';
    const grownUps = residents.slice(first).filter(({ ageGroup }) => ageGroup !== 'under_18');
    const team = grownUps.filter((one) => one.grid === grid).slice(0, count);
    const begin = atHour(new Date(until.getTime() - daysAgo * dayMs), hour);
    const from = middles.get(grid) ?? { lng: 0, lat: 0 };
    const recorded = byTracks({ key, begin }, { course, from });
    const minutes = course.length / 60;
    const proofOf = without === undefined ? recorded : withoutPlaces(recorded, begin, without);
    return walkOf({ key, team, actors, begin, minutes, proofOf });
  });
}

/** What a phone sends that knew no place for a while. */
function withoutPlaces(
  recorded: TeamWalk['proofOf'],
  begin: Date,
  [from, until]: NonNullable<OddWalk['without']>,
): TeamWalk['proofOf'] {
  return async (place, deps) => {
    const track = await recorded(place, deps);
    const minuteOf = (at: string | null) => (Date.parse(at ?? '') - begin.getTime()) / 60_000;
    const known = (at: string | null) => minuteOf(at) < from || minuteOf(at) > until;
    return { ...track, points: track.points.filter(({ at }) => known(at)) };
  };
}

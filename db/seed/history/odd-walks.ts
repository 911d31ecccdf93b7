import { dayMs } from '../../../server/platform/calendar.ts';
import { chanceOf } from '../chance.ts';
import type { SeedResident } from '../county/people.ts';
import type { Actors } from './actors.ts';
import type { Event } from './moment.ts';
import { atHour } from './road.ts';
import { byTracks, type TeamWalk, walkOf } from './team-walk.ts';
import {
  byScooter,
  computedCourse,
  courseOf,
  noReceiver,
  type Receiver,
  type Spot,
  standing,
  thenOn,
} from './walk.ts';

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
  /** From this minute on the clock of the phone stands. */
  clockStopsAt?: number;
  receiver?: Receiver;
  /** What is sent is what that one sent, with the times of this one. */
  sentOnceMore?: string;
}

type Faults = Pick<OddWalk, 'without' | 'clockStopsAt'>;

const foot = (key: string, minutes: number) => courseOf(chanceOf(`${key}/foot`), minutes);
const ride = (key: string, minutes: number) =>
  courseOf(chanceOf(`${key}/ride`), minutes, byScooter);

const earlier = foot('earlier', 44);

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
  { key: 'on-a-bench', daysAgo: 11, hour: 15.2, people: [15, 1], course: standing(45) },
  {
    key: 'computed',
    daysAgo: 8,
    hour: 13.4,
    people: [17, 1],
    course: computedCourse(48),
    receiver: noReceiver,
  },
  {
    key: 'clock-stops',
    daysAgo: 7,
    hour: 16.1,
    people: [19, 1],
    course: foot('clock-stops', 42),
    clockStopsAt: 16,
  },
  { key: 'earlier', daysAgo: 10, hour: 9.1, people: [22, 1], course: earlier },
  {
    key: 'once-more',
    daysAgo: 4,
    hour: 9.3,
    people: [22, 1],
    course: earlier,
    sentOnceMore: 'earlier',
  },
];

export function oddWalks({ until, residents, actors, middles }: Walking): Event[] {
  return odd.flatMap((walk) => {
    const { key: name, daysAgo, hour, course, receiver } = walk;
    const [first, count] = walk.people;
    const key = `patrol/${name}`;
    const grid = residents[first]?.grid ?? '';
    const grownUps = residents.slice(first).filter(({ ageGroup }) => ageGroup !== 'under_18');
    const team = grownUps.filter((one) => one.grid === grid).slice(0, count);
    const begin = atHour(new Date(until.getTime() - daysAgo * dayMs), hour);
    const from = middles.get(grid) ?? { lng: 0, lat: 0 };
    const phone = `patrol/${walk.sentOnceMore ?? name}`;
    const recorded = byTracks({ key: phone, begin }, { course, from, receiver });
    const minutes = course.length / 60;
    const proofOf = withFaults(recorded, begin, walk);
    return walkOf({ key, team, actors, begin, minutes, proofOf });
  });
}

/** What a phone sends that knew no place for a while, or whose clock stood still. */
function withFaults(
  recorded: TeamWalk['proofOf'],
  begin: Date,
  { without: [from, until] = [0, 0], clockStopsAt = Number.POSITIVE_INFINITY }: Faults,
): TeamWalk['proofOf'] {
  const minuteOf = (at: string | null) => (Date.parse(at ?? '') - begin.getTime()) / 60_000;
  return async (place, deps) => {
    const track = await recorded(place, deps);
    const known = track.points.filter(({ at }) => minuteOf(at) < from || minuteOf(at) > until);
    const stopped = known.find(({ at }) => minuteOf(at) >= clockStopsAt)?.at;
    const timed = known.map(({ at, ...point }) => ({
      ...point,
      at: minuteOf(at) >= clockStopsAt ? (stopped ?? at) : at,
    }));
    return { ...track, points: timed };
  };
}

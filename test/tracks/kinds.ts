import type { TrackPoint } from '../../server/features/patrols/track/track.ts';
import type { Chance } from './draw.ts';
import { anyReceiver, onEarth, receive, startMs } from './receiver.ts';
import {
  along,
  type Course,
  normal,
  rounds,
  type Spot,
  streets,
  swaying,
  traffic,
  trafficPace,
  walkingPace,
} from './ways.ts';

/* Tracks of every kind that a patrol may send, each from its seed. */

export function walkCourse(chance: Chance, minutes: number, speed: number): Course {
  const metres = minutes * 60 * speed * 1.2;
  const corners = chance.share() < 0.25 ? rounds(chance, metres) : streets(chance, metres);
  return swaying(chance, along(corners, minutes * 60, walkingPace(chance, speed)));
}

export function rideCourse(chance: Chance, minutes: number, kind: keyof typeof traffic): Course {
  const corners = streets(chance, minutes * 60 * 16, { from: 100, to: 800 });
  return along(corners, minutes * 60, trafficPace(chance, traffic[kind]));
}

const standing = (minutes: number, at: Spot = { x: 0, y: 0 }): Course =>
  Array.from({ length: Math.round(minutes * 60) }, () => at);

function after(first: Course, second: Course): Course {
  const from = first.at(-1) as Spot;
  return [...first, ...second.map(({ x, y }) => ({ x: from.x + x, y: from.y + y }))];
}

/** Elders and brisk walkers, in yards and streets, under any sky. */
export const walk = (chance: Chance): TrackPoint[] => {
  const speed = chance.between(0.6, 1.8);
  return receive(chance, walkCourse(chance, chance.between(30, 80), speed), anyReceiver(chance));
};

/** On the way a long talk or two. */
export function walkWithRests(chance: Chance): TrackPoint[] {
  let course = walkCourse(chance, chance.between(14, 25), chance.between(0.7, 1.5));
  for (let rests = chance.share() < 0.5 ? 1 : 2; rests > 0; rests--) {
    course = after(course, standing(chance.between(4, 25)));
    course = after(course, walkCourse(chance, chance.between(14, 25), chance.between(0.7, 1.5)));
  }
  return receive(chance, course, anyReceiver(chance));
}

export const ride =
  (kind: keyof typeof traffic) =>
  (chance: Chance): TrackPoint[] =>
    receive(chance, rideCourse(chance, chance.between(12, 70), kind), anyReceiver(chance));

/** On the ground, in a house, between high walls; for an hour and more. */
export function stand(chance: Chance): TrackPoint[] {
  const receiver = {
    ...anyReceiver(chance),
    driftM: chance.between(1, 11),
    driftS: chance.between(40, 600),
  };
  return receive(chance, standing(chance.between(5, 150)), receiver);
}

export function walkThenRide(chance: Chance): TrackPoint[] {
  const kind = chance.pick(['car', 'bus', 'scooter', 'bicycle'] as const);
  const walking = walkCourse(chance, chance.between(30, 50), chance.between(0.8, 1.6));
  const riding = after(rideCourse(chance, chance.between(6, 20), kind), standing(1));
  const isFirst = chance.share() < 0.6;
  const course = isFirst ? after(walking, riding) : after(riding, walking);
  return receive(chance, course, anyReceiver(chance));
}

export function tooShort(chance: Chance): TrackPoint[] {
  const course = walkCourse(chance, chance.between(6, 17), chance.between(0.8, 1.7));
  return receive(chance, course, anyReceiver(chance));
}

/** A route engine's way at a walker's speed: at even times, at even distances, or at its corners only. */
export function computed(chance: Chance): TrackPoint[] {
  const minutes = chance.between(25, 70);
  const speed = chance.between(1, 1.6);
  const corners = streets(chance, minutes * 60 * speed * 1.2, { from: 15, to: 150 });
  const course = along(corners, minutes * 60, () => speed);
  const digits = chance.pick([6, 6, 7, 7]);
  const write = (t: number, spot: Spot) => ({ at: startMs + t * 1000, ...onEarth(spot, digits) });
  if (chance.share() < 0.3)
    return atCorners(corners, speed, minutes * 60).map(([t, s]) => write(t, s));
  const every = chance.pick([1, 1, 2, 5, 5, 10]);
  return course.flatMap((spot, t) => (t % every === 0 ? [write(t, spot)] : []));
}

function atCorners(corners: readonly Spot[], speed: number, seconds: number): [number, Spot][] {
  let way = 0;
  return corners.flatMap((spot, i): [number, Spot][] => {
    const before = corners[i - 1] ?? spot;
    way += Math.hypot(spot.x - before.x, spot.y - before.y);
    const t = Math.round(way / speed);
    return t > seconds ? [] : [[t, spot]];
  });
}

/** The same, with a changing speed, or a shake that is none of a receiver. */
export function disguised(chance: Chance): TrackPoint[] {
  const minutes = chance.between(25, 60);
  const speed = chance.between(1, 1.6);
  const corners = streets(chance, minutes * 60 * speed * 1.4, { from: 30, to: 150 });
  const isShaken = chance.share() < 0.5;
  const pace = isShaken ? () => speed : () => speed * chance.between(0.7, 1.3);
  const shake = isShaken ? chance.between(0.3, 2) : 0;
  const every = chance.pick([1, 2, 5]);
  return along(corners, minutes * 60, pace).flatMap(({ x, y }, t) => {
    const spot = { x: x + shake * normal(chance), y: y + shake * normal(chance) };
    return t % every === 0 ? [{ at: startMs + t * 1000, ...onEarth(spot, 7) }] : [];
  });
}

/** Stopped, never set, set back, leaping, ahead, or mute. */
export function wrongClock(chance: Chance): TrackPoint[] {
  const points = walk(chance);
  const kind = chance.pick([
    'stopped',
    'unset',
    'back',
    'leaps',
    'ahead',
    'mute',
    'shuffled',
  ] as const);
  const cut = Math.floor(points.length * chance.between(0.2, 0.8));
  const dayMs = 86_400_000;
  const times = points.map(({ at = 0 }) => at);
  const wrong: Record<typeof kind, (i: number) => number | undefined> = {
    stopped: () => times[0],
    unset: (i) => (times[i] as number) - startMs,
    back: (i) => (times[i] as number) - (i > cut ? dayMs / 24 : 0),
    leaps: (i) => (times[i] as number) + (i > cut ? dayMs : 0),
    ahead: (i) => (times[i] as number) + 400 * dayMs,
    mute: () => undefined,
    shuffled: (i) => (i % 7 === 3 ? (times[i] as number) - 90_000 : times[i]),
  };
  return points.map((point, i) => ({ ...point, at: wrong[kind](i) }));
}

/** Another's or one's own track once more: later, drawn out, shaken, moved a little, cut, thinned. */
export function copyOf(chance: Chance, points: readonly TrackPoint[]): TrackPoint[] {
  const later =
    Math.round(chance.between(1, 30)) * 86_400_000 + Math.round(chance.between(-9e6, 9e6));
  const stretch = chance.share() < 0.5 ? 1 : chance.between(0.85, 1.2);
  const shake = chance.share() < 0.3 ? 0 : chance.between(0.2, 3);
  const moved = { x: chance.between(-1, 1), y: chance.between(-1, 1) };
  const from = chance.share() < 0.7 ? 0 : Math.floor(points.length * chance.between(0, 0.2));
  const thin = chance.share() < 0.8 ? 1 : 2;
  const unit = 1 / 111_195;
  return points.slice(from).flatMap(({ at = 0, lng, lat }, i) =>
    i % thin !== 0
      ? []
      : [
          {
            at: Math.round((startMs + later + (at - startMs) * stretch) / 1000) * 1000,
            lng: Number((lng + unit * (moved.x + shake * normal(chance))).toFixed(7)),
            lat: Number((lat + unit * (moved.y + shake * normal(chance))).toFixed(7)),
          },
        ],
  );
}

/** One round on two days, by one person: the way is the same, the pace and the receiver's error are not. */
export function sameRoundTwice(chance: Chance): [TrackPoint[], TrackPoint[]] {
  const speed = chance.between(0.7, 1.6);
  const minutes = chance.between(28, 50);
  const corners = streets(chance, minutes * 60 * speed * 1.3);
  const receiver = anyReceiver(chance);
  const go = () =>
    swaying(
      chance,
      along(corners, minutes * 60, walkingPace(chance, speed * chance.between(0.95, 1.05))),
    );
  return [receive(chance, go(), receiver), receive(chance, go(), receiver, startMs + 86_400_000)];
}

/** Two who walk side by side, each with a phone. */
export function sideBySide(chance: Chance): [TrackPoint[], TrackPoint[]] {
  const course = walkCourse(chance, chance.between(28, 50), chance.between(0.7, 1.5));
  const beside = course.map(({ x, y }) => ({ x: x + 0.6, y: y + 0.4 }));
  return [
    receive(chance, course, anyReceiver(chance)),
    receive(chance, beside, anyReceiver(chance)),
  ];
}

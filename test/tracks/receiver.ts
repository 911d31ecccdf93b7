import type { TrackPoint } from '../../server/features/patrols/track/track.ts';
import type { LngLat } from '../../server/platform/geometry.ts';
import type { Chance } from './draw.ts';
import { type Course, normal, type Spot } from './ways.ts';

/* What a phone writes down of a course: an error that wanders, a tremble, its own times, gaps, rounded figures. */

export interface Receiver {
  /** The error that wanders: metres in each direction, and how long it lasts in seconds. */
  driftM: number;
  driftS: number;
  /** From fix to fix, metres. */
  trembleM: number;
  /** Seconds between fixes; where it goes by distance, metres after which a fix is due. */
  everyS: number;
  everyM?: number;
  digits: number;
  /** Chance in a fix that a reflection throws it tens of metres aside. */
  leap: number;
  /** Chance in a second that nothing is heard for a minute or several. */
  deaf: number;
}

export const openSky = { driftM: 2, driftS: 80, trembleM: 0.2, leap: 0, deaf: 0 };
export const betweenWalls = { driftM: 7, driftS: 60, trembleM: 0.6, leap: 0.004, deaf: 1 / 3000 };

export function anyReceiver(chance: Chance): Receiver {
  const share = chance.share() ** 2;
  const mix = (a: number, b: number) => a + share * (b - a);
  const common = {
    driftM: mix(openSky.driftM, betweenWalls.driftM),
    driftS: chance.between(40, 150),
    trembleM: mix(openSky.trembleM, betweenWalls.trembleM),
    leap: chance.share() < 0.5 ? 0 : mix(0, betweenWalls.leap),
    deaf: chance.share() < 0.6 ? 0 : 1 / 2500,
    everyS: chance.pick([1, 1, 2, 3, 5, 5, 10, 10, 15, 20, 30]),
    digits: chance.pick([5, 6, 6, 7, 7]),
  };
  return chance.share() < 0.15 ? { ...common, everyS: 1, everyM: 10 } : common;
}

const origin = { lng: 120.1536, lat: 30.2875 };
const degree = 111_195;
export const startMs = Date.UTC(2026, 4, 12, 10, 0, 0);

export function onEarth({ x, y }: Spot, digits: number, { lng, lat } = origin): LngLat {
  const shrink = Math.cos((lat * Math.PI) / 180);
  return {
    lng: Number((lng + x / (degree * shrink)).toFixed(digits)),
    lat: Number((lat + y / degree).toFixed(digits)),
  };
}

export const receive = (
  chance: Chance,
  course: Course,
  receiver: Receiver,
  begin = startMs,
): TrackPoint[] => receiveAt(chance, course, { receiver, begin, origin });

interface Receiving {
  receiver: Receiver;
  /** Milliseconds at the course's first second. */
  begin: number;
  /** Where the course's zero lies. */
  origin: LngLat;
}

export function receiveAt(
  chance: Chance,
  course: Course,
  { receiver, begin, origin: zero }: Receiving,
): TrackPoint[] {
  const drift = { x: receiver.driftM * normal(chance), y: receiver.driftM * normal(chance) };
  const keep = Math.exp(-1 / receiver.driftS);
  const push = receiver.driftM * Math.sqrt(1 - keep * keep);
  const points: TrackPoint[] = [];
  let [due, deafUntil] = [0, 0];
  let last: Spot | undefined;
  for (const [t, spot] of course.entries()) {
    drift.x = drift.x * keep + push * normal(chance);
    drift.y = drift.y * keep + push * normal(chance);
    if (chance.share() < receiver.deaf) deafUntil = t + chance.between(60, 400);
    const seen = {
      x: spot.x + drift.x + receiver.trembleM * normal(chance),
      y: spot.y + drift.y + receiver.trembleM * normal(chance),
    };
    if (t < due || t < deafUntil) continue;
    const { everyM } = receiver;
    if (everyM && last && Math.hypot(seen.x - last.x, seen.y - last.y) < everyM) continue;
    last = seen;
    due = t + receiver.everyS + (chance.share() < 0.05 ? 1 : 0);
    const leapM = chance.share() < receiver.leap ? chance.between(30, 120) : 0;
    const turn = chance.between(0, 2 * Math.PI);
    const at = { x: seen.x + leapM * Math.cos(turn), y: seen.y + leapM * Math.sin(turn) };
    points.push({ at: begin + t * 1000, ...onEarth(at, receiver.digits, zero) });
  }
  return points;
}

import type { TrackBody } from '../../../contract/patrols.ts';
import type { Chance } from '../chance.ts';

/* A walk as a phone records it, made up for the demo: rounds of a block at a pace that wanders, with rests, seen by a
   receiver whose error goes to and fro. */

const degree = 111_195;
const everyS = 5;
/** Metres that a receiver errs, for how many seconds, how it sways meanwhile, and its tremble from fix to fix. */
export interface Receiver {
  driftM: number;
  driftS: number;
  swayM: number;
  trembleM: number;
}
const openSky: Receiver = { driftM: 2.5, driftS: 80, swayM: 0.2, trembleM: 0.25 };
/** Of a way that no receiver was carried along. */
export const noReceiver: Receiver = { driftM: 0, driftS: 80, swayM: 0, trembleM: 0 };

interface Walked {
  from: { lng: number; lat: number };
  begin: Date;
  receiver?: Receiver | undefined;
}

/** Standard normal (Box–Muller). */
function normal(chance: Chance): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance.between(0, 0.999_999)));
  return radius * Math.cos(2 * Math.PI * chance.between(0, 1));
}

export interface Spot {
  x: number;
  y: number;
}

/** How somebody moves: metres in a second, and how many times as large a round they make. */
interface Gait {
  pace: number;
  round: number;
}

export const onFoot: Gait = { pace: 1.15, round: 1 };
export const byScooter: Gait = { pace: 6.2, round: 5 };

/** Where somebody truly is, each second: companions share it. */
export function courseOf(chance: Chance, minutes: number, { pace, round } = onFoot): Spot[] {
  const [a, b] = [round * chance.between(90, 190), round * chance.between(70, 150)];
  const corners = [
    { x: 0, y: 0 },
    { x: a, y: chance.between(-15, 15) },
    { x: a + chance.between(-20, 20), y: b },
    { x: chance.between(-15, 15), y: b + chance.between(-10, 10) },
  ];
  const course: Spot[] = [];
  let [leg, done, mood, rest] = [0, 0, 0, 0];
  for (let t = 0; t < minutes * 60; t++) {
    const [from, to] = [corners[leg % 4] as Spot, corners[(leg + 1) % 4] as Spot];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const share = Math.min(1, done / length);
    course.push({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
    mood += -mood / 60 + normal(chance) * 0.09 * Math.sqrt(2 / 60);
    if (rest === 0 && chance.between(0, 1) < 1 / 400) rest = Math.round(chance.between(5, 90));
    if (rest > 0) rest -= 1;
    else done += Math.max(0.3, pace * (1 + mood + 0.08 * normal(chance)));
    if (done >= length) [leg, done] = [leg + 1, 0];
  }
  return course;
}

/** One course, and where it ends another. */
export function thenOn(first: readonly Spot[], next: readonly Spot[]): Spot[] {
  const end = first.at(-1) ?? { x: 0, y: 0 };
  return [...first, ...next.map(({ x, y }) => ({ x: end.x + x, y: end.y + y }))];
}

/** Where somebody is who stays where they are. */
export const standing = (minutes: number): Spot[] =>
  Array.from({ length: minutes * 60 }, () => ({ x: 0, y: 0 }));

/** What a route planner makes of a way: from corner to corner, at one and the same pace. */
export function computedCourse(minutes: number): Spot[] {
  const [pace, blockM] = [1.25, 160];
  return Array.from({ length: minutes * 60 }, (_, t) => {
    const [blocks, inBlock] = [Math.floor((t * pace) / blockM), (t * pace) % blockM];
    const [behind, ahead] = [Math.ceil(blocks / 2) * blockM, Math.floor(blocks / 2) * blockM];
    return blocks % 2 === 0
      ? { x: ahead + inBlock, y: behind }
      : { x: ahead + blockM, y: behind - blockM + inBlock };
  });
}

/** What one phone makes of it. */
export function trackOf(
  chance: Chance,
  course: readonly Spot[],
  { from, begin, receiver = openSky }: Walked,
): TrackBody {
  const { driftM, driftS, swayM, trembleM } = receiver;
  const shrink = Math.cos((from.lat * Math.PI) / 180);
  const keep = Math.exp(-1 / driftS);
  const push = driftM * Math.sqrt(1 - keep * keep);
  const drift = { x: driftM * normal(chance), y: driftM * normal(chance) };
  const sway = { x: 0, y: 0 };
  const points: TrackBody['points'] = [];
  for (const [t, { x, y }] of course.entries()) {
    drift.x = drift.x * keep + push * normal(chance);
    drift.y = drift.y * keep + push * normal(chance);
    sway.x = sway.x * 0.97 + swayM * normal(chance);
    sway.y = sway.y * 0.97 + swayM * normal(chance);
    if (t % everyS !== 0) continue;
    points.push({
      at: new Date(begin.getTime() + t * 1000).toISOString(),
      lng: from.lng + (x + drift.x + sway.x + trembleM * normal(chance)) / (degree * shrink),
      lat: from.lat + (y + drift.y + sway.y + trembleM * normal(chance)) / degree,
    });
  }
  return { datum: 'wgs84', points };
}

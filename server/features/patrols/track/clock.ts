import { distanceM } from '../../../platform/geometry.ts';
import type { RefusalReason } from './reasons.ts';
import type { TimedPoint, TrackPoint } from './track.ts';

/* Minutes are counted from the times that a phone gives, so a clock that is wrong leaves nothing to count. */

/** No phone that runs this was built before: what says so has lost its date. */
export const oldestMs = Date.UTC(2000, 0, 1);
/** Phones are set by the network; a second or two of difference is everywhere, minutes are not. */
export const aheadMs = 5 * 60_000;
/** Points may arrive a little out of turn. */
const outOfTurnMs = 5000;
/** A clock set right once while walking. */
export const correctionMs = 120_000;
/** Longer than any rest on a patrol; whoever is elsewhere afterwards may have come back another day. */
const jump = { ms: 6 * 3_600_000, withinM: 100 };
/** Metres on one and the same time: a receiver that measures several times a second makes less. */
const frozenM = 5;

export interface ClockReading {
  faults: RefusalReason[];
  /** With a time, in order of time, each time once. */
  timed: TimedPoint[];
}

export function readClock(points: readonly TrackPoint[], now: number | undefined): ClockReading {
  const dated = points.filter((point): point is TimedPoint => point.at !== undefined);
  // A receiver may say 1970 or 1980 until it has heard a satellite.
  const set = dated.filter(({ at }) => at >= oldestMs);
  const known = set.length * 2 >= dated.length ? set : dated;
  const steps = known.slice(1).map((point, i) => point.at - (known[i] as TimedPoint).at);
  const faults: RefusalReason[] = [];
  const find = (fault: RefusalReason, found: boolean) => {
    if (found) faults.push(fault);
  };
  find('clock_missing', points.length > 1 && dated.length < 2);
  find('clock_unset', dated.length > 1 && known !== set);
  find('clock_ahead', now !== undefined && known.some(({ at }) => at > now + aheadMs));
  find('clock_stopped', isStopped(known));
  find('clock_backwards', runsBackwards(steps));
  find('clock_jumped', leaps(known));
  return { faults, timed: faults.length === 0 ? inOrder(known) : known };
}

/** A good part of the way is gone while the clock does not move. */
function isStopped(points: readonly TimedPoint[]): boolean {
  let [way, frozen, run, longest] = [0, 0, 0, 0];
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before === undefined) continue;
    const metres = distanceM(before, point);
    way += metres;
    run = point.at === before.at ? run + metres : 0;
    if (point.at === before.at) frozen += metres;
    longest = Math.max(longest, run);
  }
  return longest > frozenM && frozen > 0.2 * way;
}

const leaps = (points: readonly TimedPoint[]) =>
  points.some((point, i) => {
    const before = points[i - 1];
    if (before === undefined || point.at - before.at <= jump.ms) return false;
    return distanceM(before, point) <= jump.withinM;
  });

function runsBackwards(steps: readonly number[]): boolean {
  const back = steps.filter((step) => step < 0).map((step) => -step);
  const large = back.filter((step) => step > outOfTurnMs);
  const tooMany = back.length > Math.max(3, steps.length * 0.05);
  return tooMany || large.length > 1 || large.some((step) => step > correctionMs);
}

/** What comes out of turn is left out; what was measured in the same instant is one. */
function inOrder(points: readonly TimedPoint[]): TimedPoint[] {
  const kept: TimedPoint[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last === undefined || point.at > last.at) kept.push(point);
  }
  return kept;
}

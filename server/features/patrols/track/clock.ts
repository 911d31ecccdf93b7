import type { RefusalReason } from './reasons.ts';
import type { TimedPoint, TrackPoint } from './track.ts';

/* Minutes are counted from the times that a phone gives, so a clock that is wrong leaves nothing to count. */

/** No phone that runs this was built before: what says so has lost its date. */
const oldestMs = Date.UTC(2000, 0, 1);
/** Phones are set by the network; a second or two of difference is everywhere, minutes are not. */
const aheadMs = 5 * 60_000;
/** Points may arrive a little out of turn. */
const outOfTurnMs = 5000;
/** A clock set right once while walking. */
const correctionMs = 120_000;
/** Longer than any rest on a patrol. */
const jumpMs = 3 * 3_600_000;

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
  find('clock_stopped', isStopped(known, steps));
  find('clock_backwards', runsBackwards(steps));
  find(
    'clock_jumped',
    steps.some((step) => step > jumpMs),
  );
  return { faults, timed: faults.length === 0 ? inOrder(known) : known };
}

/** It moves on while the clock does not. */
function isStopped(points: readonly TimedPoint[], steps: readonly number[]): boolean {
  const frozen = steps.filter((step, i) => {
    const [a, b] = [points[i] as TimedPoint, points[i + 1] as TimedPoint];
    return step === 0 && (a.lng !== b.lng || a.lat !== b.lat);
  });
  return frozen.length > 3 && frozen.length > steps.length * 0.3;
}

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

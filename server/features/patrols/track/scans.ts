import { mostApartMinutes } from '../../../../contract/patrol-limits.ts';
import { distanceM, type LngLat } from '../../../platform/geometry.ts';
import { aheadMs, correctionMs, oldestMs } from './clock.ts';
import type { Verdict } from './judge.ts';
import { least, type RefusalReason, type Remark } from './reasons.ts';

/* What codes that were scanned on the way say of a walk: somebody was at one point, and later at another. */

/** A paper on a wall, and when its code was the one to be scanned. Milliseconds. */
export interface Sign {
  point: string;
  /** WGS-84; undefined: nobody has entered it. */
  place: LngLat | undefined;
  issuedAt: number;
  /** undefined: it still is. */
  endsAt: number | undefined;
}

export interface Scan {
  /** By the phone's clock, milliseconds. */
  at: number;
  /** undefined: no point has, or had, this code. */
  sign: Sign | undefined;
  /** Where the phone itself was, a minute before it or after, WGS-84; none: it knew no place. */
  around?: readonly LngLat[];
}

export interface ScansVerdict extends Verdict {
  /** Different points that count. */
  scanned: number;
  /** Scans that count, in order of time: from the first to the last of them the walk went. */
  counted: Scan[];
  /** What of the legs between them counts, in order: milliseconds, no two overlap. */
  times: { from: number; until: number }[];
}

/** Faster from wall to wall, over the straight line between them, nobody walks. m/s */
const rideSpeed = 2.3;
/** Positions of papers are entered by hand: so near each other, their distance says nothing of a speed. */
const vagueM = 60;
/**
 * Slower nobody goes round the houses for long: of a leg counts what that takes, and a rest. Otherwise two points
 * side by side would pay for standing between them. m/s
 */
const slowSpeed = 0.25;
const restS = 300;
/** Farther from a point nobody has scanned it, however badly a receiver and who entered the point have measured. */
const farM = 300;
/** Papers are made by the county's clock and scanned by a phone's. */
const clocksApartMs = 5 * 60_000;

/** Whether scans show a patrol on foot, and how many minutes of one. Nobody's clock or database is asked. */
export function judgeScans(scans: readonly Scan[], now: number): ScansVerdict {
  const faults = clockFaults(scans, now);
  if (faults.length > 0) return { ...refused(faults), scanned: 0, counted: [], times: [] };
  const read = scans.map((scan) => ({ scan, fault: faultOf(scan) }));
  const counted = read
    .flatMap(({ scan, fault }) => (fault === undefined ? [scan] : []))
    .toSorted((a, b) => a.at - b.at);
  const unread = unique(read.flatMap(({ fault }) => fault ?? []));
  const scanned = new Set(counted.map(({ sign }) => sign?.point)).size;
  if (scanned < 2) return { ...refused(['one_point', ...unread]), scanned, counted, times: [] };
  const legs = counted.slice(1).map((scan, i) => legOf(counted[i] as Scan, scan));
  const remarks = unique(legs.flatMap(({ remark }) => remark ?? []));
  const minutes = Math.floor(sumOf(legs, 'seconds') / 60);
  if (minutes < least.minutes) {
    const why = remarks.includes('ride_left_out') ? 'vehicle' : 'too_short';
    const beside = [...remarks, ...unread].filter((one) => one !== 'ride_left_out');
    return { ...refused([why, ...beside]), scanned, counted, times: [] };
  }
  const isPart = remarks.includes('ride_left_out') || unread.length > 0;
  return {
    kind: isPart ? 'partly' : 'accept',
    reasons: [...remarks, ...unread],
    minutes,
    metres: Math.round(sumOf(legs, 'metres')),
    pace: [],
    scanned,
    counted,
    times: legs.flatMap(({ seconds }, i) => timesOf(counted[i] as Scan, seconds)),
  };
}

/** Never less than is paid. */
const timesOf = ({ at }: Scan, seconds: number): ScansVerdict['times'] =>
  seconds > 0 ? [{ from: at, until: at + Math.ceil(seconds * 1000) }] : [];

const refused = (reasons: Verdict['reasons']): Verdict => ({
  kind: 'refuse',
  reasons,
  minutes: 0,
  metres: 0,
  pace: [],
});

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

const sumOf = (legs: readonly Leg[], pick: 'seconds' | 'metres') =>
  legs.reduce((sum, leg) => sum + leg[pick], 0);

/** The phone keeps scans in their order: one that lies long before the one before it comes of a clock set back. */
function clockFaults(scans: readonly Scan[], now: number): RefusalReason[] {
  const isBack = scans.some(({ at }, i) => at < (scans[i - 1]?.at ?? at) - correctionMs);
  return [
    ...(scans.some(({ at }) => at < oldestMs) ? (['clock_unset'] as const) : []),
    ...(scans.some(({ at }) => at > now + aheadMs) ? (['clock_ahead'] as const) : []),
    ...(isBack ? (['clock_backwards'] as const) : []),
  ];
}

/** A photo that somebody took of a paper earlier is told by the code that hangs there since. */
function faultOf({ at, sign, around = [] }: Scan): Remark | undefined {
  if (sign === undefined) return 'code_unknown';
  if (isFar(sign.place, around)) return 'code_elsewhere';
  if (at < sign.issuedAt - clocksApartMs) return 'code_early';
  return sign.endsAt !== undefined && at > sign.endsAt ? 'code_replaced' : undefined;
}

/** A single position that leapt away says nothing: all of them lie elsewhere. */
const isFar = (place: LngLat | undefined, around: readonly LngLat[]) =>
  place !== undefined &&
  around.length > 0 &&
  around.every((position) => distanceM(position, place) > farM);

interface Leg {
  /** That count. */
  seconds: number;
  metres: number;
  remark?: Remark;
}

function legOf(from: Scan, to: Scan): Leg {
  const seconds = (to.at - from.at) / 1000;
  if (from.sign?.point === to.sign?.point) return { seconds: 0, metres: 0, remark: 'same_point' };
  if (seconds > mostApartMinutes * 60) return { seconds: 0, metres: 0, remark: 'points_apart' };
  const metres = metresOf(from.sign, to.sign);
  if (metres === undefined) return { seconds, metres: 0 };
  if (metres > vagueM && metres > rideSpeed * seconds)
    return { seconds: 0, metres: 0, remark: 'ride_left_out' };
  const most = metres / slowSpeed + restS;
  return seconds > most ? { seconds: most, metres, remark: 'rest_cut' } : { seconds, metres };
}

const metresOf = (one: Sign | undefined, other: Sign | undefined): number | undefined =>
  one?.place && other?.place ? distanceM(one.place, other.place) : undefined;

import type { LngLat } from '../../../platform/geometry.ts';
import { everyTenSeconds } from './motion.ts';
import { isBreak, splitAtBreaks, withoutLeaps } from './stretches.ts';
import { type Fix, metresBetween } from './track.ts';

/* Signs that no receiver was carried along a way: computed ways have what people and satellites never have. */

export interface Made {
  /** Share of the time at one and the same speed. */
  evenPace: number;
  /** Share of the way on lines straighter than any receiver measures. */
  onLines: number;
  /** Share of the fixes at exactly a place of long before. */
  repeated: number;
  /** How much of the error each fix has on its own: a sixth is all of it, nothing is a receiver's. */
  shaken: number;
}

/** Within so much of a speed two minutes are alike; people differ by five per cent and more. */
const alike = 0.0075;
const chunkS = 60;

/** @param raw the fixes as they are written, degrees */
export function madeSigns(fixes: readonly Fix[], raw: readonly LngLat[]): Made {
  const stepM = gridM(raw);
  const stretches = splitAtBreaks(withoutLeaps(fixes)).flatMap((part) =>
    isBreak(part) ? [] : [part.fixes],
  );
  return {
    evenPace: Math.max(
      largestShare(stretches.flatMap((stretch) => speedsOf(stretch, chunkS / 2))),
      largestShare(stretches.flatMap((stretch) => speedsOf(everyTenSeconds(stretch), chunkS))),
    ),
    onLines: shareOnLines(stretches, stepM),
    repeated: stepM > 0.2 ? 0 : shareRepeated(fixes, raw),
    shaken: shareShaken(stretches),
  };
}

/** Metres between two neighbouring values of the coordinates as they are written. */
export function gridM(raw: readonly LngLat[]): number {
  for (const digits of [3, 4, 5, 6]) {
    const scale = 10 ** digits;
    const written = raw.filter(({ lat }) => Math.abs(lat * scale - Math.round(lat * scale)) < 1e-5);
    if (written.length >= raw.length * 0.95) return 111_195 / scale;
  }
  return 0.0112;
}

/** Metres per second over parts of at least so many seconds, the way measured along every fix. */
function speedsOf(fixes: readonly Fix[], seconds: number): number[] {
  const speeds: number[] = [];
  let begin = fixes[0];
  let way = 0;
  for (const [i, fix] of fixes.entries()) {
    const before = fixes[i - 1];
    if (begin === undefined || before === undefined) continue;
    way += metresBetween(before, fix);
    if (fix.t - begin.t < seconds) continue;
    speeds.push(way / (fix.t - begin.t));
    begin = fix;
    way = 0;
  }
  return speeds.filter((speed) => speed > 0.3);
}

/** Of too few, nothing can be said. */
function largestShare(speeds: readonly number[]): number {
  if (speeds.length < 12) return 0;
  const sorted = speeds.toSorted((a, b) => a - b);
  let most = 0;
  let low = 0;
  for (const [high, speed] of sorted.entries()) {
    while ((sorted[low] as number) < speed * (1 - 2 * alike)) low++;
    most = Math.max(most, high - low + 1);
  }
  return most / sorted.length;
}

/** How far a line must run before a receiver would show, by how finely the coordinates are written. */
function lineTerms(stepM: number): { spanM: number; offM: number } {
  if (stepM < 0.02) return { spanM: 10, offM: 0.012 };
  if (stepM < 0.2) return { spanM: 30, offM: 0.09 };
  return { spanM: 60, offM: 0.75 * stepM };
}

function shareOnLines(stretches: readonly Fix[][], stepM: number): number {
  const { spanM, offM } = lineTerms(stepM);
  if (stepM > 2) return 0;
  let windows = 0;
  let lines = 0;
  for (const fixes of stretches)
    for (let i = 0, j = 0; i < fixes.length; i = Math.max(i + 1, Math.floor((i + j) / 2))) {
      const from = fixes[i] as Fix;
      j = i + 2;
      while (j < fixes.length && !isLong(from, fixes[j] as Fix, spanM) && j - i < 200) j++;
      const to = fixes[j];
      if (to === undefined) break;
      if (!isLong(from, to, spanM)) continue;
      // Roads are straight, and a car keeps to its lane: only on foot do lines say something.
      if (metresBetween(from, to) > 2.5 * (to.t - from.t)) continue;
      windows++;
      const inner = fixes.slice(i + 1, j);
      if (inner.every((fix) => offLine(fix, from, to) <= offM)) lines++;
    }
  return windows < 12 ? 0 : lines / windows;
}

/** A car passes a line of ten metres before its receiver can waver. */
const isLong = (from: Fix, to: Fix, spanM: number) =>
  to.t - from.t >= 8 && metresBetween(from, to) >= spanM;

/** Metres. */
function offLine(fix: Fix, from: Fix, to: Fix): number {
  const length = metresBetween(from, to);
  const across = (to.x - from.x) * (fix.y - from.y) - (to.y - from.y) * (fix.x - from.x);
  return Math.abs(across) / length;
}

/** A receiver does not measure the same centimetre twice, on whatever way back or next round. */
function shareRepeated(fixes: readonly Fix[], raw: readonly LngLat[]): number {
  const seen = new Map<string, { t: number; i: number }>();
  let again = 0;
  let moving = 0;
  for (const [i, { t }] of fixes.entries()) {
    const { lng, lat } = raw[i] as LngLat;
    const before = raw[i - 1];
    if (before?.lng === lng && before.lat === lat) continue;
    moving++;
    const key = `${lng} ${lat}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, { t, i });
    else if (t - first.t > 60) again++;
  }
  return moving < 20 ? 0 : again / moving;
}

/**
 * A receiver's error lasts from fix to fix; numbers drawn one by one do not. Of such numbers the second differences
 * two fixes apart share a sixth of their variance, and that share is the variance of the numbers themselves; a
 * wandering error and a walk share none.
 */
function shareShaken(stretches: readonly Fix[][]): number {
  let [own, shared, count] = [0, 0, 0];
  for (const fixes of stretches) {
    const bends = fixes.slice(2).map((fix, i) => bendAt(fixes[i] as Fix, fixes[i + 1] as Fix, fix));
    for (const [i, bend] of bends.entries()) {
      const later = bends[i + 2];
      if (bend === undefined || later === undefined) continue;
      own += bend.x ** 2 + bend.y ** 2;
      shared += bend.x * later.x + bend.y * later.y;
      count++;
    }
  }
  return count > 60 && own > 0 ? shared / own : 0;
}

/** Of fixes at even times no more than ten seconds apart. */
function bendAt(a: Fix, b: Fix, c: Fix): { x: number; y: number } | undefined {
  const isEven = Math.abs(c.t - b.t - (b.t - a.t)) < 0.2 && c.t - b.t <= 10;
  return isEven ? { x: a.x - 2 * b.x + c.x, y: a.y - 2 * b.y + c.y } : undefined;
}

import type { LngLat } from '../../../platform/geometry.ts';
import { everyTenSeconds } from './motion.ts';
import { type Fix, medianOf, metresBetween, shareOf } from './track.ts';

/* Whether a track was recorded before. The same round walked twice differs by metres: two days' errors of a receiver
   have nothing to do with each other, and nobody repeats their pace and their pauses. A copy repeats all of it,
   however it is moved in time, drawn out, shaken, cut or turned round. */

export interface Earlier {
  /** In WGS-84, in order of time. */
  fixes: readonly Fix[];
  /** Where the plane of these fixes lies. */
  origin: LngLat;
}

/** Metres between a copy and its original once both are smoothed over ten seconds; two walks come to eight and more. */
const copyM = 4;
/** As far apart a track is a copy if its pace is the other's, too. */
const likelyCopy = { metres: 8, pace: 0.6 };
/** Two receivers side by side are further apart than one receiver's track from itself. */
const sameReceiverM = 0.9;
/** Of the way, that must be the earlier one's. */
const copiedShare = 0.7;
/** A pace so alike over a whole track that it is one; two walks of one round come to a half. */
const alikePace = 0.85;
/** Companions stop and go together; only the very same track is as alike as this. */
const alikeCompanion = 0.985;
const pacePieces = 48;

/** @param earlier in the plane of `fixes` */
export function isReplay(fixes: readonly Fix[], earlier: readonly Fix[]): boolean {
  const [mine, theirs] = [everyTenSeconds(fixes), everyTenSeconds(earlier)];
  if (mine.length < 12 || theirs.length < 12) return false;
  const isTogether = overlapOf(fixes, earlier) > 0.5;
  // Companions walk one way at one pace; only the error of the receiver is each one's own.
  if (isTogether) return timedDistance(mine, theirs, { offset: 0, stretch: 1 }) < sameReceiverM;
  const apartM = nearestInTime(mine, theirs);
  if (apartM < copyM || isSameLine(mine, theirs)) return true;
  const { metres, pace } = likelyCopy;
  return apartM < metres && likeness(paceOf(fixes), paceOf(earlier)) > pace;
}

function overlapOf(a: readonly Fix[], b: readonly Fix[]): number {
  const [from, to] = [Math.max(startOf(a), startOf(b)), Math.min(endOf(a), endOf(b))];
  return Math.max(0, to - from) / Math.max(1, endOf(a) - startOf(a));
}

const startOf = (fixes: readonly Fix[]) => fixes[0]?.t ?? 0;
const endOf = (fixes: readonly Fix[]) => fixes.at(-1)?.t ?? 0;

interface Shift {
  /** Time of the earlier track at the start of the later, seconds. */
  offset: number;
  stretch: number;
}

/** Median metres between the two at the same moment, the later one's times shifted. */
function timedDistance(mine: readonly Fix[], theirs: readonly Fix[], shift: Shift): number {
  const apart: number[] = [];
  for (const fix of mine) {
    const there = placeAtTime(theirs, shift.offset + shift.stretch * fix.t);
    if (there !== undefined) apart.push(metresBetween(fix, there));
  }
  return apart.length < mine.length * copiedShare ? Number.POSITIVE_INFINITY : medianOf(apart);
}

/** Fixes are ten seconds apart. */
function placeAtTime(fixes: readonly Fix[], t: number): Fix | undefined {
  const exact = (t - startOf(fixes)) / 10;
  const [a, b] = [fixes[Math.floor(exact)], fixes[Math.ceil(exact)]];
  if (a === undefined || b === undefined) return undefined;
  const share = exact - Math.floor(exact);
  return { t, x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
}

/**
 * The least median distance over all shifts under which two moments of the later track meet the earlier one; each
 * is then set right by what the other moments say (least squares, once).
 */
function nearestInTime(mine: readonly Fix[], theirs: readonly Fix[]): number {
  const moments = [0.1, 0.35, 0.6, 0.85].map((share) => {
    const fix = mine[Math.floor(share * mine.length)] as Fix;
    return { t: fix.t, meetings: meetingsOf(fix, theirs) };
  });
  let nearest = Number.POSITIVE_INFINITY;
  for (const [i, early] of moments.entries())
    for (const late of moments.slice(i + 1))
      for (const first of early.meetings)
        for (const second of late.meetings) {
          const stretch = (second - first) / (late.t - early.t);
          if (stretch < 0.5 || stretch > 2) continue;
          const rough = { offset: first - stretch * early.t, stretch };
          if (timedDistance(mine, theirs, rough) > 4 * copyM) continue;
          const shift = setRight(mine, theirs, rough);
          nearest = Math.min(nearest, timedDistance(mine, theirs, shift));
        }
  return nearest;
}

/** The moments at which the earlier track comes by. */
function meetingsOf(fix: Fix, theirs: readonly Fix[]): number[] {
  const apart = theirs.map((there) => metresBetween(fix, there));
  return theirs
    .filter((_, i) => {
      const here = apart[i] as number;
      return here < 30 && here <= (apart[i - 1] ?? here) && here <= (apart[i + 1] ?? here);
    })
    .slice(0, 12)
    .map((there) => there.t);
}

function setRight(mine: readonly Fix[], theirs: readonly Fix[], shift: Shift): Shift {
  const pairs = mine.flatMap(({ t, x, y }) => {
    const guess = shift.offset + shift.stretch * t;
    const lates = [-12, -9, -6, -3, 0, 3, 6, 9, 12].flatMap((late) => {
      const there = placeAtTime(theirs, guess + late);
      return there === undefined ? [] : [{ late, apart: metresBetween({ x, y }, there) }];
    });
    if (lates.length < 9) return [];
    const best = lates.reduce((a, b) => (b.apart < a.apart ? b : a));
    return [{ t, other: guess + best.late }];
  });
  if (pairs.length < 8) return shift;
  const mean = (of: (pair: (typeof pairs)[number]) => number) =>
    pairs.reduce((total, pair) => total + of(pair), 0) / pairs.length;
  const [t, other] = [mean((pair) => pair.t), mean((pair) => pair.other)];
  const stretch =
    mean((pair) => (pair.t - t) * (pair.other - other)) / mean((pair) => (pair.t - t) ** 2);
  return { offset: other - stretch * t, stretch };
}

/** The same line on the ground to within less than two receivers agree, in whatever order or pace. */
function isSameLine(mine: readonly Fix[], theirs: readonly Fix[]): boolean {
  const cells = new Map<string, number[]>();
  const sizeM = 25;
  const cellOf = ({ x, y }: Fix) => [Math.floor(x / sizeM), Math.floor(y / sizeM)] as const;
  for (const [i, fix] of theirs.entries()) {
    const [x, y] = cellOf(fix);
    const key = `${x} ${y}`;
    cells.set(key, [...(cells.get(key) ?? []), i]);
  }
  const apart = mine.map((fix) => {
    const [x, y] = cellOf(fix);
    let nearest = Number.POSITIVE_INFINITY;
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const i of cells.get(`${x + dx} ${y + dy}`) ?? [])
          nearest = Math.min(
            nearest,
            offPiece(fix, theirs[i] as Fix, theirs[i + 1] ?? (theirs[i] as Fix)),
          );
    return nearest;
  });
  return medianOf(apart) < 0.5 && shareOf(apart, copiedShare) < 1 && !goesRound(mine, theirs);
}

/** Rounds of one yard cover the ground: whoever walks there again is near one of them, and copies none. */
const fewRounds = 3;

function goesRound(mine: readonly Fix[], theirs: readonly Fix[]): boolean {
  const places = [0.1, 0.3, 0.5, 0.7, 0.9].map(
    (share) => mine[Math.floor(share * mine.length)] as Fix,
  );
  return medianOf(places.map((fix) => meetingsOf(fix, theirs).length)) > fewRounds;
}

function offPiece(fix: Fix, from: Fix, to: Fix): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : ((fix.x - from.x) * dx + (fix.y - from.y) * dy) / length2;
  const held = Math.min(1, Math.max(0, share));
  return metresBetween(fix, { x: from.x + held * dx, y: from.y + held * dy });
}

/**
 * What is kept of a track once it is deleted: how fast each forty-eighth of it was, as thousandths of the
 * mean. It has no place in it, and tells a copy all the same.
 */
export function paceOf(fixes: readonly Fix[]): number[] {
  const places = everyTenSeconds(fixes);
  if (places.length < pacePieces) return [];
  const span = (endOf(places) - startOf(places)) / pacePieces;
  const ways = Array.from({ length: pacePieces }, (_, i) => {
    const inside = places.filter(
      ({ t }) => t >= startOf(places) + i * span - 5 && t <= startOf(places) + (i + 1) * span + 5,
    );
    const way = inside
      .slice(1)
      .reduce((sum, fix, k) => sum + metresBetween(inside[k] as Fix, fix), 0);
    const lasted = endOf(inside) - startOf(inside);
    return lasted > 0 ? way / lasted : 0;
  });
  const mean = ways.reduce((sum, way) => sum + way, 0) / pacePieces;
  return mean === 0 ? [] : ways.map((way) => Math.round((way / mean) * 1000));
}

export type Pace = readonly number[];

export const isSamePace = (mine: Pace, theirs: Pace): boolean => likeness(mine, theirs) > alikePace;

/** Of two who walked together. */
export const isSameTrack = (mine: Pace, theirs: Pace): boolean =>
  likeness(mine, theirs) > alikeCompanion;

/** Spearman's rank correlation: one long pause at the same minute is one minute alike and no more. */
function likeness(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length || a.length === 0) return 0;
  const [ra, rb] = [ranksOf(a), ranksOf(b)];
  const middle = (a.length - 1) / 2;
  const sum = (of: (i: number) => number) => a.reduce((total, _, i) => total + of(i), 0);
  const across = sum((i) => ((ra[i] as number) - middle) * ((rb[i] as number) - middle));
  const widths =
    sum((i) => ((ra[i] as number) - middle) ** 2) * sum((i) => ((rb[i] as number) - middle) ** 2);
  return widths === 0 ? 0 : across / Math.sqrt(widths);
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, k) => (values[i] ?? 0) - (values[k] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (const [rank, i] of order.entries()) ranks[i] = rank;
  return ranks;
}

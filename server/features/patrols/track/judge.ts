import type { LngLat } from '../../../platform/geometry.ts';
import { readClock } from './clock.ts';
import { madeSigns } from './made.ts';
import { type Movement, movementOf } from './minutes.ts';
import { least, type Reason, type RefusalReason, type Remark } from './reasons.ts';
import { isAmong, isCompanions, type Pace, paceOf, replayOf } from './replay.ts';
import { withoutLeaps } from './stretches.ts';
import { asWgs84, type Fix, medianOf, shareOf, type Track, toPlane } from './track.ts';

export interface TrackFacts {
  track: Track;
  /** Milliseconds; what lies after it has not happened. */
  now?: number;
  /** Tracks known before, of this or another person. */
  earlier?: readonly Track[];
  /** Paces of tracks that are deleted (`paceOf`). */
  earlierPaces?: readonly Pace[];
  /** Paces of those who walked along. */
  companions?: readonly Pace[];
}

export interface Verdict {
  /** partly: what was walked counts, what was ridden does not. */
  kind: 'accept' | 'partly' | 'refuse';
  reasons: Reason[];
  /** Whole minutes that count: on foot, and rests on the way as far as they are allowed. */
  minutes: number;
  /** On foot. */
  metres: number;
  pace: number[];
}

/** Fewer fixes than one a minute over the shortest patrol say little about a way. */
const fewestFixes = 10;

/** Whether a track shows a patrol on foot, and how much of one. Nobody's clock, place or database is asked. */
export function judgeTrack(facts: TrackFacts): Verdict {
  const { track, now } = facts;
  const { faults, timed } = readClock(track.points, now);
  const origin = asWgs84(track.points.slice(0, 1), track.datum)[0];
  if (origin === undefined || timed.length < 2)
    return refuse(faults.length > 0 ? faults : ['too_few_points']);
  const all = toPlane(asWgs84(timed, track.datum), origin);
  if (faults.length > 0)
    return refuse([...faults, ...(isInOrder(all) ? madeReasons(all, timed) : [])]);
  const made = madeReasons(all, timed);
  if (timed.length < fewestFixes) return refuse(['too_few_points']);
  const fixes = withoutLeaps(all);
  const movement = movementOf(fixes);
  const pace = paceOf(fixes);
  const isCopy = isKnown({ fixes, pace, origin }, facts);
  const untrue: RefusalReason[] = [...made, ...(isCopy ? (['replayed'] as const) : [])];
  const short = shortReasons(fixes, movement);
  const against = [...untrue, ...short];
  if (against.length > 0) return { ...refuse(against), metres: Math.round(movement.footM), pace };
  return accepted(movement, pace);
}

interface Walked {
  fixes: readonly Fix[];
  pace: Pace;
  origin: LngLat;
}

function isKnown(
  { fixes, pace, origin }: Walked,
  { earlier = [], earlierPaces = [], companions = [] }: TrackFacts,
): boolean {
  if (isAmong(pace, earlierPaces) || isCompanions(pace, companions)) return true;
  const isReplay = replayOf(fixes);
  return earlier.some(({ points, datum }) => {
    const { timed } = readClock(points, undefined);
    return isReplay(toPlane(asWgs84(timed, datum), origin));
  });
}

const refuse = (reasons: Reason[]): Verdict => ({
  kind: 'refuse',
  reasons,
  minutes: 0,
  metres: 0,
  pace: [],
});

function accepted(movement: Movement, pace: number[]): Verdict {
  const remarks: Remark[] = [];
  const isMixed = isRidden(movement);
  if (isMixed) remarks.push('ride_left_out');
  if (movement.gapS > 0) remarks.push('gap_left_out');
  if (movement.isRestCut) remarks.push('rest_cut');
  return {
    kind: isMixed ? 'partly' : 'accept',
    reasons: remarks,
    minutes: countedMinutes(movement),
    metres: Math.round(movement.footM),
    pace,
  };
}

const countedMinutes = ({ footS, restS }: Movement) => Math.floor((footS + restS) / 60);

/** A ride of some hundred metres; less is an error of the receiver or a run for the bus. */
const isRidden = ({ rideS, rideM }: Movement) => rideS >= 80 && rideM >= 300;

/** A clock that is wrong by a constant still tells how somebody moved. */
const isInOrder = (fixes: readonly Fix[]) =>
  fixes.every(({ t }, i) => t >= (fixes[i - 1]?.t ?? Number.NEGATIVE_INFINITY));

/** Of a track whose error is drawn fix by fix: less than that happens to receivers. */
const allShaken = 0.12;

function madeReasons(fixes: readonly Fix[], raw: Parameters<typeof madeSigns>[1]): RefusalReason[] {
  if (fixes.length < fewestFixes) return [];
  const { evenPace, onLines, repeated, shaken } = madeSigns(fixes, raw);
  const reasons: RefusalReason[] = [];
  if (evenPace > (shaken > allShaken ? 0.19 : 0.35)) reasons.push('even_pace');
  if (onLines > 0.35) reasons.push('drawn_lines');
  if (repeated > 0.2) reasons.push('repeated_places');
  return reasons;
}

function shortReasons(fixes: readonly Fix[], movement: Movement): RefusalReason[] {
  if (isOneSpot(fixes)) return ['stood_still'];
  const { footS, footM, stillS } = movement;
  const isShort = countedMinutes(movement) < least.minutes;
  const isNear = footM < least.metres;
  if (!isShort && !isNear) return [];
  if (isRidden(movement)) return ['vehicle'];
  if (footS < 0.2 * stillS) return ['stood_still'];
  return [...(isShort ? (['too_short'] as const) : []), ...(isNear ? (['too_near'] as const) : [])];
}

/** Nine tenths of the fixes around one spot, as far as a receiver between high walls may drift. */
function isOneSpot(fixes: readonly Fix[]): boolean {
  const middle = { x: medianOf(fixes.map(({ x }) => x)), y: medianOf(fixes.map(({ y }) => y)) };
  return (
    shareOf(
      fixes.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)),
      0.9,
    ) < 25
  );
}

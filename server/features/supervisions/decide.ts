import { type CaseStage, staffStages } from '../../../contract/case-road.ts';
import type { BrokenClock, LadderLevel, LadderStep } from '../../../contract/supervisions.ts';
import { addHours } from '../../platform/calendar.ts';

/** As the platform is delivered: the community at once, the town after a day, the county after three. */
export const deliveredLadder: readonly LadderStep[] = [
  { afterHours: 0, level: 'community', replyHours: 24 },
  { afterHours: 24, level: 'town', replyHours: 24 },
  { afterHours: 72, level: 'county', replyHours: 24 },
];

/** Whether a ladder climbs: each step later than the one before, and told no lower. */
export function climbs(steps: readonly LadderStep[]): boolean {
  const height: Record<LadderLevel, number> = { community: 1, town: 2, county: 3 };
  return steps.every((step, index) => {
    const before = steps[index - 1];
    if (before === undefined) return true;
    return step.afterHours > before.afterHours && height[step.level] >= height[before.level];
  });
}

/** What was sent for the limit that a case has broken. */
export interface SentSlip {
  step: number;
  state: 'open' | 'answered' | 'done';
  replyDueAt: Date;
}

/** A promise that is broken: its clock, and the date that it has by now. */
export interface BrokenLimit {
  clock: BrokenClock;
  dueAt: Date;
}

/** A slip with what tells of which promise it is: that may have another date by now. */
export interface IssuedSlip extends SentSlip, BrokenLimit {
  /** Nothing has been promised anew since that this clock measures. */
  isOfLast: boolean;
  /** How long the report has lain with its reporter since. */
  returnedMs: number;
}

/**
 * Whether a slip was sent for the promise that is broken: returned and completed it has a later date, found to be
 * something else another one, and is the same all the same. Two clocks with one date are one promise.
 */
export const isSentFor = (slip: IssuedSlip, { clock, dueAt }: BrokenLimit): boolean =>
  (slip.clock === clock && slip.isOfLast) ||
  slip.dueAt.getTime() + slip.returnedMs === dueAt.getTime();

/**
 * The step to take now, counted from one; undefined: none. The next one is due by its hour, and at once
 * where the slip of the highest step so far was not answered in time: each step has its own.
 */
export function stepDue(
  ladder: readonly LadderStep[],
  { dueAt, sent }: { dueAt: Date; sent: readonly SentSlip[] },
  now: Date,
): number | undefined {
  const reached = Math.max(0, ...sent.map(({ step }) => step));
  const next = ladder[reached];
  if (next === undefined) return undefined;
  const ignored = sent.some(
    (slip) => slip.step === reached && slip.state === 'open' && slip.replyDueAt < now,
  );
  return ignored || addHours(dueAt, next.afterHours) <= now ? reached + 1 : undefined;
}

const digitsOf: Record<LadderLevel, number> = { community: 12, town: 9, county: 6 };

/**
 * The areas of which a leader may be told, the lowest first: the one of the level in which a case lies and
 * those above it. A case without a place is the county’s.
 */
export function areasAbove(grid: string | null, level: LadderLevel, county: number): string[] {
  const place = grid ?? String(county);
  const levels: LadderLevel[] = ['community', 'town', 'county'];
  return levels
    .slice(levels.indexOf(level))
    .filter((one) => place.length >= digitsOf[one])
    .map((one) => place.slice(0, digitsOf[one]).padEnd(12, '0'));
}

interface Slip {
  state: 'open' | 'answered' | 'done';
  unit: string | null;
  clock: BrokenClock;
  answeredBy: string | null;
}

interface Reader {
  id: string;
  unit: string | null;
  /** Roles that hold where the case lies. */
  roles: readonly string[];
}

type DeskRole = 'intake' | 'dispatcher' | 'reviewer' | 'grid_worker';

/**
 * Who owes the next step of a case: the unit that it is with, or else those of the desk where it lies, and of the
 * grid where they may take that step on the spot.
 */
export function owedBy({
  stage,
  unit,
}: {
  stage: CaseStage;
  unit: string | null;
}): { unit: string } | { unit: null; roles: readonly DeskRole[] } {
  if (stage === 'dispatched' && unit !== null) return { unit };
  return { unit: null, roles: rolesOwing(stage) };
}

function rolesOwing(stage: CaseStage): readonly DeskRole[] {
  if (stage === 'reported') return ['intake', 'grid_worker'];
  return stage === 'answered' ? ['reviewer', 'grid_worker'] : ['dispatcher'];
}

/** At the desk of the centre those answer whose step is late. */
const deskRoles: readonly string[] = ['intake', 'dispatcher', 'reviewer'] satisfies DeskRole[];

/** Those of the desk who answer for a case that no unit has: whoever takes a step on the spot answers no slip. */
export const rolesAnswering = (stage: CaseStage): readonly DeskRole[] =>
  rolesOwing(stage).filter((role) => deskRoles.includes(role));

type SupervisionRefusal =
  | 'case_not_supervised_now'
  | 'slip_stands'
  | 'slip_answered'
  | 'slip_not_yours'
  | 'slip_not_answered'
  | 'slip_own_answer';

/** Whether a case may be given a slip by hand; undefined means yes. */
export function refuseSlip({
  stage,
  stands,
}: {
  stage: CaseStage;
  /** A slip waits for the answer of those who owe its next step. */
  stands: boolean;
}): SupervisionRefusal | undefined {
  if (!staffStages.includes(stage)) return 'case_not_supervised_now';
  return stands ? 'slip_stands' : undefined;
}

/** Whether somebody may answer a slip; undefined means yes. */
export function refuseAnswer(slip: Slip, reader: Reader): SupervisionRefusal | undefined {
  if (slip.state !== 'open') return 'slip_answered';
  const owes =
    slip.unit === null
      ? deskRoles.some((role) => reader.roles.includes(role))
      : reader.unit === slip.unit && reader.roles.includes('unit_handler');
  return owes ? undefined : 'slip_not_yours';
}

/** Whether somebody may say that an answer is enough; undefined means yes. */
export function refuseDecision(slip: Slip, reader: Reader): SupervisionRefusal | undefined {
  if (slip.state !== 'answered') return 'slip_not_answered';
  if (!reader.roles.includes('leader')) return 'slip_not_yours';
  return slip.answeredBy === reader.id ? 'slip_own_answer' : undefined;
}

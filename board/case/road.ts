import type { PublicCase } from '../../contract/bulletin.ts';
import type { CaseStage } from '../../contract/case-road.ts';
import { type EndedStage, hasEnded } from '../../contract/case-road.ts';

/** The public road after the report. The first answer is no step of it: it has a clock of its own. */
const road = ['accepted', 'dispatched', 'handled', 'verified', 'closed'] as const;
export type RoadStep = (typeof road)[number];

/** Where an open case stands; working: the unit gave its first answer and is still at it. */
export type Standing = Exclude<CaseStage, EndedStage> | 'working';

/** Steps of the road that lie behind each standing, with the one that it waits for now. */
const begun = {
  reported: 1,
  returned: 1,
  accepted: 2,
  dispatched: 2,
  working: 3,
  answered: 4,
  awaiting_confirmation: 5,
} as const satisfies Record<Standing, number>;

type Stood = Pick<PublicCase, 'stage' | 'firstAnsweredAt'>;

/** Where the case stands and what it waits for; undefined when it has ended. */
export function standingOf({ stage, firstAnsweredAt }: Stood): Standing | undefined {
  if (hasEnded(stage)) return undefined;
  return stage === 'dispatched' && firstAnsweredAt !== null ? 'working' : stage;
}

/** The steps after the one that the case waits for now. */
export const stepsAhead = (standing: Standing | undefined): readonly RoadStep[] =>
  standing === undefined ? [] : road.slice(begun[standing]);

/** What runs beside the first answer, at `now`; undefined: nothing, or the reporter's time is over. */
export function runningClock(
  { running }: Pick<PublicCase, 'running'>,
  now: Date,
): Extract<AnswerClock, { kind: 'running' | 'soon' | 'overdue' }> | undefined {
  if (running === null) return undefined;
  const clock = clockUntil(Date.parse(running.dueAt), running.hours, now);
  return clock.kind === 'overdue' && running.of === 'confirmation' ? undefined : clock;
}

export type AnswerClock =
  | { kind: 'running' | 'soon'; left: number; minutes: number }
  | { kind: 'overdue'; minutes: number }
  | { kind: 'met' }
  | { kind: 'met_late'; minutes: number }
  /** The case ended, or waits for its reporter, without an answer being due. */
  | { kind: 'none' };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const soonMs = 3 * hourMs;

/** The clock of the first answer at `now`: the share of its limit that is left, and whole minutes. */
export function answerClock(found: PublicCase, now: Date): AnswerClock {
  const due = Date.parse(found.firstAnswerDueAt);
  if (found.firstAnsweredAt !== null) {
    const lateMs = Date.parse(found.firstAnsweredAt) - due;
    if (lateMs <= 0) return { kind: 'met' };
    return { kind: 'met_late', minutes: Math.ceil(lateMs / minuteMs) };
  }
  const standing = standingOf(found);
  if (standing === undefined || standing === 'returned') return { kind: 'none' };
  return clockUntil(due, found.firstAnswerHours, now);
}

function clockUntil(due: number, hours: number, now: Date) {
  const leftMs = due - now.getTime();
  if (leftMs < 0) return { kind: 'overdue', minutes: Math.ceil(-leftMs / minuteMs) } as const;
  const minutes = Math.floor(leftMs / minuteMs);
  const wholeMs = Math.max(1, hours) * hourMs;
  const kind = leftMs <= Math.min(soonMs, wholeMs / 4) ? 'soon' : 'running';
  return { kind, left: Math.min(1, leftMs / wholeMs), minutes } as const;
}

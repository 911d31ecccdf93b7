import type { PublicCase } from '../../contract/bulletin.ts';
import type { CaseStage } from '../../contract/cases.ts';

/** What still lies ahead of a case, in order, and the stage that it is reached with. */
const road = [
  { key: 'accepted', until: 1 },
  { key: 'dispatched', until: 2 },
  { key: 'answered', until: 3 },
  { key: 'handled', until: 4 },
  { key: 'closed', until: 5 },
] as const;
export type RoadStep = (typeof road)[number]['key'];

/** How far along the road each stage is; a returned case stands where it was reported. */
const reached = {
  reported: 0,
  returned: 0,
  accepted: 1,
  dispatched: 2,
  answered: 3,
  awaiting_confirmation: 4,
  closed: 5,
  refused: 5,
} as const satisfies Record<CaseStage, number>;

export type WaitingStage = Exclude<CaseStage, 'closed' | 'refused'>;

/** What the case waits for now; undefined when it has ended. */
export const waitingStage = (stage: CaseStage): WaitingStage | undefined =>
  stage === 'closed' || stage === 'refused' ? undefined : stage;

/** The steps after the one that the case waits for now. */
export const stepsAhead = (stage: CaseStage): RoadStep[] =>
  road.filter(({ until }) => until > reached[stage] + 1).map(({ key }) => key);

export type AnswerClock =
  | { kind: 'running' | 'soon'; left: number; minutes: number }
  | { kind: 'overdue'; minutes: number }
  | { kind: 'met' }
  | { kind: 'met_late'; minutes: number }
  /** The case ended, or waits for its reporter, without an answer being due. */
  | { kind: 'none' };

const minuteMs = 60_000;
const promiseMs = 24 * 60 * minuteMs;
const soonMs = 3 * 60 * minuteMs;

/** The clock of the first answer at `now`: the share of the 24 hours left, and whole minutes. */
export function answerClock(found: PublicCase, now: Date): AnswerClock {
  const due = Date.parse(found.firstAnswerDueAt);
  if (found.firstAnsweredAt !== null) {
    const lateMs = Date.parse(found.firstAnsweredAt) - due;
    if (lateMs <= 0) return { kind: 'met' };
    return { kind: 'met_late', minutes: Math.ceil(lateMs / minuteMs) };
  }
  if (waitingStage(found.stage) === undefined || found.stage === 'returned')
    return { kind: 'none' };
  const leftMs = due - now.getTime();
  if (leftMs < 0) return { kind: 'overdue', minutes: Math.ceil(-leftMs / minuteMs) };
  const minutes = Math.floor(leftMs / minuteMs);
  return { kind: leftMs < soonMs ? 'soon' : 'running', left: leftMs / promiseMs, minutes };
}

import type { modelVerdicts } from '../../../contract/category-models.ts';
import type { Beside } from '../../text/categories/teach.ts';

export type ModelVerdict = (typeof modelVerdicts)[number];

/** Decided cases that a county begins to learn from. */
export const firstLesson = 30;
/** New ones that are worth another lesson: as many again, or a twentieth of what was learnt. */
const nextLesson = 30;
const nextShare = 20;

/** How many cases must have been decided since the newest version; `learnt`: what that learnt from, if any. */
export const learnsFrom = (learnt: number | undefined): number =>
  learnt === undefined ? firstLesson : Math.max(nextLesson, Math.ceil(learnt / nextShare));

export interface Candidate {
  macroF1: number;
  /** Compared on cases that neither had seen; null where those are too few. */
  beside: Beside | null;
  /** The one in use. */
  standing: { macroF1: number; held: boolean } | undefined;
  /** Staff went back to keywords, and have not chosen a version since. */
  switchedOff: boolean;
}

/** Whether a new version is taken into use: never one that does worse, and never against what staff chose. */
export function judgeCandidate({
  macroF1,
  beside,
  standing,
  switchedOff,
}: Candidate): ModelVerdict {
  if (standing === undefined) return switchedOff ? 'switched_off' : 'taken';
  if (standing.held) return 'held';
  const worse = beside === null ? macroF1 < standing.macroF1 : beside.candidate < beside.standing;
  return worse ? 'worse' : 'taken';
}

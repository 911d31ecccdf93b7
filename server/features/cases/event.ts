import type {
  CaseEventKind,
  CaseStage,
  PauseReason,
  TransferTarget,
  VisitResult,
} from '../../../contract/case-road.ts';

/** One step of a case. The history is all there is; the state is computed from it. */
export interface CaseEvent {
  seq: number;
  kind: CaseEventKind;
  at: Date;
  actorKind: 'resident' | 'staff' | 'system';
  /** Who of staff; a resident's identity stands apart, with the reporters. */
  actor: string | null;
  note: string;
  data: CaseEventData;
}

export interface CaseEventData {
  unit?: string;
  resolveDays?: number;
  reason?: string;
  rating?: number;
  /** What staff found it to be, and whether that is confidential. */
  category?: string;
  confidential?: boolean;
  /** A report that tells of the same, as its reporter says. */
  sameAs?: string;
  /** The case that it was merged into. */
  into?: string;
  /** The cases that staff took it from: it tells of another matter than they do. */
  apart?: readonly string[];
  /** From where it goes on together with others, or by itself again. */
  stage?: CaseStage;
  /** Taken along with the step of another case, whose photos show it. */
  photosAt?: { caseId: string; seq: number };
  /** Instants as they were promised: a later calendar of holidays changes no history. */
  resolveDueAt?: string | null;
  /** When the work was done that it joined. */
  handledAt?: string | null;
  dispatchDueAt?: string;
  firstAnswerDueAt?: string;
  /** The unit that it complains of. */
  against?: string;
  /** The unit that helps. */
  coUnit?: string;
  coUnits?: readonly string[];
  /** Of what it follows; null: a pause that it had is over. */
  pause?: Pause | null;
  /** Until when a pause holds. */
  until?: string;
  /** The body that it was handed over to. */
  to?: TransferTarget;
  result?: VisitResult;
  /** The slip that a step belongs to, and its step on the ladder. */
  slip?: string;
  step?: number;
  promisedOn?: string;
  /** It was checked on the spot. */
  onSite?: OnSite;
}

/** How far from the place of the case somebody stood, where that is known, in which grid and when. */
export interface OnSite {
  metres: number | null;
  grid: string | null;
  seenAt: string;
}

export interface Pause {
  at: string;
  reason: PauseReason;
  until: string;
}

import Type, { type Static } from 'typebox';
import { caseKinds } from './areas.ts';
import { Award, Signal } from './awards.ts';
import {
  type CaseEventKind,
  caseEventKinds,
  caseMoves,
  caseStages,
  clockNames,
  pauseReasons,
  type ToldEventKind,
} from './case-road.ts';
import { Photo } from './photos.ts';
import {
  AreaCode,
  CaseCode,
  CategoryCode,
  Id,
  Instant,
  LocalDate,
  Nullable,
  Position,
  Sentence,
} from './values.ts';

const step = {
  seq: Type.Integer(),
  at: Instant,
  /** Who acted, as this reader may see it: "您", a masked name, a unit, "综治中心". */
  by: Sentence,
  /** A step of the reporter’s own, whatever it is. */
  byReporter: Type.Boolean(),
  note: Type.String(),
  photos: Type.Array(Photo),
  /** Of a step that sends it out: the unit that it went to then, whichever has it now. */
  unit: Type.Optional(Sentence),
  /** Somebody was there: how far from the place of the case, where that is known, and when. */
  onSite: Type.Optional(Type.Object({ metres: Nullable(Type.Integer()), seenAt: Instant })),
};
const isTold = (kind: CaseEventKind): kind is ToldEventKind => kind !== 'unpublished';
/** A step as the reporter reads it. */
export const CaseEvent = Type.Object({ ...step, kind: Type.Enum(caseEventKinds.filter(isTold)) });
export type CaseEvent = Static<typeof CaseEvent>;

/** The same for staff, who read a few more. */
export const StaffEvent = Type.Object({ ...step, kind: Type.Enum([...caseEventKinds]) });
export type StaffEvent = Static<typeof StaffEvent>;

export const clockStates = ['running', 'soon', 'overdue', 'met', 'stopped'] as const;
export const Clock = Type.Object({
  state: Type.Enum([...clockStates]),
  startedAt: Instant,
  dueAt: Instant,
  /** When it was met. */
  stoppedAt: Nullable(Instant),
});
export type Clock = Static<typeof Clock>;

/** The clock of the work stands still, and why. */
export const CasePause = Type.Object({
  reason: Type.Enum([...pauseReasons]),
  since: Instant,
  /** When it runs on by itself. */
  until: Instant,
});

const summary = {
  id: Id,
  code: CaseCode,
  kind: Type.Enum([...caseKinds]),
  category: CategoryCode,
  categoryName: Sentence,
  /** First words of the report, at most 24 characters. */
  title: Type.String(),
  place: Type.String(),
  grid: Nullable(AreaCode),
  gridName: Nullable(Sentence),
  stage: Type.Enum([...caseStages]),
  reportedAt: Instant,
  unit: Nullable(Sentence),
  dispatch: Clock,
  firstAnswer: Clock,
  resolution: Nullable(Clock),
  pause: Nullable(CasePause),
  /** The days in which what was done is checked; null outside of them. */
  verification: Nullable(Clock),
  /** The days in which the reporter is asked whether it is solved; null outside of them. */
  confirmation: Nullable(Clock),
  /** Which of these clocks runs, the one that is due first; null: none, or it stands still. */
  running: Nullable(Type.Enum([...clockNames])),
  reopened: Type.Integer(),
};
export const CaseSummary = Type.Object({ ...summary, points: Nullable(Award) });
export type CaseSummary = Static<typeof CaseSummary>;

/** A question of the category and what the reporter tapped, as both were read then. */
export const Answered = Type.Object({ ask: Sentence, answer: Sentence });
export type Answered = Static<typeof Answered>;

const detail = {
  ...summary,
  words: Type.String(),
  answers: Type.Array(Answered),
  position: Nullable(Position),
  photos: Type.Array(Photo),
  rating: Nullable(Type.Integer({ minimum: 1, maximum: 5 })),
  /** Units that help the responsible one. */
  coUnits: Type.Array(Sentence),
};

/** Who of staff typed a report for the resident, and where they did. */
export const TypedBy = Type.Object({
  name: Type.String(),
  channel: Type.Enum(['window', 'grid_worker']),
});
export type TypedBy = Static<typeof TypedBy>;

/** What the reporter sees. */
export const MyCase = Type.Object({
  ...detail,
  history: Type.Array(CaseEvent),
  /** Masked: 王*; null: they wrote it themselves. */
  typedBy: Nullable(TypedBy),
  awards: Type.Array(Award),
  /** What the reporter may do now. */
  may: Type.Array(Type.Enum(['confirm', 'reopen', 'supplement'])),
  /** What was asked for when the case was returned. */
  asked: Nullable(Type.String()),
});
export type MyCase = Static<typeof MyCase>;

export const UnitSuggestion = Type.Object({
  id: Id,
  name: Sentence,
  /** Why it is suggested, null for the rest of the list. */
  why: Nullable(Sentence),
});
export type UnitSuggestion = Static<typeof UnitSuggestion>;

export const CaseSuggestion = Type.Object({
  category: CategoryCode,
  name: Sentence,
  by: Type.Enum(['decided_cases', 'keyword']),
  why: Sentence,
  /** Chance that it is right; a keyword knows none. */
  sure: Nullable(Type.Number()),
});
export type CaseSuggestion = Static<typeof CaseSuggestion>;

/** What this member of staff may know of the reporter; null is hidden, or not known. */
export const ShownReporter = Type.Object({
  /** The same throughout this case, and in no other: 报告人 7F3A. */
  alias: Nullable(Sentence),
  /** Masked: 张*三. */
  name: Nullable(Type.String()),
  /** Masked: 138****1234. */
  phone: Nullable(Type.String()),
  channel: Nullable(Type.String()),
  /** Who typed it for them, by name; hidden where the channel is. */
  typedBy: Nullable(TypedBy),
  /** Whether instants of the reporter's own are told to the day only: 00:00 in China of that day. */
  dayOnly: Type.Boolean(),
});

/** What staff see: the reporter by an alias, and by no more than their role needs. */
export const StaffCase = Type.Object({
  ...detail,
  history: Type.Array(StaffEvent),
  reporter: ShownReporter,
  awards: Type.Array(Award),
  signals: Type.Array(Signal),
  /** The moves this member of staff may make now; the server refuses every other. */
  moves: Type.Array(Type.Enum([...caseMoves])),
  /** Days in which a case of this category is to be solved. */
  resolveDays: Type.Integer(),
  /** To whoever accepts it: what the words suggest, where that is not what was reported. */
  suggestion: Nullable(CaseSuggestion),
  units: Type.Array(UnitSuggestion),
  /** The unit that it complains of: it is sent around it. */
  against: Nullable(Sentence),
  /** To whoever accepts it or sends it out: units that the reporter names, which it may complain of. */
  named: Type.Array(Id),
  /** To whoever sends it out: the day on which so many days end, the first of them one day. */
  dueOn: Type.Array(LocalDate),
});
export type StaffCase = Static<typeof StaffCase>;

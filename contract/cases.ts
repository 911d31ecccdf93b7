import Type, { type Static } from 'typebox';
import { caseKinds } from './areas.ts';
import { Award, Signal } from './awards.ts';
import { Photo } from './photos.ts';
import { answers, caseReaders, defineRoutes } from './route.ts';
import {
  AreaCode,
  CaseCode,
  CategoryCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Nullable,
  Position,
  QuestionCode,
  Sentence,
  strict,
} from './values.ts';

export const caseStages = [
  'reported',
  'returned',
  'accepted',
  'dispatched',
  'answered',
  'awaiting_confirmation',
  'closed',
  'refused',
  'withdrawn',
  'transferred',
] as const;
export type CaseStage = (typeof caseStages)[number];

export const caseEventKinds = [
  'reported',
  'supplemented',
  'accepted',
  'returned',
  'refused',
  'dispatched',
  'answered',
  'handled',
  'verified',
  'sent_back',
  'merged',
  'split',
  'confirmed',
  'closed',
  'reopened',
  'published',
  'withdrawn',
  'handed_back',
  'involved',
  'paused',
  'resumed',
  'transferred',
  'visited',
  'supervised',
  'supervision_answered',
] as const;
export type CaseEventKind = (typeof caseEventKinds)[number];

export const refusalReasons = [
  'not_true',
  'duplicate',
  'out_of_scope',
  'in_petition',
  'in_litigation',
  'private_matter',
  'emergency_110',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why the clock of the work stands still; both sides read it. */
export const pauseReasons = [
  'weather',
  'ownership',
  'court',
  'supplies',
  'permission',
  'reporter',
  'other',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Why a unit gives a case back. */
export const handBackReasons = ['not_ours', 'elsewhere', 'unclear', 'complained_of'] as const;
export type HandBackReason = (typeof handBackReasons)[number];

/** Whom the platform hands a case over to. */
export const transferTargets = ['12345', '110', 'petitions', 'court', 'discipline'] as const;
export type TransferTarget = (typeof transferTargets)[number];

/** What somebody heard who asked the reporter, at the door or by telephone. */
export const visitResults = ['solved', 'not_solved', 'not_reached'] as const;
export type VisitResult = (typeof visitResults)[number];

/** Moves of staff, in the order of the road. */
export const caseMoves = [
  'accept',
  'return',
  'refuse',
  'dispatch',
  'answer',
  'verify',
  'close',
  'publish',
  'hand_back',
  'involve',
  'pause',
  'resume',
  'transfer',
  'visit',
] as const;
export type CaseMove = (typeof caseMoves)[number];

export const CaseEvent = Type.Object({
  seq: Type.Integer(),
  kind: Type.Enum([...caseEventKinds]),
  at: Instant,
  /** Who acted, as this reader may see it: "您", a masked name, a unit, "综治中心". */
  by: Sentence,
  /** A step of the reporter’s own, whatever it is. */
  byReporter: Type.Boolean(),
  note: Type.String(),
  photos: Type.Array(Photo),
  /** Somebody was there: how far from the place of the case, where that is known, and when. */
  onSite: Type.Optional(Type.Object({ metres: Nullable(Type.Integer()), seenAt: Instant })),
});
export type CaseEvent = Static<typeof CaseEvent>;

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
  history: Type.Array(CaseEvent),
  rating: Nullable(Type.Integer({ minimum: 1, maximum: 5 })),
  /** Units that help the responsible one. */
  coUnits: Type.Array(Sentence),
};

/** What the reporter sees. */
export const MyCase = Type.Object({
  ...detail,
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
  /** Whether instants of the reporter's own are told to the day only: 00:00 in China of that day. */
  dayOnly: Type.Boolean(),
});

/** What staff see: the reporter by an alias, and by no more than their role needs. */
export const StaffCase = Type.Object({
  ...detail,
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
  /** To whoever accepts it: units that the words name, which it may complain of. */
  named: Type.Array(Id),
  /** To whoever sends it out: the day on which so many days end, the first of them one day. */
  dueOn: Type.Array(LocalDate),
});
export type StaffCase = Static<typeof StaffCase>;

const words = Type.String({ minLength: 2, maxLength: 2000 });
const photoIds = Type.Array(Id, { maxItems: 6 });
const note = Type.String({ maxLength: 500 });
const neededNote = Type.String({ minLength: 2, maxLength: 500 });
const oneCase = Type.Object({ county: CountyCode, code: CaseCode });

export const ReportBody = Type.Object(
  {
    /** Left out: the platform guesses from the words. */
    category: Type.Optional(CategoryCode),
    words,
    /** Place in words; needed when there is no position. */
    place: Type.String({ maxLength: 200 }),
    position: Type.Optional(Position),
    photoIds,
    /** When the resident pressed send; a report written offline keeps its own time. */
    writtenAt: Type.Optional(Instant),
    /** The child of the resident's household who noticed it. */
    child: Type.Optional(Id),
    /** A report nearby that tells of the same, as the resident says; one that is done by now is passed over. */
    sameAs: Type.Optional(Id),
    /** To questions of the category; one that is not asked any more is passed over. */
    answers: Type.Optional(
      Type.Array(Type.Object({ question: QuestionCode, choice: QuestionCode }, strict), {
        maxItems: 8,
      }),
    ),
  },
  strict,
);
export type ReportBody = Static<typeof ReportBody>;

/** What the queue can be narrowed to. */
export const queueShows = [
  'open',
  'mine',
  'soon',
  'overdue',
  'to_accept',
  'to_dispatch',
  'to_verify',
  'to_visit',
  'to_publish',
  'closed',
] as const;
/** How the queue is narrowed; what is left out narrows nothing. */
export const queueNarrowing = {
  show: Type.Optional(Type.Enum([...queueShows])),
  kind: Type.Optional(Type.Enum([...caseKinds])),
  area: Type.Optional(AreaCode),
  /** Code, place or words. */
  find: Type.Optional(Type.String({ maxLength: 60 })),
};

const mine = { who: ['resident'], scope: 'own' } as const;
const write = { idempotent: true, audit: 'change', rate: 'write' } as const;
const read = { idempotent: false, audit: 'none', rate: 'read' } as const;

export const caseRoutes = defineRoutes({
  reportCase: {
    method: 'POST',
    path: '/:county/reports',
    summary: 'Report a hazard, a dispute clue or a suggestion',
    policy: { ...mine, ...write },
    params: InCounty,
    body: ReportBody,
    answers: answers(201, MyCase),
  },
  listMyCases: {
    method: 'GET',
    path: '/:county/my/cases',
    summary: 'My cases, newest first',
    policy: { ...mine, ...read },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({
        cases: Type.Array(CaseSummary),
        total: Type.Integer(),
        next: Nullable(Cursor),
      }),
    ),
  },
  getMyCase: {
    method: 'GET',
    path: '/:county/my/cases/:code',
    summary: 'One of my cases with its history, clocks and points',
    policy: { ...mine, ...read },
    params: oneCase,
    answers: answers(200, MyCase),
  },
  confirmCase: {
    method: 'POST',
    path: '/:county/my/cases/:code/confirmation',
    summary: 'It is solved: close with a rating; the bonus arrives the next day',
    policy: { ...mine, ...write },
    params: oneCase,
    body: Type.Object({ rating: Type.Integer({ minimum: 1, maximum: 5 }), words: note }, strict),
    answers: answers(200, MyCase),
  },
  reopenCase: {
    method: 'POST',
    path: '/:county/my/cases/:code/reopening',
    summary: 'It is not solved: back to the unit',
    policy: { ...mine, ...write },
    params: oneCase,
    body: Type.Object({ words: neededNote, photoIds }, strict),
    answers: answers(200, MyCase),
  },
  supplementCase: {
    method: 'POST',
    path: '/:county/my/cases/:code/supplement',
    summary: 'Add what was asked for when the case was returned',
    policy: { ...mine, ...write },
    params: oneCase,
    body: Type.Object({ words, photoIds }, strict),
    answers: answers(200, MyCase),
  },
  listCases: {
    method: 'POST',
    path: '/:county/cases/search',
    // First words and places may tell of somebody: reading it is recorded, what was looked for is not.
    summary: 'The queue below my area, by deadline',
    policy: {
      who: caseReaders,
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: InCounty,
    body: Type.Object({ ...queueNarrowing, after: Type.Optional(Cursor) }, strict),
    answers: answers(
      200,
      Type.Object({
        cases: Type.Array(CaseSummary),
        /** How many of the newest were looked through for `find`; null where nothing is left. */
        lookedThrough: Nullable(Type.Integer()),
        counts: Type.Object({
          open: Type.Integer(),
          mine: Type.Integer(),
          overdue: Type.Integer(),
          to_accept: Type.Integer(),
          to_dispatch: Type.Integer(),
          to_verify: Type.Integer(),
          soon: Type.Integer(),
          to_visit: Type.Integer(),
          /** Awards that wait on the reader's own desk; 0 for whom they are none of their business. */
          held: Type.Integer(),
        }),
        next: Nullable(Cursor),
      }),
    ),
  },
  getCase: {
    method: 'GET',
    path: '/:county/cases/:code',
    summary: 'A case with the moves allowed now',
    policy: {
      who: caseReaders,
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: oneCase,
    answers: answers(200, StaffCase),
  },
  acceptCase: {
    method: 'POST',
    path: '/:county/cases/:code/acceptance',
    summary: 'Accept: the case is filed',
    policy: { who: ['intake', 'grid_worker'], scope: 'area', ...write },
    params: oneCase,
    /** What it was found to be; left out: as it was reported. */
    body: Type.Object(
      {
        note,
        category: Type.Optional(CategoryCode),
        /** The unit that it complains of, which then has no part in it. */
        against: Type.Optional(Id),
      },
      strict,
    ),
    answers: answers(200, StaffCase),
  },
  returnCase: {
    method: 'POST',
    path: '/:county/cases/:code/return',
    summary: 'Return to the reporter for what is missing',
    policy: { who: ['intake'], scope: 'area', ...write },
    params: oneCase,
    body: Type.Object({ note: neededNote }, strict),
    answers: answers(200, StaffCase),
  },
  refuseCase: {
    method: 'POST',
    path: '/:county/cases/:code/refusal',
    summary: 'Refuse with a reason code; provisional points are taken back',
    policy: { who: ['intake'], scope: 'area', ...write },
    params: oneCase,
    body: Type.Object({ reason: Type.Enum([...refusalReasons]), note: neededNote }, strict),
    answers: answers(200, StaffCase),
  },
  dispatchCase: {
    method: 'POST',
    path: '/:county/cases/:code/dispatch',
    summary: 'Send to the responsible unit',
    policy: { who: ['dispatcher'], scope: 'area', ...write },
    params: oneCase,
    body: Type.Object(
      { unit: Id, resolveDays: Type.Integer({ minimum: 1, maximum: 60 }), note },
      strict,
    ),
    answers: answers(200, StaffCase),
  },
  answerCase: {
    method: 'POST',
    path: '/:county/cases/:code/answers',
    summary: 'Answer the resident; `handled` says that the work is done',
    policy: { who: ['unit_handler'], scope: 'area', ...write },
    params: oneCase,
    body: Type.Object({ words, handled: Type.Boolean(), photoIds }, strict),
    answers: answers(200, StaffCase),
  },
  verifyCase: {
    method: 'POST',
    path: '/:county/cases/:code/verification',
    summary:
      'Check what was done, never by who handled it; settles the points when true; of a large award the second factor is asked for again',
    policy: { who: ['reviewer', 'grid_worker'], scope: 'area', ...write },
    params: oneCase,
    body: Type.Object({ solved: Type.Boolean(), note: neededNote }, strict),
    answers: answers(200, StaffCase),
  },
  closeCase: {
    method: 'POST',
    path: '/:county/cases/:code/closure',
    summary:
      'Close without the resident’s word after seven days of silence, or after a return visit that reached nobody',
    policy: { who: ['reviewer', 'dispatcher'], scope: 'area', ...write },
    params: oneCase,
    body: Type.Object({ note }, strict),
    answers: answers(200, StaffCase),
  },
  publishCase: {
    method: 'POST',
    path: '/:county/cases/:code/publication',
    summary:
      'Publish a masked version in the bulletin for some time; photos by their masked copies, never as they were taken',
    policy: { who: ['reviewer'], scope: 'area', ...write },
    params: oneCase,
    body: Type.Object(
      {
        title: Type.String({ minLength: 2, maxLength: 40 }),
        words: Type.String({ minLength: 2, maxLength: 500 }),
        place: Type.String({ minLength: 2, maxLength: 60 }),
        photoIds,
        /** How many days it is shown; 90 unless given. */
        shownDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
        /** Somebody read what looked like a name, and it is none. */
        namesChecked: Type.Optional(Type.Boolean()),
      },
      strict,
    ),
    answers: answers(200, StaffCase),
  },
});

import Type, { type Static } from 'typebox';
import { caseKinds } from './areas.ts';
import { refusalReasons } from './case-road.ts';
import { CaseSummary, MyCase, StaffCase } from './case-views.ts';
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
  Nullable,
  Position,
  QuestionCode,
  strict,
} from './values.ts';

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
      {
        unit: Id,
        resolveDays: Type.Integer({ minimum: 1, maximum: 60 }),
        note,
        /** The unit that it turns out to complain of, which has no part in it from now on. */
        against: Type.Optional(Id),
      },
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
      'Check what was done, never by who handled it; settles the points when true; of a large award the second factor is asked for again. Grid workers check on the spot',
    policy: { who: ['reviewer'], scope: 'area', ...write },
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
  unpublishCase: {
    method: 'POST',
    path: '/:county/cases/:code/publication/end',
    summary:
      'Take what was published of a matter out of the bulletin at once, its photos too, with the reason; it may be published again',
    policy: { who: ['reviewer'], scope: 'area', ...write },
    params: oneCase,
    body: Type.Object({ note: neededNote }, strict),
    answers: answers(200, StaffCase),
  },
});

import Type, { type Static } from 'typebox';
import { caseStages } from './cases.ts';
import { answers, defineRoutes } from './route.ts';
import {
  CaseCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Points,
  Sentence,
} from './values.ts';

const open = {
  who: ['anyone'],
  scope: 'public',
  idempotent: false,
  audit: 'none',
  rate: 'public',
} as const;

export const BulletinEntry = Type.Object({
  id: Id,
  code: CaseCode,
  title: Type.String(),
  words: Type.String(),
  place: Type.String(),
  categoryName: Sentence,
  unit: Type.Union([Sentence, Type.Null()]),
  reportedOn: LocalDate,
  closedOn: LocalDate,
  firstAnswerMinutes: Type.Union([Type.Integer(), Type.Null()]),
  totalHours: Type.Integer(),
  rating: Type.Union([Type.Integer(), Type.Null()]),
  confirmed: Type.Boolean(),
  before: Type.Array(Id),
  after: Type.Array(Id),
  publishedAt: Instant,
});
export type BulletinEntry = Static<typeof BulletinEntry>;

/** One case by its code: stage, unit and dates only. */
export const PublicCase = Type.Object({
  code: CaseCode,
  stage: Type.Enum([...caseStages]),
  unit: Type.Union([Sentence, Type.Null()]),
  steps: Type.Array(Type.Object({ stage: Type.Enum([...caseStages]), on: LocalDate })),
  firstAnswerDueAt: Instant,
  firstAnsweredAt: Type.Union([Instant, Type.Null()]),
});
export type PublicCase = Static<typeof PublicCase>;

export const BoardFigures = Type.Object({
  today: Type.Object({ reported: Type.Integer(), closed: Type.Integer() }),
  open: Type.Integer(),
  overdue: Type.Integer(),
  /** Median minutes to the first answer over the last 30 days; null where fewer than 5. */
  medianFirstAnswerMinutes: Type.Union([Type.Integer(), Type.Null()]),
  days: Type.Array(
    Type.Object({ on: LocalDate, reported: Type.Integer(), closed: Type.Integer() }),
  ),
  /** One dot per case of the last 90 days, placed at random inside its grid, never its position. */
  dots: Type.Array(
    Type.Object({
      lng: Type.Number(),
      lat: Type.Number(),
      state: Type.Enum(['closed', 'open', 'overdue']),
    }),
  ),
  books: Type.Object({
    settledThisMonth: Points,
    provisional: Points,
    /** All accounts together; anything but zero is a defect. */
    sum: Points,
    checkedAt: Instant,
  }),
});
export type BoardFigures = Static<typeof BoardFigures>;

export const bulletinRoutes = defineRoutes({
  listBulletin: {
    method: 'GET',
    path: '/:county/public/bulletin',
    summary: 'Solved cases, masked, newest first',
    policy: open,
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({
        entries: Type.Array(BulletinEntry),
        next: Type.Union([Cursor, Type.Null()]),
      }),
    ),
  },
  getBulletinEntry: {
    method: 'GET',
    path: '/:county/public/bulletin/:id',
    summary: 'One bulletin entry',
    policy: open,
    params: Type.Object({ county: CountyCode, id: Id }),
    answers: answers(200, BulletinEntry),
  },
  getPublicCase: {
    method: 'GET',
    path: '/:county/public/cases/:code',
    summary: 'One case by its code: stage, unit and dates',
    policy: open,
    params: Type.Object({ county: CountyCode, code: CaseCode }),
    answers: answers(200, PublicCase),
  },
  getBoardFigures: {
    method: 'GET',
    path: '/:county/public/figures',
    summary: 'Counts, map dots and the state of the books for the big screen',
    policy: open,
    params: InCounty,
    answers: answers(200, BoardFigures),
  },
});

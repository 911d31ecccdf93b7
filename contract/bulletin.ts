import Type, { type Static } from 'typebox';
import { caseStages, pauseReasons } from './case-road.ts';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
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
  /** Of photos in which faces and plates are painted over: copies, never the photos themselves. */
  before: Type.Array(Id),
  after: Type.Array(Id),
  /** The grid, or the community where only the reporter’s home is known. */
  area: Type.Union([AreaCode, Type.Null()]),
  publishedAt: Instant,
  /** Its last day; after that nobody is shown it. */
  shownUntil: LocalDate,
});
export type BulletinEntry = Static<typeof BulletinEntry>;

/** One case by its code: stage, unit and dates only. */
export const PublicCase = Type.Object({
  code: CaseCode,
  stage: Type.Enum([...caseStages]),
  unit: Type.Union([Sentence, Type.Null()]),
  steps: Type.Array(Type.Object({ stage: Type.Enum([...caseStages]), on: LocalDate })),
  firstAnswerDueAt: Instant,
  /** The limit that was promised. */
  firstAnswerHours: Type.Integer(),
  firstAnsweredAt: Type.Union([Instant, Type.Null()]),
  /** What runs now beside the first answer, with the hours it was given; null: nothing, or it stands still. */
  running: Type.Union([
    Type.Object({
      of: Type.Enum(['dispatch', 'resolution', 'verification', 'confirmation']),
      dueAt: Instant,
      hours: Type.Integer(),
    }),
    Type.Null(),
  ]),
  /** Why the clock of the work stands still, and until which day. */
  pause: Type.Union([
    Type.Object({ reason: Type.Enum([...pauseReasons]), until: LocalDate }),
    Type.Null(),
  ]),
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

/** Cases of one place since the first of January; kinds that are confidential are in none of these figures. */
export const AreaCounts = Type.Object({
  /** A grid, or a community where no more of the place is known. */
  area: AreaCode,
  reported: Type.Integer(),
  closed: Type.Integer(),
  open: Type.Integer(),
  overdue: Type.Integer(),
});
export type AreaCounts = Static<typeof AreaCounts>;

/** The county’s places since the first of January, as the map shows them. */
export const CountsByArea = Type.Object({
  since: LocalDate,
  areas: Type.Array(AreaCounts),
  /** Of which something stands in the bulletin. */
  published: Type.Array(AreaCode),
});
export type CountsByArea = Static<typeof CountsByArea>;

export const AreaFigures = Type.Object({
  area: AreaCode,
  since: LocalDate,
  reported: Type.Integer(),
  closed: Type.Integer(),
  /** Closed by the word of who reported it. */
  confirmed: Type.Integer(),
  open: Type.Integer(),
  overdue: Type.Integer(),
  /** Medians over what was answered and closed; null where fewer than 5. */
  medianFirstAnswerMinutes: Type.Union([Type.Integer(), Type.Null()]),
  medianHours: Type.Union([Type.Integer(), Type.Null()]),
  /** Every month of the year so far. */
  months: Type.Array(
    Type.Object({ month: Type.String(), reported: Type.Integer(), closed: Type.Integer() }),
  ),
  /** What was reported, most first; a group with fewer than 5 stands in none of these lines. */
  groups: Type.Array(Type.Object({ group: Sentence, reported: Type.Integer() })),
});
export type AreaFigures = Static<typeof AreaFigures>;

export const bulletinRoutes = defineRoutes({
  listBulletin: {
    method: 'GET',
    path: '/:county/public/bulletin',
    summary: 'Solved cases, masked, newest first',
    policy: open,
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor), area: Type.Optional(AreaCode) }),
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
  getBulletinRss: {
    method: 'GET',
    path: '/:county/public/bulletin.rss',
    summary: 'The newest bulletin entries as a feed (RSS 2.0)',
    policy: open,
    params: InCounty,
    binary: true,
    answers: answers(200, Type.Any()),
  },
  getBulletinFeed: {
    method: 'GET',
    path: '/:county/public/bulletin.json',
    summary: 'The newest bulletin entries as a feed (JSON Feed 1.1)',
    policy: open,
    params: InCounty,
    binary: true,
    answers: answers(200, Type.Any()),
  },
  listAreaCounts: {
    method: 'GET',
    path: '/:county/public/area-counts',
    summary: 'Cases since January by grid, for the map',
    policy: open,
    params: InCounty,
    answers: answers(200, CountsByArea),
  },
  getAreaFigures: {
    method: 'GET',
    path: '/:county/public/areas/:area',
    summary: 'Figures of one town, community or grid since January',
    policy: open,
    params: Type.Object({ county: CountyCode, area: AreaCode }),
    answers: answers(200, AreaFigures),
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

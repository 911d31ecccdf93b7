import Type, { type Static } from 'typebox';
import { noticeWays } from './notice-ways.ts';
import { answers, defineRoutes, type StaffRole } from './route.ts';
import {
  CaseCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Nullable,
  Sentence,
  strict,
} from './values.ts';

export const Notice = Type.Object({
  id: Id,
  at: Instant,
  words: Sentence,
  caseCode: Type.Union([CaseCode, Type.Null()]),
  /** The award it is about, where that can be contested. */
  award: Type.Union([Id, Type.Null()]),
  /** The last day of the points it is about, where they are about to lapse. */
  lapsesOn: Type.Union([LocalDate, Type.Null()]),
  read: Type.Boolean(),
});
export type Notice = Static<typeof Notice>;

/** What somebody of staff was told: so far, those who serve at a counter of its settlements. */
export const StaffNotice = Type.Object({
  id: Id,
  at: Instant,
  words: Sentence,
  settlement: Type.Union([Id, Type.Null()]),
  read: Type.Boolean(),
});
export type StaffNotice = Static<typeof StaffNotice>;

/** What is new, for a phone that asks every few seconds. */
export const NoticeNews = Type.Object({
  unread: Type.Integer(),
  /** The newest notice there is; another one than before: something was told. */
  newest: Nullable(Id),
});
export type NoticeNews = Static<typeof NoticeNews>;

const WaysOfKind = Type.Array(Type.Enum([...noticeWays]), { maxItems: 3, uniqueItems: true });
const Hour = Type.Integer({ minimum: 0, maximum: 23 });
/** What somebody chooses: by which ways they are told, and when not. */
export const NoticeChoice = Type.Object(
  {
    ways: Type.Object(
      { case: WaysOfKind, points: WaysOfKind, together: WaysOfKind, rights: WaysOfKind },
      strict,
    ),
    /** Hours in Asia/Shanghai; the same twice: no quiet hours. */
    quiet: Type.Object({ from: Hour, until: Hour }, strict),
  },
  strict,
);
export type NoticeChoice = Static<typeof NoticeChoice>;

export const NoticeSettings = Type.Object({
  ...NoticeChoice.properties,
  /** What a browser subscribes with; null: nothing is sent to browsers here. */
  pushKey: Nullable(Type.String()),
  /** Whether the browser that asks has subscribed. */
  pushedHere: Type.Boolean(),
});
export type NoticeSettings = Static<typeof NoticeSettings>;

const ownChange = {
  who: ['resident'],
  scope: 'own',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;

/** Merchants of their settlements; those who owe the next step of a case, and those who lead them, of its clocks. */
const toldOfStaff = [
  'merchant',
  'grid_worker',
  'unit_handler',
  'intake',
  'dispatcher',
  'reviewer',
  'leader',
] as const satisfies readonly StaffRole[];

export const noticeRoutes = defineRoutes({
  getNoticeNews: {
    method: 'GET',
    path: '/:county/my/notices/news',
    summary: 'How many notices I have not read, and the newest',
    policy: { who: ['resident'], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, NoticeNews),
  },
  getNoticeSettings: {
    method: 'GET',
    path: '/:county/my/notices/settings',
    summary: 'By which ways I am told, kind by kind, and in which hours nothing wakes me',
    policy: { who: ['resident'], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, NoticeSettings),
  },
  setNoticeSettings: {
    method: 'POST',
    path: '/:county/my/notices/settings',
    summary: 'Choose the ways; what the law says I am told stays in the app',
    policy: ownChange,
    params: InCounty,
    body: NoticeChoice,
    answers: answers(200, NoticeSettings),
  },
  subscribeBrowser: {
    method: 'POST',
    path: '/:county/my/notices/browser',
    summary: 'Have this browser told, too; as long as I am signed in here',
    policy: ownChange,
    params: InCounty,
    body: Type.Object(
      {
        endpoint: Type.String({ minLength: 12, maxLength: 1_000, pattern: '^https?://' }),
        p256dh: Type.String({ pattern: '^[A-Za-z0-9_-]{87}$' }),
        auth: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }),
      },
      strict,
    ),
    answers: answers(200, NoticeSettings),
  },
  unsubscribeBrowser: {
    method: 'POST',
    path: '/:county/my/notices/browser/end',
    summary: 'This browser is told nothing any more',
    policy: ownChange,
    params: InCounty,
    answers: answers(200, NoticeSettings),
  },
  listMyNotices: {
    method: 'GET',
    path: '/:county/my/notices',
    summary: 'What I was told, newest first',
    policy: { who: ['resident'], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ notices: Type.Array(Notice), next: Type.Union([Cursor, Type.Null()]) }),
    ),
  },
  markNoticesRead: {
    method: 'POST',
    path: '/:county/my/notices/read',
    summary: 'Mark notices as read, up to and including one',
    policy: { who: ['resident'], scope: 'own', idempotent: true, audit: 'none', rate: 'write' },
    params: InCounty,
    body: Type.Object({ upTo: Id }, strict),
    answers: answers(200, Type.Object({ unread: Type.Integer() })),
  },
  listStaffNotices: {
    method: 'GET',
    path: '/:county/staff/notices',
    summary:
      'What I was told: of counters at which I serve, of limits and supervision; newest first',
    policy: { who: toldOfStaff, scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ notices: Type.Array(StaffNotice), next: Type.Union([Cursor, Type.Null()]) }),
    ),
  },
  markStaffNoticesRead: {
    method: 'POST',
    path: '/:county/staff/notices/read',
    summary: 'Mark what I was told as read, up to and including one',
    policy: { who: toldOfStaff, scope: 'own', idempotent: true, audit: 'none', rate: 'write' },
    params: InCounty,
    body: Type.Object({ upTo: Id }, strict),
    answers: answers(200, Type.Object({ upTo: Id })),
  },
});

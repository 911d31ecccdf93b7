import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { CaseCode, Cursor, Id, InCounty, Instant, LocalDate, Sentence, strict } from './values.ts';

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

export const noticeRoutes = defineRoutes({
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
    path: '/:county/merchant/notices',
    summary: 'What I was told about the counters at which I serve, newest first',
    policy: { who: ['merchant'], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ notices: Type.Array(StaffNotice), next: Type.Union([Cursor, Type.Null()]) }),
    ),
  },
  markStaffNoticesRead: {
    method: 'POST',
    path: '/:county/merchant/notices/read',
    summary: 'Mark what I was told as read, up to and including one',
    policy: { who: ['merchant'], scope: 'own', idempotent: true, audit: 'none', rate: 'write' },
    params: InCounty,
    body: Type.Object({ upTo: Id }, strict),
    answers: answers(200, Type.Object({ upTo: Id })),
  },
});

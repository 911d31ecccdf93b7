import Type, { type Static } from 'typebox';
import { ByAgreement, doneFor, shownFor } from './agreement-terms.ts';
import { NoticeChoice } from './notices.ts';
import { PatrolTask } from './patrol-tasks.ts';
import { PatrolCode } from './patrols.ts';
import { answers, defineRoutes } from './route.ts';
import { suggestionRoutes } from './suggestions.ts';
import { CountyCode, Id, Instant, Nullable, Sentence, strict } from './values.ts';

/** A patrol that was begun for somebody: what they take along. */
export const TakenPatrol = Type.Object({
  /** By which up to four others join with their phones; null: they were out already. */
  code: Nullable(PatrolCode),
  begunAt: Instant,
  closesAt: Instant,
});
export type TakenPatrol = Static<typeof TakenPatrol>;

/** A notice that has not been read, to be read out. */
export const NoticeFor = Type.Object({ id: Id, at: Instant, words: Sentence });
export type NoticeFor = Static<typeof NoticeFor>;

/** Notices that are read out at once. */
const mostNotices = 20;
const Shelf = Type.Object({ reward: Id, name: Sentence });

export const agreementErrandRoutes = defineRoutes({
  listPatrolTasksFor: {
    method: 'GET',
    path: '/:county/agreements/:id/patrol-tasks',
    summary: 'Patrols that are asked for today and tomorrow, those near who agreed first',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, Type.Object({ tasks: Type.Array(PatrolTask) })),
  },
  takePatrolTaskFor: {
    method: 'POST',
    path: '/:county/agreements/:id/patrol-tasks/:task/patrols',
    summary: 'Who agreed goes on a patrol that was asked for, as its leader',
    policy: doneFor,
    params: Type.Object({ county: CountyCode, id: Id, task: Id }),
    answers: answers(201, TakenPatrol),
  },
  listEmptyShelvesFor: {
    method: 'GET',
    path: '/:county/agreements/:id/empty-shelves',
    summary: 'Rewards of which there is none just now, so that who agreed can wish for one',
    policy: { ...shownFor, audit: 'none' },
    params: ByAgreement,
    answers: answers(200, Type.Object({ shelves: Type.Array(Shelf) })),
  },
  wishFor: {
    method: 'POST',
    path: '/:county/agreements/:id/wishes',
    summary: 'What who agreed looked for in vain: counted by day and town, without them',
    policy: { ...doneFor, idempotent: false, audit: 'none' },
    params: ByAgreement,
    body: suggestionRoutes.wishInShop.body,
    answers: answers(201, Type.Object({ counted: Type.Boolean() })),
  },
  listNoticesFor: {
    method: 'GET',
    path: '/:county/agreements/:id/notices',
    summary: 'What who agreed was told and has not read, newest first; nothing confidential',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, Type.Object({ notices: Type.Array(NoticeFor), more: Type.Boolean() })),
  },
  markNoticesReadFor: {
    method: 'POST',
    path: '/:county/agreements/:id/notices/read',
    summary: 'These notices were read out to who agreed; no other is marked',
    policy: doneFor,
    params: ByAgreement,
    body: Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: mostNotices }) }, strict),
    answers: answers(200, Type.Object({ marked: Type.Integer() })),
  },
  getNoticeWaysFor: {
    method: 'GET',
    path: '/:county/agreements/:id/notice-ways',
    summary: 'By which ways who agreed is told, and in which hours nothing wakes them',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, NoticeChoice),
  },
  setNoticeWaysFor: {
    method: 'POST',
    path: '/:county/agreements/:id/notice-ways',
    summary: 'The ways that who agreed wants to be told by',
    policy: doneFor,
    params: ByAgreement,
    body: NoticeChoice,
    answers: answers(200, NoticeChoice),
  },
});

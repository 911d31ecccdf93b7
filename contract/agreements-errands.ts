import Type, { type Static } from 'typebox';
import { ByAgreement, doneFor, shownFor } from './agreement-terms.ts';
import { NoticeChoice } from './notices.ts';
import { answers, defineRoutes } from './route.ts';
import { suggestionRoutes } from './suggestions.ts';
import { Id, Instant, Sentence, strict } from './values.ts';

/** A notice that has not been read, to be read out. */
export const NoticeFor = Type.Object({ id: Id, at: Instant, words: Sentence });
export type NoticeFor = Static<typeof NoticeFor>;

/** Notices that are read out at once. */
const mostNotices = 20;
const Shelf = Type.Object({ reward: Id, name: Sentence });

export const agreementErrandRoutes = defineRoutes({
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

import Type, { type Static } from 'typebox';
import { Award } from './awards.ts';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Nullable,
  Sentence,
  strict,
} from './values.ts';

/** What somebody has to say of the platform itself, and not of a place. */
export const feedbackKinds = ['suggestion', 'complaint'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

/** sent · accepted · answered · visited: asked afterwards whether the answer helped · closed. */
export const feedbackStates = ['sent', 'accepted', 'answered', 'visited', 'closed'] as const;
export type FeedbackState = (typeof feedbackStates)[number];

export const feedbackStepKinds = [
  'accepted',
  'answered',
  'visited',
  'rated',
  'closed',
  'adopted',
] as const;
export type FeedbackStepKind = (typeof feedbackStepKinds)[number];

/** Moves of staff, in the order of the road. */
export const feedbackMoves = ['accept', 'answer', 'visit', 'close', 'adopt'] as const;
export type FeedbackMove = (typeof feedbackMoves)[number];

export const FeedbackStep = Type.Object({
  seq: Type.Integer(),
  kind: Type.Enum([...feedbackStepKinds]),
  at: Instant,
  /** Empty where nothing was written, and once the sender has been erased. */
  words: Type.String(),
});
export type FeedbackStep = Static<typeof FeedbackStep>;

const Rating = Type.Integer({ minimum: 1, maximum: 5 });

const feedback = {
  id: Id,
  kind: Type.Enum([...feedbackKinds]),
  words: Type.String(),
  state: Type.Enum([...feedbackStates]),
  sentAt: Instant,
  /** The last day on which an answer is in time. */
  dueOn: LocalDate,
  /** Of the newest answer; null: not rated. */
  rating: Nullable(Rating),
  adopted: Type.Boolean(),
  steps: Type.Array(FeedbackStep),
};

/** What the sender sees. */
export const MyFeedback = Type.Object({
  ...feedback,
  /** Whether an answer waits to be rated. */
  mayRate: Type.Boolean(),
  /** What it earned. */
  awards: Type.Array(Award),
});
export type MyFeedback = Static<typeof MyFeedback>;

/** What staff see. */
export const StaffFeedback = Type.Object({
  ...feedback,
  /** Masked; whoever complains is protected. */
  residentName: Sentence,
  /** Where the sender lives, as far as this reader may see it. */
  area: Nullable(AreaCode),
  /** How often the sender was not content with an answer. */
  reopened: Type.Integer(),
  /** The moves that this member of staff may make now; the server refuses every other. */
  moves: Type.Array(Type.Enum([...feedbackMoves])),
});
export type StaffFeedback = Static<typeof StaffFeedback>;

export const feedbackShows = ['open', 'answered', 'closed'] as const;
export type FeedbackShow = (typeof feedbackShows)[number];

const own = { who: ['resident'], scope: 'own' } as const;
const change = { idempotent: true, audit: 'change', rate: 'write' } as const;
const atDesk = { who: ['intake'], scope: 'area', ...change } as const;
const one = Type.Object({ county: CountyCode, id: Id });
const words = Type.String({ minLength: 2, maxLength: 1_000 });

export const feedbackRoutes = defineRoutes({
  sendFeedback: {
    method: 'POST',
    path: '/:county/my/feedback',
    summary: 'Suggest something for the platform, or complain about it',
    policy: { ...own, ...change },
    params: InCounty,
    body: Type.Object({ kind: Type.Enum([...feedbackKinds]), words }, strict),
    answers: answers(201, MyFeedback),
  },
  listMyFeedback: {
    method: 'GET',
    path: '/:county/my/feedback',
    summary: 'What I suggested or complained about, what became of it, the newest first',
    policy: { ...own, idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ feedback: Type.Array(MyFeedback), next: Nullable(Cursor) }),
    ),
  },
  rateFeedback: {
    method: 'POST',
    path: '/:county/my/feedback/:id/rating',
    summary: 'Say whether the answer helps; two or less, and it is answered anew',
    policy: { ...own, ...change },
    params: one,
    body: Type.Object({ rating: Rating, words: Type.String({ maxLength: 500 }) }, strict),
    answers: answers(200, MyFeedback),
  },
  listFeedback: {
    method: 'GET',
    path: '/:county/feedback',
    summary: 'What residents say of the platform: what waits longest first, what is closed last',
    policy: {
      who: ['intake', 'reviewer', 'leader', 'auditor'],
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: InCounty,
    query: Type.Object({
      show: Type.Optional(Type.Enum([...feedbackShows])),
      after: Type.Optional(Cursor),
    }),
    answers: answers(
      200,
      Type.Object({ feedback: Type.Array(StaffFeedback), next: Nullable(Cursor) }),
    ),
  },
  acceptFeedback: {
    method: 'POST',
    path: '/:county/feedback/:id/acceptance',
    summary: 'Accept it: the sender hears that it is looked at, and by when it is answered',
    policy: atDesk,
    params: one,
    body: Type.Object({ note: Type.String({ maxLength: 500 }) }, strict),
    answers: answers(200, StaffFeedback),
  },
  answerFeedback: {
    method: 'POST',
    path: '/:county/feedback/:id/answer',
    summary: 'Answer it; the sender rates the answer',
    policy: atDesk,
    params: one,
    body: Type.Object({ words }, strict),
    answers: answers(200, StaffFeedback),
  },
  visitFeedback: {
    method: 'POST',
    path: '/:county/feedback/:id/visit',
    summary: 'Return visit: ask the sender, once for an answer, whether it helps',
    policy: atDesk,
    params: one,
    body: Type.Object({ words }, strict),
    answers: answers(200, StaffFeedback),
  },
  closeFeedback: {
    method: 'POST',
    path: '/:county/feedback/:id/closure',
    summary: 'Close it where the return visit was not answered for seven days',
    policy: atDesk,
    params: one,
    answers: answers(200, StaffFeedback),
  },
  adoptFeedback: {
    method: 'POST',
    path: '/:county/feedback/:id/adoption',
    summary:
      'Adopt a suggestion, which earns points; never by who answered it; for a large award the second factor is asked for again',
    policy: { who: ['leader'], scope: 'area', ...change },
    params: one,
    body: Type.Object({ note: Type.String({ minLength: 2, maxLength: 500 }) }, strict),
    answers: answers(200, StaffFeedback),
  },
});

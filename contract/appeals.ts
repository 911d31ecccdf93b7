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
  Points,
  Sentence,
  strict,
} from './values.ts';

/** open · upheld: the decision stands · granted: the points come back. */
export const appealStates = ['open', 'upheld', 'granted'] as const;

export const Appeal = Type.Object({
  id: Id,
  words: Type.String(),
  state: Type.Enum([...appealStates]),
  openedAt: Instant,
  /** The last day on which an answer is in time. */
  dueOn: LocalDate,
  decidedAt: Type.Union([Instant, Type.Null()]),
  /** The answer. */
  note: Type.Union([Type.String(), Type.Null()]),
});
export type Appeal = Static<typeof Appeal>;

/** An award of the resident who asks, and what can be said against it. */
export const ContestedAward = Type.Object({
  award: Award,
  appeal: Type.Union([Appeal, Type.Null()]),
  /** The last day on which it can be contested; null where there is nothing to contest. */
  contestableUntil: Type.Union([LocalDate, Type.Null()]),
});
export type ContestedAward = Static<typeof ContestedAward>;

export const WaitingAppeal = Type.Object({
  appeal: Appeal,
  award: Award,
  /** Masked, or the alias of a case: as this reader may see it. */
  residentName: Sentence,
  grid: Type.Union([AreaCode, Type.Null()]),
  /** Points that granting it gives: the resident's and the household's together. */
  grants: Points,
  /** Whether the reader took the award back: somebody else answers then. */
  mine: Type.Boolean(),
});
export type WaitingAppeal = Static<typeof WaitingAppeal>;

const own = { who: ['resident'], scope: 'own' } as const;
const one = Type.Object({ county: CountyCode, id: Id });

export const appealRoutes = defineRoutes({
  getMyAward: {
    method: 'GET',
    path: '/:county/my/awards/:id',
    summary: 'One of my awards, my appeal against it, and until when I can appeal',
    policy: { ...own, idempotent: false, audit: 'none', rate: 'read' },
    params: one,
    answers: answers(200, ContestedAward),
  },
  openAppeal: {
    method: 'POST',
    path: '/:county/my/awards/:id/appeal',
    summary: 'Contest an award that was taken back or left empty, within thirty days',
    policy: { ...own, idempotent: true, audit: 'change', rate: 'write' },
    params: one,
    body: Type.Object({ words: Type.String({ minLength: 2, maxLength: 500 }) }, strict),
    answers: answers(201, ContestedAward),
  },
  listAppeals: {
    method: 'GET',
    path: '/:county/appeals',
    summary: 'Appeals that wait for an answer, oldest first',
    policy: {
      who: ['reviewer', 'leader', 'auditor'],
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({
        appeals: Type.Array(WaitingAppeal),
        next: Type.Union([Cursor, Type.Null()]),
      }),
    ),
  },
  answerAppeal: {
    method: 'POST',
    path: '/:county/appeals/:id/answer',
    summary:
      'Answer an appeal; never by who took the award back; to grant a large award the second factor is asked for again',
    policy: {
      who: ['reviewer'],
      scope: 'area',
      idempotent: true,
      audit: 'change',
      rate: 'write',
    },
    params: one,
    body: Type.Object(
      {
        verdict: Type.Enum(['upheld', 'granted']),
        note: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(200, Appeal),
  },
});

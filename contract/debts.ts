import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  Points,
  Sentence,
  strict,
} from './values.ts';

export const waiverStates = ['asked', 'confirmed', 'declined'] as const;

/** Letting somebody off points they owe: asked for by one person, signed by another. */
export const Waiver = Type.Object({
  id: Id,
  points: Points,
  /** The pool that bears it. */
  pool: Type.String(),
  reason: Type.String(),
  state: Type.Enum([...waiverStates]),
  askedBy: Type.String(),
  askedAt: Instant,
  /** Whether the reader asked for it: who asks does not sign. */
  mine: Type.Boolean(),
  note: Type.Union([Type.String(), Type.Null()]),
});
export type Waiver = Static<typeof Waiver>;

/** A resident who owes points, or a household whose share was taken back after it had been spent. */
export const Debt = Type.Object({
  id: Id,
  kind: Type.Enum(['resident', 'household']),
  /** Masked, as this reader may see them: the resident's, or those of the household's members. */
  names: Type.Array(Sentence),
  /** Where they live: the community or the town, never the grid. */
  area: Type.Union([AreaCode, Type.Null()]),
  owed: Points,
  /** What was asked for and not yet signed. */
  waiver: Type.Union([Waiver, Type.Null()]),
});
export type Debt = Static<typeof Debt>;

const signing = {
  who: ['treasurer', 'leader'],
  scope: 'area',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;
const one = Type.Object({ county: CountyCode, id: Id });
const signed = Type.Object({ note: Type.String({ minLength: 2, maxLength: 500 }) }, strict);

export const debtRoutes = defineRoutes({
  listDebts: {
    method: 'GET',
    path: '/:county/debts',
    summary: 'Residents and households who owe points, and the waivers asked for',
    policy: {
      who: ['treasurer', 'reviewer', 'leader', 'auditor'],
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
        debts: Type.Array(Debt),
        pools: Type.Array(Type.Object({ code: Type.String(), name: Sentence })),
        next: Type.Union([Cursor, Type.Null()]),
      }),
    ),
  },
  askWaiver: {
    method: 'POST',
    path: '/:county/debts/:id/waivers',
    summary: 'Ask to let somebody off points they owe; a second person signs',
    policy: { ...signing, who: ['treasurer', 'reviewer'] },
    params: one,
    body: Type.Object(
      {
        points: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
        pool: Type.String({ minLength: 1, maxLength: 40 }),
        reason: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(201, Waiver),
  },
  confirmWaiver: {
    method: 'POST',
    path: '/:county/waivers/:id/confirmation',
    summary: 'Sign a waiver that somebody else asked for: the pool bears the points',
    policy: { ...signing, stepUp: true },
    params: one,
    body: signed,
    answers: answers(200, Waiver),
  },
  declineWaiver: {
    method: 'POST',
    path: '/:county/waivers/:id/refusal',
    summary: 'Decline a waiver that somebody else asked for',
    policy: signing,
    params: one,
    body: signed,
    answers: answers(200, Waiver),
  },
});

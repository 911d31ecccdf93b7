import Type, { type Static } from 'typebox';
import { answers, defineRoutes, type StaffRole } from './route.ts';
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
  strict,
} from './values.ts';

/** scheduled: due later · queued: waits for cover · provisional 待核 · held 暂扣 · settled 已入账 · reversed 已撤回. */
export const awardStates = [
  'scheduled',
  'queued',
  'provisional',
  'held',
  'settled',
  'reversed',
] as const;
export const reversalReasons = [
  'not_true',
  'duplicate',
  'out_of_scope',
  'copied_photo',
  'other_person',
  'had_before',
] as const;
/**
 * Why points went: what staff say, or that the reporter took the report back. By re-opening none go any more,
 * and of some that once did it is still told.
 */
export const reversals = [...reversalReasons, 'reopened', 'withdrawn'] as const;
export const awardCauses = ['deed', 'moved_up', 'appeal', 'correction', 'kept', 'split'] as const;

export const Award = Type.Object({
  id: Id,
  /** The resident's own; the household's share comes on top. */
  points: Points,
  householdPoints: Points,
  /** Points of it that paid off what was owed. */
  repaid: Points,
  /** Points of it that a correction of the rule book took back. */
  corrected: Points,
  /** deed: for a deed · the others add to an award that stands already. */
  cause: Type.Enum([...awardCauses]),
  state: Type.Enum([...awardStates]),
  /** What was done: "小区隐患 · 积水". */
  what: Sentence,
  /** Why these points, in one sentence. */
  why: Sentence,
  rule: Type.String(),
  ruleVersion: Type.Integer(),
  at: Instant,
  /** When a scheduled award arrives. */
  dueAt: Type.Union([Instant, Type.Null()]),
  settledAt: Type.Union([Instant, Type.Null()]),
  lapsesOn: LocalDate,
  caseCode: Type.Union([CaseCode, Type.Null()]),
  reversal: Type.Union([
    Type.Object({
      reason: Type.Enum([...reversals]),
      note: Type.String(),
      /** Taken out of what was still there, and owed because it had been spent. */
      taken: Points,
      owed: Points,
    }),
    Type.Null(),
  ]),
});
export type Award = Static<typeof Award>;

export const PointsFigures = Type.Object({
  spendable: Points,
  provisional: Points,
  held: Points,
  scheduled: Points,
  /** Earned, and waiting until a pool covers them. */
  queued: Points,
  /** Taken back after it had been spent: points that settle pay this first. */
  owed: Points,
  /** What the household's account holds; null for who shares none. */
  household: Type.Union([Points, Type.Null()]),
  /** The lot that lapses soonest, null when nothing is spendable. */
  lapsingNext: Type.Union([Type.Object({ points: Points, on: LocalDate }), Type.Null()]),
});
export type PointsFigures = Static<typeof PointsFigures>;

export const Signal = Type.Object({
  code: Type.Enum([
    'same_photo',
    'same_text',
    'too_many',
    'outside_county',
    'photo_reused_own',
    'typed_without_number',
    'had_before',
  ]),
  reason: Sentence,
  weight: Type.Integer(),
  /** The other case a signal points at. */
  caseCode: Type.Union([CaseCode, Type.Null()]),
});
export type Signal = Static<typeof Signal>;

export const HeldAward = Type.Object({
  award: Award,
  /** Masked, or the alias of a case: as this reader may see it. */
  residentName: Sentence,
  grid: Type.Union([AreaCode, Type.Null()]),
  signals: Type.Array(Signal),
  /** Whoever reads it typed what it is for: another one finds it right. */
  typedByYou: Type.Boolean(),
});
export type HeldAward = Static<typeof HeldAward>;

/** Roles whose desk shows awards that the evidence checks held. */
export const heldAwardReaders = [
  'reviewer',
  'leader',
  'auditor',
] as const satisfies readonly StaffRole[];

const own = { who: ['resident'], scope: 'own', idempotent: false, audit: 'none' } as const;
/** Of a reviewer who decides about an award. */
export const review = {
  who: ['reviewer'],
  scope: 'area',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;
const one = Type.Object({ county: CountyCode, id: Id });

/** Why an award is taken back, as its holder reads it. */
export const grounds = {
  reason: Type.Enum([...reversalReasons]),
  note: Type.String({ minLength: 2, maxLength: 500 }),
};

export const awardRoutes = defineRoutes({
  getMyPoints: {
    method: 'GET',
    path: '/:county/my/points',
    summary: 'Points as separate figures',
    policy: { ...own, rate: 'read' },
    params: InCounty,
    answers: answers(200, PointsFigures),
  },
  listMyAwards: {
    method: 'GET',
    path: '/:county/my/awards',
    summary: 'The statement, newest first',
    policy: { ...own, rate: 'read' },
    params: InCounty,
    query: Type.Object({
      show: Type.Optional(Type.Enum(['all', 'settled', 'pending', 'reversed'])),
      after: Type.Optional(Cursor),
    }),
    answers: answers(
      200,
      Type.Object({ lines: Type.Array(Award), next: Type.Union([Cursor, Type.Null()]) }),
    ),
  },
  listHeldAwards: {
    method: 'GET',
    path: '/:county/held-awards',
    summary: 'Awards that the evidence checks held for a person to decide',
    policy: {
      who: heldAwardReaders,
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ held: Type.Array(HeldAward), next: Type.Union([Cursor, Type.Null()]) }),
    ),
  },
  settleHeldAward: {
    method: 'POST',
    path: '/:county/held-awards/:id/settlement',
    summary:
      'The evidence is sound: settle (or put back to provisional until verified); of a large award the second factor is asked for again',
    policy: review,
    params: one,
    body: Type.Object({ note: Type.String({ minLength: 2, maxLength: 500 }) }, strict),
    answers: answers(200, Award),
  },
  reverseHeldAward: {
    method: 'POST',
    path: '/:county/held-awards/:id/reversal',
    summary: 'Take a held award back, with a reason the resident reads',
    policy: review,
    params: one,
    body: Type.Object(grounds, strict),
    answers: answers(200, Award),
  },
});

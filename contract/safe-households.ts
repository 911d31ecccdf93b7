import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { InCounty, Instant, LocalDate, Nullable, strict } from './values.ts';

/**
 * What a household can be asked for, within a year: how many live in it; what they did that earned points,
 * of how many kinds, in how many months; and the points. Nothing that somebody failed to do, or did wrong,
 * counts against the others.
 */
export const criterionKinds = ['members', 'deeds', 'kinds', 'months', 'points'] as const;
export type CriterionKind = (typeof criterionKinds)[number];

export const Criterion = Type.Object(
  {
    kind: Type.Enum([...criterionKinds]),
    atLeast: Type.Integer({ minimum: 1, maximum: 10_000 }),
  },
  strict,
);
export type Criterion = Static<typeof Criterion>;

/** What a county calls a safe household (平安家庭): a version is published and never changed. */
export const SafeHouseholdCriteria = Type.Object({
  version: Type.Integer(),
  effectiveFrom: LocalDate,
  publishedAt: Instant,
  criteria: Type.Array(Criterion),
});
export type SafeHouseholdCriteria = Static<typeof SafeHouseholdCriteria>;

/** How far a household is in the present year. */
export const HouseholdProgress = Type.Object({
  year: Type.Integer(),
  version: Type.Integer(),
  /** Every one of them holds. */
  isSafe: Type.Boolean(),
  criteria: Type.Array(
    Type.Object({
      kind: Type.Enum([...criterionKinds]),
      atLeast: Type.Integer(),
      have: Type.Integer(),
      holds: Type.Boolean(),
    }),
  ),
});
export type HouseholdProgress = Static<typeof HouseholdProgress>;

export const safeHouseholdRoutes = defineRoutes({
  getSafeHouseholdCriteria: {
    method: 'GET',
    path: '/:county/public/safe-household-criteria',
    summary:
      'What a safe household is here, and what it will be; empty where nothing was published',
    policy: { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none', rate: 'public' },
    params: InCounty,
    answers: answers(
      200,
      Type.Object({
        inForce: Nullable(SafeHouseholdCriteria),
        coming: Type.Array(SafeHouseholdCriteria),
      }),
    ),
  },
  publishSafeHouseholdCriteria: {
    method: 'POST',
    path: '/:county/safe-household-criteria',
    summary:
      'Publish what a safe household is from a day to come; nothing published before is changed',
    policy: {
      who: ['rule_owner'],
      scope: 'county',
      idempotent: true,
      audit: 'change',
      rate: 'write',
      stepUp: true,
    },
    params: InCounty,
    body: Type.Object(
      {
        effectiveFrom: LocalDate,
        criteria: Type.Array(Criterion, { minItems: 1, maxItems: criterionKinds.length }),
      },
      strict,
    ),
    answers: answers(201, SafeHouseholdCriteria),
  },
  getMySafeHousehold: {
    method: 'GET',
    path: '/:county/my/household/safe-household',
    summary: 'How far my household is this year; null without one, or where nothing was published',
    policy: { who: ['resident'], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, Type.Object({ progress: Nullable(HouseholdProgress) })),
  },
});

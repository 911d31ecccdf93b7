import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { CategoryCode, InCounty, Instant, LocalDate, Points, Sentence, strict } from './values.ts';

/** Every kind of deed that rules can name. */
export const deedKinds = [
  'report.verified',
  'report.solved',
  'patrol.hour',
  'mediation.part',
  'mediation.lead',
  'mediation.reconciled',
  'newcomer.guided',
  'cheat.reported',
] as const;
export type DeedKind = (typeof deedKinds)[number];

const Caps = Type.Object(
  {
    perDay: Type.Optional(Type.Integer({ minimum: 1 })),
    perMonth: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Once in a resident's life. */
    perPerson: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  strict,
);

export const Rule = Type.Object(
  {
    /** Number in the printed book: "2.3". */
    id: Type.String({ pattern: '^[0-9]{1,2}\\.[0-9]{1,2}$' }),
    name: Sentence,
    deed: Type.Enum([...deedKinds]),
    /** Category codes or their leading digits; empty: every category. */
    categories: Type.Array(Type.String({ pattern: '^[0-9]{2,6}$' })),
    base: Type.Union([
      Type.Object({ kind: Type.Literal('fixed'), points: Points }, strict),
      Type.Object(
        { kind: Type.Literal('per_unit'), points: Points, unit: Type.Enum(['hour']) },
        strict,
      ),
      Type.Object(
        {
          kind: Type.Literal('graded'),
          points: Type.Array(Points, { minItems: 2, maxItems: 5 }),
        },
        strict,
      ),
      Type.Object({ kind: Type.Literal('recovered'), atMost: Points }, strict),
    ]),
    multipliers: Type.Array(
      Type.Object(
        { when: Type.Enum(['kept', 'certified']), percent: Type.Integer({ minimum: 100 }) },
        strict,
      ),
    ),
    caps: Caps,
    /** The first report of a kind at a place counts; later ones within these days and metres do not. */
    samePlace: Type.Union([
      Type.Object({ days: Type.Integer(), metres: Type.Integer() }, strict),
      Type.Null(),
    ]),
    /** at_once: settles where the evidence is clean · when_verified: provisional until then. */
    review: Type.Enum(['at_once', 'when_verified', 'next_day']),
    pool: Type.String(),
  },
  strict,
);
export type Rule = Static<typeof Rule>;

export const Campaign = Type.Object(
  {
    name: Sentence,
    from: LocalDate,
    until: LocalDate,
    percent: Type.Integer({ minimum: 100, maximum: 500 }),
    deeds: Type.Array(Type.Enum([...deedKinds])),
  },
  strict,
);
export type Campaign = Static<typeof Campaign>;

export const RulebookDocument = Type.Object(
  {
    title: Sentence,
    chapters: Type.Array(Type.Object({ number: Type.String(), name: Sentence }, strict)),
    rules: Type.Array(Rule),
    campaigns: Type.Array(Campaign),
    /** Points lapse on 31 December, this many years after the year they were earned in. */
    lapse: Type.Object({ yearsAfter: Type.Integer({ minimum: 0, maximum: 5 }) }, strict),
  },
  strict,
);
export type RulebookDocument = Static<typeof RulebookDocument>;

/** The book as everyone reads it. */
export const PublicRulebook = Type.Object({
  version: Type.Integer(),
  title: Sentence,
  effectiveFrom: LocalDate,
  publishedAt: Instant,
  chapters: Type.Array(
    Type.Object({
      number: Type.String(),
      name: Sentence,
      rules: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Sentence,
          /** "3", "1 / 小时", "5–10". */
          worth: Sentence,
          sentence: Sentence,
        }),
      ),
    }),
  ),
  campaigns: Type.Array(
    Type.Object({ name: Sentence, sentence: Sentence, active: Type.Boolean() }),
  ),
  lapse: Sentence,
});
export type PublicRulebook = Static<typeof PublicRulebook>;

export const ruleRoutes = defineRoutes({
  getRulebook: {
    method: 'GET',
    path: '/:county/public/rulebook',
    summary: 'The rule book in force, in plain sentences',
    policy: { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none', rate: 'public' },
    params: InCounty,
    answers: answers(200, PublicRulebook),
  },
  previewAward: {
    method: 'GET',
    path: '/:county/my/award-preview',
    summary: 'What a report of this category would earn me now, and why',
    policy: { who: ['resident'], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    query: Type.Object({ category: CategoryCode }),
    answers: answers(200, Type.Object({ points: Points, why: Sentence })),
  },
});

import Type, { type Static, type TSchema } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import {
  AreaPrefix,
  CategoryCode,
  InCounty,
  Instant,
  LocalDate,
  Points,
  Sentence,
  strict,
} from './values.ts';

/** Every kind of deed that rules can name. */
export const deedKinds = [
  'report.verified',
  'report.solved',
  'patrol.hour',
  'mediation.part',
  'mediation.lead',
  'mediation.reconciled',
  'activity.hour',
  'activity.attended',
  'suggestion.accepted',
  'suggestion.adopted',
  'fraud.stopped',
  'newcomer.guided',
  'cheat.reported',
] as const;
export type DeedKind = (typeof deedKinds)[number];

/** Whoever has points for them was party to something that nobody else is to know of: a dispute. */
export const secretDeeds: readonly DeedKind[] = ['mediation.reconciled'];

/** Facts about a deed or its doer that a rule may multiply by. */
export const outcomes = ['kept', 'certified', 'leader', 'night', 'newcomer'] as const;
export type Outcome = (typeof outcomes)[number];

/** What a rule asks for before it pays. */
export const evidenceKinds = [
  'photo',
  'place',
  'track',
  'roster',
  'signatures',
  'record',
  'authority',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What becomes of an award that no pool covers. */
export const whenUsedUp = ['stop', 'queue'] as const;

const times = Type.Optional(Type.Integer({ minimum: 1 }));
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Limits of one rule. Times count awards; points are cut down to what is left. */
export const Caps = Type.Object(
  {
    perDay: times,
    perMonth: times,
    perYear: times,
    /** Once (or so) in a resident's life. */
    perPerson: times,
    pointsPerDay: times,
    pointsPerMonth: times,
    /** Awards that all members of a household get together in a month. */
    perHouseholdMonth: times,
    /** Awards that one place (the metres of `samePlace`, or 30) gives to everybody in a month. */
    perPlaceMonth: times,
    /** Awards with the same other party within twelve months. */
    perCounterpartYear: times,
  },
  strict,
);
export type Caps = Static<typeof Caps>;

export const Base = Type.Union([
  Type.Object({ kind: Type.Literal('fixed'), points: Points }, strict),
  Type.Object(
    {
      kind: Type.Literal('per_unit'),
      points: Points,
      unit: Type.Enum(['hour', 'half_hour']),
      /** Units of one deed that are paid. */
      atMostUnits: Type.Optional(Type.Integer({ minimum: 1 })),
    },
    strict,
  ),
  Type.Object(
    { kind: Type.Literal('graded'), points: Type.Array(Points, { minItems: 2, maxItems: 5 }) },
    strict,
  ),
  Type.Object({ kind: Type.Literal('recovered'), atMost: Points }, strict),
]);

export const Rule = Type.Object(
  {
    /** Number in the printed book: "2.3". */
    id: Type.String({ pattern: '^[0-9]{1,2}\\.[0-9]{1,2}$' }),
    name: Sentence,
    deed: Type.Enum([...deedKinds]),
    /** Category codes or their leading digits; empty: every category. */
    categories: Type.Array(Type.String({ pattern: '^[0-9]{2,6}$' })),
    /** Leading digits of area codes; empty: the whole county. */
    areas: Type.Array(AreaPrefix),
    /** First and last day on which the rule holds; null: as long as the book. */
    from: orNull(LocalDate),
    until: orNull(LocalDate),
    base: Base,
    multipliers: Type.Array(
      Type.Object(
        { when: Type.Enum([...outcomes]), percent: Type.Integer({ minimum: 100, maximum: 500 }) },
        strict,
      ),
    ),
    caps: Caps,
    /** Hours between two awards of this rule to the same person. */
    cooldownHours: orNull(Type.Integer({ minimum: 1, maximum: 8784 })),
    /**
     * The first useful report of a kind at a place is paid; later ones within these days and metres
     * get the supporter's share. Where the first proves useless, the next one moves up.
     */
    samePlace: orNull(
      Type.Object(
        {
          days: Type.Integer({ minimum: 1, maximum: 366 }),
          metres: Type.Integer({ minimum: 1, maximum: 1000 }),
          supporterPercent: Type.Integer({ minimum: 0, maximum: 100 }),
        },
        strict,
      ),
    ),
    /** Share of the points that goes to the resident's household, where there is one. */
    householdPercent: Type.Integer({ minimum: 0, maximum: 100 }),
    evidence: Type.Array(Type.Enum([...evidenceKinds])),
    /** at_once: settles where the evidence is clean · when_verified: provisional until then. */
    review: Type.Enum(['at_once', 'when_verified', 'next_day']),
    /** The pools that pay, in this order: the next where one is used up. */
    pools: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 5 }),
    /** Once all of them are used up: no points (stop, also where nothing is said), or a place in the queue. */
    whenUsedUp: Type.Optional(Type.Enum([...whenUsedUp])),
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
    /** Leading digits of area codes; empty: the whole county. */
    areas: Type.Array(AreaPrefix),
  },
  strict,
);
export type Campaign = Static<typeof Campaign>;

/** When points lapse. Dates are the last day on which they can be used. */
export const LapsePolicy = Type.Union([
  /** 31 December, this many years after the year they were earned in. */
  Type.Object(
    {
      kind: Type.Literal('year_end'),
      yearsAfter: Type.Integer({ minimum: 0, maximum: 5 }),
      /** Points of a lot that are carried over into the next year instead; absent: none. */
      carryOver: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    },
    strict,
  ),
  /** The last day of the month that is this many months after the one they were earned in. */
  Type.Object(
    { kind: Type.Literal('rolling'), months: Type.Integer({ minimum: 1, maximum: 60 }) },
    strict,
  ),
  Type.Object({ kind: Type.Literal('never') }, strict),
]);
export type LapsePolicy = Static<typeof LapsePolicy>;

export const RulebookDocument = Type.Object(
  {
    format: Type.Literal(2),
    title: Sentence,
    chapters: Type.Array(Type.Object({ number: Type.String(), name: Sentence }, strict)),
    rules: Type.Array(Rule),
    campaigns: Type.Array(Campaign),
    lapse: LapsePolicy,
    /** Days that points live on when they come, or come back, to a lot that has lapsed meanwhile. */
    refundGraceDays: Type.Integer({ minimum: 1, maximum: 366 }),
    /** Awards a person can get in a day over all rules; null: the rules' own caps are enough. */
    awardsPerPersonDay: orNull(Type.Integer({ minimum: 1, maximum: 100 })),
    /** Levels by points ever earned, lowest first; the first starts at 0. */
    levels: Type.Array(Type.Object({ name: Sentence, from: Type.Integer({ minimum: 0 }) }, strict)),
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
  /** Why not both at once: the best campaign counts. */
  campaignNote: Sentence,
  lapse: Sentence,
  grace: orNull(Sentence),
  dayLimit: orNull(Sentence),
  household: orNull(Sentence),
  pools: Sentence,
  levelsNote: orNull(Sentence),
  levels: Type.Array(Type.Object({ name: Sentence, from: Type.Integer(), sentence: Sentence })),
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
  /** JSON Schema of a book, for whoever writes one outside of this product. */
  getRulebookSchema: {
    method: 'GET',
    path: '/public/rulebook-schema',
    summary: 'The form of a rule book, as JSON Schema',
    policy: { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none', rate: 'public' },
    answers: answers(200, Type.Record(Type.String(), Type.Unknown())),
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

import Type, { type Static, type TSchema } from 'typebox';
import { answers, defineRoutes, type StaffRole } from './route.ts';
import {
  CountyCode,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Points,
  Sentence,
  strict,
} from './values.ts';

/** past: the county's last twelve months · synthetic: a made-up year, the same for the same seed. */
export const deedSources = ['past', 'synthetic'] as const;
export const rehearsalStates = ['running', 'done', 'failed'] as const;
/** interrupted: the server stopped meanwhile · no_deeds: nothing to play · broken: a defect. */
export const rehearsalFailures = ['interrupted', 'no_deeds', 'broken'] as const;

/** Which limit stopped an award or cut it: those of a rule by their names, and two of the whole book. */
export const stopKinds = [
  'perPerson',
  'perDay',
  'perMonth',
  'perYear',
  'perCounterpartYear',
  'perHouseholdMonth',
  'perPlaceMonth',
  'cooldown',
  'samePlace',
  'pointsPerDay',
  'pointsPerMonth',
  /** Awards of a person in a day over all rules. */
  'awardsPerPersonDay',
  /** It goes with another deed, which earned nothing. */
  'follows',
] as const;
export type StopKind = (typeof stopKinds)[number];

export const ageGroups = ['under_18', '18_34', '35_59', '60_plus'] as const;
export type AgeGroup = (typeof ageGroups)[number];
export const groupKinds = ['age', 'town', 'role'] as const;
/** What somebody did in the year: mediated, volunteered (patrols, activities), or neither. */
export const doerRoles = ['mediator', 'volunteer', 'resident'] as const;

const orNull = Type.Null();
const Count = Type.Integer({ minimum: 0 });

/** One book over all deeds. */
export const BookTotals = Type.Object({
  points: Points,
  /** Awards of more than zero points. */
  awards: Count,
  /** Deeds that a rule was there for and that earned nothing. */
  stopped: Count,
  /** People who earned anything. */
  people: Count,
  /** Share of the points that the best-earning hundredth of them got, in hundredths of a percent. */
  topShare: Count,
});
export type BookTotals = Static<typeof BookTotals>;

const sideBySide = <T extends TSchema>(one: T) => ({ current: one, draft: one });

export const PoolMonth = Type.Object({
  pool: Type.String(),
  /** `2026-03`. */
  month: Type.String(),
  ...sideBySide(Points),
});
export type PoolMonth = Static<typeof PoolMonth>;

export const PoolOutlook = Type.Object({
  pool: Type.String(),
  name: Sentence,
  /** Points that stand behind it today. */
  cover: Points,
  ...sideBySide(
    Type.Object({
      points: Points,
      /** The day on which it is used up if the year repeats itself; null: it lasts a year and more. */
      lastsUntil: Type.Union([LocalDate, orNull]),
      /**
       * Points of rules with a queue that then wait for cover, since none that is still to come is known;
       * missing in results that are older than this figure.
       */
      waiting: Type.Optional(Points),
    }),
  ),
});
export type PoolOutlook = Static<typeof PoolOutlook>;

export const BudgetOutlook = Type.Object({
  points: Points,
  /** The calendar year that it is for. */
  year: Type.Integer(),
  /** Day of that year on which the budget is used up; null: it lasts. */
  ...sideBySide(Type.Union([LocalDate, orNull])),
});

export const RuleOutcome = Type.Object({
  id: Type.String(),
  name: Sentence,
  /** null: the book has no such rule. */
  ...sideBySide(
    Type.Union([Type.Object({ points: Points, awards: Count, stopped: Count }), orNull]),
  ),
});
export type RuleOutcome = Static<typeof RuleOutcome>;

export const StopOutcome = Type.Object({
  stop: Type.Enum([...stopKinds]),
  /** People: null where so few could be told who they are. */
  ...sideBySide(Type.Object({ deeds: Count, people: Type.Union([Count, orNull]) })),
});
export type StopOutcome = Static<typeof StopOutcome>;

export const GroupOutcome = Type.Object({
  by: Type.Enum([...groupKinds]),
  /** Age group, role or town; `unknown`; `other`: groups too small to be shown on their own. */
  code: Type.String(),
  /** Towns have names of their own. */
  name: Type.Union([Sentence, orNull]),
  people: Count,
  gain: Count,
  lose: Count,
  ...sideBySide(Points),
  /** Hundredths of a point a head. */
  meanChange: Type.Integer(),
});
export type GroupOutcome = Static<typeof GroupOutcome>;

export const ChangeBand = Type.Object({
  /** Points more or less in the year, both ends included; null: no end. */
  from: Type.Union([Type.Integer(), orNull]),
  to: Type.Union([Type.Integer(), orNull]),
  people: Count,
});
export type ChangeBand = Static<typeof ChangeBand>;

export const RehearsalResult = Type.Object({
  deeds: Count,
  people: Count,
  /** First and last day of the deeds. */
  from: LocalDate,
  until: LocalDate,
  tookMs: Count,
  /** Deeds that earn another number of points by the draft. */
  affected: Count,
  ...sideBySide(BookTotals),
  months: Type.Array(PoolMonth),
  pools: Type.Array(PoolOutlook),
  budget: Type.Union([BudgetOutlook, orNull]),
  rules: Type.Array(RuleOutcome),
  stops: Type.Array(StopOutcome),
  groups: Type.Array(GroupOutcome),
  changes: Type.Array(ChangeBand),
});
export type RehearsalResult = Static<typeof RehearsalResult>;

export const RehearsalSummary = Type.Object({
  id: Id,
  draft: Id,
  draftName: Type.String(),
  contentHash: Type.String(),
  currentVersion: Type.Integer(),
  deeds: Type.Enum([...deedSources]),
  size: Type.Union([Type.Integer(), orNull]),
  seed: Type.Union([Type.String(), orNull]),
  yearlyBudget: Type.Union([Points, orNull]),
  state: Type.Enum([...rehearsalStates]),
  /** Percent. */
  progress: Type.Integer({ minimum: 0, maximum: 100 }),
  failure: Type.Union([Type.Enum([...rehearsalFailures]), orNull]),
  startedBy: Type.String(),
  startedAt: Instant,
});
export type RehearsalSummary = Static<typeof RehearsalSummary>;

export const Rehearsal = Type.Object({
  ...RehearsalSummary.properties,
  deedsFingerprint: Type.Union([Type.String(), orNull]),
  result: Type.Union([RehearsalResult, orNull]),
});
export type Rehearsal = Static<typeof Rehearsal>;

const seedForm = '^[A-Za-z0-9-]{1,40}$';

export const StartRehearsal = Type.Object(
  {
    draft: Id,
    deeds: Type.Enum([...deedSources]),
    /** Of a synthetic year; 100,000 unless given. */
    size: Type.Optional(Type.Integer({ minimum: 10_000, maximum: 1_000_000 })),
    /** The same seed gives the same year; a new one is made and told where none is given. */
    seed: Type.Optional(Type.String({ pattern: seedForm })),
    yearlyBudget: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
  },
  strict,
);
export type StartRehearsal = Static<typeof StartRehearsal>;

const players = ['rule_owner', 'leader', 'treasurer'] as const satisfies readonly StaffRole[];
const read = {
  who: [...players, 'auditor'],
  scope: 'county',
  idempotent: false,
  audit: 'none',
  rate: 'read',
} as const;

export const rehearsalRoutes = defineRoutes({
  startRehearsal: {
    method: 'POST',
    path: '/:county/rehearsals',
    summary:
      'Play a draft over past deeds beside the book in force; the answer is its id to ask for',
    policy: { who: players, scope: 'county', idempotent: true, audit: 'change', rate: 'write' },
    params: InCounty,
    body: StartRehearsal,
    answers: answers(201, RehearsalSummary),
  },
  listRehearsals: {
    method: 'GET',
    path: '/:county/rehearsals',
    summary: 'The newest rehearsals, of one draft or of all',
    policy: read,
    params: InCounty,
    query: Type.Object({ draft: Type.Optional(Id) }),
    answers: answers(200, Type.Array(RehearsalSummary)),
  },
  getRehearsal: {
    method: 'GET',
    path: '/:county/rehearsals/:id',
    summary: 'How far a rehearsal is, and its result once it is done',
    policy: read,
    params: Type.Object({ county: CountyCode, id: Id }),
    answers: answers(200, Rehearsal),
  },
});

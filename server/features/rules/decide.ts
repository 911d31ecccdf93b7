import type { Campaign, DeedKind, LapsePolicy, Outcome, Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { type LocalDate, yearOf } from '../../platform/calendar.ts';

/**
 * How a report shares in what staff found to be one matter with an earlier one · supporter: it added something ·
 * nothing_new: no photo, no point on the map, nothing new · same_reporter: the first was theirs, too.
 */
export type MergedShare = 'supporter' | 'nothing_new' | 'same_reporter';

/** What the rules need to know of a deed. */
export interface DeedFacts {
  kind: DeedKind;
  category: string | null;
  /** 15 digits; null where the place is not known. */
  grid: string | null;
  /** Minutes for kinds that end in `.hour`, 1 for deeds that are counted one by one. */
  quantity: number;
  /** 1 is the lowest grade of a graded rule. */
  grade: number;
  /** Facts that multiply: an agreement kept, a certified mediator. */
  outcomes: readonly Outcome[];
  /** Points that were recovered, for a rule that pays out of them. */
  recovered: number;
  on: LocalDate;
  /** Whether the doer shares a household's account. */
  inHousehold: boolean;
  /** Percent that they agreed to give it, at most; a book that gives more gives this. */
  agreedShare?: number | null;
  /** A child under 14 did it and a guardian reported it: all of the points are the household's. */
  forChild?: boolean;
  /** Another person compares it before it settles, also where its rule pays at once. */
  toCompare?: boolean;
  /** It is given once for each person, and somebody who looks like the same one had it: a person looks at it first. */
  hadBefore?: boolean;
  /** Staff found that it tells of one matter with one that counts as the first. */
  merged?: MergedShare | null;
}

/** What the same rule gave before, counted under lock. */
export interface CountedBefore {
  today: number;
  thisMonth: number;
  thisYear: number;
  ever: number;
  pointsToday: number;
  pointsThisMonth: number;
  /** Awards of all members of the doer's household together. */
  householdThisMonth: number;
  /** Awards that the same place gave to everybody. */
  placeThisMonth: number;
  /** Awards with the same other party within twelve months. */
  counterpartThisYear: number;
  /** Since the last award of the rule to the same person; null where there was none. */
  hoursSince: number | null;
  /** Somebody reported the same kind at the same place within the rule's days and metres. */
  samePlace: boolean;
}

/** A first deed. */
export const nothingBefore: CountedBefore = {
  today: 0,
  thisMonth: 0,
  thisYear: 0,
  ever: 0,
  pointsToday: 0,
  pointsThisMonth: 0,
  householdThisMonth: 0,
  placeThisMonth: 0,
  counterpartThisYear: 0,
  hoursSince: null,
  samePlace: false,
};

/** A verified report of a category, somewhere in the county: what is shown before somebody reports. */
export const reportOf = (category: string, on: LocalDate): DeedFacts => ({
  kind: 'report.verified',
  category,
  grid: null,
  quantity: 1,
  grade: 1,
  outcomes: [],
  recovered: 0,
  on,
  inHousehold: false,
});

/** Limits of a rule, in the order in which they are looked at: the first that holds is named. */
export const limits = [
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
] as const;
export type Limit = (typeof limits)[number];

/** The numbers of a decision, without words: what rehearsals count by the million. */
export interface Evaluation {
  rule: Rule;
  /** Points of the base alone. */
  base: number;
  /** Base with all factors, before point limits cut it. */
  full: number;
  /** Whole points that are given: the resident's and the household's together. */
  points: number;
  householdPoints: number;
  campaign: Campaign | undefined;
  /** The limit that stopped the award (0 points) or cut it (more than 0). */
  limit: Limit | undefined;
  /** Bits of `clauseNames`; `clausesOf` names them. */
  clauses: number;
}

export interface RuleDecision {
  rule: Rule;
  /** Whole points: the resident's and the household's together. */
  points: number;
  householdPoints: number;
  why: Sentence;
  lapsesOn: LocalDate;
  /** Which clauses spoke, for tests and rehearsals. */
  clauses: readonly Clause[];
}

export const clauseNames = [
  'base',
  'multiplied',
  'campaign',
  'supporter',
  'rounded',
  'capped',
  'cut',
  'cooldown',
  'same_place',
  'household',
] as const;
export type Clause = (typeof clauseNames)[number];

/** The bit of a clause in `Evaluation.clauses`. */
export const bitOf = (clause: Clause): number => 1 << clauseNames.indexOf(clause);

/** The clauses of an evaluation by name. */
export function clausesOf({ clauses }: Pick<Evaluation, 'clauses'>): Clause[] {
  return clauseNames.filter((clause) => (clauses & bitOf(clause)) !== 0);
}

/** The last day that the key of a lot can name is 2199-06-05. */
export const neverLapses = '2199-05-31';

/** The last day on which points earned on a date can be used. */
export function lapseDate(policy: LapsePolicy, earnedOn: LocalDate): LocalDate {
  switch (policy.kind) {
    case 'never':
      return neverLapses;
    case 'year_end':
      return `${yearOf(earnedOn) + policy.yearsAfter}-12-31`;
    case 'rolling': {
      const [year, month] = [yearOf(earnedOn), Number(earnedOn.slice(5, 7))];
      // Day 0 of a month is the last day of the one before.
      return new Date(Date.UTC(year, month + policy.months, 0)).toISOString().slice(0, 10);
    }
  }
}

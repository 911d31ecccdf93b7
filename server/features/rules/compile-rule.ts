import type { Campaign, Outcome, Rule } from '../../../contract/rules.ts';
import {
  bitOf,
  type CountedBefore,
  type DeedFacts,
  type Evaluation,
  type Limit,
  limits,
} from './decide.ts';

/** Judges one deed by one rule, under the campaign that holds for it. */
export type Judge = (
  deed: DeedFacts,
  before: CountedBefore,
  campaign: Campaign | undefined,
) => Evaluation;

const bits = {
  base: bitOf('base'),
  multiplied: bitOf('multiplied'),
  campaign: bitOf('campaign'),
  supporter: bitOf('supporter'),
  rounded: bitOf('rounded'),
  capped: bitOf('capped'),
  cut: bitOf('cut'),
  cooldown: bitOf('cooldown'),
  samePlace: bitOf('same_place'),
  household: bitOf('household'),
};

/** All that a rule says as one closure made of closures: nothing of it is looked up again per deed. */
export function compileRule(rule: Rule): Judge {
  const baseOf = compileBase(rule.base);
  const multiply = compileMultipliers(rule.multipliers);
  const limitOf = compileLimits(rule);
  const { pointsPerDay = Infinity, pointsPerMonth = Infinity } = rule.caps;
  const share = rule.samePlace?.supporterPercent ?? 100;
  const { householdPercent } = rule;
  return (deed, before, campaign) => {
    const base = baseOf(deed);
    const supports = rule.samePlace !== null && before.samePlace;
    const stop = limitOf(before) ?? (supports && addsNothing(deed) ? 'samePlace' : undefined);
    if (stop !== undefined) return stopped({ rule, base, limit: stop });
    let clauses = bits.base;
    if (supports) clauses |= bits.supporter;
    if (campaign !== undefined) clauses |= bits.campaign;
    const factor = multiply(deed.outcomes);
    if (factor.applied) clauses |= bits.multiplied;
    const percents = (campaign?.percent ?? 100) * (supports ? share : 100);
    const full = scale(base, factor, percents);
    if (isRounded(full, { base, factor, percents })) clauses |= bits.rounded;
    let points = full;
    let limit: Limit | undefined;
    const leftToday = pointsPerDay - before.pointsToday;
    const leftThisMonth = pointsPerMonth - before.pointsThisMonth;
    if (leftToday < points) [points, limit] = [leftToday, 'pointsPerDay'];
    if (leftThisMonth < points) [points, limit] = [leftThisMonth, 'pointsPerMonth'];
    if (limit !== undefined) clauses |= bits.cut;
    let householdPoints = 0;
    const agreed = Math.min(householdPercent, deed.agreedShare ?? 100);
    const percent = deed.forChild === true ? 100 : agreed;
    if (deed.inHousehold && percent > 0) {
      householdPoints = Math.floor((points * percent) / 100);
      if (householdPoints > 0) clauses |= bits.household;
    }
    return { rule, base, full, points, householdPoints, campaign, limit, clauses };
  };
}

/** A supporter's share is for those who add evidence. */
const addsNothing = ({ merged }: DeedFacts) =>
  merged === 'nothing_new' || merged === 'same_reporter';

const stopBits: Partial<Record<Limit, number>> = {
  cooldown: bits.cooldown,
  samePlace: bits.samePlace,
};

function stopped({ rule, base, limit }: { rule: Rule; base: number; limit: Limit }): Evaluation {
  return {
    rule,
    base,
    full: 0,
    points: 0,
    householdPoints: 0,
    campaign: undefined,
    limit,
    clauses: bits.base | (stopBits[limit] ?? bits.capped),
  };
}

export const unitMinutes = { hour: 60, half_hour: 30 } as const;

function compileBase(base: Rule['base']): (deed: DeedFacts) => number {
  switch (base.kind) {
    case 'fixed':
      return () => base.points;
    case 'per_unit': {
      const minutes = unitMinutes[base.unit];
      const most = base.atMostUnits ?? Infinity;
      // What is left of a unit is not paid.
      return ({ quantity }) => base.points * Math.min(Math.floor(quantity / minutes), most);
    }
    case 'graded': {
      const highest = base.points.length;
      return ({ grade }) => base.points[Math.min(grade, highest) - 1] ?? 0;
    }
    case 'recovered':
      return ({ recovered }) => Math.min(base.atMost, recovered);
  }
}

/** A product of percentages as a fraction in lowest terms, in whole numbers. */
interface Factor {
  times: number;
  over: number;
  applied: boolean;
}
const plain: Factor = { times: 1, over: 1, applied: false };

/** Factors for every set of outcomes, made once: at most 2 to the number of multipliers. */
function compileMultipliers(
  multipliers: Rule['multipliers'],
): (outcomes: readonly Outcome[]) => Factor {
  const percents = new Map<Outcome, number[]>();
  for (const { when, percent } of multipliers)
    percents.set(when, [...(percents.get(when) ?? []), percent]);
  const named = [...percents.keys()];
  if (named.length === 0) return () => plain;
  const factors = Array.from({ length: 2 ** named.length }, (_, set) =>
    productOf(
      named.flatMap((when, at) => ((set & (1 << at)) === 0 ? [] : (percents.get(when) ?? []))),
    ),
  );
  return (outcomes) => {
    let set = 0;
    for (const outcome of outcomes) {
      const at = named.indexOf(outcome);
      if (at >= 0) set |= 1 << at;
    }
    return factors[set] ?? plain;
  };
}

function productOf(percents: readonly number[]): Factor {
  if (percents.length === 0) return plain;
  let [times, over] = [1n, 1n];
  for (const percent of percents) {
    times *= BigInt(percent);
    over *= 100n;
    const shared = divisorOf(times, over);
    times /= shared;
    over /= shared;
  }
  return { times: Number(times), over: Number(over), applied: true };
}

function divisorOf(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisorOf(b, a % b);
}

/**
 * Points times factors, where `perTenThousand` is the campaign's percentage times the supporter's.
 * Rounded down once, at the end: the order of factors changes nothing. Up to 2^53 the division of two
 * whole numbers never rounds up to the next one; what is larger is computed without limit.
 */
function scale(base: number, { times, over }: Factor, perTenThousand: number): number {
  const product = base * times * perTenThousand;
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / (over * 10_000));
  const exact = BigInt(base) * BigInt(times) * BigInt(perTenThousand);
  return Number(exact / (BigInt(over) * 10_000n));
}

interface Scaled {
  base: number;
  factor: Factor;
  percents: number;
}

/** Whether less than a whole point was left over; what is larger than numbers hold is compared without limit. */
function isRounded(full: number, { base, factor: { times, over }, percents }: Scaled): boolean {
  const product = base * times * percents;
  if (product <= Number.MAX_SAFE_INTEGER) return product !== full * over * 10_000;
  return BigInt(base) * BigInt(times) * BigInt(percents) !== BigInt(full) * BigInt(over) * 10_000n;
}

type Stops = (before: CountedBefore) => boolean;

/** A limit that the rule does not set never stops. */
const given = <T>(value: T | undefined, make: (value: T) => Stops): Stops | undefined =>
  value === undefined ? undefined : make(value);

/** When a limit stops an award altogether; undefined where the rule does not set it. */
const stopsOf: Record<Limit, (rule: Rule) => Stops | undefined> = {
  perPerson: ({ caps }) => given(caps.perPerson, (most) => (before) => before.ever >= most),
  perDay: ({ caps }) => given(caps.perDay, (most) => (before) => before.today >= most),
  perMonth: ({ caps }) => given(caps.perMonth, (most) => (before) => before.thisMonth >= most),
  perYear: ({ caps }) => given(caps.perYear, (most) => (before) => before.thisYear >= most),
  perCounterpartYear: ({ caps }) =>
    given(caps.perCounterpartYear, (most) => (before) => before.counterpartThisYear >= most),
  perHouseholdMonth: ({ caps }) =>
    given(caps.perHouseholdMonth, (most) => (before) => before.householdThisMonth >= most),
  perPlaceMonth: ({ caps }) =>
    given(caps.perPlaceMonth, (most) => (before) => before.placeThisMonth >= most),
  cooldown: ({ cooldownHours }) =>
    given(
      cooldownHours ?? undefined,
      (hours) => (before) => before.hoursSince !== null && before.hoursSince < hours,
    ),
  samePlace: ({ samePlace }) =>
    samePlace?.supporterPercent === 0 ? (before) => before.samePlace : undefined,
  pointsPerDay: ({ caps }) =>
    given(caps.pointsPerDay, (most) => (before) => before.pointsToday >= most),
  pointsPerMonth: ({ caps }) =>
    given(caps.pointsPerMonth, (most) => (before) => before.pointsThisMonth >= most),
};

function compileLimits(rule: Rule): (before: CountedBefore) => Limit | undefined {
  let check: (before: CountedBefore) => Limit | undefined = () => undefined;
  for (const limit of limits.toReversed()) {
    const stops = stopsOf[limit](rule);
    const next = check;
    if (stops !== undefined) check = (before) => (stops(before) ? limit : next(before));
  }
  return check;
}

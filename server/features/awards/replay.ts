import type { Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { hourMs, type LocalDate, monthsBefore } from '../../platform/calendar.ts';
import type { LngLat } from '../../platform/geometry.ts';
import type { CompiledBook, CountedBefore, DeedFacts } from '../rules/service.ts';
import type { CountedAround } from './around-store.ts';
import { isNear, usualMetres } from './nearness.ts';
import type { Given, StandingDeed } from './past-store.ts';
import { decideWithinDay } from './within-day.ts';

/** What of a deed is counted for later ones, beside what rules ask of it. */
interface PastDeed extends DeedFacts {
  household: string | null;
  counterpart: string | null;
  position: LngLat | null;
}

/** A deed with what was decided and given for it, in the order in which deeds happened. */
export interface Past extends Omit<StandingDeed, 'deed'> {
  deed: PastDeed;
  at: Date;
  /** What others' deeds count for it: its household, its place. */
  around: Partial<CountedAround>;
}

/** By how much one award differs, above zero: to be given, below: to be taken back. */
export interface Difference {
  award: string;
  /** Of the award that is there. */
  rule: string;
  /** By which the right version pays the deed; empty where it does not. */
  payingRule: string;
  points: number;
  householdPoints: number;
  /** What the right version says of the deed. */
  why: Sentence;
  /** The pool that paid the award; null where nothing was paid yet. */
  pool: string | null;
}

interface Counted {
  rule: string;
  at: Date;
  on: LocalDate;
  points: number;
  deed: PastDeed;
}

/**
 * Decides one person's deeds of a wrong version again under the right one, in time order: what an
 * earlier deed now earns counts for the later ones, exactly as it would have then. Deeds of other
 * versions, and those of other people, count as they were decided.
 * @returns the awards that differ
 */
export function replay(
  pasts: readonly Past[],
  { wrong, right }: { wrong: number; right: CompiledBook },
): Difference[] {
  const history: Counted[] = [];
  const differences: Difference[] = [];
  for (const past of pasts) {
    const { deed, at } = past;
    let counts = { rule: past.rule, points: past.decided };
    if (past.ruleVersion === wrong) {
      const decision = decideAgain(past, { history, right });
      differences.push(...differencesOf(past, decision));
      counts = { rule: decision.rule, points: decision.points };
    }
    if (counts.points > 0) history.push({ ...counts, at, on: deed.on, deed });
  }
  return differences;
}

interface Decided {
  rule: string;
  /** The resident's and the household's together. */
  points: number;
  householdPoints: number;
  why: Sentence;
}

function decideAgain(
  past: Past,
  { history, right }: { history: readonly Counted[]; right: CompiledBook },
): Decided {
  const rule = right.find(past.deed)?.rule;
  if (rule === undefined) return { rule: '', points: 0, householdPoints: 0, why: noRule };
  const awardsToday = history.filter(({ on }) => on === past.deed.on).length;
  const before = { ...countBefore(history, { rule, past }), awardsToday };
  const decision = decideWithinDay(right, past.deed, before);
  if (decision === undefined) throw new Error(`rule ${rule.id} was found and does not decide`);
  return { ...decision, rule: decision.rule.id };
}

/**
 * What is missing is added to the deed's own award; what is too much comes out of that first, then out
 * of what was added to it.
 */
function differencesOf(
  { given, rule }: Past,
  { rule: payingRule, points, householdPoints, why }: Decided,
): Difference[] {
  const sum = (of: (one: Given) => number) => given.reduce((total, one) => total + of(one), 0);
  const left = {
    points: points - householdPoints - sum((one) => one.points),
    householdPoints: householdPoints - sum((one) => one.householdPoints),
  };
  return given.flatMap(({ award, pool, ...has }) => {
    // Above zero it is all of it, and none is left for the next.
    const share = (name: 'points' | 'householdPoints') => {
      const part = Math.max(left[name], -has[name]);
      left[name] -= part;
      return part;
    };
    const line = { points: share('points'), householdPoints: share('householdPoints') };
    const differs = line.points !== 0 || line.householdPoints !== 0;
    return differs ? [{ award, rule, payingRule, why, pool, ...line }] : [];
  });
}

const noRule: Sentence = {
  zh: '更正后的细则没有这一条，不计分。',
  en: 'The corrected book has no rule for this; it earns none.',
};

/** What counts before a deed: the person's own as decided again, others' as they were decided. */
function countBefore(
  history: readonly Counted[],
  { rule, past: { deed, at, around } }: { rule: Rule; past: Past },
): CountedBefore {
  const same = history.filter((one) => one.rule === rule.id);
  const since = (prefix: string) => same.filter(({ on }) => on.startsWith(prefix));
  const today = since(deed.on);
  const thisMonth = since(deed.on.slice(0, 7));
  const sum = (of: readonly Counted[]) => of.reduce((total, { points }) => total + points, 0);
  const last = same.at(-1);
  return {
    today: today.length,
    thisMonth: thisMonth.length,
    thisYear: since(deed.on.slice(0, 4)).length,
    ever: same.length,
    pointsToday: sum(today),
    pointsThisMonth: sum(thisMonth),
    householdThisMonth:
      deed.household === null ? 0 : thisMonth.length + (around.householdThisMonth ?? 0),
    placeThisMonth:
      thisMonth.filter((one) => isSamePlace(one.deed, deed, rule)).length +
      (around.placeThisMonth ?? 0),
    counterpartThisYear: same.filter((one) => isSameParty(one, { deed, at })).length,
    hoursSince: last === undefined ? null : (at.getTime() - last.at.getTime()) / hourMs,
    samePlace: around.samePlace ?? false,
  };
}

const isSamePlace = (one: PastDeed, other: PastDeed, { samePlace }: Rule) =>
  one.position !== null &&
  other.position !== null &&
  isNear(other.position, one.position, samePlace?.metres ?? usualMetres);

const isSameParty = (one: Counted, { deed, at }: Pick<Past, 'deed' | 'at'>) =>
  deed.counterpart !== null &&
  one.deed.counterpart === deed.counterpart &&
  one.at > monthsBefore(at, 12);

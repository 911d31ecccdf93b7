import type { Campaign, DeedKind, Rule, RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { type LocalDate, yearOf } from '../../platform/calendar.ts';
import * as say from './sentences.ts';

/** What the rules need to know of a deed. */
export interface DeedFacts {
  kind: DeedKind;
  category: string | null;
  /** Hours, cases …; 1 for deeds that are counted one by one. */
  quantity: number;
  /** 1 is the lowest grade of a graded rule. */
  grade: number;
  /** Facts that multiply: an agreement kept, a certified mediator. */
  outcomes: readonly Rule['multipliers'][number]['when'][];
  /** What was recovered, for a rule that pays out of it. */
  recovered: number;
  on: LocalDate;
}

/** What the same rule gave before, counted under lock. */
export interface CountedBefore {
  today: number;
  thisMonth: number;
  ever: number;
  /** Somebody reported the same kind at the same place within the rule's days and metres. */
  samePlace: boolean;
}

export interface RuleDecision {
  rule: Rule;
  points: number;
  why: Sentence;
  lapsesOn: LocalDate;
  /** Which clauses spoke, for tests and rehearsals. */
  clauses: readonly Clause[];
}
export type Clause = 'base' | 'multiplied' | 'campaign' | 'capped' | 'same_place';

/** The rule for a deed: the one whose category prefix is longest; undefined where none applies. */
export function findRule(
  { rules }: RulebookDocument,
  deed: Pick<DeedFacts, 'kind' | 'category'>,
): Rule | undefined {
  let best: { rule: Rule; length: number } | undefined;
  for (const rule of rules) {
    if (rule.deed !== deed.kind) continue;
    const length = matchLength(rule, deed.category);
    if (length !== undefined && (best === undefined || length > best.length))
      best = { rule, length };
  }
  return best?.rule;
}

function matchLength(rule: Rule, category: string | null): number | undefined {
  if (rule.categories.length === 0) return 0;
  const matched = rule.categories.filter((prefix) => category?.startsWith(prefix));
  return matched.length === 0 ? undefined : Math.max(...matched.map((prefix) => prefix.length));
}

/** Points and their sentence. Pure: the same facts and book give the same answer for ever. */
export function decideAward(
  book: { version: number; document: RulebookDocument },
  rule: Rule,
  { deed, before }: { deed: DeedFacts; before: CountedBefore },
): RuleDecision {
  const clauses: Clause[] = ['base'];
  const base = basePoints(rule, deed);
  const percents = rule.multipliers.filter(({ when }) => deed.outcomes.includes(when));
  if (percents.length > 0) clauses.push('multiplied');
  const campaign = activeCampaign(book.document, deed);
  if (campaign) clauses.push('campaign');
  const factors = campaign ? [...percents, campaign] : percents;
  const full = multiply(base, factors);
  const stop = stopOf(rule, before);
  if (stop) clauses.push(stop.kind === 'same_place' ? 'same_place' : 'capped');
  const points = stop ? 0 : full;
  return {
    rule,
    points,
    clauses,
    why: say.explanation({ rule, version: book.version, base, percents, campaign, points, stop }),
    lapsesOn: lapseDate(book.document, deed.on),
  };
}

/** Points times percentages, in whole numbers; what is left of a point at the end is not given. */
function multiply(base: number, factors: readonly { percent: number }[]): number {
  const product = factors.reduce((before, { percent }) => before * BigInt(percent), BigInt(base));
  return Number(product / 100n ** BigInt(factors.length));
}

/** 31 December, the rule book's number of years after the year of earning. */
export function lapseDate({ lapse }: RulebookDocument, earnedOn: LocalDate): LocalDate {
  return `${yearOf(earnedOn) + lapse.yearsAfter}-12-31`;
}

export function activeCampaign(
  { campaigns }: RulebookDocument,
  deed: Pick<DeedFacts, 'kind' | 'on'>,
): Campaign | undefined {
  return campaigns.find(
    ({ from, until, deeds }) => from <= deed.on && deed.on <= until && deeds.includes(deed.kind),
  );
}

function basePoints({ base }: Rule, deed: DeedFacts): number {
  switch (base.kind) {
    case 'fixed':
      return base.points;
    case 'per_unit':
      return base.points * deed.quantity;
    case 'graded':
      return base.points[Math.min(deed.grade, base.points.length) - 1] ?? 0;
    case 'recovered':
      return Math.min(base.atMost, deed.recovered);
  }
}

export type Stop =
  | { kind: 'per_day' | 'per_month' | 'per_person'; limit: number }
  | { kind: 'same_place'; days: number };

function stopOf(rule: Rule, before: CountedBefore): Stop | undefined {
  const { perPerson, perDay, perMonth } = rule.caps;
  if (perPerson !== undefined && before.ever >= perPerson)
    return { kind: 'per_person', limit: perPerson };
  if (perDay !== undefined && before.today >= perDay) return { kind: 'per_day', limit: perDay };
  if (perMonth !== undefined && before.thisMonth >= perMonth)
    return { kind: 'per_month', limit: perMonth };
  if (rule.samePlace !== null && before.samePlace)
    return { kind: 'same_place', days: rule.samePlace.days };
  return undefined;
}

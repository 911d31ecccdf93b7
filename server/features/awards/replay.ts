import type { Sentence } from '../../../contract/values.ts';
import { hourMs, type LocalDate, localDate } from '../../platform/calendar.ts';
import type { CompiledBook, CountedBefore, DeedFacts } from '../rules/service.ts';

/** A deed with what was decided for it, in the order in which deeds happened. */
export interface Past {
  award: string;
  deed: DeedFacts;
  at: Date;
  rule: string;
  ruleVersion: number;
  /** What was given: the resident's own and the household's share. */
  points: number;
  householdPoints: number;
  /** What others' deeds count for it: its household, its place, its other party. */
  around: Partial<CountedBefore>;
}

export interface Difference {
  award: string;
  points: number;
  householdPoints: number;
  /** What the right version says of the deed. */
  why: Sentence;
}

interface Counted {
  rule: string;
  at: Date;
  on: LocalDate;
  points: number;
}

/**
 * Decides one person's deeds of a wrong version again under the right one, in time order: what an
 * earlier deed now earns counts for the later ones, exactly as it would have then. Deeds of other
 * versions count as they were decided.
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
    let given = { rule: past.rule, points: past.points + past.householdPoints };
    if (past.ruleVersion === wrong) {
      const rule = right.find(deed)?.rule.id ?? '';
      const decision = right.decide(deed, {
        ...countBefore(history, { rule, past }),
        ...past.around,
      });
      const { points = 0, householdPoints = 0, why = noRule } = decision ?? {};
      const difference = {
        award: past.award,
        points: points - householdPoints - past.points,
        householdPoints: householdPoints - past.householdPoints,
        why,
      };
      if (difference.points !== 0 || difference.householdPoints !== 0) differences.push(difference);
      given = { rule, points };
    }
    if (given.points > 0) history.push({ ...given, at, on: deed.on });
  }
  return differences;
}

const noRule: Sentence = {
  zh: '更正后的细则没有这一条，不计分。',
  en: 'The corrected book has no rule for this; it earns none.',
};

function countBefore(
  history: readonly Counted[],
  { rule, past: { at } }: { rule: string; past: Past },
): CountedBefore {
  const day = localDate(at);
  const same = history.filter((one) => one.rule === rule);
  const since = (prefix: string) => same.filter(({ on }) => on.startsWith(prefix));
  const sum = (of: readonly Counted[]) => of.reduce((total, { points }) => total + points, 0);
  const last = same.at(-1);
  return {
    today: since(day).length,
    thisMonth: since(day.slice(0, 7)).length,
    thisYear: since(day.slice(0, 4)).length,
    ever: same.length,
    pointsToday: sum(since(day)),
    pointsThisMonth: sum(since(day.slice(0, 7))),
    householdThisMonth: 0,
    placeThisMonth: 0,
    counterpartThisYear: 0,
    hoursSince: last === undefined ? null : (at.getTime() - last.at.getTime()) / hourMs,
    samePlace: false,
  };
}

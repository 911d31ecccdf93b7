import type { Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { compileRule } from './compile-rule.ts';
import { type CountedBefore, type DeedFacts, nothingBefore } from './decide.ts';

const day = '2026-06-15';
/** A day with more awards than this is no example that anybody would follow. */
const mostTimes = 20;

const deedOf = (rule: Rule, given: Partial<DeedFacts> = {}): DeedFacts => ({
  kind: rule.deed,
  category: rule.categories[0] ?? null,
  grid: null,
  quantity: 1,
  grade: 1,
  outcomes: [],
  recovered: 0,
  on: day,
  inHousehold: false,
  ...given,
});

/**
 * What the rule comes to on one busy day, worked out by the rule itself; null where no day would
 * show more than the rule's sentence says already.
 */
export function exampleOf(rule: Rule): Sentence | null {
  switch (rule.base.kind) {
    case 'fixed':
      return busyDay(rule);
    case 'per_unit':
      return longDeed(rule, rule.base);
    case 'graded':
      return best(rule, rule.base.points.length);
    case 'recovered':
      return null;
  }
}

/** One more than the day allows, each at a place of its own. */
function busyDay(rule: Rule): Sentence | null {
  // How far apart the deeds were is more than an example can tell.
  if ((rule.cooldownHours ?? 0) > 0) return null;
  const { perDay, pointsPerDay } = rule.caps;
  const { points: each } = judged(rule, nothingBefore);
  const times = perDay ?? (pointsPerDay && each > 0 ? Math.ceil(pointsPerDay / each) : undefined);
  if (times === undefined || times > mostTimes) return null;
  const given = daysPoints(rule, times + 1);
  const sum = given.reduce((total, points) => total + points, 0);
  const paid = given.findLastIndex((points) => points > 0) + 1;
  // Another limit stops earlier, or none does.
  if (sum === 0 || paid !== times) return null;
  const last = given[paid - 1] ?? 0;
  const cut = last < each ? `，第 ${paid} 次只剩 ${last} 分` : '';
  const cutEn = last < each ? `, number ${paid} gets the ${last} left` : '';
  const full = last < each ? paid - 1 : paid;
  return {
    zh: `一天 ${times + 1} 次，都属实：前 ${full} 次各 ${each} 分${cut}，第 ${times + 1} 次照常处理、不计分，共 ${sum} 分。`,
    en: `${times + 1} on one day, all true: the first ${full} get ${each} each${cutEn}, number ${times + 1} is handled as usual and earns none: ${sum} in all.`,
  };
}

/** Points of a number of deeds one after the other on one day, the cooldown left aside. */
function daysPoints(rule: Rule, times: number): number[] {
  const given: number[] = [];
  let [awards, sum] = [0, 0];
  for (let time = 0; time < times; time++) {
    const { points } = judged(rule, {
      ...nothingBefore,
      today: awards,
      thisMonth: awards,
      thisYear: awards,
      ever: awards,
      householdThisMonth: awards,
      pointsToday: sum,
      pointsThisMonth: sum,
    });
    given.push(points);
    if (points > 0) awards += 1;
    sum += points;
  }
  return given;
}

const judged = (rule: Rule, before: CountedBefore) =>
  compileRule(rule)(deedOf(rule), before, undefined);

function longDeed(rule: Rule, base: Extract<Rule['base'], { kind: 'per_unit' }>): Sentence | null {
  const perUnit = base.unit === 'hour' ? 60 : 30;
  const units = (base.atMostUnits ?? 2) + 1;
  const minutes = units * perUnit + perUnit / 2;
  const { points, limit } = compileRule(rule)(
    deedOf(rule, { quantity: minutes }),
    nothingBefore,
    undefined,
  );
  if (limit !== undefined) return null;
  const capped = base.atMostUnits !== undefined;
  const hours = minutes / 60;
  return {
    zh: `一次 ${hours} 小时：${capped ? `只按 ${(base.atMostUnits ?? 0) * (perUnit / 60)} 小时算` : '不满一段的不算'}，共 ${points} 分。`,
    en: `${hours} hours at one time: ${capped ? `counted as ${(base.atMostUnits ?? 0) * (perUnit / 60)}` : 'a part of a unit is not counted'}, ${points} in all.`,
  };
}

/** The highest grade with everything that multiplies. */
function best(rule: Rule, grade: number): Sentence | null {
  const outcomes = rule.multipliers.map(({ when }) => when);
  const before = nothingBefore;
  const plain = compileRule(rule)(deedOf(rule), before, undefined).points;
  const { points: most, limit } = compileRule(rule)(
    deedOf(rule, { grade, outcomes }),
    before,
    undefined,
  );
  if (limit !== undefined) return null;
  return {
    zh: `最容易的 ${plain} 分；最难的，再加上每一项加倍，${most} 分。`,
    en: `The easiest earns ${plain}; the hardest with everything that multiplies earns ${most}.`,
  };
}

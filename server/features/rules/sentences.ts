import type { Campaign, Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { dateInWords } from '../../platform/sentence.ts';
import { type AreaNames, areaName } from './area-names.ts';
import { waiting } from './explanation.ts';
import {
  deedWords,
  evidenceWords,
  join,
  mostUnits,
  outcomeWords,
  reviewWords,
  times,
  worth,
} from './wording.ts';

/** Sentences are made from the rule itself, in both languages, so that book and award never differ. */
export {
  dayLimitSentence,
  graceSentence,
  householdSentence,
  lapseSentence,
  levelSentence,
  levelsSentence,
  poolsSentence,
} from './book-sentences.ts';
export { explanation } from './explanation.ts';
export { worth, worthFigure } from './wording.ts';

/** A rule as one plain sentence of the public book: every clause of it is said. */
export function ruleSentence(rule: Rule, names: AreaNames): Sentence {
  const each = join([worth(rule), reviewWords[rule.review]], { zh: '，', en: ', ' });
  const clauses = join(
    [
      { zh: `${rule.name.zh}，${each.zh}`, en: `${rule.name.en}: ${each.en}` },
      mostUnits(rule),
      ...rule.multipliers.map(multiplierClause),
      ...placeClauses(rule),
      ...capClauses(rule),
      cooldownClause(rule),
      householdClause(rule),
      evidenceClause(rule),
      areaClause(rule.areas, names),
      dateClause(rule),
    ],
    { zh: '；', en: '; ' },
  );
  return { zh: `${clauses.zh}。`, en: `${clauses.en}.` };
}

const multiplierClause = ({ when, percent }: Rule['multipliers'][number]): Sentence => ({
  zh: `${outcomeWords[when].zh}的，${times(percent)} 倍`,
  en: `× ${times(percent)} with ${outcomeWords[when].en}`,
});

function placeClauses({ samePlace }: Rule): Sentence[] {
  if (samePlace === null) return [];
  const { days, metres, supporterPercent } = samePlace;
  if (supporterPercent === 0)
    return [
      {
        zh: `同一地点（${metres} 米内）${days} 天内，或自己说是、经办查明是同一件的，只计第一件`,
        en: `only the first counts of those at one place (${metres} m) within ${days} days, or said or found to be the same`,
      },
    ];
  return [
    {
      zh: `同一地点（${metres} 米内）${days} 天内，或自己说是、经办查明是同一件的，第一件全计，再报并补充线索的得 ${supporterPercent}%，第一件不属实的由下一件顶上`,
      en: `at one place (${metres} m) within ${days} days, or said or found to be the same, the first counts in full and later ones that add something get ${supporterPercent}%; where the first proves wrong, the next moves up`,
    },
  ];
}

/** How each cap is said, in the order in which it is read. */
const capWords: Record<keyof Rule['caps'], (n: number) => Sentence> = {
  perDay: (n) => ({ zh: `每人每天最多 ${n} 次`, en: `at most ${n} a day` }),
  perMonth: (n) => ({ zh: `每人每月最多 ${n} 次`, en: `at most ${n} a month` }),
  perYear: (n) => ({ zh: `每人每年最多 ${n} 次`, en: `at most ${n} a year` }),
  perPerson: (n) => ({ zh: `每人只计 ${n} 次`, en: `${n} per person` }),
  pointsPerDay: (n) => ({ zh: `每人每天最多得 ${n} 分`, en: `at most ${n} points a day` }),
  pointsPerMonth: (n) => ({ zh: `每人每月最多得 ${n} 分`, en: `at most ${n} points a month` }),
  perHouseholdMonth: (n) => ({
    zh: `一家人每月合起来最多 ${n} 次`,
    en: `at most ${n} a month for all members of a household together`,
  }),
  perPlaceMonth: (n) => ({
    zh: `同一地点每月最多给 ${n} 次`,
    en: `at most ${n} a month at one place, whoever reports`,
  }),
  perCounterpartYear: (n) => ({
    zh: `和同一位当事人 12 个月内最多 ${n} 次`,
    en: `at most ${n} in 12 months with the same other party`,
  }),
};

function capClauses({ caps }: Rule): Sentence[] {
  const named = Object.keys(capWords) as (keyof Rule['caps'])[];
  return named.flatMap((cap) => {
    const most = caps[cap];
    return most === undefined ? [] : [capWords[cap](most)];
  });
}

function cooldownClause({ cooldownHours }: Rule): Sentence | undefined {
  if (cooldownHours === null) return undefined;
  const { zh, en } = waiting(cooldownHours);
  return { zh: `两次之间至少隔${zh}`, en: `at least ${en} between two of them` };
}

function householdClause({ householdPercent }: Rule): Sentence | undefined {
  if (householdPercent === 0) return undefined;
  if (householdPercent === 100)
    return { zh: '积分全部记到家庭账户', en: 'all points go to the household' };
  return {
    zh: `积分的 ${householdPercent}% 记到家庭账户，其余记给本人`,
    en: `${householdPercent}% of the points go to the household, the rest to the resident`,
  };
}

function evidenceClause({ evidence }: Rule): Sentence | undefined {
  if (evidence.length === 0) return undefined;
  const asked = join(
    evidence.map((kind) => evidenceWords[kind]),
    { zh: '、', en: ', ' },
  );
  return { zh: `要有：${asked.zh}`, en: `needed: ${asked.en}` };
}

function areaClause(areas: readonly string[], names: AreaNames): Sentence | undefined {
  if (areas.length === 0) return undefined;
  const named = join(
    areas.map((area) => areaName(area, names)),
    { zh: '、', en: ', ' },
  );
  return { zh: `只在下列区域计分：${named.zh}`, en: `only in these areas: ${named.en}` };
}

function dateClause({ from, until }: Pick<Rule, 'from' | 'until'>): Sentence | undefined {
  const [first, last] = [
    from === null ? null : dateInWords(from),
    until === null ? null : dateInWords(until),
  ];
  if (first !== null && last !== null)
    return { zh: `${first.zh}至 ${last.zh}计分`, en: `from ${first.en} to ${last.en}` };
  if (first !== null) return { zh: `${first.zh}起计分`, en: `from ${first.en} on` };
  if (last !== null) return { zh: `计分到 ${last.zh}为止`, en: `until ${last.en}` };
  return undefined;
}

/** A campaign: when it is on, and what it gives more for. */
export function campaignSentence(
  { name, from, until, percent, deeds, areas }: Campaign,
  names: AreaNames,
): Sentence {
  const what = join(
    deeds.map((deed) => deedWords[deed]),
    { zh: '、', en: ', ' },
  );
  const where = areaClause(areas, names);
  const [first, last] = [dateInWords(from), dateInWords(until)];
  return {
    zh: `${name.zh}（${first.zh}至 ${last.zh}），${what.zh}的积分 ${times(percent)} 倍${where ? `；${where.zh}` : ''}。`,
    en: `${name.en} (${first.en} to ${last.en}): points × ${times(percent)} for ${what.en}${where ? `; ${where.en}` : ''}.`,
  };
}

import type { Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { unitMinutes } from './compile-rule.ts';
import { bitOf, type DeedFacts, type Evaluation, type Limit, type MergedShare } from './decide.ts';
import {
  follow,
  hadBeforeWords,
  isReport,
  join,
  mostUnits,
  outcomeWords,
  reviewWords,
  secondLookWords,
  times,
  units,
  worth,
} from './wording.ts';

interface Circumstances {
  version: number;
  deed: Pick<DeedFacts, 'outcomes' | 'quantity' | 'toCompare' | 'hadBefore' | 'merged'>;
}

/** Why a deed got its points: “小区隐患，每件 3 分，平安月 2 倍，共 6 分（细则 2.3，第 1 版）。核实属实后入账。” */
export function explanation(given: Evaluation, { version, deed }: Circumstances): Sentence {
  if (given.points === 0) return nothing(given, { version, deed });
  const { rule, campaign } = given;
  const factors = [
    ...multipliersOf(given, deed),
    campaign && factor(campaign.name, campaign.percent),
    supporterPart(given, deed),
  ].filter((part) => part !== undefined);
  const total = factors.length > 0 || isOfTime(rule) || rule.base.kind === 'recovered';
  const parts = join(
    [
      worth(rule),
      basePart(given, deed),
      ...factors,
      total ? sum(given) : undefined,
      cutPart(given),
      householdPart(given),
    ],
    { zh: '，', en: ', ' },
  );
  const review = reviewOf(rule, deed);
  return {
    zh: `${rule.name.zh}，${parts.zh}（细则 ${rule.id}，第 ${version} 版）。${review.zh}。`,
    en: `${rule.name.en}: ${parts.en} (rule ${rule.id}, version ${version}); ${review.en}.`,
  };
}

function reviewOf({ review }: Rule, { hadBefore, toCompare }: Circumstances['deed']): Sentence {
  if (hadBefore) return hadBeforeWords;
  return toCompare ? secondLookWords : reviewWords[review];
}

const isOfTime = ({ base }: Pick<Rule, 'base'>) => base.kind === 'per_unit';

/** How much of it there was this time, so that the sum can be reckoned anew by whoever reads it. */
function basePart(
  { rule, base: points }: Evaluation,
  { quantity }: Circumstances['deed'],
): Sentence | undefined {
  const { base } = rule;
  if (base.kind === 'graded') return { zh: `这次 ${points} 分`, en: `${points} this time` };
  if (base.kind !== 'per_unit') return undefined;
  const whole = Math.floor(quantity / unitMinutes[base.unit]);
  if (base.atMostUnits !== undefined && whole > base.atMostUnits) return mostUnits(rule);
  const { zh, en } = units[base.unit](whole);
  return { zh: follow('这次', zh), en: `${en} this time` };
}

function multipliersOf({ rule }: Evaluation, { outcomes }: Circumstances['deed']) {
  return rule.multipliers
    .filter(({ when }) => outcomes.includes(when))
    .map(({ when, percent }) => factor(outcomeWords[when], percent));
}

const factor = (name: Sentence, percent: number): Sentence => ({
  zh: `${name.zh} ${times(percent)} 倍`,
  en: `× ${times(percent)} ${name.en}`,
});

/** The sum; where factors left less than a whole point over, that this is not paid. */
function sum({ full, clauses }: Evaluation): Sentence {
  if ((clauses & bitOf('rounded')) === 0) return { zh: `共 ${full} 分`, en: `${full} in all` };
  return { zh: `共 ${full} 分，零头不计`, en: `${full} in all, fractions left out` };
}

function supporterPart(
  { rule, clauses }: Evaluation,
  { merged }: Circumstances['deed'],
): Sentence | undefined {
  if (rule.samePlace === null || (clauses & bitOf('supporter')) === 0) return undefined;
  const { supporterPercent } = rule.samePlace;
  if (merged)
    return {
      zh: `几位报的是同一件事，合在一起办，最先报的全计，补充了线索的得 ${supporterPercent}%`,
      en: `several told of one matter, which was handled as one: the first counts in full, one that added something gets ${supporterPercent}%`,
    };
  return {
    zh: `同一地点已有人先报，再报的得 ${supporterPercent}%`,
    en: `somebody reported it first, so ${supporterPercent}% of it`,
  };
}

function cutPart({ rule, limit, points }: Evaluation): Sentence | undefined {
  if (limit === undefined) return undefined;
  const { zh, en } = limitWords(rule, limit);
  return { zh: `${zh}，这次记 ${points} 分`, en: `${en}, so ${points} this time` };
}

function householdPart({ points, householdPoints }: Evaluation): Sentence | undefined {
  if (householdPoints === 0) return undefined;
  if (householdPoints === points)
    return { zh: '全部记到家庭账户', en: 'all of it to the household' };
  const own = points - householdPoints;
  return {
    zh: `其中 ${householdPoints} 分记到家庭账户，${own} 分记给本人`,
    en: `${householdPoints} of it to the household and ${own} to the resident`,
  };
}

function nothing(
  { rule, base, limit }: Evaluation,
  { version, deed: { merged } }: Circumstances,
): Sentence {
  const why =
    limit === 'samePlace' && merged
      ? mergedWords[merged]
      : limit === undefined
        ? tooLittle(rule, base)
        : limitWords(rule, limit);
  const closing = isReport(rule)
    ? { zh: '这件照常处理，不计分', en: 'this one is handled as usual and earns none' }
    : { zh: '这次照样记下，不计分', en: 'this one is recorded all the same and earns none' };
  return {
    zh: `${rule.name.zh}：${why.zh}，${closing.zh}（细则 ${rule.id}，第 ${version} 版）。`,
    en: `${rule.name.en}: ${why.en}; ${closing.en} (rule ${rule.id}, version ${version}).`,
  };
}

/** Why a report earns none that staff found to be of one matter with an earlier one. */
const mergedWords: Record<MergedShare, Sentence> = {
  supporter: {
    zh: '几位报的是同一件事，合在一起办，这一条只计最先报的',
    en: 'several told of one matter, which was handled as one, and only the first counts here',
  },
  nothing_new: {
    zh: '几位报的是同一件事，合在一起办，先报的已经计分，您这件没有补充照片、位置或新的情况',
    en: 'several told of one matter, which was handled as one; an earlier report counts, and yours added no photo, no point on the map and nothing new',
  },
  same_reporter: {
    zh: '这件和您先报的是同一件事，合在一起办，只计一次',
    en: 'it tells of one matter with your own earlier report, which was handled as one and counts once',
  },
};

function tooLittle({ base: kind }: Rule, base: number): Sentence {
  if (base > 0) return { zh: '这一份不到 1 分', en: 'its share is less than 1 point' };
  switch (kind.kind) {
    case 'per_unit': {
      const { zh, en } = units[kind.unit](1);
      return { zh: follow('不满', zh), en: `less than ${en}` };
    }
    case 'recovered':
      return { zh: '没有积分追回', en: 'no points were recovered' };
    default:
      return { zh: '这一条不给积分', en: 'this rule gives no points' };
  }
}

/**
 * A limit in words, as what is said when it stops an award or cuts it: read months later in a statement, “today” would
 * be another day.
 */
function limitWords(rule: Rule, limit: Limit): Sentence {
  const { caps, cooldownHours, samePlace } = rule;
  const measure = isReport(rule) ? '件' : '次';
  switch (limit) {
    case 'perPerson':
      return {
        zh: `每人只记 ${caps.perPerson} 次`,
        en: `it counts ${counted(caps.perPerson)} per person`,
      };
    case 'perDay':
      return {
        zh: `每人每天最多 ${caps.perDay} ${measure}，当天已满`,
        en: `at most ${caps.perDay} a day, reached on that day`,
      };
    case 'perMonth':
      return {
        zh: `每人每月最多 ${caps.perMonth} ${measure}，当月已满`,
        en: `at most ${caps.perMonth} a month, reached in that month`,
      };
    case 'perYear':
      return {
        zh: `每人每年最多 ${caps.perYear} ${measure}，当年已满`,
        en: `at most ${caps.perYear} a year, reached in that year`,
      };
    case 'perCounterpartYear':
      return {
        zh: `和同一位当事人 12 个月内只记 ${caps.perCounterpartYear} 次`,
        en: `with the same other party it counts ${counted(caps.perCounterpartYear)} in 12 months`,
      };
    case 'perHouseholdMonth':
      return {
        zh: `一家人每月合起来最多 ${caps.perHouseholdMonth} ${measure}，当月已满`,
        en: `at most ${caps.perHouseholdMonth} a month for a household, reached in that month`,
      };
    case 'perPlaceMonth':
      return {
        zh: `同一地点每月最多 ${caps.perPlaceMonth} ${measure}，当月已满`,
        en: `at most ${caps.perPlaceMonth} a month at one place, reached in that month`,
      };
    case 'cooldown': {
      const { zh, en } = waiting(cooldownHours ?? 0);
      return { zh: `离上一次还不到${zh}`, en: `the last one was less than ${en} ago` };
    }
    case 'samePlace':
      return {
        zh: `同一地点 ${samePlace?.days} 天内已有人先报，或您说是同一件`,
        en: `somebody reported the same at this place within ${samePlace?.days} days, or you said that it is the same`,
      };
    case 'pointsPerDay':
      return {
        zh: `这一条每天最多 ${caps.pointsPerDay} 分`,
        en: `this rule gives at most ${caps.pointsPerDay} a day`,
      };
    case 'pointsPerMonth':
      return {
        zh: `这一条每月最多 ${caps.pointsPerMonth} 分`,
        en: `this rule gives at most ${caps.pointsPerMonth} a month`,
      };
  }
}

const counted = (count = 1) => (count === 1 ? '1 time' : `${count} times`);

/** Hours as whole days where they are: 48 → “ 2 天”. */
export function waiting(hours: number): Sentence {
  if (hours % 24 === 0 && hours > 24) return { zh: ` ${hours / 24} 天`, en: `${hours / 24} days` };
  return { zh: ` ${hours} 小时`, en: hours === 1 ? '1 hour' : `${hours} hours` };
}

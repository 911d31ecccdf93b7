import type { LapsePolicy, RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { type LocalDate, yearOf } from '../../platform/calendar.ts';
import { dateInWords } from '../../platform/sentence.ts';
import { lapseDate } from './decide.ts';
import { join } from './wording.ts';

/** When points lapse, with the dates that matter to whoever earns them today. */
export function lapseSentence(
  { lapse }: Pick<RulebookDocument, 'lapse'>,
  today: LocalDate,
): Sentence {
  if (lapse.kind === 'never') return { zh: '积分长期有效，不会到期。', en: 'Points never lapse.' };
  const rule = policyWords(lapse);
  const last = lapseDate(lapse, today);
  const [earned, until] = lapse.kind === 'year_end' ? yearWords(today, last) : dayWords(last);
  const carried = carryOverWords(lapse);
  return {
    zh: `${rule.zh}：${earned.zh}，用到 ${until.zh}；先花先到期的${carried.zh}。`,
    en: `${rule.en}: ${earned.en} can be used until ${until.en}; the soonest to lapse are spent first${carried.en}.`,
  };
}

/** What of the points of a year’s end lives on; nothing where the book carries none over. */
function carryOverWords(lapse: LapsePolicy): Sentence {
  const most = lapse.kind === 'year_end' ? lapse.carryOver : undefined;
  if (most === undefined) return { zh: '', en: '' };
  return {
    zh: `；到期那天还没用完的，每个账户最多 ${most} 分转到下一年`,
    en: `; of what is left on that day up to ${most} per account are carried over into the next year`,
  };
}

function policyWords(lapse: Exclude<LapsePolicy, { kind: 'never' }>): Sentence {
  if (lapse.kind === 'rolling')
    return {
      zh: `积分从挣到的那个月起，过 ${lapse.months} 个月后的月底到期`,
      en: `Points lapse at the end of the month that is ${lapse.months} months after earning`,
    };
  if (lapse.yearsAfter === 0)
    return {
      zh: '积分在挣到的当年年底到期',
      en: 'Points lapse at the end of the year they were earned in',
    };
  if (lapse.yearsAfter === 1)
    return {
      zh: '积分在挣到的下一年年底到期',
      en: 'Points lapse at the end of the year after they were earned',
    };
  return {
    zh: `积分在挣到之后第 ${lapse.yearsAfter} 年的年底到期`,
    en: `Points lapse at the end of year ${lapse.yearsAfter} after earning`,
  };
}

const yearWords = (today: LocalDate, last: LocalDate): [Sentence, Sentence] => [
  { zh: `${yearOf(today)} 年挣的`, en: `those of ${yearOf(today)}` },
  { zh: `${yearOf(last)} 年 12 月 31 日`, en: `31 December ${yearOf(last)}` },
];

const dayWords = (last: LocalDate): [Sentence, Sentence] => [
  { zh: '今天挣的', en: 'those of today' },
  dateInWords(last),
];

/** What becomes of points that come, or come back, after their last day; none where points never lapse. */
export function graceSentence({
  lapse,
  refundGraceDays,
}: Pick<RulebookDocument, 'lapse' | 'refundGraceDays'>): Sentence | null {
  if (lapse.kind === 'never') return null;
  return {
    zh: `兑换没有办成退回来的积分，或者核实后入账的积分，到账时原来的期限已经过了的，从到账那天起再给 ${refundGraceDays} 天。`,
    en: `Points that come back from a redemption, or settle once verified, after their last day can be used for ${refundGraceDays} more days.`,
  };
}

/** The limit over all rules together; null where the rules' own limits are all there is. */
export function dayLimitSentence({
  awardsPerPersonDay: most,
}: Pick<RulebookDocument, 'awardsPerPersonDay'>): Sentence | null {
  if (most === null) return null;
  return {
    zh: `各条加在一起，每人每天最多计 ${most} 次。`,
    en: `Over all rules together a person’s first ${most} awards of a day count.`,
  };
}

/** What levels are, where there are any: honour that spending does not take away. */
export function levelsSentence({ levels }: Pick<RulebookDocument, 'levels'>): Sentence | null {
  if (levels.length === 0) return null;
  return {
    zh: '等级看一共得过多少分，花掉了也不降级。',
    en: 'Levels go by points ever earned; spending does not lower them.',
  };
}

export function levelSentence({ name, from }: RulebookDocument['levels'][number]): Sentence {
  return {
    zh: from === 0 ? `${name.zh}：参加就是` : `${name.zh}：累计 ${from} 分起`,
    en: from === 0 ? `${name.en}: from the start` : `${name.en}: from ${from} points on`,
  };
}

/** How points are shared with a household, said once for the whole book; null where none are. */
export function householdSentence({ rules }: Pick<RulebookDocument, 'rules'>): Sentence | null {
  const shared = rules.filter(({ householdPercent }) => householdPercent > 0);
  if (shared.length === 0) return null;
  return {
    zh: '写明“记到家庭账户”的，一家人共用这部分积分，不满 1 分的零头归本人；没有登记家庭的，全部归本人。',
    en: 'Where a rule names the household, its members use that share together; fractions of 1 point stay with the resident, and so does everything where no household is registered.',
  };
}

/** Which pools stand behind the points, by the names they are known by. */
export function poolsSentence(
  { rules }: Pick<RulebookDocument, 'rules'>,
  names: ReadonlyMap<string, Sentence>,
): Sentence {
  const orders = Map.groupBy(rules, ({ pools }) => pools.join('/'));
  const parts = [...orders.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const pools = join(
      first.pools.map((code) => names.get(code) ?? { zh: code, en: code }),
      {
        zh: '，用完了由',
        en: ', then from ',
      },
    );
    if (orders.size === 1)
      return [{ zh: `积分由${pools.zh}出`, en: `Points come from ${pools.en}` }];
    const ids = group.map(({ id }) => id);
    return [
      {
        zh: `第 ${ids.join('、')} 条由${pools.zh}出`,
        en: `${ids.length === 1 ? 'rule' : 'rules'} ${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} paid from ${pools.en}`,
      },
    ];
  });
  const said = join(parts, { zh: '；', en: '; ' });
  const end = usedUpSentence(rules);
  return {
    zh: `${said.zh}。池里有多少，才给多少；${end.zh}`,
    en: `${said.en.replace(/^r/, 'R')}. No more is given than the pool holds; ${end.en}`,
  };
}

/** What happens once every pool of a rule is used up: what the book chose for it. */
function usedUpSentence(rules: RulebookDocument['rules']): Sentence {
  const queueing = rules.filter(({ whenUsedUp }) => whenUsedUp === 'queue').map(({ id }) => id);
  const queue = {
    zh: '积分排队，池里有了保障按先后补上',
    en: 'the points wait and come, first come first, once there is cover again',
  };
  if (queueing.length === 0)
    return {
      zh: '用完以后，事照样办，不计分。',
      en: 'when it is used up, everything is still handled and earns none.',
    };
  if (queueing.length === rules.length)
    return {
      zh: `用完以后，事照样办，${queue.zh}。`,
      en: `when it is used up, everything is still handled, and ${queue.en}.`,
    };
  const several = queueing.length > 1;
  return {
    zh: `用完以后，事照样办：第 ${queueing.join('、')} 条的${queue.zh}，其他的不计分。`,
    en: `when it is used up, everything is still handled: under ${several ? 'rules' : 'rule'} ${queueing.join(', ')} ${queue.en}; the others earn none.`,
  };
}

/** Campaigns are never stacked. */
export const campaignNote: Sentence = {
  zh: '几个活动同时在办，只按倍数最高的那个算，不叠加。',
  en: 'Where several campaigns are on at once, only the best one counts.',
};

import type { Campaign, Rule, RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Stop } from './decide.ts';

/** Sentences are made from the rule itself, in both languages, so that book and award never differ. */
interface Explained {
  rule: Rule;
  version: number;
  base: number;
  percents: readonly { when: 'kept' | 'certified'; percent: number }[];
  campaign: Campaign | undefined;
  points: number;
  stop: Stop | undefined;
}

const outcomes = {
  kept: { zh: '双方签字并履行', en: 'agreement signed and kept' },
  certified: { zh: '持证调解员', en: 'certified mediator' },
} as const;

const reviews = {
  at_once: { zh: '马上入账', en: 'settled at once' },
  when_verified: { zh: '核实属实后入账', en: 'settled once verified' },
  next_day: { zh: '次日入账', en: 'settled the next day' },
} as const;

const times = (percent: number) => String(percent / 100);
const join = (parts: readonly string[], mark: string) => parts.filter(Boolean).join(mark);

/** Why a deed got its points: “小区隐患，每件 3 分，平安月 2 倍，共 6 分（细则 2.3，第 1 版）。核实属实后入账。” */
export function explanation(e: Explained): Sentence {
  const factors = [
    ...e.percents.map(({ when, percent }) => ({ name: outcomes[when], percent })),
    ...(e.campaign ? [{ name: e.campaign.name, percent: e.campaign.percent }] : []),
  ];
  const each = worth(e.rule);
  const total = factors.length > 0 || e.rule.base.kind !== 'fixed';
  const zh = [
    `${e.rule.name.zh}，${each.zh}`,
    ...factors.map(({ name, percent }) => `${name.zh} ${times(percent)} 倍`),
    total ? `共 ${e.points} 分` : '',
  ];
  const en = [
    `${e.rule.name.en}: ${each.en}`,
    ...factors.map(({ name, percent }) => `× ${times(percent)} ${name.en}`),
    total ? `${e.points} in all` : '',
  ];
  if (e.stop) return stopped(e, e.stop);
  return {
    zh: `${join(zh, '，')}（细则 ${e.rule.id}，第 ${e.version} 版）。${reviews[e.rule.review].zh}。`,
    en: `${join(en, ', ')} (rule ${e.rule.id}, version ${e.version}); ${reviews[e.rule.review].en}.`,
  };
}

function stopped({ rule, version }: Explained, stop: Stop): Sentence {
  const why = {
    per_day: (n: number) => ({ zh: `今天已满 ${n} 件`, en: `today's limit of ${n} is reached` }),
    per_month: (n: number) => ({
      zh: `本月已满 ${n} 件`,
      en: `this month's limit of ${n} is reached`,
    }),
    per_person: (n: number) => ({
      zh: `每人只记 ${n} 次`,
      en: `it counts ${n} time(s) per person`,
    }),
    same_place: (n: number) => ({
      zh: `同一地点 ${n} 天内已有人先报`,
      en: `somebody reported the same at this place within ${n} days`,
    }),
  }[stop.kind]('days' in stop ? stop.days : stop.limit);
  return {
    zh: `${rule.name.zh}：${why.zh}，这件照常处理，不计分（细则 ${rule.id}，第 ${version} 版）。`,
    en: `${rule.name.en}: ${why.en}; this one is handled as usual and earns none (rule ${rule.id}, version ${version}).`,
  };
}

/** "每件 3 分" / "3 each". */
export function worth({ base, deed }: Rule): Sentence {
  switch (base.kind) {
    case 'fixed': {
      const each = deed.startsWith('report') ? '每件' : '每次';
      return { zh: `${each} ${base.points} 分`, en: `${base.points} each` };
    }
    case 'per_unit':
      return { zh: `每小时 ${base.points} 分`, en: `${base.points} per hour` };
    case 'graded': {
      const [low, high] = [base.points.at(0), base.points.at(-1)];
      return { zh: `按难度 ${low}–${high} 分`, en: `${low}–${high} by difficulty` };
    }
    case 'recovered':
      return {
        zh: `从追回的积分里给，最多 ${base.atMost} 分`,
        en: `out of what is recovered, at most ${base.atMost}`,
      };
  }
}

/** The figure printed beside a rule: "3", "1/时", "5–10". */
export function worthFigure({ base }: Rule): Sentence {
  if (base.kind === 'per_unit') return { zh: `${base.points}/时`, en: `${base.points}/h` };
  if (base.kind === 'graded') return same(`${base.points.at(0)}–${base.points.at(-1)}`);
  return same(base.kind === 'recovered' ? `≤${base.atMost}` : String(base.points));
}

const same = (text: string): Sentence => ({ zh: text, en: text });

/** A rule as one plain sentence of the public book. */
export function ruleSentence(rule: Rule): Sentence {
  const { caps, samePlace, multipliers } = rule;
  const each = worth(rule);
  const zh = [
    `${rule.name.zh}，${each.zh}，${reviews[rule.review].zh}`,
    ...multipliers.map(({ when, percent }) => `${outcomes[when].zh}的，${times(percent)} 倍`),
    samePlace ? `同一地点（${samePlace.metres} 米内）${samePlace.days} 天内只计第一件` : '',
    caps.perDay ? `每人每天最多 ${caps.perDay} 次` : '',
    caps.perMonth ? `每人每月最多 ${caps.perMonth} 次` : '',
    caps.perPerson ? `每人只计 ${caps.perPerson} 次` : '',
  ];
  const en = [
    `${rule.name.en}: ${each.en}, ${reviews[rule.review].en}`,
    ...multipliers.map(({ when, percent }) => `× ${times(percent)} with ${outcomes[when].en}`),
    samePlace
      ? `only the first within ${samePlace.days} days counts at one place (${samePlace.metres} m)`
      : '',
    caps.perDay ? `at most ${caps.perDay} a day` : '',
    caps.perMonth ? `at most ${caps.perMonth} a month` : '',
    caps.perPerson ? `${caps.perPerson} per person` : '',
  ];
  return { zh: `${join(zh, '；')}。`, en: `${join(en, '; ')}.` };
}

export function campaignSentence({ name, from, until, percent }: Campaign): Sentence {
  return {
    zh: `${name.zh}（${from} 至 ${until}），积分 ${times(percent)} 倍。`,
    en: `${name.en} (${from} to ${until}): points × ${times(percent)}.`,
  };
}

export function lapseSentence({ lapse }: RulebookDocument, today: LocalDate): Sentence {
  const year = Number(today.slice(0, 4));
  const last = year + lapse.yearsAfter;
  return {
    zh: `积分在挣到之后第 ${lapse.yearsAfter} 年的年底到期：${year} 年挣的，用到 ${last} 年 12 月 31 日；先花先到期的。`,
    en: `Points lapse at the end of year ${lapse.yearsAfter} after earning: those of ${year} can be used until 31 December ${last}; the soonest to lapse are spent first.`,
  };
}

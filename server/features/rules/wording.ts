import type { DeedKind, EvidenceKind, Outcome, Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';

/** Words for the parts of a rule, used alike by the book and by the reason of an award. */
export const outcomeWords: Record<Outcome, Sentence> = {
  kept: { zh: '双方签字并履行', en: 'agreement signed and kept' },
  certified: { zh: '持证调解员', en: 'certified mediator' },
  leader: { zh: '带队', en: 'leading the group' },
  night: { zh: '夜间', en: 'at night' },
  newcomer: { zh: '新居民', en: 'newcomer' },
};

/** What a campaign gives more for. */
export const deedWords: Record<DeedKind, Sentence> = {
  'report.verified': { zh: '上报属实', en: 'reports that prove true' },
  'report.solved': { zh: '上报的事解决了', en: 'reports that are solved' },
  'patrol.hour': { zh: '巡逻', en: 'patrols' },
  'mediation.part': { zh: '参与调解', en: 'helping to mediate' },
  'mediation.lead': { zh: '主持调解', en: 'leading a mediation' },
  'mediation.reconciled': { zh: '和解', en: 'being reconciled' },
  'activity.hour': { zh: '活动时长', en: 'hours of activities' },
  'activity.attended': { zh: '参加活动', en: 'attending activities' },
  'suggestion.accepted': { zh: '建议受理', en: 'suggestions that are taken up' },
  'suggestion.adopted': { zh: '建议采纳', en: 'suggestions that are carried out' },
  'fraud.stopped': { zh: '劝阻诈骗', en: 'frauds that are stopped' },
  'newcomer.guided': { zh: '新居民礼', en: 'the newcomer gift' },
  'cheat.reported': { zh: '举报积分作弊', en: 'cheats that are reported' },
};

export const reviewWords: Record<Rule['review'], Sentence> = {
  at_once: { zh: '马上入账', en: 'settled at once' },
  when_verified: { zh: '核实属实后入账', en: 'settled once verified' },
  next_day: { zh: '次日入账', en: 'settled the next day' },
};

/** Of what one person of staff wrote down for somebody. */
export const secondLookWords: Sentence = {
  zh: '由另一个人看过后入账',
  en: 'settled once a second person has looked at it',
};

/** Of what is given once for each person, where they look like somebody who had it. Of whom is not told: it may be a namesake. */
export const hadBeforeWords: Sentence = {
  zh: '一人一次，看起来以前领过，由工作人员看过后入账',
  en: 'once for each person; it looks as if it was had before, so it is settled once somebody of staff has looked at it',
};

export const evidenceWords: Record<EvidenceKind, Sentence> = {
  photo: { zh: '现场照片', en: 'a photo taken on the spot' },
  place: { zh: '位置', en: 'the place' },
  track: { zh: '巡逻路线', en: 'the route walked' },
  roster: { zh: '签名册', en: 'the list of who took part' },
  signatures: { zh: '双方签字', en: 'the signatures of both sides' },
  record: { zh: '书面记录', en: 'a written record' },
  authority: { zh: '主管部门认定', en: 'word from the authority in charge' },
};

const unitWords = {
  hour: { one: { zh: '每小时', en: 'per hour' }, short: { zh: '时', en: 'h' } },
  half_hour: { one: { zh: '每半小时', en: 'per half-hour' }, short: { zh: '半小时', en: '½ h' } },
} as const;

export const units = {
  hour: (n: number): Sentence => ({ zh: `${n} 小时`, en: n === 1 ? '1 hour' : `${n} hours` }),
  half_hour: halfHours,
} as const;

/** In hours: "3 个半小时" is read as three hours and a half, not as three half-hours. */
function halfHours(n: number): Sentence {
  if (n === 1) return { zh: '半小时', en: 'half an hour' };
  if (n % 2 === 0) return units.hour(n / 2);
  return { zh: `${(n - 1) / 2} 个半小时`, en: `${n / 2} hours` };
}

/** Of a rule that pays by time and counts no more than so much of it. */
export function mostUnits({ base }: Pick<Rule, 'base'>): Sentence | undefined {
  if (base.kind !== 'per_unit' || base.atMostUnits === undefined) return undefined;
  const { zh, en } = units[base.unit](base.atMostUnits);
  return { zh: follow('每次最多算', zh), en: `at most ${en} count each time` };
}

/** Sets a figure off from the Chinese words before it; words follow without a space. */
export const follow = (before: string, zh: string) =>
  /^\d/.test(zh) ? `${before} ${zh}` : `${before}${zh}`;

/** 150 → "1.5". */
export const times = (percent: number) => String(percent / 100);

/** Joins what is there; parts that say nothing are left out. */
export function join(parts: readonly (Sentence | undefined)[], marks: Sentence): Sentence {
  const said = parts.filter((part) => part !== undefined);
  return {
    zh: said.map(({ zh }) => zh).join(marks.zh),
    en: said.map(({ en }) => en).join(marks.en),
  };
}

export const isReport = ({ deed }: Pick<Rule, 'deed'>) => deed.startsWith('report.');

/** "每件 3 分" / "3 each". */
export function worth({ base, deed }: Pick<Rule, 'base' | 'deed'>): Sentence {
  switch (base.kind) {
    case 'fixed': {
      const each = isReport({ deed }) ? '每件' : '每次';
      return { zh: `${each} ${base.points} 分`, en: `${base.points} each` };
    }
    case 'per_unit': {
      const { one } = unitWords[base.unit];
      return { zh: `${one.zh} ${base.points} 分`, en: `${base.points} ${one.en}` };
    }
    case 'graded': {
      const range = rangeOf(base.points);
      return { zh: `按难度 ${range} 分`, en: `${range} by difficulty` };
    }
    case 'recovered':
      return {
        zh: `从追回的积分里给，最多 ${base.atMost} 分`,
        en: `out of what is recovered, at most ${base.atMost}`,
      };
  }
}

/** The figure printed beside a rule: "3", "1/时", "5–10". */
export function worthFigure({ base }: Pick<Rule, 'base'>): Sentence {
  switch (base.kind) {
    case 'per_unit': {
      const { short } = unitWords[base.unit];
      return { zh: `${base.points}/${short.zh}`, en: `${base.points}/${short.en}` };
    }
    case 'graded':
      return same(rangeOf(base.points));
    case 'recovered':
      return same(`≤${base.atMost}`);
    case 'fixed':
      return same(String(base.points));
  }
}

const rangeOf = (points: readonly number[]) => `${points.at(0)}–${points.at(-1)}`;
const same = (text: string): Sentence => ({ zh: text, en: text });

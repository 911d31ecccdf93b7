import type { Rule, RulebookDocument } from '../../../../contract/rules.ts';
import type { Sentence } from '../../../../contract/values.ts';

type Given = Pick<Rule, 'id' | 'deed' | 'base' | 'caps'> & Partial<Rule>;

/** A rule of a template: for the whole county, all year, settled once verified. */
export const rule = (zh: string, en: string, given: Given): Rule => ({
  name: { zh, en },
  categories: [],
  areas: [],
  from: null,
  until: null,
  multipliers: [],
  cooldownHours: null,
  samePlace: null,
  householdPercent: 0,
  evidence: [],
  review: 'when_verified',
  pools: ['residents'],
  ...given,
});

/**
 * Hazards in the list that a county starts with. Fights and violence at home are left out: nobody is
 * to go near them for points.
 */
export const hazards = ['01', '02', '03', '04', '0501', '0502'];

export const fixed = (points: number): Rule['base'] => ({ kind: 'fixed', points });
export const perHour = (points: number, atMostUnits: number): Rule['base'] => ({
  kind: 'per_unit',
  points,
  unit: 'hour',
  atMostUnits,
});
export const firstWithin = (days: number, supporterPercent = 0): Rule['samePlace'] => ({
  days,
  metres: 30,
  supporterPercent,
});

export const chapter = (number: string, zh: string, en: string) => ({ number, name: { zh, en } });
export const level = (from: number, zh: string, en: string) => ({ name: { zh, en }, from });

type Book = Pick<RulebookDocument, 'chapters' | 'rules' | 'levels'> & Partial<RulebookDocument>;

/** A book of a template: no campaigns yet, good until the end of the next year. */
export const book = (title: Sentence, given: Book): RulebookDocument => ({
  format: 2,
  title,
  campaigns: [],
  lapse: { kind: 'year_end', yearsAfter: 1 },
  refundGraceDays: 30,
  awardsPerPersonDay: 20,
  ...given,
});

/** What every scheme needs, whoever leads it. */
export const welcome = (id: string): Rule =>
  rule('新居民礼', 'Newcomer gift', {
    id,
    deed: 'newcomer.guided',
    base: fixed(5),
    caps: { perPerson: 1 },
    review: 'at_once',
  });

export const cheat = (id: string): Rule =>
  rule('举报积分作弊', 'Reporting a cheat', {
    id,
    deed: 'cheat.reported',
    base: { kind: 'recovered', atMost: 10 },
    caps: { perMonth: 3 },
    evidence: ['record'],
  });

import type { Campaign, Rule, RulebookDocument } from '../contract/rules.ts';
import type { DeedFacts } from '../server/features/rules/service.ts';

/** A rule, a campaign, a book and a deed with nothing special about them; tests say what matters. */
export const rule = (given: Partial<Rule> = {}): Rule => ({
  id: '2.2',
  name: { zh: '违停', en: 'Parking' },
  deed: 'report.verified',
  categories: [],
  areas: [],
  from: null,
  until: null,
  base: { kind: 'fixed', points: 3 },
  multipliers: [],
  caps: {},
  cooldownHours: null,
  samePlace: null,
  householdPercent: 0,
  evidence: [],
  review: 'when_verified',
  pools: ['residents'],
  ...given,
});
export const campaign: Campaign = {
  name: { zh: '平安月', en: 'Safety month' },
  from: '2026-03-01',
  until: '2026-03-31',
  percent: 200,
  deeds: ['report.verified'],
  areas: [],
};
export const bookOf = (given: Partial<RulebookDocument> = {}) => ({
  version: 7,
  document: {
    format: 2,
    title: { zh: '细则', en: 'Rules' },
    chapters: [],
    rules: [],
    campaigns: [],
    lapse: { kind: 'year_end', yearsAfter: 1 },
    refundGraceDays: 30,
    awardsPerPersonDay: null,
    levels: [],
    ...given,
  } as RulebookDocument,
});
export const aDeed: DeedFacts = {
  kind: 'report.verified',
  category: '040300',
  grid: null,
  quantity: 1,
  grade: 1,
  outcomes: [],
  recovered: 0,
  on: '2026-10-14',
  inHousehold: false,
};

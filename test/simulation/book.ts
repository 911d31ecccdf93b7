import type { Rule, RulebookDocument } from '../../contract/rules.ts';
import { rulebook } from '../../db/seed/county/rulebook.ts';

/** What the county of the simulation does otherwise than the demo, so that every clause is used. */
const otherwise: Record<string, Partial<Rule>> = {
  '1.1': { review: 'next_day' },
  '2.1': { cooldownHours: 2, caps: { perDay: 2, perMonth: 12, perPlaceMonth: 2 } },
  '2.2': { householdPercent: 20 },
  '2.3': {
    householdPercent: 34,
    samePlace: { days: 7, metres: 30, supporterPercent: 34 },
    caps: { perDay: 4, perMonth: 14, perHouseholdMonth: 16, pointsPerMonth: 40 },
  },
  '4.3': { review: 'at_once' },
};

/** Points lapse at the end of the year they were earned in: one county-year sees it happen. */
export const simulatedBook: RulebookDocument = {
  ...rulebook,
  rules: rulebook.rules.map((rule) => ({ ...rule, ...otherwise[rule.id] })),
  campaigns: rulebook.campaigns.map((campaign, place) => ({
    ...campaign,
    ...[
      { from: '2028-03-01', until: '2028-03-31' },
      { from: '2027-10-01', until: '2027-10-07' },
      { from: '2028-01-20', until: '2028-02-04' },
    ][place],
  })),
  lapse: { kind: 'year_end', yearsAfter: 0 },
  refundGraceDays: 30,
  awardsPerPersonDay: 6,
};

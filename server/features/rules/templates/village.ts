import type { Rule } from '../../../../contract/rules.ts';
import {
  book,
  chapter,
  cheat,
  firstWithin,
  fixed,
  hazards,
  level,
  perHour,
  rule,
  welcome,
} from './drafting.ts';

/** Everything goes to the household, and a household has limits of its own. */
const ofHousehold = (one: Rule): Rule => ({ ...one, householdPercent: 100 });

/** One household, one account: the village shop is paid for by the quarter. */
export const village = book(
  {
    zh: '平安积分细则（农村，以户为单位）',
    en: 'Rule book of Ping’an Points (villages, by household)',
  },
  {
    chapters: [
      chapter('1', '村里的事', 'Village affairs'),
      chapter('2', '互帮互助', 'Helping each other'),
      chapter('3', '调解', 'Mediation'),
      chapter('4', '隐患', 'Hazards'),
      chapter('5', '其他', 'Other'),
    ],
    rules: [
      rule('参加村民会议、村务监督', 'Village meeting or supervision', {
        id: '1.1',
        deed: 'activity.attended',
        base: fixed(2),
        caps: { perMonth: 4, perHouseholdMonth: 4 },
        evidence: ['roster'],
      }),
      rule('建议受理', 'A suggestion that is taken up', {
        id: '1.2',
        deed: 'suggestion.accepted',
        base: fixed(1),
        caps: { perMonth: 2 },
      }),
      rule('建议采纳', 'A suggestion that is carried out', {
        id: '1.3',
        deed: 'suggestion.adopted',
        base: fixed(10),
        caps: { perYear: 6 },
        evidence: ['record'],
      }),
      rule(
        '义务劳动：清河道、扫村道、看山林',
        'Unpaid work: clearing rivers, sweeping lanes, watching the woods',
        {
          id: '2.1',
          deed: 'activity.hour',
          base: perHour(3, 4),
          caps: { pointsPerDay: 12, perHouseholdMonth: 8 },
          multipliers: [{ when: 'leader', percent: 150 }],
          evidence: ['roster'],
        },
      ),
      rule('夜间看护、义务巡逻', 'Night watch and volunteer patrol', {
        id: '2.2',
        deed: 'patrol.hour',
        base: perHour(2, 3),
        multipliers: [{ when: 'night', percent: 150 }],
        caps: { perDay: 1, perMonth: 12 },
        evidence: ['roster', 'place'],
      }),
      rule('帮着说和', 'Helping to reconcile', {
        id: '3.1',
        deed: 'mediation.part',
        base: fixed(10),
        caps: { perMonth: 4 },
        evidence: ['record'],
      }),
      rule('调解成功', 'A mediation that succeeds', {
        id: '3.2',
        deed: 'mediation.lead',
        base: { kind: 'graded', points: [10, 20, 30] },
        multipliers: [{ when: 'certified', percent: 120 }],
        caps: { perMonth: 4, pointsPerMonth: 100 },
        evidence: ['record', 'signatures'],
      }),
      rule('握手言和（双方各得）', 'Shaking hands, each party', {
        id: '3.3',
        deed: 'mediation.reconciled',
        base: fixed(10),
        caps: { perYear: 2, perCounterpartYear: 1 },
        evidence: ['signatures'],
      }),
      rule('上报隐患', 'Reporting a hazard', {
        id: '4.1',
        deed: 'report.verified',
        categories: hazards,
        base: fixed(3),
        caps: { perDay: 3, perMonth: 20, perHouseholdMonth: 30 },
        samePlace: firstWithin(14),
        evidence: ['place'],
      }),
      rule('上报的事解决了并由本人确认', 'A reported matter, solved and confirmed', {
        id: '4.2',
        deed: 'report.solved',
        base: fixed(2),
        caps: { perDay: 10 },
        review: 'next_day',
      }),
      welcome('5.1'),
      cheat('5.2'),
    ].map(ofHousehold),
    levels: [
      level(0, '和睦人家', 'Good neighbours'),
      level(100, '平安人家', 'A house of safety'),
      level(300, '平安示范户', 'A model of safety'),
    ],
  },
);

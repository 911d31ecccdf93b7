import type { Campaign, DeedKind, Rule, RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';

/** The pool that pays every rule of the first book. */
export const poolCode = 'residents';

type Given = Pick<Rule, 'id' | 'deed' | 'base'> & Partial<Rule>;

function rule(name: Sentence, given: Given): Rule {
  return {
    name,
    categories: [],
    areas: [],
    from: null,
    until: null,
    multipliers: [],
    caps: {},
    cooldownHours: null,
    samePlace: null,
    householdPercent: 0,
    evidence: [],
    review: 'when_verified',
    pools: [poolCode],
    ...given,
  };
}

const fixed = (points: number): Rule['base'] => ({ kind: 'fixed', points });
const sensibleCaps: Pick<Rule, 'caps' | 'samePlace'> = {
  caps: { perDay: 5, perMonth: 30 },
  samePlace: { days: 7, metres: 30, supporterPercent: 0 },
};

/** Everything that a celebration doubles: what is done, never the bonus that follows from it. */
const doubled: DeedKind[] = [
  'report.verified',
  'patrol.hour',
  'mediation.part',
  'mediation.lead',
  'mediation.reconciled',
];
const double = (name: Sentence, from: string, until: string): Campaign => ({
  name,
  from,
  until,
  percent: 200,
  deeds: [...doubled],
  areas: [],
});

const reporting: Rule[] = [
  rule(
    { zh: '乱停车', en: 'Illegal parking' },
    {
      ...sensibleCaps,
      id: '2.1',
      deed: 'report.verified',
      categories: ['0401', '0402'],
      base: fixed(3),
    },
  ),
  rule(
    {
      zh: '安全隐患（消防、人身、治安）',
      en: 'Safety hazard (fire, danger to people, public order)',
    },
    {
      ...sensibleCaps,
      id: '2.2',
      deed: 'report.verified',
      // Fights earn nothing: nobody is to go near one for points.
      categories: ['01', '02', '0501', '0502'],
      base: fixed(5),
    },
  ),
  rule(
    { zh: '小区隐患', en: 'Neighbourhood hazard' },
    {
      ...sensibleCaps,
      id: '2.3',
      deed: 'report.verified',
      categories: ['03', '0403'],
      base: fixed(3),
      // What is mended in front of the house is the family’s.
      householdPercent: 50,
    },
  ),
  rule(
    {
      zh: '上报的事解决了并由本人确认',
      en: 'A reported matter, solved and confirmed by the reporter',
    },
    {
      id: '2.4',
      deed: 'report.solved',
      // Goes with the award of the report: what earned nothing then earns nothing now.
      categories: [],
      base: fixed(2),
      caps: { perDay: 10 },
      review: 'next_day',
    },
  ),
];

const mediating: Rule[] = [
  rule(
    { zh: '提供纠纷线索', en: 'A clue to a dispute' },
    {
      id: '3.1',
      deed: 'report.verified',
      // Violence within a family is for 110 and earns nothing.
      categories: ['0601', '0602', '0603', '0605', '0606'],
      base: fixed(2),
      caps: { perMonth: 10 },
      samePlace: { days: 30, metres: 30, supporterPercent: 0 },
    },
  ),
  rule(
    { zh: '参与调解', en: 'Taking part in a mediation' },
    {
      id: '4.1',
      deed: 'mediation.part',
      base: fixed(5),
      caps: { perMonth: 8 },
      evidence: ['record'],
    },
  ),
  rule(
    { zh: '主持调解', en: 'Leading a mediation' },
    {
      id: '4.2',
      deed: 'mediation.lead',
      base: { kind: 'graded', points: [5, 6, 8, 10] },
      multipliers: [
        { when: 'kept', percent: 200 },
        { when: 'certified', percent: 150 },
      ],
      caps: { perMonth: 12 },
      evidence: ['record', 'signatures'],
    },
  ),
  rule(
    { zh: '和解奖（双方各得）', en: 'Reconciled, each party' },
    {
      id: '4.3',
      deed: 'mediation.reconciled',
      base: fixed(5),
      caps: { perYear: 4, perCounterpartYear: 1 },
      evidence: ['signatures'],
    },
  ),
];

/** Version 1 of both demo counties; every number of it is data and can be changed by a new version. */
export const rulebook: RulebookDocument = {
  format: 2,
  title: { zh: '平安积分细则', en: 'Rule book of Ping’an Points' },
  chapters: [
    { number: '1', name: { zh: '巡逻', en: 'Patrol' } },
    { number: '2', name: { zh: '上报', en: 'Reports' } },
    { number: '3', name: { zh: '纠纷', en: 'Disputes' } },
    { number: '4', name: { zh: '调解', en: 'Mediation' } },
    { number: '5', name: { zh: '其他', en: 'Other' } },
    { number: '6', name: { zh: '活动', en: 'Activities' } },
  ],
  rules: [
    rule(
      { zh: '义务巡逻', en: 'Volunteer patrol' },
      {
        id: '1.1',
        deed: 'patrol.hour',
        base: { kind: 'per_unit', points: 1, unit: 'hour', atMostUnits: 4 },
        caps: { perDay: 2, pointsPerMonth: 40 },
        evidence: ['place'],
      },
    ),
    ...reporting,
    ...mediating,
    rule(
      { zh: '新居民礼', en: 'Newcomer gift' },
      {
        id: '5.1',
        deed: 'newcomer.guided',
        base: fixed(5),
        caps: { perPerson: 1 },
        review: 'at_once',
      },
    ),
    rule(
      { zh: '举报积分作弊', en: 'Reporting a cheat' },
      {
        id: '5.2',
        deed: 'cheat.reported',
        base: { kind: 'recovered', atMost: 10 },
        caps: { perMonth: 3 },
        evidence: ['record'],
      },
    ),
    rule(
      { zh: '志愿服务', en: 'Volunteer service' },
      {
        id: '6.1',
        deed: 'activity.hour',
        base: { kind: 'per_unit', points: 1, unit: 'hour', atMostUnits: 2 },
        caps: { pointsPerDay: 8, pointsPerMonth: 40 },
        evidence: ['roster'],
        review: 'at_once',
      },
    ),
    rule(
      { zh: '议事、培训、讲座、演练', en: 'Council, training, lectures, drills' },
      {
        id: '6.2',
        deed: 'activity.attended',
        base: fixed(1),
        caps: { perMonth: 4 },
        evidence: ['roster'],
        review: 'at_once',
      },
    ),
    rule(
      { zh: '建议采纳', en: 'A suggestion that is carried out' },
      {
        id: '5.3',
        deed: 'suggestion.adopted',
        base: fixed(5),
        caps: { perYear: 6 },
        evidence: ['record'],
      },
    ),
  ],
  campaigns: [
    double({ zh: '平安月', en: 'Safety month' }, '2026-03-01', '2026-03-31'),
    double({ zh: '国庆', en: 'National day' }, '2026-10-01', '2026-10-07'),
    double({ zh: '春节', en: 'Spring festival' }, '2027-02-05', '2027-02-20'),
  ],
  lapse: { kind: 'year_end', yearsAfter: 1 },
  refundGraceDays: 30,
  awardsPerPersonDay: 20,
  levels: [
    { name: { zh: '热心居民', en: 'Willing neighbour' }, from: 0 },
    { name: { zh: '平安伙伴', en: 'Partner in safety' }, from: 100 },
    { name: { zh: '平安骨干', en: 'Pillar of safety' }, from: 500 },
    { name: { zh: '平安之星', en: 'Star of safety' }, from: 1500 },
  ],
};

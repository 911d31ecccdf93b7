import type { Area } from '../contract/areas.ts';
import type { StaffRole } from '../contract/route.ts';
import type { RulebookDocument } from '../contract/rules.ts';
import { uuidOf } from '../server/platform/ids.ts';

/** The small county of the tests: two towns, one community and one grid each, side by side. */
export const county = 339999;
export const grids = { west: '339999001001001', east: '339999002001001' } as const;
export const positions = {
  west: { lng: 120.05, lat: 28.85 },
  east: { lng: 120.15, lat: 28.85 },
  outside: { lng: 121, lat: 30 },
} as const;
export const units = { west: uuidOf('unit/west'), east: uuidOf('unit/east') } as const;
export const password = 'a test county keeps no secrets';
/** The key of everybody's authenticator app. */
export const totpKey = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
/** The key of whoever has a login; alike in every county, so that a forgotten county shows. */
export const staffId = (login: string) => uuidOf(`staff/${login}`);

/** A closed ring between two meridians; all lands of the tests are strips side by side. */
export const box = (west: number, east: number) => [
  [west, 28.8],
  [east, 28.8],
  [east, 28.9],
  [west, 28.9],
  [west, 28.8],
];

/** What a county of the tests is made of; those who need other places and people make their own. */
export interface Land {
  county: number;
  /** Begins the codes of its cases. */
  casePrefix: string;
  areas: readonly {
    code: string;
    parent: string | null;
    level: Area['level'];
    name: string;
    ring: number[][];
  }[];
  /** Each answers for everything below its area. */
  units: readonly { id: string; name: string; area: string }[];
  /** By their logins. */
  people: Record<string, Post>;
}

interface Post {
  roles: readonly StaffRole[];
  area: string;
  unit: string | null;
  /** Roles held somewhere else. */
  also?: readonly { role: StaffRole; area: string }[];
}

const areas: Land['areas'] = [
  { code: '339999000000', parent: null, level: 'county', name: '试验县', ring: box(120, 120.2) },
  {
    code: '339999001000',
    parent: '339999000000',
    level: 'town',
    name: '西镇',
    ring: box(120, 120.1),
  },
  {
    code: '339999002000',
    parent: '339999000000',
    level: 'town',
    name: '东镇',
    ring: box(120.1, 120.2),
  },
  {
    code: '339999001001',
    parent: '339999001000',
    level: 'community',
    name: '西社区',
    ring: box(120, 120.1),
  },
  {
    code: '339999002001',
    parent: '339999002000',
    level: 'community',
    name: '东社区',
    ring: box(120.1, 120.2),
  },
  {
    code: grids.west,
    parent: '339999001001',
    level: 'grid',
    name: '西网格',
    ring: box(120, 120.1),
  },
  {
    code: grids.east,
    parent: '339999002001',
    level: 'grid',
    name: '东网格',
    ring: box(120.1, 120.2),
  },
];

export const categories = [
  {
    code: '020100',
    name: '占用消防通道',
    kind: 'hazard',
    keywords: ['消防通道'],
    confidential: false,
  },
  {
    code: '040300',
    name: '违停乱停',
    kind: 'hazard',
    keywords: ['违停', '乱停'],
    confidential: false,
  },
  {
    code: '050100',
    name: '积水',
    kind: 'hazard',
    keywords: ['积水'],
    confidential: false,
    questions: JSON.stringify([
      {
        code: 'passable',
        ask: { zh: '人和车还过得去吗？', en: 'Can people and vehicles still pass?' },
        choices: [
          { code: 'freely', name: { zh: '过得去', en: 'Yes' } },
          { code: 'blocked', name: { zh: '过不去', en: 'No' } },
        ],
      },
    ]),
  },
  {
    code: '070200',
    name: '邻里纠纷',
    kind: 'dispute',
    keywords: ['邻居', '吵架'],
    confidential: true,
  },
  { code: '080100', name: '举报作弊', kind: 'cheat', keywords: ['弄虚作假'], confidential: true },
  { code: '150100', name: '治理建议', kind: 'suggestion', keywords: ['建议'], confidential: false },
  { code: '999900', name: '其他', kind: 'hazard', keywords: [], confidential: false },
];

const report = (id: string, name: string, prefix: string, points: number) => ({
  id,
  name: { zh: name, en: name },
  deed: 'report.verified' as const,
  categories: [prefix],
  areas: [],
  from: null,
  until: null,
  base: { kind: 'fixed' as const, points },
  multipliers: [],
  caps: { perDay: 3, perMonth: 30 },
  cooldownHours: null,
  samePlace: { days: 7, metres: 30, supporterPercent: 0 },
  householdPercent: 0,
  evidence: [],
  review: 'when_verified' as const,
  pools: ['residents'],
});

const once = (id: string, name: string, deed: 'report.solved' | 'newcomer.guided') => ({
  ...report(id, name, '', deed === 'report.solved' ? 2 : 5),
  deed,
  categories: [],
  caps: deed === 'report.solved' ? { perDay: 20 } : { perPerson: 1 },
  samePlace: null,
  review: deed === 'report.solved' ? ('next_day' as const) : ('at_once' as const),
});

export const rulebook: RulebookDocument = {
  format: 2,
  title: { zh: '试验县积分细则', en: 'Rule book of the test county' },
  chapters: [{ number: '2', name: { zh: '上报', en: 'Reports' } }],
  rules: [
    report('2.1', '消防隐患', '02', 5),
    report('2.2', '违停', '04', 3),
    report('2.3', '小区隐患', '05', 3),
    { ...report('3.1', '纠纷线索', '07', 2), samePlace: null },
    once('2.4', '解决并确认', 'report.solved'),
    once('5.1', '新居民礼', 'newcomer.guided'),
  ],
  campaigns: [
    {
      name: { zh: '平安月', en: 'Safety month' },
      from: '2026-03-01',
      until: '2026-03-31',
      percent: 200,
      deeds: ['report.verified'],
      areas: [],
    },
  ],
  lapse: { kind: 'year_end', yearsAfter: 1 },
  refundGraceDays: 30,
  awardsPerPersonDay: null,
  levels: [],
};

/** Logins of the test county's staff, one per role and place the tests need. */
export const people = {
  intake: { roles: ['intake'], area: '339999000000', unit: null },
  intake_west: { roles: ['intake'], area: '339999001000', unit: null },
  dispatcher: { roles: ['dispatcher'], area: '339999000000', unit: null },
  reviewer: { roles: ['reviewer'], area: '339999000000', unit: null },
  reviewer_second: { roles: ['reviewer'], area: '339999000000', unit: null },
  reviewer_east: { roles: ['reviewer'], area: '339999002000', unit: null },
  handler_west: { roles: ['unit_handler'], area: '339999000000', unit: units.west },
  handler_east: { roles: ['unit_handler'], area: '339999000000', unit: units.east },
  grid_worker: { roles: ['grid_worker'], area: grids.west, unit: null },
  both: { roles: ['unit_handler', 'reviewer'], area: '339999000000', unit: units.west },
  auditor: { roles: ['auditor'], area: '339999000000', unit: null },
  auditor_west: { roles: ['auditor'], area: '339999001000', unit: null },
  rule_owner: { roles: ['rule_owner'], area: '339999000000', unit: null },
  rule_owner_second: { roles: ['rule_owner'], area: '339999000000', unit: null },
  rule_owner_west: { roles: ['rule_owner'], area: '339999001000', unit: null },
  leader: { roles: ['leader'], area: '339999000000', unit: null },
  treasurer: { roles: ['treasurer'], area: '339999000000', unit: null },
  treasurer_west: { roles: ['treasurer'], area: '339999001000', unit: null },
  sponsor: { roles: ['sponsor'], area: '339999000000', unit: null },
  sponsor_second: { roles: ['sponsor'], area: '339999000000', unit: null },
  mediator: { roles: ['mediator_in_charge'], area: '339999000000', unit: null },
  mediator_second: { roles: ['mediator_in_charge'], area: '339999000000', unit: null },
  /** In charge of files in the west, and oversees the whole county. */
  mediator_west: {
    roles: ['mediator_in_charge'],
    area: '339999001000',
    unit: null,
    also: [{ role: 'auditor', area: '339999000000' }],
  },
  /** Stands on both sides of a look at a reporter. */
  intake_leader: { roles: ['intake', 'leader'], area: '339999000000', unit: null },
  /** Works at the window and belongs to the unit that handles cases in the west. */
  intake_of_unit: { roles: ['intake'], area: '339999000000', unit: units.west },
  administrator: { roles: ['administrator'], area: '339999000000', unit: null },
  administrator_west: { roles: ['administrator'], area: '339999001000', unit: null },
  security_officer: { roles: ['security_officer'], area: '339999000000', unit: null },
  merchant: { roles: ['merchant'], area: '339999000000', unit: null },
  merchant_second: { roles: ['merchant'], area: '339999000000', unit: null },
} as const satisfies Record<string, Post>;
export type Person = keyof typeof people;

export const smallLand: Land = {
  county,
  casePrefix: 'SY',
  areas,
  units: [
    { id: units.west, name: 'west', area: '339999001000' },
    { id: units.east, name: 'east', area: '339999002000' },
  ],
  people,
};

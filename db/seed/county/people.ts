import type { AgeGroup } from '../../../contract/rehearsals.ts';
import type { StaffRole } from '../../../contract/route.ts';
import { type Chance, chanceOf } from '../chance.ts';
import type { SeedUnit } from './units.ts';

/** Made-up people. Phones lie in a block of 199 0000 that stands for nobody in the demo. */
export interface SeedResident {
  phone: string;
  name: string;
  grid: string;
  /** Place of the household in the list of households. */
  household: number;
  /** null: not said. */
  ageGroup: AgeGroup | null;
}

/** The area code of the town that a grid lies in. */
export const townOf = (grid: string) => `${grid.slice(0, 9)}000`;

export interface SeedStaff {
  login: string;
  name: string;
  unit: string | null;
  role: StaffRole;
  area: string;
}

const surnames =
  '王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文';
const womens =
  '秀英 桂兰 玉珍 丽娟 小燕 雅琴 春梅 慧敏 晓红 雪梅 佳怡 诗涵 美华 淑芬 彩云 月娥 婷婷 思雨 梦洁 巧玲 秋菊 爱珍 若溪 可欣 芳 敏 静 娟 霞 兰';
const mens =
  '建国 志强 国平 永福 海涛 立新 文斌 浩然 子轩 俊杰 德明 金水 阿根 伟民 长林 家豪 宇航 少华 正军 忠良 春生 一鸣 晓东 光明 强 军 磊 涛 斌 勇';

const given = [...womens.split(' '), ...mens.split(' ')];

function drawName(chance: Chance, taken: Set<string>, surname: string): string {
  for (;;) {
    const name = surname + chance.pick(given);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** Those to sign in as: they write often and have something at every stage. */
const wellKnown = ['周慧芳', '陈永福', '吴桂兰', '林家豪', '赵可欣'];

/** Ages as they are in a county town; one in eight does not say. */
const ages: readonly (readonly [weight: number, age: AgeGroup | null])[] = [
  [2, 'under_18'],
  [17, '18_34'],
  [38, '35_59'],
  [31, '60_plus'],
  [12, null],
];

/** Residents in households, spread over the grids. */
export function drawResidents(
  grids: readonly string[],
  { residents, households }: { residents: number; households: number },
): SeedResident[] {
  const chance = chanceOf('residents');
  // A chance of its own: who lives where stays as it was without ages.
  const aging = chanceOf('ages');
  const taken = new Set(wellKnown);
  const homes = Array.from({ length: households }, (_, index) => ({
    household: index,
    grid: grids[index % grids.length] ?? '',
    surname: chance.pick([...surnames]),
  }));
  return Array.from({ length: residents }, (_, index) => {
    const home = index < households ? homes[index] : chance.pick(homes);
    if (home === undefined) throw new RangeError('a resident needs a household');
    const surname = chance.happens(0.5) ? home.surname : chance.pick([...surnames]);
    return {
      phone: `1990000${1001 + index * 7}`,
      name: wellKnown[index] ?? drawName(chance, taken, surname),
      grid: home.grid,
      household: home.household,
      ageGroup: aging.weighted(ages),
    };
  });
}

/** Residents who register later, each on their own. */
export function drawNewcomers(grids: readonly string[], count: number): SeedResident[] {
  const chance = chanceOf('newcomers');
  const taken = new Set(wellKnown);
  return Array.from({ length: count }, (_, index) => ({
    phone: `1990000${5003 + index * 11}`,
    name: drawName(chance, taken, chance.pick([...surnames])),
    grid: chance.pick(grids),
    household: index,
    ageGroup: null,
  }));
}

const offices: readonly [login: string, name: string, role: StaffRole][] = [
  ['shouli', '苏慧', 'intake'],
  ['paidan', '林素问', 'dispatcher'],
  ['shenhe', '高明远', 'reviewer'],
  ['tiaojie', '季兰芝', 'mediator_in_charge'],
  ['guize', '温书恒', 'rule_owner'],
  ['caiwu', '舒晴', 'treasurer'],
  ['lingdao', '秦致和', 'leader'],
  ['shenji', '柯正', 'auditor'],
  ['anquan', '尤安', 'security_officer'],
  ['guanli', '管小川', 'administrator'],
  ['shanghu', '郁明', 'merchant'],
  ['chuzi', '樊素', 'sponsor'],
  ['shanghu2', '鲍春莲', 'merchant'],
  // Whoever asks for a publication does not publish: there must be a second one.
  ['guize2', '祝文清', 'rule_owner'],
  // Whoever took points back does not answer the appeal against it.
  ['shenhe2', '卫清和', 'reviewer'],
  // Whoever opened a file of mediation does not review it.
  ['tiaojie2', '岑秀云', 'mediator_in_charge'],
];

const gridWorkers = ['金阿妹', '汤国良', '葛小芳', '毛永根', '鲁慧英', '范大勇'];

/** The centre's people, one handler for each unit, and workers for the first grids of the towns. */
export function staffOf(
  county: number,
  { units, communities }: { units: readonly SeedUnit[]; communities: readonly string[] },
): SeedStaff[] {
  const whole = `${county}000000`;
  const centre = offices.map(([login, name, role]) => ({
    login,
    name,
    role,
    unit: null,
    area: whole,
  }));
  const handlers = units.map(({ slug, handler }) => ({
    ...handler,
    role: 'unit_handler' as const,
    unit: slug,
    area: whole,
  }));
  const step = Math.max(1, Math.floor(communities.length / gridWorkers.length));
  const workers = gridWorkers.map((name, index) => ({
    login: `wangge${index + 1}`,
    name,
    role: 'grid_worker' as const,
    unit: null,
    area: communities[(index * step) % communities.length] ?? whole,
  }));
  return [...centre, ...handlers, ...workers];
}

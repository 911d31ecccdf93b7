import type { Sentence } from '../../../contract/values.ts';

export interface SeedUnit {
  slug: string;
  name: Sentence;
  /** Area code that the unit stands in. */
  area: string;
  /** Category prefixes it answers for, below each area prefix. */
  duties: readonly { categories: string; area: string }[];
  /** Who handles its cases. */
  handler: { login: string; name: string };
}

interface Given {
  slug: string;
  zh: string;
  en: string;
  area: string;
  categories: string;
  handler: readonly [login: string, name: string];
}

function unit({ slug, zh, en, area, categories, handler: [login, name] }: Given): SeedUnit {
  const below = area.endsWith('000000') ? area.slice(0, 6) : area.slice(0, 9);
  return {
    slug,
    name: { zh, en },
    area,
    duties: categories.split(' ').map((one) => ({ categories: one, area: below })),
    handler: { login, name },
  };
}

const county = '339921000000';
const sangyuan = '339921001000';
const qingshuiqiao = '339921101000';
const shibu = '339921102000';
const street = '0301 0302 0304 0305 0306 0307 0309 0402';
const homes = '0101 0102 0103 0310 0602';

const town = (slug: string, rest: Omit<Given, 'slug' | 'categories'>) =>
  unit({ slug, categories: street, ...rest });

export const linxiUnits: readonly SeedUnit[] = [
  town('chengguan-sangyuan', {
    zh: '城管桑园中队',
    en: 'Sangyuan City Management Squad',
    area: sangyuan,
    handler: ['chengguan', '方志远'],
  }),
  town('zhifa-qingshuiqiao', {
    zh: '清水桥镇综合执法队',
    en: 'Qingshuiqiao Town Enforcement Team',
    area: qingshuiqiao,
    handler: ['qsqzhifa', '何建平'],
  }),
  town('zhifa-shibu', {
    zh: '石埠镇综合执法队',
    en: 'Shibu Town Enforcement Team',
    area: shibu,
    handler: ['sbzhifa', '包立群'],
  }),
  unit({
    slug: 'wuye-sangyuan',
    zh: '桑园物业服务中心',
    en: 'Sangyuan Property Services',
    area: sangyuan,
    categories: `${homes} 0203`,
    handler: ['wuye', '邵晓燕'],
  }),
  unit({
    slug: 'shequ-qingshuiqiao',
    zh: '清水桥镇便民服务中心',
    en: 'Qingshuiqiao Town Service Centre',
    area: qingshuiqiao,
    categories: `${homes} 0701 0702 0703 9999`,
    handler: ['qsqbianmin', '戚月琴'],
  }),
  unit({
    slug: 'shequ-shibu',
    zh: '石埠镇便民服务中心',
    en: 'Shibu Town Service Centre',
    area: shibu,
    categories: `${homes} 0701 0702 0703 9999`,
    handler: ['sbbianmin', '郎国强'],
  }),
  unit({
    slug: 'xiaofang',
    zh: '县消防救援大队',
    en: 'County Fire and Rescue',
    area: county,
    categories: '01',
    handler: ['xiaofang', '石磊'],
  }),
  unit({
    slug: 'paichusuo',
    zh: '桑园派出所',
    en: 'Sangyuan Police Station',
    area: county,
    categories: '05',
    handler: ['paichusuo', '骆长青'],
  }),
  unit({
    slug: 'jiaojing',
    zh: '县交警大队',
    en: 'County Traffic Police',
    area: county,
    categories: '04',
    handler: ['jiaojing', '章海峰'],
  }),
  unit({
    slug: 'shizheng',
    zh: '县市政路灯所',
    en: 'County Roads and Lighting',
    area: county,
    categories: '0201 0206 0303 0304',
    handler: ['shizheng', '俞志刚'],
  }),
  unit({
    slug: 'shuiwu',
    zh: '县水务公司',
    en: 'County Water Company',
    area: county,
    categories: '0301 0308 0204',
    handler: ['shuiwu', '沈永康'],
  }),
  unit({
    slug: 'zhujian',
    zh: '县住建局',
    en: 'County Housing and Building Office',
    area: county,
    categories: '0105 0202 0203 0205 0306 0602 0605',
    handler: ['zhujian', '梅向东'],
  }),
  unit({
    slug: 'tiaojie',
    zh: '县人民调解委员会',
    en: 'County Mediation Committee',
    area: county,
    categories: '06',
    handler: ['tiaowei', '楼美娟'],
  }),
  unit({
    slug: 'bianmin',
    zh: '县综合服务窗口',
    en: 'County Service Desk',
    area: county,
    categories: '07 08 99 03',
    handler: ['bianmin', '项丽华'],
  }),
];

const shiliCounty = '339922000000';

export const shiliUnits: readonly SeedUnit[] = [
  unit({
    slug: 'chengguan',
    zh: '示例县城管大队',
    en: 'Shili City Management',
    area: shiliCounty,
    categories: '02 03 04',
    handler: ['chengguan', '田文斌'],
  }),
  unit({
    slug: 'zonghe',
    zh: '示例县综合服务中心',
    en: 'Shili Service Centre',
    area: shiliCounty,
    categories: '07 08 99',
    handler: ['bianmin', '阮秋萍'],
  }),
  unit({
    slug: 'tiaojie',
    zh: '示例县人民调解委员会',
    en: 'Shili Mediation Committee',
    area: shiliCounty,
    categories: '06',
    handler: ['tiaowei', '褚明亮'],
  }),
  unit({
    slug: 'pingan',
    zh: '示例县平安办',
    en: 'Shili Public Safety Office',
    area: shiliCounty,
    categories: '01 05',
    handler: ['pingan', '宣志伟'],
  }),
];

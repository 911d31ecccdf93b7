import type { PriceTier, Reward } from '../../../contract/rewards.ts';
import { poolCode } from './rulebook.ts';

type Terms = Pick<Reward, 'kind' | 'name' | 'words' | 'value'> &
  Partial<Pick<Reward, 'limit' | 'holdHours'>> & {
    prices: readonly [PriceTier, ...PriceTier[]];
    pools?: readonly string[];
  };

/** What stands in the catalogue of the demo, by a name of its own; points are about yuan. */
export const catalogue = {
  rice: {
    kind: 'goods',
    name: { zh: '大米 5 公斤', en: 'Rice, 5 kg' },
    words: {
      zh: '本县粮站的新米，真空小袋装。',
      en: 'New rice from the county’s granary, vacuum-packed.',
    },
    value: 30,
    prices: [
      { from: 0, points: 30 },
      { from: 60, points: 24 },
    ],
    pools: ['gongyi', poolCode],
    limit: { count: 2, period: 'month' },
  },
  oil: {
    kind: 'goods',
    name: { zh: '菜籽油 1 升', en: 'Rapeseed oil, 1 litre' },
    words: { zh: '竹墩村榨油坊的压榨菜籽油。', en: 'Pressed at the mill of Zhudun village.' },
    value: 18,
    prices: [{ from: 0, points: 18 }],
    limit: { count: 2, period: 'month' },
  },
  staples: {
    kind: 'goods',
    name: { zh: '米面油一份', en: 'Rice, flour and oil' },
    words: {
      zh: '大米 10 公斤、面粉 5 公斤、菜籽油 2.5 升，装在一箱里。',
      en: '10 kg of rice, 5 kg of flour and 2.5 litres of rapeseed oil in one box.',
    },
    value: 100,
    prices: [
      { from: 0, points: 100 },
      { from: 500, points: 80 },
    ],
    pools: ['gongyi', poolCode],
    limit: { count: 1, period: 'month' },
  },
  soap: {
    kind: 'goods',
    name: { zh: '洗衣皂两块', en: 'Laundry soap, two bars' },
    words: { zh: '每块 200 克。', en: '200 g a bar.' },
    value: 4,
    prices: [{ from: 0, points: 4 }],
  },
  diary: {
    kind: 'goods',
    name: { zh: '平安台历', en: 'Desk calendar' },
    words: { zh: '每月一条安全提示。', en: 'With a hint on safety for each month.' },
    value: 6,
    prices: [{ from: 0, points: 6 }],
  },
  haircut: {
    kind: 'service',
    name: { zh: '理发一次', en: 'A haircut' },
    words: {
      zh: '社区理发店，请按约好的时间来。',
      en: 'At the neighbourhood barber; please come on time.',
    },
    value: 10,
    prices: [{ from: 0, points: 10 }],
    limit: { count: 1, period: 'month' },
  },
  advice: {
    kind: 'service',
    name: { zh: '法律咨询半小时', en: 'Legal advice, half an hour' },
    words: {
      zh: '县司法局的值班律师，一对一，谈的事不外传。',
      en: 'The lawyer on duty of the county’s Bureau of Justice, one to one and in confidence.',
    },
    value: 5,
    prices: [{ from: 0, points: 5 }],
    limit: { count: 1, period: 'month' },
  },
  counsel: {
    kind: 'service',
    name: { zh: '律师咨询两小时', en: 'Two hours with a lawyer' },
    words: {
      zh: '县里律师事务所的律师看材料、讲清楚怎么办，要用的文书当场写好。',
      en: 'A lawyer of a firm in the county reads your papers, says what can be done and writes what is needed.',
    },
    value: 500,
    prices: [
      { from: 0, points: 500 },
      { from: 1500, points: 400 },
    ],
    pools: ['gongyi', poolCode],
    limit: { count: 1, period: 'year' },
  },
  pottery: {
    kind: 'activity',
    name: { zh: '亲子陶艺活动票', en: 'Pottery with your child' },
    words: {
      zh: '一位家长带一个孩子，材料都有，做好的带回家。',
      en: 'One parent with one child; everything is there, and what you make is yours.',
    },
    value: 12,
    prices: [{ from: 0, points: 12 }],
    limit: { count: 1, period: 'month' },
  },
  film: {
    kind: 'voucher',
    name: { zh: '电影券一张', en: 'A cinema voucher' },
    words: {
      zh: '印在纸上，凭码入场，当月有效。',
      en: 'On paper; its code lets you in within the month.',
    },
    value: 15,
    prices: [{ from: 0, points: 15 }],
    limit: { count: 2, period: 'month' },
    holdHours: 168,
  },
  honour: {
    kind: 'honour',
    name: { zh: '平安家庭门牌', en: 'Plaque of a safe home' },
    words: {
      zh: '不收分。累计得过 20 分就可以来领。',
      en: 'No points. For whoever has ever earned 20.',
    },
    value: 0,
    prices: [{ from: 20, points: 0 }],
    limit: { count: 1, period: 'ever' },
    holdHours: 336,
  },
  elders: {
    kind: 'goods',
    name: { zh: '敬老礼包', en: 'Parcel for the old' },
    words: {
      zh: '挂面、红糖和一条毛巾。60 岁以上的先换，三天后向大家开放。',
      en: 'Noodles, brown sugar and a towel. Sixty and older come first, everybody three days later.',
    },
    value: 16,
    prices: [{ from: 0, points: 16 }],
    limit: { count: 1, period: 'year' },
  },
} as const satisfies Record<string, Terms>;
export type RewardName = keyof typeof catalogue;

/** Of the parcel for the old: from when everybody may have it, in days from now, and who comes first. */
export const opensInDays: Partial<Record<RewardName, number>> = { elders: 2 };
export const comeFirst: Partial<Record<RewardName, NonNullable<Reward['early']>>> = {
  elders: { days: 3, groups: [{ kind: 'age', ageGroup: '60_plus' }] },
};

interface CounterPlan {
  slug: string;
  /** Leading digits of the grid of which it is the counter: the town and its community. */
  community: string;
  login: string;
  name: Reward['name'];
  merchant: Reward['name'];
  place: string;
  hours: Reward['name'];
  shelves: Partial<Record<RewardName, readonly BatchPlan[]>>;
  /** Slots so many days from now, from an hour of the day on. */
  slots: readonly {
    reward: RewardName;
    inDays: number;
    hour: number;
    hours: number;
    seats: number;
  }[];
}

interface BatchPlan {
  label: string;
  pieces: number;
  daysAgo: number;
  /** Best before, in days from now. */
  keepsDays?: number;
  suppliedBy?: 'merchant' | 'pool';
}

export const counterPlans: readonly CounterPlan[] = [
  {
    slug: 'sangyuan',
    community: '001001',
    login: 'shanghu',
    name: { zh: '桑园积分超市', en: 'Sangyuan points shop' },
    merchant: { zh: '临溪百货商场', en: 'Linxi Department Store' },
    place: '桑园路 18 号，社区服务站一楼',
    hours: { zh: '每天 8:00–18:00', en: 'Daily 8:00–18:00' },
    shelves: {
      rice: [
        { label: '秋收第一批', pieces: 20, daysAgo: 35, keepsDays: 120, suppliedBy: 'pool' },
        { label: '秋收第二批', pieces: 15, daysAgo: 8, keepsDays: 180, suppliedBy: 'pool' },
      ],
      oil: [{ label: '十月榨', pieces: 12, daysAgo: 20, keepsDays: 200 }],
      staples: [{ label: '入冬一批', pieces: 6, daysAgo: 16, keepsDays: 150 }],
      soap: [
        { label: '秋天一箱', pieces: 4, daysAgo: 50 },
        { label: '一箱', pieces: 5, daysAgo: 12 },
      ],
      diary: [{ label: '一捆', pieces: 40, daysAgo: 45 }],
      film: [{ label: '影城本月券', pieces: 20, daysAgo: 6, keepsDays: 40 }],
      honour: [{ label: '第一批', pieces: 30, daysAgo: 30, suppliedBy: 'pool' }],
      elders: [{ label: '冬季', pieces: 25, daysAgo: 3, keepsDays: 150 }],
    },
    slots: [
      { reward: 'haircut', inDays: 2, hour: 9, hours: 1, seats: 3 },
      { reward: 'haircut', inDays: 2, hour: 14, hours: 1, seats: 3 },
      { reward: 'advice', inDays: 3, hour: 9.5, hours: 0.5, seats: 1 },
      { reward: 'advice', inDays: 3, hour: 10, hours: 0.5, seats: 1 },
      { reward: 'counsel', inDays: 5, hour: 14, hours: 2, seats: 1 },
      { reward: 'pottery', inDays: 6, hour: 14, hours: 2, seats: 8 },
    ],
  },
  {
    slug: 'qingshuiqiao',
    community: '101001',
    login: 'shanghu2',
    name: { zh: '清水桥便民店', en: 'Qingshuiqiao corner shop' },
    merchant: { zh: '清水桥供销社', en: 'Qingshuiqiao Supply and Marketing Cooperative' },
    place: '清水桥镇桥头街 6 号',
    hours: { zh: '每天 7:30–17:30', en: 'Daily 7:30–17:30' },
    shelves: {
      rice: [{ label: '秋收第二批', pieces: 10, daysAgo: 8, keepsDays: 180, suppliedBy: 'pool' }],
      oil: [{ label: '十月榨', pieces: 6, daysAgo: 20, keepsDays: 200 }],
    },
    slots: [{ reward: 'haircut', inDays: 4, hour: 8.5, hours: 1, seats: 2 }],
  },
];

export interface RedemptionPlan {
  counter: CounterPlan['slug'];
  reward: RewardName;
  end: 'waits' | 'handed_over' | 'cancelled' | 'refused';
}

/** Of last month, which the treasury settles: from what was on the shelves by then. */
export const lastMonthPlans: readonly RedemptionPlan[] = [
  { counter: 'sangyuan', reward: 'rice', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'diary', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'soap', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'soap', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'diary', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'soap', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'soap', end: 'handed_over' },
];

/** What residents have done with their points so far; who does it is whoever has enough. */
export const redemptionPlans: readonly RedemptionPlan[] = [
  { counter: 'sangyuan', reward: 'soap', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'haircut', end: 'waits' },
  { counter: 'sangyuan', reward: 'soap', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'film', end: 'waits' },
  { counter: 'sangyuan', reward: 'soap', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'oil', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'soap', end: 'handed_over' },
  { counter: 'sangyuan', reward: 'advice', end: 'waits' },
  { counter: 'sangyuan', reward: 'pottery', end: 'waits' },
  { counter: 'sangyuan', reward: 'soap', end: 'handed_over' },
  { counter: 'qingshuiqiao', reward: 'oil', end: 'cancelled' },
  { counter: 'qingshuiqiao', reward: 'oil', end: 'refused' },
  { counter: 'sangyuan', reward: 'honour', end: 'handed_over' },
];

/** What was looked for in the shop and not there: words, and how many people on which day. */
export const wishPlans: readonly { words: string; daysAgo: number; people: number }[] = [
  { words: '电饭煲', daysAgo: 12, people: 3 },
  { words: '电饭煲', daysAgo: 5, people: 4 },
  { words: '雨伞', daysAgo: 2, people: 5 },
  { words: '围巾', daysAgo: 9, people: 2 },
];

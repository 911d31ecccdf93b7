import type { LapsingPerson } from '../../../contract/year-end.ts';

/** The words of the list on paper. */
export type Language = 'zh' | 'en';

type Lot = Pick<LapsingPerson['lots'][number], 'account' | 'points'>;

const zh = {
  title: '积分快到期、又没有手机号的居民',
  lead: '60 天内有积分到期，手机上提醒不到。请当面或上门告诉本人：先花先到期的；带证件来窗口换上手机号，就能自己看、自己用。',
  where: '范围',
  everywhere: '本人辖区',
  made: '制表',
  people: '人数',
  headings: ['序号', '姓名', '住在', '积分', '最后一天', '告诉了（签名、日期）'],
  unnamed: '未填姓名',
  points: ({ account, points }: Lot) =>
    `${points} 分${account === 'household' ? '（家里的）' : ''}`,
  none: '现在没有这样的居民。',
  note: '姓名遮住了中间。只用来告诉本人，用完收回销毁；谁打印的，有记录。',
  page: ['第 ', ' 页'] as readonly [string, string],
};

type Texts = typeof zh;

const en: Texts = {
  title: 'Residents without a phone number whose points are about to lapse',
  lead: 'Their points lapse within 60 days, and no phone reminds them. Please tell them in person: the soonest to lapse are spent first; with a paper the window gives them a number, and they can look and use it themselves.',
  where: 'Where',
  everywhere: 'All of one’s own area',
  made: 'Made',
  people: 'People',
  headings: ['No.', 'Name', 'Lives in', 'Points', 'Last day', 'Told (signed, dated)'],
  unnamed: 'No name given',
  points: ({ account, points }) =>
    `${points}${account === 'household' ? ' (of the household)' : ''}`,
  none: 'There is nobody of this kind now.',
  note: 'Names are masked. Only for telling them; collect and destroy it afterwards. Who printed it is on record.',
  page: ['Page ', ''],
};

export const textsIn = (language: Language): Texts => ({ zh, en })[language];

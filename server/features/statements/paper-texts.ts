import type { LineKind } from '../../../contract/statements.ts';

/** The words of a year's statement on paper. */
export type Language = 'zh' | 'en';

const zh = {
  title: '积分年度对账单',
  name: '姓名',
  unnamed: '未填',
  period: '起止',
  until: (from: string, to: string) => `${from} 至 ${to}`,
  state: '状态',
  states: {
    closed: '年终已结，和账本逐笔相符',
    open: '还没有结，数字会变',
    differs: '正在核对，不作凭据',
  },
  number: '单号',
  closing: '年末',
  left: '现在',
  summary: '一年下来',
  what: '类别',
  lines: '笔数',
  points: '分',
  opening: '年初',
  details: '逐笔',
  none: '这一年没有变化。',
  headings: ['日期', '类别', '事由', '变动', '结余'],
  lapses: '用到 {day}',
  owed: '欠分 {points}',
  kinds: {
    award: '入账',
    taken_back: '撤回',
    owed: '撤回时已花掉，记作欠分',
    repaid: '先还欠分',
    waived: '免去欠分',
    held: '兑换中，先留着',
    spent: '兑换',
    returned: '退回来',
    given_away: '送给村里',
    lapsed: '到期作废',
    carried: '转到下一年',
    renewed: '重新算有效期',
  } satisfies Record<LineKind, string>,
  check: '个人账户，不含家庭账户。入账的每一笔都可在手机上取凭据，到这里核对：',
  page: ['第 ', ' 页'] as readonly [string, string],
};

type Texts = typeof zh;

const en: Texts = {
  title: 'A year of points',
  name: 'Name',
  unnamed: 'not given',
  period: 'Period',
  until: (from, to) => `${from} to ${to}`,
  state: 'State',
  states: {
    closed: 'closed, the same as the ledger line by line',
    open: 'not closed yet, figures will change',
    differs: 'being checked, proves nothing yet',
  },
  number: 'Statement',
  closing: 'At its end',
  left: 'Now',
  summary: 'The year in sums',
  what: 'What',
  lines: 'Lines',
  points: 'Points',
  opening: 'At its beginning',
  details: 'Line by line',
  none: 'Nothing changed in this year.',
  headings: ['Date', 'What', 'For', 'Change', 'Balance'],
  lapses: 'valid until {day}',
  owed: 'owed {points}',
  kinds: {
    award: 'settled',
    taken_back: 'taken back',
    owed: 'taken back after it was spent: owed',
    repaid: 'paid off what was owed',
    waived: 'no longer owed',
    held: 'held for a reward',
    spent: 'spent',
    returned: 'came back',
    given_away: 'given to the village',
    lapsed: 'lapsed',
    carried: 'carried over',
    renewed: 'valid for longer',
  },
  check:
    'One’s own account, without the household’s. For each line that settled the phone has a receipt, to be checked at',
  page: ['Page ', ''],
};

export const textsIn = (language: Language): Texts => ({ zh, en })[language];

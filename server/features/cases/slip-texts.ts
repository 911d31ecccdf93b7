/** The words of a slip with the code of a case. */
export type Language = 'zh' | 'en';

const zh = {
  title: '事件回执',
  code: '事件码',
  reportedOn: '上报日期',
  answerBy: '最迟答复',
  scan: '扫一扫，看办到哪一步了',
  keep: '这张纸只有编号，不写您是谁、报了什么。丢了也不要紧，打热线报编号也能查。',
  hotline: '热线',
};

type Texts = typeof zh;

const en: Texts = {
  title: 'Receipt of a case',
  code: 'Code',
  reportedOn: 'Reported on',
  answerBy: 'Answer by',
  scan: 'Scan to see how far it is',
  keep: 'This paper holds a code alone, neither who you are nor what you reported. If it gets lost, the hotline can look it up by the code.',
  hotline: 'Hotline',
};

export const slipTexts: Record<Language, Texts> = { zh, en };

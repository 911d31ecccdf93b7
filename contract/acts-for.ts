import type { Sentence } from './values.ts';

/**
 * What is done for somebody who agreed, by its route, as it stands on the paper that they take home: those acts
 * that a window and a phone name alike. Of what may be confidential nothing stands there.
 */
export const actsFor = {
  reportFor: { zh: '上报了一件事', en: 'Sent a report' },
  confirmFor: {
    zh: '说一件上报解决了，作了评价',
    en: 'Said that a report is solved, and rated it',
  },
  reopenFor: { zh: '说一件上报没解决，请重办', en: 'Said that a report is not solved' },
  supplementFor: { zh: '给一件上报补充了材料', en: 'Added to a report what was asked for' },
  beginPatrolFor: { zh: '开始一次巡逻', en: 'Began a patrol' },
  joinPatrolFor: { zh: '加入一次巡逻', en: 'Joined a patrol' },
  endPatrolFor: { zh: '结束一次巡逻', en: 'Ended a patrol' },
} as const satisfies Record<string, Sentence>;

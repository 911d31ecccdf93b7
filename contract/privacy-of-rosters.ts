import type { PersonalEntry } from './personal-entry.ts';

/** What staff do for those without a phone at hand: by agreement, and from paper lists. */
export const aboutRosters: readonly PersonalEntry[] = [
  {
    columns: ['agreements.resident'],
    what: {
      zh: '同意由工作人员代办的记录',
      en: 'that somebody agreed to have things done for them by staff',
    },
    purpose: {
      zh: '说得清谁同意过谁代办、什么时候',
      en: 'knowing who agreed to be seen to by whom, and when',
    },
    basis: 'duty',
    seenBy: {
      zh: '本人（在“谁看过”和通知里）；审计员',
      en: 'the person (under “who looked” and in a notice); auditors',
    },
    kept: { zh: '随审计保存，只存编号', en: 'with the audit, as a key only' },
    keeping: 'open',
    why: {
      zh: '只有编号、证件种类和时间；办了哪件事不在这里',
      en: 'a key, the kind of paper and when; what was done for them stands elsewhere',
    },
  },
  {
    columns: [
      'roster_lines.kind',
      'roster_lines.day',
      'roster_lines.minutes',
      'rosters.photo',
      'rosters.area',
    ],
    what: {
      zh: '纸面登记表上的一行：哪天参加了什么，表的照片，和表上的人当时共同住在哪一片',
      en: 'a line of a paper list: what somebody took part in and when, the photo of the paper, and in which area all on it lived then',
    },
    purpose: {
      zh: '没带手机也能按细则得分；同一件事只计一次',
      en: 'points for those without a phone at hand; counting the same once',
    },
    basis: 'duty',
    seenBy: {
      zh: '登记的网格员、受理员，核对的审核员，领导和审计员（姓名遮住中间；照片上是本人写的）',
      en: 'who types it in, who compares it, leaders and auditors (names masked; on the photo as they were written)',
    },
    kept: {
      zh: '随账本保存；本人删除后编号不再指向任何人，那一片最细到社区',
      en: 'with the books; after erasure its key leads to nobody, and the area is a community at the least',
    },
    keeping: 'open',
    why: {
      zh: '只有编号、种类、日期和分钟数；账本要能逐笔重算',
      en: 'a key, a kind, a day and minutes; the books are recomputed line by line',
    },
  },
];

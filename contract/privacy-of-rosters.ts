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
    columns: ['agreements.signature_sealed'],
    what: {
      zh: '没有手机号的人同意代办时在屏幕上签的字',
      en: 'the signature on the screen by which somebody without a number agreed',
    },
    purpose: {
      zh: '说得清是本人同意的',
      en: 'knowing that it was the person who agreed',
    },
    basis: 'duty',
    seenBy: {
      zh: '平台里没有人看；有争议时由审计调取',
      en: 'nobody in the platform; auditors where it is disputed',
    },
    kept: {
      zh: '随代办记录保存；本人要求删除后不能再打开',
      en: 'with the record of the agreement; cannot be opened any more once the person has asked to be erased',
    },
    keeping: 'own_key',
  },
  {
    columns: [
      'roster_lines.kind',
      'roster_lines.day',
      'roster_lines.minutes',
      'rosters.area',
      'rosters.walked_in',
      'paper_cuts.minutes',
    ],
    what: {
      zh: '纸面登记表上的一行：哪天参加了什么，表上的人当时共同住在哪一片，巡逻走在哪个网格',
      en: 'a line of a paper list: what somebody took part in and when, in which area all on it lived then, and in which grid they patrolled',
    },
    purpose: {
      zh: '没带手机也能按细则得分；同一件事只计一次',
      en: 'points for those without a phone at hand; counting the same once',
    },
    basis: 'duty',
    seenBy: {
      zh: '登记的网格员、受理员，核对的审核员，领导和审计员（姓名遮住中间）',
      en: 'who types it in, who compares it, leaders and auditors (names masked)',
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
  {
    columns: ['rosters.photo'],
    what: {
      zh: '纸面登记表的照片：表上是本人写的姓名、电话和签名',
      en: 'the photo of a paper list: names, numbers and signatures as people wrote them',
    },
    purpose: {
      zh: '由另一位对照照片核对每一行',
      en: 'another person compares every line with it',
    },
    basis: 'duty',
    seenBy: {
      zh: '登记的网格员、受理员，核对的审核员，辖区里的领导和审计员；每看一次都有记录',
      en: 'who types the list in, who compares it, leaders and auditors of the area; each look is recorded',
    },
    kept: {
      zh: '撤销时删除；核对满 180 天删除，表上有人先删除账号的也在那时一起没有',
      en: 'deleted when the list is undone, otherwise 180 days after it was compared, with what stands on it of people who were erased before',
    },
    keeping: 'open',
    why: {
      zh: '照片文件按随机编号存放，只有辖区里看得到这张表的人打得开',
      en: 'a file under a random key, opened only by those to whom the list opens',
    },
  },
];

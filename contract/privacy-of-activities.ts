import { type PersonalEntry, untilErased } from './personal-entry.ts';

const withTheBooks = {
  zh: '随积分依据和时长保存；本人删除后只剩编号',
  en: 'with what points and hours were computed from; beside a key only after erasure',
} as const;

/** What somebody takes part in, the hours they serve, and the certificates of them. */
export const aboutActivities: readonly PersonalEntry[] = [
  {
    columns: [
      'participations.state',
      'participations.first_time',
      'participations.in_at',
      'participations.out_at',
      'participations.from_at',
      'participations.until_at',
      'participations.minutes',
    ],
    what: {
      zh: '报了哪些活动、什么时候来和走',
      en: 'which activities somebody signed up for, when they came and left',
    },
    purpose: {
      zh: '安排名额，按实际时间记时长和积分',
      en: 'giving out seats; hours and points by the time that was served',
    },
    basis: 'consent',
    seenBy: {
      zh: '本人；办活动的工作人员（姓名隐去中间的字）',
      en: 'the person; staff who hold the activity, by a masked name',
    },
    kept: withTheBooks,
    keeping: 'open',
    why: {
      zh: '名额、候补和重复登记都要按它比对；只有编号和时间',
      en: 'seats, waiting lists and double entries are compared by it: a key and times only',
    },
  },
  {
    columns: ['participations.stars'],
    what: { zh: '对活动的评价', en: 'how somebody found an activity' },
    purpose: { zh: '把活动办得更好', en: 'better activities' },
    basis: 'consent',
    seenBy: {
      zh: '本人；工作人员只看到五人以上的平均',
      en: 'the person; staff see the mean of five people and more',
    },
    kept: withTheBooks,
    keeping: 'open',
    why: { zh: '只有一到五的数字', en: 'a figure from one to five' },
  },
  {
    columns: ['volunteer_hours.minutes', 'volunteer_hours.served_on'],
    what: { zh: '志愿服务时长', en: 'volunteer hours' },
    purpose: {
      zh: '志愿服务记录（《志愿服务条例》）',
      en: 'the record of volunteer service (Regulations on Volunteer Services)',
    },
    basis: 'duty',
    seenBy: { zh: '本人；出示证明时看到的人', en: 'the person; whoever is shown a certificate' },
    kept: withTheBooks,
    keeping: 'open',
    why: {
      zh: '只增不改，要能逐笔重算；只有编号、日期和分钟数',
      en: 'append-only and recomputed line by line: a key, a day and minutes',
    },
  },
  {
    columns: [
      'hour_certificates.from_on',
      'hour_certificates.until_on',
      'hour_certificates.minutes',
      'hour_certificates.times',
      'hour_certificates.code',
    ],
    what: { zh: '开过的时长证明', en: 'certificates of hours' },
    purpose: {
      zh: '让看到证明的人能核对',
      en: 'letting whoever is shown one check it',
    },
    basis: 'consent',
    seenBy: {
      zh: '本人；知道编号的人看到起止日期、时长和隐去中间字的姓名',
      en: 'the person; who knows the number sees days, hours and a masked name',
    },
    kept: {
      zh: '本人删除后编号查不到任何内容',
      en: 'nothing is found by the number once the person is erased',
    },
    keeping: 'open',
    why: {
      zh: '要按编号查；编号是十六位随机数，猜不到',
      en: 'it is found by its number, sixteen random digits that nobody guesses',
    },
  },
  {
    columns: ['hour_certificates.name_sealed'],
    what: { zh: '时长证明上的姓名', en: 'the name on a certificate of hours' },
    purpose: { zh: '核对是不是同一个人', en: 'checking that it is the same person' },
    basis: 'consent',
    seenBy: { zh: '本人；核对的人看到隐去中间字的', en: 'the person; masked to whoever checks it' },
    kept: untilErased,
    keeping: 'own_key',
  },
];

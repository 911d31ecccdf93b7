import { nobody, type PersonalEntry, self } from './personal-entry.ts';

/** What is kept of patrols: that somebody walked, how long, and never the way. */
export const aboutPatrols: readonly PersonalEntry[] = [
  {
    columns: [
      'patrol_members.minutes',
      'patrol_members.metres',
      'patrol_members.verdict',
      'patrol_members.reasons',
      'patrol_members.grid',
    ],
    what: {
      zh: '参加的巡逻：走了多久、多远、在哪个网格，算不算数、为什么',
      en: 'patrols: how long, how far and in which grid, whether it counted and why',
    },
    purpose: {
      zh: '按细则计分，志愿服务时长可查',
      en: 'points by the rule book and the record of hours',
    },
    basis: 'duty',
    seenBy: self,
    kept: { zh: '和积分一样久', en: 'as long as the points' },
    keeping: 'open',
    why: {
      zh: '只有时长、距离和网格，没有走过的路；轨迹核完就不留',
      en: 'a duration, a distance and a grid, and no way: the track is judged and not kept',
    },
  },
  {
    columns: ['patrol_members.pace'],
    what: {
      zh: '每次巡逻快慢的四十八个数',
      en: 'forty-eight figures of how the pace of a patrol went',
    },
    purpose: {
      zh: '认出重复使用的轨迹',
      en: 'telling a track that is used again',
    },
    basis: 'duty',
    seenBy: nobody,
    kept: { zh: '一年', en: 'one year' },
    keeping: 'open',
    why: {
      zh: '只有相对快慢，没有时间和地点，看不出去过哪里',
      en: 'relative speeds without times and places: they do not tell where somebody was',
    },
  },
];

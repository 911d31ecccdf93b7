import { nobody, type PersonalEntry, self } from './personal-entry.ts';

/** What is kept of patrols: that somebody walked and how long, and for a week the way. */
export const aboutPatrols: readonly PersonalEntry[] = [
  {
    columns: [
      'patrol_members.minutes',
      'patrol_members.metres',
      'patrol_members.scanned',
      'patrol_members.verdict',
      'patrol_members.reasons',
      'patrol_members.grid',
      'patrol_members.walked_from',
      'patrol_members.walked_until',
      'patrol_members.counted_times',
    ],
    what: {
      zh: '参加的巡逻：什么时候、走了多久、多远、扫到几个巡逻点、在哪个网格，算不算数、为什么',
      en: 'patrols: when, how long, how far, how many points on the wall, in which grid, whether it counted and why',
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
      zh: '只有时间、时长、距离、点数和网格，没有走过的路；扫过哪些点不保存，轨迹七天后删除',
      en: 'a time, a distance, a number and a grid, and no way: which points were scanned is not kept, the track is deleted after a week',
    },
  },
  {
    columns: ['patrol_tracks.points_sealed'],
    what: { zh: '巡逻轨迹', en: 'the way of a patrol' },
    purpose: {
      zh: '认出剪短、抽稀后重复使用的轨迹',
      en: 'telling a track that is used again, cut or thinned',
    },
    basis: 'consent',
    seenBy: self,
    kept: { zh: '七天', en: 'seven days' },
    keeping: 'own_key',
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
    basis: 'consent',
    seenBy: nobody,
    kept: { zh: '一年', en: 'one year' },
    keeping: 'open',
    why: {
      zh: '只有相对快慢，没有时间和地点，看不出去过哪里',
      en: 'relative speeds without times and places: they do not tell where somebody was',
    },
  },
];

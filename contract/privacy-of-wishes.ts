import { nobody, type PersonalEntry } from './personal-entry.ts';

/** What is looked for in the shop: counted, and led back to nobody. */
export const aboutWishes: readonly PersonalEntry[] = [
  {
    columns: ['unmet_wishes.what'],
    what: {
      zh: '在积分超市里找过、没有找到的词',
      en: 'words looked for in the shop that found nothing',
    },
    purpose: { zh: '给奖品目录提建议', en: 'suggestions for the catalogue' },
    basis: 'duty',
    seenBy: {
      zh: '管奖品目录的工作人员，要有五人次以上；不知道是谁找的',
      en: 'staff who keep the catalogue, from five people a day on in sum; never who looked for them',
    },
    kept: { zh: '九十天', en: 'ninety days' },
    keeping: 'open',
    why: {
      zh: '只按天和乡镇记人数，不记是谁；有六位以上数字的不存',
      en: 'counted by day and town, without persons; words with six digits in a row are not kept',
    },
  },
  {
    columns: ['wish_marks.mark'],
    what: { zh: '今天已经计过数的标记', en: 'marks that somebody has been counted today' },
    purpose: { zh: '同一个人一天只计一次', en: 'counting each person once a day' },
    basis: 'duty',
    seenBy: nobody,
    kept: { zh: '到第二天', en: 'until the next day' },
    keeping: 'index',
  },
];

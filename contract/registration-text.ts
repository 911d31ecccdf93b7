import type { Sentence } from './values.ts';

/**
 * What is read to whoever is registered by staff, before they say a code or sign. The number counts up with
 * each change of the words: what was agreed to stays known.
 */
export const registrationText: { version: number; lines: readonly Sentence[] } = {
  version: 1,
  lines: [
    {
      zh: '登记姓名、住的网格、满没满 18 周岁（没满的记出生年月），有手机号的记手机号。用来受理您上报的事、记您的积分。',
      en: 'Your name, the grid of your home and whether you are 18 or more are put on record (your month of birth if you are not), and your number if you have one: to take in what you report and to keep your points.',
    },
    {
      zh: '姓名和号码加密保存。谁看过都有记录，您可以查。',
      en: 'Name and number are kept sealed. Whoever looks at them is on record, and you can ask who did.',
    },
    {
      zh: '资料您随时可以看、改、带走、删除，在手机上、窗口都能办。',
      en: 'You can see, change, take along and erase what is held about you at any time, on a phone or at the window.',
    },
    {
      zh: '积分照公开的细则记，不收钱。不登记，有事一样可以打热线。',
      en: 'Points are kept by rules that everybody can read, and nothing costs money. Without an account, the hotline is there all the same.',
    },
  ],
};

import { describe, expect, it } from 'vitest';
import { activitiesEn } from './activities.en.ts';
import { activitiesZh } from './activities.zh-CN.ts';
import { appealEn } from './appeal.en.ts';
import { appealZh } from './appeal.zh-CN.ts';
import { counterEn } from './counter.en.ts';
import { counterZh } from './counter.zh-CN.ts';
import { en } from './en.ts';
import { familyEn } from './family.en.ts';
import { familyZh } from './family.zh-CN.ts';
import { feedbackEn } from './feedback.en.ts';
import { feedbackZh } from './feedback.zh-CN.ts';
import { fieldWorkEn } from './field-work.en.ts';
import { fieldWorkZh } from './field-work.zh-CN.ts';
import { mediationsEn } from './mediations.en.ts';
import { mediationsZh } from './mediations.zh-CN.ts';
import { myDataEn } from './my-data.en.ts';
import { myDataZh } from './my-data.zh-CN.ts';
import { noticeWaysEn } from './notice-ways.en.ts';
import { noticeWaysZh } from './notice-ways.zh-CN.ts';
import { profileEn } from './profile.en.ts';
import { profileZh } from './profile.zh-CN.ts';
import { redPacketsEn } from './red-packets.en.ts';
import { redPacketsZh } from './red-packets.zh-CN.ts';
import { settlementsEn } from './settlements.en.ts';
import { settlementsZh } from './settlements.zh-CN.ts';
import { shopEn } from './shop.en.ts';
import { shopZh } from './shop.zh-CN.ts';
import { signInEn } from './sign-in.en.ts';
import { signInZh } from './sign-in.zh-CN.ts';
import { tourEn } from './tour.en.ts';
import { tourZh } from './tour.zh-CN.ts';
import { yearEndEn } from './year-end.en.ts';
import { yearEndZh } from './year-end.zh-CN.ts';
import { zhCN } from './zh-CN.ts';

interface Branch {
  [key: string]: string | Branch;
}

const flat = (branch: Branch, path = ''): [key: string, text: string][] =>
  Object.entries(branch).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

describe('the catalogues', () => {
  it.each([
    ['the first load', zhCN, en],
    ['appeals', appealZh, appealEn],
    ['the sign-in', signInZh, signInEn],
    ['the profile', profileZh, profileEn],
    ['households', familyZh, familyEn],
    ['my data', myDataZh, myDataEn],
    ['the year’s end', yearEndZh, yearEndEn],
    ['the shop', shopZh, shopEn],
    ['settlements', settlementsZh, settlementsEn],
    ['the counter', counterZh, counterEn],
    ['red packets', redPacketsZh, redPacketsEn],
    ['mediation', mediationsZh, mediationsEn],
    ['activities', activitiesZh, activitiesEn],
    ['the tour', tourZh, tourEn],
    ['feedback', feedbackZh, feedbackEn],
    ['the work mode', fieldWorkZh, fieldWorkEn],
    ['how I am told', noticeWaysZh, noticeWaysEn],
  ])('of %s say every text in both languages, with the same things filled in', (_, zh, other) => {
    const english = new Map(flat(other));
    for (const [key, text] of flat(zh)) {
      expect(english.get(key), key).toBeTruthy();
      expect(placeholders(english.get(key) ?? '').sort(), key).toEqual(placeholders(text).sort());
    }
    expect(english.size).toBe(flat(zh).length);
  });
});

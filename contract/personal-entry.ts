import type { Sentence } from './values.ts';

/** On what ground the Personal Information Protection Law (PIPL, art. 13) allows a processing. */
export const legalBases = {
  duty: {
    zh: '履行法定职责所必需（个人信息保护法第十三条第三项）',
    en: 'needed for a statutory duty (PIPL art. 13 (3))',
  },
  consent: {
    zh: '本人同意，可以随时撤回（第十三条第一项、第十五条）',
    en: 'consent, which can be withdrawn at any time (PIPL art. 13 (1), 15)',
  },
  security: {
    zh: '保障网络和数据安全的法定义务（网络安全法第二十一条，个人信息保护法第五十一条）',
    en: 'the duty to keep network and data secure (Cybersecurity Law art. 21, PIPL art. 51)',
  },
} as const satisfies Record<string, Sentence>;

/**
 * How a value is kept. own_key: sealed with the key of the person it is about, gone when that is erased ·
 * file_key: sealed with the key of a file that belongs to more than one person · office_key: sealed with the key of the county’s office · passing_key: with one of the county’s that changes
 * every week and is deleted with what it sealed · index: a keyed hash by which it is found ·
 * hash: a hash that cannot be read back · open: readable, for the reason given.
 */
export type Keeping =
  | 'own_key'
  | 'file_key'
  | 'office_key'
  | 'passing_key'
  | 'index'
  | 'hash'
  | 'open';

export interface PersonalEntry {
  /** The columns of the database in which it stands, as `table.column`. */
  columns: readonly [string, ...string[]];
  what: Sentence;
  purpose: Sentence;
  basis: keyof typeof legalBases;
  seenBy: Sentence;
  kept: Sentence;
  keeping: Keeping;
  /** Why it is not sealed, where it stands open. */
  why?: Sentence;
}

export const untilErased: Sentence = {
  zh: '直到本人要求删除',
  en: 'until the person asks to have it erased',
};
export const withTheCase: Sentence = {
  zh: '随事件保存；报告人要求删除后不能再打开',
  en: 'with the case; cannot be opened any more once the reporter has asked to be erased',
};
export const selfAndDesk: Sentence = {
  zh: '本人；看得到这件事的工作人员（其中的本人姓名、电话已隐去）',
  en: 'the person; staff who may see the case (without the person’s own name and number)',
};
export const self: Sentence = { zh: '本人', en: 'the person' };
export const nobody: Sentence = { zh: '没有人看得到', en: 'nobody' };
export const reviewers: Sentence = {
  zh: '本人；审核这笔积分的工作人员',
  en: 'the person; staff who review these points',
};

import { useCallback } from 'react';
import type { Sentence } from '../../contract/values.ts';
import { addTexts, show, shownLanguage, textOf, useShownLanguage } from './catalogue.ts';
import { type Texts, zhCN } from './zh-CN.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

type Stem<K extends string> = K extends `${infer S}_one` | `${infer S}_other` ? S : K;
export type Leaves<T, P extends string = ''> = {
  [K in keyof T & (string | number)]: T[K] extends string
    ? `${P}${Stem<`${K}`>}`
    : Leaves<T[K], `${P}${K}.`>;
}[keyof T & (string | number)];
export type TextKey = Leaves<Texts>;
export type Values = Record<string, string | number>;
export type Translate = (key: TextKey, values?: Values) => string;

async function loadTexts(language: Language): Promise<Texts> {
  return language === 'en' ? (await import('./en.ts')).en : zhCN;
}

/** Where the texts stand that belong to no part. */
const everywhere = 'app';

/** Shows the app in a language, also for the first time; English is fetched only by those who read it. */
export async function showTexts(language: Language): Promise<void> {
  addTexts(language, everywhere, await loadTexts(language));
  show(language);
}

export const currentLanguage = shownLanguage;

/** t: a text of the catalogue · say: a sentence that the server wrote in both languages. */
export function useTexts() {
  const language = useShownLanguage();
  const t: Translate = useCallback(
    (key, values = {}) => textOf({ language, part: everywhere, key, values }),
    [language],
  );
  const say = useCallback(
    (sentence: Sentence) => (language === 'en' ? sentence.en : sentence.zh),
    [language],
  );
  return { t, say, language };
}

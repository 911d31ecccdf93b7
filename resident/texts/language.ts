import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Sentence } from '../../contract/values.ts';
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

/** Starts the catalogue in one language; English is fetched only by those who read it. */
export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await loadTexts(language) } },
    interpolation: { escapeValue: false },
  });
}

export async function switchTexts(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await loadTexts(language));
  await i18next.changeLanguage(language);
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');

/** t: a text of the catalogue · say: a sentence that the server wrote in both languages. */
export function useTexts() {
  const { t: translate } = useTranslation();
  const language = currentLanguage();
  const t: Translate = useCallback((key, values) => translate(key, values ?? {}), [translate]);
  const say = useCallback(
    (sentence: Sentence) => (language === 'en' ? sentence.en : sentence.zh),
    [language],
  );
  return { t, say, language };
}

import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Sentence } from '../contract/values.ts';
import { recall, remember } from '../ui/remembered.ts';
import { en } from './texts/en.ts';
import { type TextKey, zhCN } from './texts/zh-CN.ts';

export type Language = 'zh-CN' | 'en';
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

/** Chinese unless the reader chose English here before. */
export function startLanguage(): void {
  const language: Language = recall('language') === 'en' ? 'en' : 'zh-CN';
  void i18next.use(initReactI18next).init({
    lng: language,
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    fallbackLng: 'zh-CN',
    initAsync: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');

export function chooseLanguage(language: Language): void {
  remember('language', language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

/** The catalogue, the language, and what the server says in that language. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return {
    t: t as unknown as Translate,
    language,
    say: (sentence: Sentence) => (language === 'en' ? sentence.en : sentence.zh),
    /** A word of the catalogue for a code that the server may extend; the code itself otherwise. */
    named: (group: 'roles' | 'case.channels', code: string) => t(`${group}.${code}`, code),
  };
}

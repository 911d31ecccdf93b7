import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Sentence } from '../contract/values.ts';
import { recall, remember } from '../ui/remembered.ts';
import { type TextKey, zhCN } from './texts/zh-CN.ts';

export type Language = 'zh-CN' | 'en';
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

/** Chinese unless the reader chose English here before, whose words then come first. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN } },
    fallbackLng: 'zh-CN',
    // English has no word after a count of cases; an empty word is a word.
    returnEmptyString: true,
    interpolation: { escapeValue: false },
  });
  if (recall('language') === 'en') await switchTo('en');
}

/** Most readers never need the English words, so they are fetched when asked for. */
async function switchTo(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./texts/en.ts');
    i18next.addResourceBundle('en', 'translation', en);
  }
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');

/** Switches and remembers; without a network the language stays as it is. */
export async function chooseLanguage(language: Language): Promise<void> {
  await switchTo(language);
  remember('language', language);
}

/** The catalogue, the language, and what the server says in that language. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const translate: Translate = (key, values) => t(key, values ?? {});
  return {
    t: translate,
    language,
    say: (sentence: Sentence) => (language === 'en' ? sentence.en : sentence.zh),
  };
}

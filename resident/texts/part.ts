import i18next from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, type Leaves, languages, type Values } from './language.ts';

/** The texts of a part that is fetched by itself; `keys` says which there are. */
export interface PartTexts<T> {
  part: string;
  keys: T;
}

/** Brings the texts of a part along with it, in both languages. */
export function textsOfPart<T>(part: string, words: Readonly<Record<Language, T>>): PartTexts<T> {
  for (const language of languages) i18next.addResourceBundle(language, part, words[language]);
  return { part, keys: words['zh-CN'] };
}

export function usePartTexts<T>({ part }: PartTexts<T>) {
  const { t } = useTranslation(part);
  return useCallback(
    (key: Leaves<T>, values?: Values): string => t(key as string, values ?? {}),
    [t],
  );
}

import { useCallback } from 'react';
import { addTexts, textOf, useShownLanguage } from './catalogue.ts';
import { type Language, type Leaves, languages, type Values } from './language.ts';

/** The texts of a part that is fetched by itself; `keys` says which there are. */
export interface PartTexts<T> {
  part: string;
  keys: T;
}

/** Brings the texts of a part along with it, in both languages. */
export function textsOfPart<T extends object>(
  part: string,
  words: Readonly<Record<Language, T>>,
): PartTexts<T> {
  for (const language of languages) addTexts(language, part, words[language]);
  return { part, keys: words['zh-CN'] };
}

export function usePartTexts<T>({ part }: PartTexts<T>) {
  const language = useShownLanguage();
  return useCallback(
    (key: Leaves<T>, values: Values = {}): string =>
      textOf({ language, part, key: key as string, values }),
    [language, part],
  );
}

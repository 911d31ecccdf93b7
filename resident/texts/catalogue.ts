import { useSyncExternalStore } from 'react';
import type { Language, Values } from './language.ts';

/** Texts by key, or further down. */
export interface Branch {
  readonly [key: string]: string | Branch;
}

const texts = new Map<string, Branch>();
const listeners = new Set<() => void>();
let shown: Language = 'zh-CN';

const place = (language: Language, part: string) => `${language}/${part}`;

export function addTexts(language: Language, part: string, words: object): void {
  texts.set(place(language, part), words as Branch);
}

/** From now on everything is told in this language. */
export function show(language: Language): void {
  shown = language;
  for (const listener of listeners) listener();
}

export const shownLanguage = (): Language => shown;

/** The language that is shown; whoever asks is drawn anew when it changes. */
export function useShownLanguage(): Language {
  return useSyncExternalStore(subscribe, shownLanguage);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

interface Asked {
  language: Language;
  part: string;
  key: string;
  values: Values;
}

/** @returns the text with its values in place; a key that there is not stands for itself, and is seen */
export function textOf({ language, part, key, values }: Asked): string {
  const words = texts.get(place(language, part));
  const { count } = values;
  const counted =
    typeof count === 'number' &&
    find(words, `${key}_${new Intl.PluralRules(language).select(count)}`);
  const text = counted || find(words, key) || key;
  return text.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => String(values[name] ?? gap));
}

function find(words: Branch | undefined, key: string): string | undefined {
  let found: string | Branch | undefined = words;
  for (const name of key.split('.')) {
    if (typeof found !== 'object') return undefined;
    found = found[name];
  }
  return typeof found === 'string' ? found : undefined;
}

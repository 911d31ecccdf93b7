import { useSyncExternalStore } from 'react';
import { type Language, languages, showTexts } from './texts/language.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface Settings {
  language: Language;
  /** Large type, one task a row. */
  elder: boolean;
  theme: Theme;
  /** Nothing moves, whatever the phone itself is set to. */
  still: boolean;
}

const listeners = new Set<() => void>();
let settings = parseSettings(recall);

/** What the phone remembers, under names that the board shares; anything unknown counts as not set. */
export function parseSettings(stored: (name: string) => string | null): Settings {
  return {
    language: languages.find((one) => one === stored('language')) ?? 'zh-CN',
    elder: stored('elder') === 'yes',
    theme: themes.find((one) => one === stored('theme')) ?? 'system',
    still: stored('still') === 'yes',
  };
}

function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function remember({ language, elder, theme, still }: Settings): void {
  try {
    localStorage.setItem('language', language);
    localStorage.setItem('elder', elder ? 'yes' : 'no');
    localStorage.setItem('still', still ? 'yes' : 'no');
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // A full or forbidden store only forgets the choice after this visit.
  }
}

/** Puts the settings on the root element, where tokens.css reads them. */
export function applySettings(): void {
  const root = document.documentElement;
  root.lang = settings.language;
  root.toggleAttribute('data-elder', settings.elder);
  root.toggleAttribute('data-still', settings.still);
  if (settings.theme === 'system') root.removeAttribute('data-theme');
  else root.dataset.theme = settings.theme;
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  if (change.language && change.language !== settings.language) await showTexts(change.language);
  settings = { ...settings, ...change };
  remember(settings);
  applySettings();
  for (const listener of listeners) listener();
}

export const currentSettings = (): Settings => settings;

export const useSettings = (): Settings =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => settings,
  );

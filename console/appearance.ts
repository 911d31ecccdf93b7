import { useSyncExternalStore } from 'react';
import { recall, remember } from './remembered.ts';

const root = () => document.documentElement;
const nightOutside = () => matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

/** Sets the theme as chosen before; it follows the device until one is chosen. */
export function startAppearance(): void {
  const theme = recall('theme');
  if (theme === 'dark' || theme === 'light') root().dataset.theme = theme;
}

const isDark = () =>
  (root().dataset.theme ?? (nightOutside().matches ? 'dark' : 'light')) === 'dark';

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  nightOutside().addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    nightOutside().removeEventListener('change', listener);
  };
}

/** Night or day, and the switch between them. */
export function useAppearance() {
  const dark = useSyncExternalStore(subscribe, isDark);
  return {
    dark,
    switchTheme: () => {
      const theme = dark ? 'light' : 'dark';
      remember('theme', theme);
      root().dataset.theme = theme;
      for (const listener of listeners) listener();
    },
  };
}

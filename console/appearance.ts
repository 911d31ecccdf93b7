import { useSyncExternalStore } from 'react';
import { recall, remember } from '../ui/remembered.ts';

const root = () => document.documentElement;
const nightOutside = () => matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

/** Sets theme and motion as chosen before; both follow the device until something is chosen. */
export function startAppearance(): void {
  root().toggleAttribute('data-still', recall('still') === 'yes');
  const theme = recall('theme');
  if (theme === 'dark' || theme === 'light') root().dataset.theme = theme;
}

const isDark = () =>
  (root().dataset.theme ?? (nightOutside().matches ? 'dark' : 'light')) === 'dark';

const isStopped = () => root().hasAttribute('data-still');

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  nightOutside().addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    nightOutside().removeEventListener('change', listener);
  };
}

/** Night or day, whether motion was switched off here, and the switches of both. */
export function useAppearance() {
  const dark = useSyncExternalStore(subscribe, isDark);
  const stopped = useSyncExternalStore(subscribe, isStopped);
  return {
    dark,
    stopped,
    switchTheme: () => {
      const theme = dark ? 'light' : 'dark';
      remember('theme', theme);
      root().dataset.theme = theme;
      tell();
    },
    switchMotion: () => {
      remember('still', stopped ? 'no' : 'yes');
      root().toggleAttribute('data-still', !stopped);
      tell();
    },
  };
}

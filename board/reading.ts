import { useState } from 'react';
import { recall, remember } from './remembered.ts';

const root = () => document.documentElement;
const nightOutside = () => matchMedia('(prefers-color-scheme: dark)').matches;

/** Sets large type and the theme as chosen before; the theme follows the device until chosen. */
export function startReading(): void {
  root().toggleAttribute('data-elder', recall('elder') === 'yes');
  // Chosen in the phone app, of which this is the public side.
  root().toggleAttribute('data-still', recall('still') === 'yes');
  const theme = recall('theme');
  if (theme === 'dark' || theme === 'light') root().dataset.theme = theme;
}

/** Large type and night as two switches; both are attributes of the document, see the tokens. */
export function useReading() {
  const [elder, setElder] = useState(() => root().hasAttribute('data-elder'));
  const [night, setNight] = useState(
    () => (root().dataset.theme ?? (nightOutside() ? 'dark' : 'light')) === 'dark',
  );
  return {
    elder,
    night,
    switchElder: () => {
      remember('elder', elder ? 'no' : 'yes');
      root().toggleAttribute('data-elder', !elder);
      setElder(!elder);
    },
    switchNight: () => {
      const theme = night ? 'light' : 'dark';
      remember('theme', theme);
      root().dataset.theme = theme;
      setNight(!night);
    },
  };
}

import { useState } from 'react';
import { recall, remember } from '../ui/remembered.ts';

const root = () => document.documentElement;
const nightOutside = () => matchMedia('(prefers-color-scheme: dark)').matches;

/** Sets large type, motion and the theme as chosen before, here or in the phone app; the theme follows the device until chosen. */
export function startReading(): void {
  root().toggleAttribute('data-elder', recall('elder') === 'yes');
  root().toggleAttribute('data-still', recall('still') === 'yes');
  const theme = recall('theme');
  if (theme === 'dark' || theme === 'light') root().dataset.theme = theme;
}

/** Large type, night and motion as switches; all are attributes of the document, see the tokens. */
export function useReading() {
  const [elder, setElder] = useState(() => root().hasAttribute('data-elder'));
  const [night, setNight] = useState(
    () => (root().dataset.theme ?? (nightOutside() ? 'dark' : 'light')) === 'dark',
  );
  const [still, setStill] = useState(() => root().hasAttribute('data-still'));
  return {
    elder,
    night,
    still,
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
    switchMotion: () => {
      remember('still', still ? 'no' : 'yes');
      root().toggleAttribute('data-still', !still);
      setStill(!still);
    },
  };
}

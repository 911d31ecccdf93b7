import { useEffect, useState } from 'react';
import { presentMs } from '../ui/now.ts';
import type { Wording } from './dates.ts';
import { useTexts } from './texts/language.ts';

/** Turns what dates.ts chose into words of the reader's language. */
export function useWords() {
  const { t } = useTexts();
  return (wording: Wording | string): string =>
    typeof wording === 'string' ? wording : t(wording.key, wording.values);
}

/** The present moment, moving on every half minute so that a clock on the screen does not stand. */
export function useNow(): number {
  const [now, setNow] = useState(presentMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(presentMs()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

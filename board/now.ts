import { useEffect, useState } from 'react';
import { countyMs } from '../ui/now.ts';

/** The time, read again every `everyMs`, for clocks that run on the page. */
export function useNow(everyMs: number): Date {
  const [now, setNow] = useState(() => new Date(countyMs()));
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date(countyMs())), everyMs);
    return () => clearInterval(ticking);
  }, [everyMs]);
  return now;
}

import { useEffect, useState } from 'react';
import { presentMs } from '../ui/now.ts';

/** The time, read again every `everyMs`, for clocks that run on the page. */
export function useNow(everyMs: number): Date {
  const [now, setNow] = useState(() => new Date(presentMs()));
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date(presentMs())), everyMs);
    return () => clearInterval(ticking);
  }, [everyMs]);
  return now;
}

import { useEffect, useRef, useState } from 'react';
import type { NearbyReport } from '../contract/matters.ts';
import { nearbyPlace } from './NearbyReports.tsx';

/** No send waits longer for the answer: somebody stands there. */
const longestWaitMs = 2_500;

/**
 * Staff ask what others reported nearby when they send what somebody told them: not while they type, since each
 * time is a look at where that somebody lives. The same is asked once.
 */
export function useNearbyQuestion<B>(
  ask: (about: B) => Promise<{ reports: readonly NearbyReport[] }>,
) {
  const [reports, setReports] = useState<readonly NearbyReport[]>([]);
  const [isAsking, setAsking] = useState(false);
  const asked = useRef('');
  const seen = useRef(new Set<string>());
  useEffect(() => {
    if (reports.length > 0) document.getElementById(nearbyPlace)?.focus();
  }, [reports]);

  /** @returns whether the page now shows something that was not seen before */
  async function askBeforeSending(about: B): Promise<boolean> {
    const content = JSON.stringify(about);
    if (asked.current === content) return false;
    setAsking(true);
    const answer = ask(about).catch(() => undefined);
    const found = await Promise.race([answer, tooLong()]);
    setAsking(false);
    if (found === undefined) return false;
    asked.current = content;
    setReports(found.reports);
    const fresh = found.reports.filter(({ id }) => !seen.current.has(id));
    for (const { id } of fresh) seen.current.add(id);
    return fresh.length > 0;
  }

  /** It went out: the next report is about something else. */
  const forget = () => {
    asked.current = '';
    seen.current.clear();
    setReports([]);
  };
  return { reports, isAsking, askBeforeSending, forget };
}

const tooLong = () =>
  new Promise<undefined>((done) => {
    setTimeout(() => done(undefined), longestWaitMs);
  });

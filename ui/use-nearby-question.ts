import { useEffect, useRef, useState } from 'react';
import type { NearbyReport } from '../contract/matters.ts';
import { nearbyPlace } from './NearbyReports.tsx';

/** No send waits longer for the answer: somebody stands there, perhaps in the rain. */
const longestWaitMs = 2_500;

/** @returns undefined where there is no answer in time, or none at all */
export const withinPatience = <A>(answer: Promise<A>): Promise<A | undefined> =>
  Promise.race([answer.catch(() => undefined), tooLong()]);

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
  const [news, setNews] = useState(0);
  useEffect(() => {
    if (news > 0) document.getElementById(nearbyPlace)?.focus();
  }, [news]);

  /** @returns whether the page now shows something that was not seen before */
  async function askBeforeSending(about: B): Promise<boolean> {
    const content = JSON.stringify(about);
    if (asked.current === content) return false;
    setAsking(true);
    const found = await withinPatience(ask(about));
    setAsking(false);
    if (found === undefined) return false;
    asked.current = content;
    setReports(found.reports);
    const fresh = found.reports.filter(({ id }) => !seen.current.has(id));
    for (const { id } of fresh) seen.current.add(id);
    if (fresh.length === 0) return false;
    setNews((before) => before + 1);
    return true;
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

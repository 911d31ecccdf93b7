import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { NearbyReport } from '../../contract/matters.ts';
import { withinPatience } from '../../ui/use-nearby-question.ts';
import { useApi, useMe } from '../api.ts';
import { useConsent } from '../use-consent.ts';
import { asksNearby } from './ask-nearby.ts';
import { useCategory } from './use-category.ts';
import { useOutbox } from './use-queue.ts';

const afterTypingMs = 1_500;
const freshMs = 60_000;

export interface Nearby {
  reports: readonly NearbyReport[];
  /** Asks once more about what is written now. @returns whether the page now shows something not seen before */
  askBeforeSending: () => Promise<boolean>;
}

/**
 * Asked once words and place rest: of what is being typed nothing goes out at every key, and where the phone is
 * goes out only if its owner agreed to that. A point of the map is their own word. Whoever sends before that is
 * asked then, as long as there is a network.
 */
export function useNearby(): Nearby {
  const { view } = useOutbox();
  const { position, place, category, suggested, sameAs = null } = view.draft;
  const words = view.draft.words.trim();
  const [rested, setRested] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setRested(words), afterTypingMs);
    return () => clearTimeout(timer);
  }, [words]);
  const me = useMe().data;
  const consent = useConsent('location', () => {});
  const code = category ?? suggested;
  const asks = {
    position,
    place,
    code,
    category: useCategory().category,
    mayLocate: consent.known && !consent.refused,
    livesSomewhere: (me?.grid ?? null) !== null,
  };
  const question = useQuestion();
  const about = {
    ...(position === null ? {} : { position }),
    ...(code === null ? {} : { category: code }),
  };
  const enabled = me !== undefined && asksNearby({ ...asks, words: rested });
  const { data } = useQuery({ ...question({ words: rested, ...about }), enabled });
  const reports = enabled ? (data?.reports ?? []) : [];
  const seen = useRef(new Set<string>());
  useEffect(() => {
    for (const { id } of reports) seen.current.add(id);
  }, [reports]);

  const queries = useQueryClient();
  async function askBeforeSending(): Promise<boolean> {
    if (sameAs !== null || !navigator.onLine) return false;
    if (me === undefined || !asksNearby({ ...asks, words })) return false;
    const answer = queries.fetchQuery({ ...question({ words, ...about }), retry: false });
    const found = await withinPatience(answer);
    if (!found?.reports.some(({ id }) => !seen.current.has(id))) return false;
    setRested(words);
    return true;
  }
  return { reports, askBeforeSending };
}

function useQuestion() {
  const { client } = useApi();
  return (body: Parameters<typeof client.call<'findNearby'>>[1]['body']) => ({
    queryKey: client.key('findNearby', { body }),
    queryFn: ({ signal }: { signal: AbortSignal }) => client.call('findNearby', { body, signal }),
    staleTime: freshMs,
  });
}

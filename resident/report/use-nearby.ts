import { useEffect, useState } from 'react';
import type { NearbyReport } from '../../contract/matters.ts';
import { useAnswer, useMe } from '../api.ts';
import { useConsent } from '../use-consent.ts';
import { asksNearby } from './ask-nearby.ts';
import { useCategory } from './use-category.ts';
import { useOutbox } from './use-queue.ts';

const afterTypingMs = 1_500;

/**
 * Asked once words and place rest: of what is being typed nothing goes out at every key, and where the phone is
 * goes out only if its owner agreed to that. A point of the map is their own word.
 */
export function useNearby(): readonly NearbyReport[] {
  const { view } = useOutbox();
  const { words, position, category, suggested } = view.draft;
  const [rested, setRested] = useState(words.trim());
  useEffect(() => {
    const timer = setTimeout(() => setRested(words.trim()), afterTypingMs);
    return () => clearTimeout(timer);
  }, [words]);
  const me = useMe().data;
  const consent = useConsent('location', () => {});
  const code = category ?? suggested;
  const about = {
    words: rested,
    position,
    code,
    category: useCategory().category,
    mayLocate: consent.known && !consent.refused,
  };
  const enabled = me !== undefined && asksNearby(about);
  const { data } = useAnswer(
    'findNearby',
    {
      body: {
        words: rested,
        position: position ?? { lng: 0, lat: 0 },
        ...(code === null ? {} : { category: code }),
      },
    },
    { enabled, staleTime: 60_000 },
  );
  return enabled ? (data?.reports ?? []) : [];
}

import { useEffect, useState } from 'react';
import type { CategorySuggestion } from '../../contract/category-models.ts';
import { useAnswer } from '../api.ts';

const afterTypingMs = 500;
const nothing: CategorySuggestion = { category: null, by: null, why: null };

/**
 * What the words suggest, and why, asked once the fingers rest.
 * @param asks false: the words are to stay on the phone
 * @returns undefined: nothing is known of these words
 */
export function useSuggestion(words: string, asks = true): CategorySuggestion | undefined {
  const [rested, setRested] = useState(words.trim());
  useEffect(() => {
    const timer = setTimeout(() => setRested(words.trim()), afterTypingMs);
    return () => clearTimeout(timer);
  }, [words]);
  const isEnough = rested.length >= 2;
  const input = { body: { words: rested } };
  const enabled = asks && isEnough;
  const { data } = useAnswer('suggestCategory', input, { enabled, staleTime: 60_000 });
  if (!asks) return undefined;
  return isEnough ? data : nothing;
}

import { useEffect, useState } from 'react';
import { byKeywords, type Known, whyKeyword } from '../../contract/by-keywords.ts';
import type { CategorySuggestion } from '../../contract/category-models.ts';
import { useAnswer } from '../api.ts';
import { useCategories } from './use-categories.ts';

const afterTypingMs = 500;
/** So long the county has to say it, before the phone guesses: its word still takes the place of the guess. */
const patienceMs = 1_500;
const nothing: Suggestion = { category: null, why: null, of: null };

export interface Suggestion extends Pick<CategorySuggestion, 'category' | 'why'> {
  /** The words of which the county says it; null: the phone has only guessed. */
  of: string | null;
}

/** What the catalogue that the phone keeps has to say of words, where nobody can be asked. */
export function guessed(categories: readonly Known[], words: string): Suggestion {
  const named = byKeywords(categories, words);
  if (named === undefined) return nothing;
  return { category: named.code, why: whyKeyword(named.keyword), of: null };
}

/**
 * What the words suggest, and why, asked once the fingers rest; as long as no answer comes in time it is guessed on
 * the phone.
 * @param asks false: the words are to stay on the phone
 * @returns undefined: they are being asked about
 */
export function useSuggestion(words: string, asks = true): Suggestion | undefined {
  const [rested, setRested] = useState(words.trim());
  useEffect(() => {
    const timer = setTimeout(() => setRested(words.trim()), afterTypingMs);
    return () => clearTimeout(timer);
  }, [words]);
  const isEnough = rested.length >= 2;
  const input = { body: { words: rested } };
  const enabled = asks && isEnough;
  const categories = useCategories().data ?? [];
  const { data, isError } = useAnswer('suggestCategory', input, { enabled, staleTime: 60_000 });
  const isLate = useLate(rested);
  if (!isEnough) return nothing;
  if (data !== undefined) return { ...data, of: rested };
  return isError || isLate || !asks ? guessed(categories, rested) : undefined;
}

/** Whether these words have been asked about for longer than anybody is to wait. */
function useLate(words: string): boolean {
  const [late, setLate] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setLate(words), patienceMs);
    return () => clearTimeout(timer);
  }, [words]);
  return late === words;
}

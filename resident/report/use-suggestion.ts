import { useEffect, useState } from 'react';
import { byKeywords, type Known, whyKeyword } from '../../contract/by-keywords.ts';
import type { CategorySuggestion } from '../../contract/category-models.ts';
import { useAnswer } from '../api.ts';
import { useCategories } from './use-categories.ts';

const afterTypingMs = 500;
const nothing: CategorySuggestion = { category: null, by: null, why: null };

/** What the catalogue that the phone keeps has to say of words, where nobody can be asked. */
export function guessed(categories: readonly Known[], words: string): CategorySuggestion {
  const named = byKeywords(categories, words);
  if (named === undefined) return nothing;
  return { category: named.code, by: 'keyword', why: whyKeyword(named.keyword) };
}

/**
 * What the words suggest, and why, asked once the fingers rest; without an answer it is guessed on the phone.
 * @param asks false: the words are to stay on the phone
 * @returns undefined: they are being asked about
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
  const categories = useCategories().data ?? [];
  const { data, isError } = useAnswer('suggestCategory', input, { enabled, staleTime: 60_000 });
  if (!isEnough) return nothing;
  return data ?? (isError || !asks ? guessed(categories, rested) : undefined);
}

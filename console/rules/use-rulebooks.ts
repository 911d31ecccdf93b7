import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import { faultsAsFindings } from './findings-at.ts';
import type { Book, Finding, Reading } from './types.ts';

/** Versions, drafts, templates and pools. */
export function useRulebooks() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listRulebooks'),
    queryFn: ({ signal }) => client.call('listRulebooks', { signal }),
  });
}

/** What a step with a draft or a version makes out of date. */
export const rulebookReads = [
  'listRulebooks',
  'getRuleDraft',
  'getRuleDifferences',
  'getRuleCarryOver',
] as const;

/** Drops what was read about drafts and versions, after something was done to one. */
export function useRulebooksChanged() {
  const { client } = useCounty();
  const queries = useQueryClient();
  return () => {
    for (const route of rulebookReads)
      void queries.invalidateQueries({ queryKey: [client.county, route] });
  };
}

/** A published version never changes: it is read once. */
export function useVersion(version: number | undefined) {
  const { client } = useCounty();
  const params = { version: version ?? 0 };
  return useQuery({
    queryKey: client.key('getRulebookVersion', { params }),
    queryFn: ({ signal }) => client.call('getRulebookVersion', { params, signal }),
    enabled: version !== undefined,
    staleTime: 60_000,
  });
}

const restMs = 280;

/** The value once it has rested for a moment. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** The sentences of a book and what stands against it, a moment after the last change. */
export function useReading(book: Book | undefined): {
  reading: Reading | undefined;
  findings: readonly Finding[];
} {
  const { client } = useCounty();
  const document = useRested(book);
  const answer = useQuery({
    queryKey: [client.county, 'readRuleSentences', document],
    queryFn: ({ signal }) =>
      client.call('readRuleSentences', { body: { document: document as Book }, signal }),
    enabled: document !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  const { error } = answer;
  const faults =
    error instanceof Refused ? faultsAsFindings(error.problem.fields ?? []) : undefined;
  return { reading: answer.data, findings: faults ?? answer.data?.findings ?? [] };
}

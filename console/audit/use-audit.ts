import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditFilter } from '../../contract/audit.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useCounty } from '../county.tsx';
import { filterOf, nothingTyped, type Typed } from './audit-filter.ts';

const storedAs = 'audit-filter';

function stored(): Typed {
  try {
    return { ...nothingTyped, ...JSON.parse(sessionStorage.getItem(storedAs) ?? '{}') };
  } catch {
    return nothingTyped;
  }
}

/** What was searched for last; it lasts as long as the tab, across pages and reloads. */
export function useSearched(): [Typed, (typed: Typed) => void] {
  const [typed, setTyped] = useState(stored);
  const search = (next: Typed) => {
    setTyped(next);
    try {
      sessionStorage.setItem(storedAs, JSON.stringify(next));
    } catch {
      // It then lasts as long as the page is open.
    }
  };
  return [typed, search];
}

/** Entries page by page. Every reading is recorded, so it is repeated by the reader only. */
export function useEntries(typed: Typed) {
  const { client } = useCounty();
  const filter = filterOf(typed);
  const pages = useInfiniteQuery({
    queryKey: client.key('listAuditEntries', { body: filter }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listAuditEntries', {
        body: pageParam === undefined ? filter : { ...filter, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
  return { pages, entries: pages.data?.pages.flatMap((page) => page.entries) ?? [] };
}
export type Entries = ReturnType<typeof useEntries>;

export function useEntry(id: string) {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getAuditEntry', { params: { id } }),
    queryFn: ({ signal }) => client.call('getAuditEntry', { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
}

const stateEveryMs = 60_000;

/** Where the chain stands: numbers and hashes, so it may be asked again and again. */
export function useChainState() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getAuditState'),
    queryFn: ({ signal }) => client.call('getAuditState', { signal }),
    refetchInterval: stateEveryMs,
  });
}

interface Wanted {
  filter: AuditFilter;
  format: 'xlsx' | 'jsonl';
  reason: string;
}

/** Takes an export and hands it to the browser to be saved; answers what it is called. */
export function useExport() {
  const { client } = useCounty();
  return useMutation({
    mutationFn: async (body: Wanted) => {
      return saveFile(await client.download('exportAudit', { body }));
    },
  });
}

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Client } from '../../ui/client.ts';
import { createClient } from '../../ui/client.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useApi } from '../api.ts';
import { currentLanguage, useTexts } from '../texts/language.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { settlementsEn } from '../texts/settlements.en.ts';
import { settlementsZh } from '../texts/settlements.zh-CN.ts';

const texts = textsOfPart('settlements', { 'zh-CN': settlementsZh, en: settlementsEn });

export const useSettlementTexts = () => usePartTexts(texts);

/** Merchants are staff: a 401 here does not lead to the sign-in of residents. */
function useMerchant(): Client {
  const { county } = useApi();
  return useMemo(
    () => createClient({ county: county.county, language: currentLanguage }),
    [county.county],
  );
}

/** Settlements of my counters, newest first, a page at a time. */
export function useMySettlements() {
  const client = useMerchant();
  return useInfiniteQuery({
    queryKey: [...client.key('listMySettlements', {}), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listMySettlements', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

export function useSettlement(id: string) {
  const client = useMerchant();
  const params = { id };
  return useQuery({
    queryKey: client.key('getSettlement', { params }),
    queryFn: ({ signal }) => client.call('getSettlement', { params, signal }),
  });
}

export function useLines(id: string) {
  const client = useMerchant();
  const params = { id };
  return useInfiniteQuery({
    queryKey: [...client.key('listSettlementLines', { params }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listSettlementLines', { params, query: { after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
}

/** What I was told of my counters, the newest first. */
export function useTold() {
  const client = useMerchant();
  return useQuery({
    queryKey: client.key('listStaffNotices', {}),
    queryFn: ({ signal }) => client.call('listStaffNotices', { query: {}, signal }),
  });
}

export function useMarkToldRead() {
  const client = useMerchant();
  return useMutation({
    mutationFn: (upTo: string) => client.call('markStaffNoticesRead', { body: { upTo } }),
  });
}

function useRefresh() {
  const client = useMerchant();
  const queries = useQueryClient();
  return async () => {
    const changed = ['listMySettlements', 'getSettlement', 'listSettlementLines'] as const;
    await Promise.all(
      changed.map((name) => queries.invalidateQueries({ queryKey: client.key(name).slice(0, 2) })),
    );
  };
}

export function useContest(id: string, no: number) {
  const client = useMerchant();
  const refresh = useRefresh();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (reason: string) =>
      client.call('disputeSettlementLine', {
        params: { id, no },
        body: { reason },
        requestId: requests.idOf(reason),
      }),
    onSuccess: () => {
      requests.answered();
      return refresh();
    },
    onError: requests.failed,
  });
}

export function useConfirm(id: string) {
  const client = useMerchant();
  const refresh = useRefresh();
  const requests = useRequestId();
  return useMutation({
    mutationFn: () =>
      client.call('confirmSettlement', { params: { id }, requestId: requests.idOf(id) }),
    onSuccess: () => {
      requests.answered();
      return refresh();
    },
    onError: requests.failed,
  });
}

/** Where the statement can be had as a file. */
export function useStatementAddress(id: string) {
  const { county } = useApi();
  const { language } = useTexts();
  const query = language === 'en' ? 'en' : 'zh';
  return (kind: 'xlsx' | 'pdf') =>
    `/api/${county.county}/settlements/${id}/statement.${kind}?language=${query}`;
}

/** A month in the reader's words. */
export function useMonth() {
  const { language } = useTexts();
  const s = useSettlementTexts();
  return (period: string): string => {
    const [year = '', month = ''] = period.split('-');
    if (language !== 'en') return s('month', { year, month: Number(month) });
    const first = new Date(`${period}-01T00:00:00Z`);
    return first.toLocaleDateString('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });
  };
}

import { useInfiniteQuery } from '@tanstack/react-query';
import type { Debt } from '../../contract/debts.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';

/** Who owes points, page by page. Every reading is recorded, so it is not repeated by the clock. */
export function useDebts() {
  const { client } = useCounty();
  const pages = useInfiniteQuery({
    queryKey: client.key('listDebts'),
    queryFn: ({ pageParam, signal }) =>
      client.call('listDebts', {
        ...(pageParam === undefined ? {} : { query: { after: pageParam } }),
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  });
  return {
    pages,
    debts: pages.data?.pages.flatMap((page) => page.debts) ?? [],
    pools: pages.data?.pages[0]?.pools ?? [],
  };
}
export type Debts = ReturnType<typeof useDebts>;

/** The one who owes: a resident by name, a household by the names of those who live there. */
export function useDebtorName() {
  const { t, say, language } = useWords();
  return ({ kind, names }: Pick<Debt, 'kind' | 'names'>): string => {
    const known = names.map(say).join(language === 'en' ? ', ' : '、');
    if (kind === 'resident') return known === '' ? t('debts.unnamed') : known;
    return known === '' ? t('debts.unnamedHousehold') : t('debts.household', { names: known });
  };
}

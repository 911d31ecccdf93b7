import { useQuery } from '@tanstack/react-query';
import type { Category } from '../../contract/areas.ts';
import { useCounty } from '../county.tsx';

const keptForMs = 300_000;

/** What can be reported; none of it as long as it is not known. */
export function useCategories(): readonly Category[] {
  const { client } = useCounty();
  const { data = [] } = useQuery({
    queryKey: client.key('listCategories'),
    queryFn: ({ signal }) => client.call('listCategories', { signal }),
    staleTime: keptForMs,
  });
  return data;
}

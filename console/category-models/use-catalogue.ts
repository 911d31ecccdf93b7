import { useQuery } from '@tanstack/react-query';
import type { RouteName } from '../../contract/table.ts';
import { useCounty } from '../county.tsx';
import { useStaff } from '../session.ts';

/** What was read of the catalogue before it was changed. */
export const staleAfterChange: readonly RouteName[] = ['getDeskCategories', 'listCategories'];

/** The catalogue as the desk keeps it, retired categories among the others. */
export function useCatalogue() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getDeskCategories'),
    queryFn: ({ signal }) => client.call('getDeskCategories', { signal }),
  });
}

/** It serves the whole county: whoever works for all of it changes it. */
export function useMayChange(): boolean {
  const { county } = useCounty();
  const { roles } = useStaff();
  return roles.some(
    ({ role, area }) =>
      (role === 'intake' || role === 'leader') && area === `${county.county}000000`,
  );
}

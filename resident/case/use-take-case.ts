import { useQueryClient } from '@tanstack/react-query';
import type { MyCase } from '../../contract/case-views.ts';
import { useApi } from '../api.ts';

/** Puts the answered case where every screen looks, and asks anew for what it changed. */
export function useTakeCase() {
  const { client } = useApi();
  const queries = useQueryClient();
  return (mine: MyCase) => {
    queries.setQueryData(client.key('getMyCase', { params: { code: mine.code } }), mine);
    for (const list of ['listMyCases', 'getMyPoints', 'listMyAwards', 'getMe'] as const)
      void queries.invalidateQueries({ queryKey: [client.county, list] });
  };
}

import { useQuery } from '@tanstack/react-query';
import type { SavedFilter } from '../../contract/saved-filters.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';

const stale = ['listSavedFilters'] as const;

/** The filters that whoever sits here keeps. */
export function useSavedFilters() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listSavedFilters'),
    queryFn: ({ signal }) => client.call('listSavedFilters', { signal }),
  });
}

export function useSaveFilter(onDone: () => void) {
  const { client } = useCounty();
  return useStep(
    (body: Omit<SavedFilter, 'id'>, requestId) => client.call('saveFilter', { body, requestId }),
    { stale, onDone },
  );
}

export function useRenameFilter(id: string, onDone: () => void) {
  const { client } = useCounty();
  return useStep(
    (name: string, requestId) =>
      client.call('renameSavedFilter', { params: { id }, body: { name }, requestId }),
    { stale, onDone },
  );
}

export function useRemoveFilter(id: string) {
  const { client } = useCounty();
  return useStep(
    (_: null, requestId) => client.call('removeSavedFilter', { params: { id }, requestId }),
    { stale },
  );
}

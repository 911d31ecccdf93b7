import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import type { Area } from '../../contract/areas.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useAreas } from '../areas.ts';
import { useCounty } from '../county.tsx';
import { rolesFor } from '../roles.ts';
import { useStaff } from '../session.ts';

/** The communities that the reader's roles at the window reach; undefined while areas are read. */
export function useCommunities(): Area[] | undefined {
  const areas = useAreas().data;
  const me = useStaff();
  if (areas === undefined) return undefined;
  const parents = new Map(areas.map(({ code, parent }) => [code, parent]));
  const held = me.roles
    .filter(({ role }) => rolesFor('listLapsingWithoutPhone').includes(role))
    .map(({ area }) => area);
  const lineOf = (code: string | null): string[] =>
    code === null ? [] : [code, ...lineOf(parents.get(code) ?? null)];
  return areas.filter(
    ({ code, level }) =>
      level === 'community' &&
      // Below where a role is held, or around it: who holds one in a grid goes through its part of the list.
      held.some((area) => lineOf(code).includes(area) || lineOf(area).includes(code)),
  );
}

/** Page by page. Every reading is recorded, so it is not repeated by the clock. */
export function useLapsing(community: string | undefined) {
  const { client } = useCounty();
  const chosen = community === undefined ? {} : { community };
  return useInfiniteQuery({
    queryKey: client.key('listLapsingWithoutPhone', { query: chosen }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listLapsingWithoutPhone', {
        query: { ...chosen, ...(pageParam === undefined ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  });
}

/** Saves the list as a paper. @returns what it was saved as */
export function useLapsingPaper(community: string | undefined) {
  const { client } = useCounty();
  return useMutation({
    mutationFn: async (language: 'zh' | 'en') => {
      const query = { language, ...(community === undefined ? {} : { community }) };
      return saveFile(await client.download('getLapsingPaper', { query }));
    },
  });
}

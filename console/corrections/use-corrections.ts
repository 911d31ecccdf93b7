import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Correction } from '../../contract/corrections.ts';
import { useCounty } from '../county.tsx';

const lookAgainMs = 2_000;
const isUnderWay = (state: Correction['state'] | undefined) =>
  state === 'computing' || state === 'signed';

/** What a step makes out of date. */
export const correctionRoutes = [
  'listCorrections',
  'getCorrection',
  'listCorrectionLines',
] as const;

/** Every correction, the newest first; looked at again while one is under way. */
export function useCorrections() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listCorrections'),
    queryFn: ({ signal }) => client.call('listCorrections', { signal }),
    refetchInterval: ({ state }) =>
      state.data?.corrections.some((one) => isUnderWay(one.state)) ? lookAgainMs * 3 : false,
  });
}
export type Corrections = ReturnType<typeof useCorrections>;

/** One correction with its figures; asked for again until it has ended. */
export function useCorrection(id: string) {
  const { client } = useCounty();
  const params = { id };
  return useQuery({
    queryKey: client.key('getCorrection', { params }),
    queryFn: ({ signal }) => client.call('getCorrection', { params, signal }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.state) ? lookAgainMs : false),
  });
}

export interface ChosenVersions {
  wrongVersion: number;
  rightVersion: number;
}

/** What a correction of these versions would do; nothing is kept of it. */
export function usePreview(chosen: ChosenVersions | undefined) {
  const { client } = useCounty();
  const query = chosen ?? { wrongVersion: 0, rightVersion: 0 };
  return useQuery({
    queryKey: client.key('previewCorrection', { query }),
    queryFn: ({ signal }) => client.call('previewCorrection', { query, signal }),
    enabled: chosen !== undefined,
    staleTime: 30_000,
  });
}

/** Award by award, page by page. Every reading is recorded, so it is not repeated by the clock. */
export function useLines(id: string) {
  const { client } = useCounty();
  const params = { id };
  return useInfiniteQuery({
    queryKey: client.key('listCorrectionLines', { params }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listCorrectionLines', {
        params,
        ...(pageParam === undefined ? {} : { query: { after: pageParam } }),
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  });
}

import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.ts';

const never = Number.POSITIVE_INFINITY;

/** Outlines of everything in the county; they hardly ever change. */
export function useAreas() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listAreas'),
    queryFn: ({ signal }) => client.call('listAreas', { signal }),
    staleTime: never,
  });
}

export function useAreaCounts() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listAreaCounts'),
    queryFn: ({ signal }) => client.call('listAreaCounts', { signal }),
  });
}

/** Where the background comes from; without an answer the map is drawn without one. */
export function useTiles() {
  const { client } = useCounty();
  const query = useQuery({
    queryKey: client.key('getMapTiles'),
    queryFn: ({ signal }) => client.call('getMapTiles', { signal }),
    staleTime: never,
  });
  return query.data?.tiles ?? null;
}

/** The newest of what is published of an area. */
export function useEntries(area: string) {
  const { client } = useCounty();
  const query = { area };
  return useQuery({
    queryKey: client.key('listBulletin', { query }),
    queryFn: ({ signal }) => client.call('listBulletin', { query, signal }),
  });
}

import { useQuery } from '@tanstack/react-query';
import type { RouteName } from '../../contract/table.ts';
import { useCounty } from '../county.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';

const refreshMs = 60_000;

/** Every reading that a booking makes out of date. */
export const stalePools: readonly RouteName[] = [
  'listPools',
  'getPool',
  'listSponsors',
  'getLiability',
  'getMySponsor',
];

/** Pools with their figures; looked for every minute, since warnings come by themselves. */
export function usePools() {
  const { client } = useCounty();
  const me = useStaff();
  return useQuery({
    queryKey: client.key('listPools'),
    queryFn: ({ signal }) => client.call('listPools', { signal }),
    refetchInterval: refreshMs,
    enabled: mayCall(me, 'listPools'),
  });
}

export function usePool(code: string) {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getPool', { params: { code } }),
    queryFn: ({ signal }) => client.call('getPool', { params: { code }, signal }),
  });
}

export function useSponsors() {
  const { client } = useCounty();
  const me = useStaff();
  return useQuery({
    queryKey: client.key('listSponsors'),
    queryFn: ({ signal }) => client.call('listSponsors', { signal }),
    enabled: mayCall(me, 'listSponsors'),
  });
}

export function useLiability() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getLiability'),
    queryFn: ({ signal }) => client.call('getLiability', { signal }),
  });
}

export function useMySponsor() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getMySponsor'),
    queryFn: ({ signal }) => client.call('getMySponsor', { signal }),
  });
}

import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';

const refreshMs = 60_000;

/** Alarms for those who see to them; looked for every minute, since nobody waits beside this page. */
export function useAlarms() {
  const { client } = useCounty();
  const me = useStaff();
  return useQuery({
    queryKey: client.key('listAlarms'),
    queryFn: ({ signal }) => client.call('listAlarms', { signal }),
    refetchInterval: refreshMs,
    enabled: mayCall(me, 'listAlarms'),
  });
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { onlookerEveryMs } from '../../contract/onlooker-beat.ts';
import type { OnlookerDoing } from '../../contract/onlookers.ts';
import { Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { useCounty } from '../county.tsx';
import { readIfOlder } from '../live/use-live.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';

/** This page among those that the same person may have open. */
const page = newRequestId();

/** Says that this page shows the case, while it is seen, and who else has it open. */
export function useOnlookers(code: string, doing: OnlookerDoing) {
  const { client } = useCounty();
  const queries = useQueryClient();
  const enabled = mayCall(useStaff(), 'lookAtCase');
  const params = { code };
  const now = useRef(doing);
  useEffect(() => {
    now.current = doing;
  });
  const looks = useQuery({
    queryKey: client.key('lookAtCase', { params }),
    queryFn: ({ signal }) =>
      client.call('lookAtCase', { params, body: { page, doing: now.current }, signal }),
    enabled,
    // Of a case that is not here any more nothing is said.
    refetchInterval: ({ state }) => (state.error instanceof Refused ? false : onlookerEveryMs),
    refetchOnWindowFocus: true,
    staleTime: 0,
    gcTime: 0,
  });
  const { refetch } = looks;
  useEffect(() => {
    if (enabled && doing === 'acting') void refetch();
  }, [enabled, doing, refetch]);
  useEffect(() => {
    if (!enabled) return;
    return () => void client.call('leaveCase', { body: { page, code } }).catch(() => {});
  }, [client, code, enabled]);
  const seq = looks.data?.seq;
  useEffect(() => {
    if (seq !== undefined) readIfOlder(queries, client, { code, seq });
  }, [queries, client, code, seq]);
  return looks.data?.onlookers ?? [];
}

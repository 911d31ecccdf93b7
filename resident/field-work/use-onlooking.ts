import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { onlookerEveryMs } from '../../contract/onlooker-beat.ts';
import type { OnlookerDoing } from '../../contract/onlookers.ts';
import { Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { useField } from './context.ts';

/** This page among those that the same person may have open. */
const page = newRequestId();

/** Says that this phone shows the case, while it is seen and there is a network: a desk then knows that somebody is at it. */
export function useOnlooking(code: string, doing: OnlookerDoing): void {
  const { client, online } = useField();
  const params = { code };
  const now = useRef(doing);
  useEffect(() => {
    now.current = doing;
  });
  const { refetch } = useQuery({
    queryKey: client.key('lookAtCase', { params }),
    queryFn: ({ signal }) =>
      client.call('lookAtCase', { params, body: { page, doing: now.current }, signal }),
    enabled: online,
    // Of a case that is not here any more nothing is said.
    refetchInterval: ({ state }) => (state.error instanceof Refused ? false : onlookerEveryMs),
    refetchOnWindowFocus: true,
    // What is missed is said again by the beat.
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  useEffect(() => {
    if (online && doing === 'acting') void refetch();
  }, [online, doing, refetch]);
  useEffect(() => {
    if (!online) return;
    return () => void client.call('leaveCase', { body: { page, code } }).catch(() => {});
  }, [client, code, online]);
}

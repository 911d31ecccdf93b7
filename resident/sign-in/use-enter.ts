import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Me } from '../../contract/residents.ts';
import { useApi } from '../api.ts';
import { rememberResident, rememberTyped, takePlace } from '../session.ts';

/** Goes in: to where somebody was interrupted, or home. */
export function useEnter() {
  const { client } = useApi();
  const queries = useQueryClient();
  const [, go] = useLocation();
  return (me: Me) => {
    queries.clear();
    queries.setQueryData(client.key('getMe', {}), me);
    rememberResident(me.id);
    rememberTyped('');
    go(takePlace(), { replace: true });
  };
}

import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { Mediation, MediationDue, MediationState } from '../../contract/mediations.ts';
import type { MediatorsShown } from '../../contract/mediators.ts';
import type { RouteName } from '../../contract/table.ts';
import type { Client } from '../../ui/client.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';

/** Every reading that a step makes out of date. */
export const staleMediations: readonly RouteName[] = [
  'listMediations',
  'getMediation',
  'listMediatorChoices',
  'listMediators',
  'findMediators',
];

interface Which {
  state?: MediationState;
  due?: MediationDue;
}

/** Files below the reader's areas, newest first, a page at a time. */
export function useMediations(which: Which) {
  const { client } = useCounty();
  return useInfiniteQuery({
    queryKey: client.key('listMediations', { query: which }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listMediations', {
        query: { ...which, ...(pageParam === undefined ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function useMediation(id: string) {
  const { client } = useCounty();
  const params = { id };
  return useQuery({
    queryKey: client.key('getMediation', { params }),
    queryFn: ({ signal }) => client.call('getMediation', { params, signal }),
  });
}

/** Who could mediate a file, and why others could not. */
export function useChoices(id: string) {
  const { client } = useCounty();
  const params = { id };
  return useQuery({
    queryKey: client.key('listMediatorChoices', { params }),
    queryFn: ({ signal }) => client.call('listMediatorChoices', { params, signal }),
  });
}

/** Who has applied to mediate, who is certified, or who no longer is, a page at a time. */
export function useMediators(show: MediatorsShown) {
  const { client } = useCounty();
  return useInfiniteQuery({
    queryKey: client.key('listMediators', { query: { show } }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listMediators', {
        query: { show, ...(pageParam === undefined ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Those who mediate, or did, by part of a name or by a phone. */
export function useFoundMediators(find: string) {
  const { client } = useCounty();
  const body = { find };
  return useQuery({
    queryKey: client.key('findMediators', { body }),
    queryFn: ({ signal }) => client.call('findMediators', { body, signal }),
    // Each look is on record: none is taken that nobody asked for.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
}

export function useTeams() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listMediationTeams'),
    queryFn: ({ signal }) => client.call('listMediationTeams', { signal }),
  });
}

/** A step in one file, sent once whatever the line does. */
export function useFileStep<B>(
  send: (client: Client, body: B, requestId: string) => Promise<Mediation>,
  onDone?: () => void,
) {
  const { client } = useCounty();
  return useStep((body: B, requestId) => send(client, body, requestId), {
    stale: staleMediations,
    onDone,
  });
}

/** Takes the whole file as a PDF and hands it to the browser to be saved. */
export function usePrinting(id: string) {
  const { client } = useCounty();
  return useMutation({
    mutationFn: async (language: 'zh' | 'en') => {
      return saveFile(
        await client.download('getMediationFile', {
          params: { id },
          query: { language },
        }),
      );
    },
  });
}

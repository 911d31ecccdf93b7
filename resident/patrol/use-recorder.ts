import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type Client, Refused } from '../../ui/client.ts';
import { useApi } from '../api.ts';
import { useResidentHere } from '../resident-here.ts';
import { keptWalk } from './kept-walk.ts';
import { hearOf } from './open-patrols.ts';
import { Recorder } from './recorder.ts';
import type { RecorderView } from './recorder-view.ts';

const recorders = new Map<string, Recorder>();

/** The one recorder of a resident on this phone: it outlives every screen. */
export function recorderOf(client: Client, queries: QueryClient, resident: string): Recorder {
  const name = `${client.county}/${resident}`;
  const known = recorders.get(name);
  if (known !== undefined) return known;
  const recorder = new Recorder({
    client,
    kept: keptWalk(client.county, resident),
    locator: navigator.geolocation,
    onEnded: (patrol) => hearOf(client, queries, patrol),
    onProved: ({ patrol }) => {
      hearOf(client, queries, patrol);
      for (const changed of ['listMyPatrols', 'getMyPoints', 'listMyAwards'] as const)
        void queries.invalidateQueries({ queryKey: [client.county, changed] });
    },
  });
  recorders.set(name, recorder);
  return recorder;
}

export function useRecorder(): { recorder: Recorder; view: RecorderView } {
  const { client } = useApi();
  const queries = useQueryClient();
  const recorder = recorderOf(client, queries, useResidentHere());
  return { recorder, view: useSyncExternalStore(recorder.subscribe, recorder.view) };
}

/**
 * The server hears that they walk no longer, while they are still signed in; whose session is over signs out as it is.
 * @throws where it does not hear
 */
export const endWalk = (client: Client, queries: QueryClient, resident: string): Promise<void> =>
  recorderOf(client, queries, resident)
    .tellEnd()
    .catch((error: unknown) => {
      if (!(error instanceof Refused) || error.problem.status !== 401) throw error;
    });

/** Nothing of a resident’s walks stays in this phone, and none is recorded any longer. */
export const forgetWalk = (client: Client, queries: QueryClient, resident: string): Promise<void> =>
  recorderOf(client, queries, resident).forget();

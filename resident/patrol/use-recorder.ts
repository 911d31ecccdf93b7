import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Client } from '../../ui/client.ts';
import { useApi } from '../api.ts';
import { useResidentHere } from '../resident-here.ts';
import { keptWalk } from './kept-walk.ts';
import { Recorder, type RecorderView } from './recorder.ts';

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
    onProved: () => {
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

/** Nothing of a resident’s walks stays in this phone, and none is recorded any longer. */
export const forgetWalk = (client: Client, queries: QueryClient, resident: string): Promise<void> =>
  recorderOf(client, queries, resident).forget();

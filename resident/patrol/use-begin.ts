import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MyPatrol } from '../../contract/patrols.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useApi } from '../api.ts';
import { hearOf } from './open-patrols.ts';
import { useRecorder } from './use-recorder.ts';

/** What both ways of setting out need. */
function useSettingOut() {
  const { client } = useApi();
  const queries = useQueryClient();
  const { recorder } = useRecorder();
  const requests = useRequestId();
  const setOut = async (patrol: MyPatrol) => {
    hearOf(client, queries, patrol);
    await recorder.begin(patrol);
    requests.answered();
  };
  const onError = (error: Error) => {
    requests.failed(error);
    // It may be another patrol of theirs that stands in the way: the list says which.
    void queries.invalidateQueries({ queryKey: [client.county, 'listMyPatrols'] });
  };
  return { client, recorder, requests, setOut, onError };
}

/** Begins a patrol and records from then on. */
export function useBegin() {
  const { client, recorder, requests, setOut, onError } = useSettingOut();
  return useMutation({
    /** @param task what it is walked for; null for a patrol of one’s own accord */
    mutationFn: async (task: string | null) => {
      if (await recorder.isUnderWay()) return;
      await recorder.tellEnd();
      const asked = { requestId: requests.idOf(task) };
      const patrol =
        task === null
          ? await client.call('beginPatrol', asked)
          : await client.call('takePatrolTask', { ...asked, params: { id: task } });
      await setOut(patrol);
    },
    onError,
  });
}

export function useJoin(onJoined: () => void) {
  const { client, recorder, requests, setOut, onError } = useSettingOut();
  return useMutation({
    mutationFn: async (code: string) => {
      if (await recorder.isUnderWay()) return;
      await recorder.tellEnd();
      const requestId = requests.idOf(code);
      const patrol = await client.call('joinPatrol', { body: { code }, requestId });
      await setOut(patrol);
    },
    onSuccess: onJoined,
    onError,
  });
}

import { useMutation } from '@tanstack/react-query';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useApi } from '../api.ts';
import { useRecorder } from './use-recorder.ts';

/** Begins a patrol and records from then on. */
export function useBegin() {
  const { client } = useApi();
  const { recorder } = useRecorder();
  const requests = useRequestId();
  return useMutation({
    /** @param task what it is walked for; null for a patrol of one’s own accord */
    mutationFn: async (task: string | null) => {
      if (await recorder.isUnderWay()) return;
      const asked = { requestId: requests.idOf(task) };
      const patrol =
        task === null
          ? await client.call('beginPatrol', asked)
          : await client.call('takePatrolTask', { ...asked, params: { id: task } });
      await recorder.begin(patrol);
      requests.answered();
    },
    onError: requests.failed,
  });
}

export function useJoin(onJoined: () => void) {
  const { client } = useApi();
  const { recorder } = useRecorder();
  const requests = useRequestId();
  return useMutation({
    mutationFn: async (code: string) => {
      if (await recorder.isUnderWay()) return;
      const requestId = requests.idOf(code);
      const patrol = await client.call('joinPatrol', { body: { code }, requestId });
      await recorder.begin(patrol);
      requests.answered();
    },
    onSuccess: onJoined,
    onError: requests.failed,
  });
}

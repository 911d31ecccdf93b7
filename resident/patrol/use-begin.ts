import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newRequestId } from '../../ui/request-id.ts';
import { useApi } from '../api.ts';
import { useRecorder } from './use-recorder.ts';

/** Begins a patrol and records from then on. A second press after a lost answer begins the same one. */
export function useBegin() {
  const { client } = useApi();
  const { recorder } = useRecorder();
  const requestId = useRef(newRequestId());
  return useMutation({
    /** @param task what it is walked for; null for a patrol of one’s own accord */
    mutationFn: async (task: string | null) => {
      const asked = { requestId: requestId.current };
      const patrol =
        task === null
          ? await client.call('beginPatrol', asked)
          : await client.call('takePatrolTask', { ...asked, params: { id: task } });
      await recorder.begin(patrol);
      requestId.current = newRequestId();
    },
  });
}

export function useJoin(onJoined: () => void) {
  const { client } = useApi();
  const { recorder } = useRecorder();
  const last = useRef({ code: '', requestId: '' });
  return useMutation({
    mutationFn: async (code: string) => {
      if (last.current.code !== code) last.current = { code, requestId: newRequestId() };
      const { requestId } = last.current;
      const patrol = await client.call('joinPatrol', { body: { code }, requestId });
      await recorder.begin(patrol);
    },
    onSuccess: onJoined,
  });
}

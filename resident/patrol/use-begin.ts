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
    mutationFn: async () => {
      const patrol = await client.call('beginPatrol', { requestId: requestId.current });
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

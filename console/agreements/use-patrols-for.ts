import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';
import { useAct, useLook } from './use-agreed.ts';

export const usePatrolTasksFor = (id: string) =>
  useLook((client) => client.call('listPatrolTasksFor', { params: { id } }));

export function useTakingFor(id: string, task: string) {
  const { client } = useCounty();
  return useStep(
    (_: null, requestId) => client.call('takePatrolTaskFor', { params: { id, task }, requestId }),
    { stale: ['listPatrolTasks'] },
  );
}

export const usePatrolsFor = (id: string) =>
  useLook((client) => client.call('listPatrolsFor', { params: { id } }));

export const useBeginningFor = (id: string) =>
  useAct((client, _: null, requestId) =>
    client.call('beginPatrolFor', { params: { id }, requestId }),
  );

export const useJoiningFor = (id: string) =>
  useAct((client, code: string, requestId) =>
    client.call('joinPatrolFor', { params: { id }, body: { code }, requestId }),
  );

export const useEndingFor = (id: string, patrol: string, onDone: () => void) =>
  useAct(
    (client, _: null, requestId) =>
      client.call('endPatrolFor', { params: { id, patrol }, requestId }),
    onDone,
  );

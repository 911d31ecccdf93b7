import { actsFor } from '../../contract/acts-for.ts';
import { useWords } from '../language.ts';
import { useAct, useLook } from './use-agreed.ts';

export const usePatrolTasksFor = (id: string) =>
  useLook((client) => client.call('listPatrolTasksFor', { params: { id } }));

/** `way`: what the patrol is called that was asked for. */
export function useTakingFor(id: string, { task, way }: { task: string; way: string }) {
  const { t } = useWords();
  return useAct(
    (client, _: null, requestId) =>
      client.call('takePatrolTaskFor', { params: { id, task }, requestId }),
    { line: t('newcomers.done.takePatrolTaskFor', { way }), stale: ['listPatrolTasks'] },
  );
}

export const usePatrolsFor = (id: string) =>
  useLook((client) => client.call('listPatrolsFor', { params: { id } }));

export function useBeginningFor(id: string) {
  const { say } = useWords();
  return useAct(
    (client, _: null, requestId) => client.call('beginPatrolFor', { params: { id }, requestId }),
    { line: say(actsFor.beginPatrolFor) },
  );
}

export function useJoiningFor(id: string) {
  const { say } = useWords();
  return useAct(
    (client, code: string, requestId) =>
      client.call('joinPatrolFor', { params: { id }, body: { code }, requestId }),
    { line: say(actsFor.joinPatrolFor) },
  );
}

export function useEndingFor(id: string, patrol: string, onDone: () => void) {
  const { say } = useWords();
  return useAct(
    (client, _: null, requestId) =>
      client.call('endPatrolFor', { params: { id, patrol }, requestId }),
    { line: say(actsFor.endPatrolFor), onDone },
  );
}

import { useMutation } from '@tanstack/react-query';
import { navigate } from 'wouter/use-hash-location';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useField } from './context.ts';
import type { Agreed } from './entries.ts';

/** How somebody sets out: of their own accord, for a task, or with others by the code of their leader. */
export type SettingOut =
  | { by: 'own' }
  | { by: 'task'; task: string }
  | { by: 'code'; code: string };

const actOf = {
  own: 'beginPatrolFor',
  task: 'takePatrolTaskFor',
  code: 'joinPatrolFor',
} as const;

/** Begins or joins a patrol for who agreed; a second press after a lost answer is the same one. */
export function useSettingOut({ agreement: { id, residentName } }: Agreed) {
  const { client, satchel } = useField();
  const requests = useRequestId();
  return useMutation({
    mutationFn: async (how: SettingOut) => {
      const requestId = requests.idOf([id, how]);
      const patrol = await ask(how, requestId);
      requests.answered();
      const { code, joinedAt: begunAt } = patrol;
      const walk = { patrol: patrol.id, agreement: id, residentName, code, begunAt };
      await satchel.setOut({ ...walk, scans: [] });
      await satchel.note({ act: actOf[how.by], agreement: id, at: begunAt, number: requestId });
    },
    onSuccess: () => navigate('/field-work/walk'),
    onError: requests.failed,
  });

  function ask(how: SettingOut, requestId: string) {
    if (how.by === 'own') return client.call('beginPatrolFor', { params: { id }, requestId });
    if (how.by === 'code') {
      const body = { code: how.code };
      return client.call('joinPatrolFor', { params: { id }, body, requestId });
    }
    return client.call('takePatrolTaskFor', { params: { id, task: how.task }, requestId });
  }
}

import { useQuery } from '@tanstack/react-query';
import type { PatrolTask } from '../../contract/patrol-tasks.ts';
import { localDay } from '../dates.ts';
import { useNow } from '../use-words.ts';
import { useField } from './context.ts';

/** Patrols that are asked for today in the worker’s area. */
export function usePatrolsToday(): readonly PatrolTask[] {
  const { client } = useField();
  const now = useNow();
  const asked = useQuery({
    queryKey: client.key('listPatrolTasks'),
    queryFn: ({ signal }) => client.call('listPatrolTasks', { signal }),
    staleTime: 60_000,
  });
  const today = localDay(new Date(now).toISOString());
  return (asked.data?.tasks ?? []).filter(
    ({ startsAt, endsAt, calledOffAt }) =>
      calledOffAt === null && Date.parse(endsAt) > now && localDay(startsAt) <= today,
  );
}

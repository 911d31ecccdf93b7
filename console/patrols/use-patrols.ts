import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';

export function useCoverage() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getPatrolCoverage'),
    queryFn: ({ signal }) => client.call('getPatrolCoverage', { signal }),
  });
}

export function useTasks() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listPatrolTasks'),
    queryFn: ({ signal }) => client.call('listPatrolTasks', { signal }),
  });
}

export const stalePatrols = ['getPatrolCoverage', 'listPatrolTasks'] as const;

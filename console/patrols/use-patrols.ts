import { useMutation, useQuery } from '@tanstack/react-query';
import { saveFile } from '../../ui/save-file.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { useStep } from '../use-step.ts';

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

export function usePoints() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listPatrolPoints'),
    queryFn: ({ signal }) => client.call('listPatrolPoints', { signal }),
  });
}

export const stalePatrols = ['getPatrolCoverage', 'listPatrolTasks'] as const;
export const stalePoints = ['listPatrolPoints', 'listPatrolTasks'] as const;

/** A new code for a point, and its end. */
export function usePointSteps() {
  const { client } = useCounty();
  const renewing = useStep(
    (id: string, requestId) => client.call('renewPatrolPoint', { params: { id }, requestId }),
    { stale: stalePoints },
  );
  const takingDown = useStep(
    (id: string, requestId) => client.call('takeDownPatrolPoint', { params: { id }, requestId }),
    { stale: stalePoints },
  );
  return { renewing, takingDown };
}

interface Print {
  area: string;
  /** One of them; without it all that hang in the area. */
  query?: { point: string };
}

/** Takes the papers of points as a PDF and hands it to the browser to be saved. */
export function usePrinting() {
  const { client } = useCounty();
  const { language: spoken } = useWords();
  return useMutation({
    mutationFn: async ({ area, query }: Print) => {
      const language: 'zh' | 'en' = spoken === 'en' ? 'en' : 'zh';
      return saveFile(
        await client.download('getPatrolPointPaper', {
          params: { area },
          query: { language, ...query },
        }),
      );
    },
  });
}

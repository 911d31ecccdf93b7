import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';

interface Choice {
  version: number | null;
  reason: string;
}

/** Takes a version into use, or none. */
export function useChoice(onDone: () => void) {
  const { client } = useCounty();
  return useStep(
    (body: Choice, requestId) => client.call('chooseCategoryModel', { body, requestId }),
    { stale: ['listCategoryModels'], onDone },
  );
}

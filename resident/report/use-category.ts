import { useAnswer } from '../api.ts';
import { useCategoryOf } from './use-categories.ts';
import { useOutbox } from './use-queue.ts';

/** The category that will be sent, the chosen or else the suggested one, and what it would earn now. */
export function useCategory() {
  const { draft } = useOutbox().view;
  const code = draft.category ?? draft.suggested;
  const category = useCategoryOf(code);
  const preview = useAnswer(
    'previewAward',
    { query: { category: code ?? '' } },
    { enabled: category !== undefined, staleTime: 30_000 },
  );
  return { category, preview: category && preview.data };
}

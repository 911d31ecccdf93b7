import { useAnswer } from '../api.ts';
import { useOutbox } from './use-queue.ts';

/** The category that will be sent, the chosen or else the suggested one, and what it would earn now. */
export function useCategory() {
  const { draft } = useOutbox().view;
  const categories = useAnswer('listCategories', {}, { staleTime: 300_000 });
  const code = draft.category ?? draft.suggested;
  const category = categories.data?.find((one) => one.code === code);
  const preview = useAnswer(
    'previewAward',
    { query: { category: code ?? '' } },
    { enabled: category !== undefined, staleTime: 30_000 },
  );
  return { category, preview: category && preview.data };
}

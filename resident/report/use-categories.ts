import type { Category } from '../../contract/areas.ts';
import { useAnswer } from '../api.ts';

/** What can be reported; the worker keeps it, so that a report can be written without a network. */
export const useCategories = () => useAnswer('listCategories', {}, { staleTime: 300_000 });

/** One of them; undefined: none, or it is not known yet. */
export function useCategoryOf(code: string | null): Category | undefined {
  return useCategories().data?.find((one) => one.code === code);
}

import { useQuery } from '@tanstack/react-query';
import type { Category } from '../../contract/areas.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';

/** Versions of what was learnt, newest first. */
export function useCategoryModels() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listCategoryModels'),
    queryFn: ({ signal }) => client.call('listCategoryModels', { signal }),
  });
}

const keptForMs = 300_000;

const withRetired = { query: { retired: 'with' } } as const;

/** Categories by whose names older cases and texts go: those that were retired, too. */
export function useAllCategories() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listCategories', withRetired),
    queryFn: ({ signal }) => client.call('listCategories', { ...withRetired, signal }),
    staleTime: keptForMs,
  });
}

/** A category in the reader's language, and whether it is retired. */
export function useCategoryNaming() {
  const { t, say } = useWords();
  return ({ name, retired = false }: Pick<Category, 'name' | 'retired'>) =>
    retired ? t('categories.retiredName', { name: say(name) }) : say(name);
}

/** How a category is called, by its code. */
export function useCategoryNames() {
  const { data } = useAllCategories();
  const names = new Map(data?.map(({ code, name }) => [code, name]));
  return (code: string) => names.get(code) ?? { zh: code, en: code };
}

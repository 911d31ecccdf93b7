import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';

/** Versions of what was learnt, newest first. */
export function useCategoryModels() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listCategoryModels'),
    queryFn: ({ signal }) => client.call('listCategoryModels', { signal }),
  });
}

const keptForMs = 300_000;

/** How a category is called, by its code. */
export function useCategoryNames() {
  const { client } = useCounty();
  const { data } = useQuery({
    queryKey: client.key('listCategories'),
    queryFn: ({ signal }) => client.call('listCategories', { signal }),
    staleTime: keptForMs,
  });
  const names = new Map(data?.map(({ code, name }) => [code, name]));
  return (code: string) => names.get(code) ?? { zh: code, en: code };
}

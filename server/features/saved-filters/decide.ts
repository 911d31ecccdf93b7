import { longestFilterName, mostFilters } from '../../../contract/saved-filters.ts';
import { personalNumbers } from '../../platform/mask.ts';

type NameRefusal =
  | 'filter_nameless'
  | 'filter_names_somebody'
  | 'filter_name_taken'
  | 'too_many_filters';

interface Kept {
  id: string;
  name: string;
}

/** A name as it is kept; a letter written in another form is the same letter. */
export const tidyName = (name: string): string =>
  [...name.normalize('NFKC').trim()].slice(0, longestFilterName).join('').trim();

/** What stands against a name among the filters that somebody keeps; undefined means nothing. */
export function refuseName(
  name: string,
  kept: readonly Kept[],
  renamed?: string,
): NameRefusal | undefined {
  if (name === '') return 'filter_nameless';
  if (personalNumbers.some((form) => form.test(name))) return 'filter_names_somebody';
  if (kept.some((one) => one.name === name && one.id !== renamed)) return 'filter_name_taken';
  if (renamed === undefined && kept.length >= mostFilters) return 'too_many_filters';
  return undefined;
}

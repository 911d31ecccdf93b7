import type { Suggestion } from '../../../contract/suggestions.ts';
import { addDays, localDate, startOfDay } from '../../platform/calendar.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { fewestPeople, lookBackDays, suggest } from './decide.ts';
import * as store from './store.ts';

/** What the last thirty days suggest for the catalogue: figures of the whole county, nobody's in particular. */
export async function listSuggestions(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
): Promise<{ suggestions: Suggestion[] }> {
  const now = clock.now();
  const day = addDays(localDate(now), -lookBackDays);
  const [rows, words] = await Promise.all([
    store.listShelves(read, scope, { day, at: startOfDay(day) }),
    store.listWords(read, scope, { day, fewest: fewestPeople }),
  ]);
  const shelves = rows.map(({ nameZh, nameEn, whereZh, whereEn, ...row }) => ({
    ...row,
    name: { zh: nameZh, en: nameEn },
    where: { zh: whereZh, en: whereEn },
  }));
  return { suggestions: suggest({ shelves, words }, now) };
}

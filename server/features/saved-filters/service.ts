/** Filters of the queue that members of staff keep, each for themselves alone. */
import { mostFilters, type SavedFilter } from '../../../contract/saved-filters.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { refuseName, tidyName } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export const listFilters = (deps: Deps, ask: Ask): Promise<SavedFilter[]> =>
  store.listFilters(deps.database.read, ask.scope);

type Given = Omit<SavedFilter, 'id'>;

export async function saveFilter(
  deps: Deps,
  ask: Ask,
  { name: given, show, kind, area }: Given,
): Promise<SavedFilter | Refusal> {
  const { scope } = ask;
  if (area !== null && (await areas.getArea(deps, scope, area)) === undefined)
    return refuse('filter_area_unknown', { field: '/area' });
  return carryOut(deps, ask, async (tx) => {
    const filter = { id: deps.ids.uuid(), name: tidyName(given), show, kind, area };
    const refused = refuseAmong(await lockMine(tx, ask), filter.name);
    if (refused) return refused;
    await store.insertFilter(tx, scope, { ...filter, at: deps.clock.now() });
    await record(tx, { deps, ask }, { action: 'saved_filter.saved', filter });
    return filter;
  });
}

export function renameFilter(
  deps: Deps,
  ask: Ask,
  { id, name: given }: { id: string; name: string },
) {
  return carryOut(deps, ask, async (tx): Promise<SavedFilter | Refusal> => {
    const name = tidyName(given);
    const mine = await lockMine(tx, ask);
    const filter = mine.find((one) => one.id === id);
    if (filter === undefined) return refuse('filter_unknown');
    if (filter.name === name) {
      excuse(ask);
      return filter;
    }
    const refused = refuseAmong(mine, name, id);
    if (refused) return refused;
    await store.renameFilter(tx, ask.scope, { id, name });
    await record(tx, { deps, ask }, { action: 'saved_filter.renamed', filter });
    return { ...filter, name };
  });
}

export function removeFilter(deps: Deps, ask: Ask, id: string) {
  return carryOut(deps, ask, async (tx): Promise<SavedFilter | Refusal> => {
    const filter = (await lockMine(tx, ask)).find((one) => one.id === id);
    if (filter === undefined) return refuse('filter_unknown');
    await store.deleteFilter(tx, ask.scope, id);
    await record(tx, { deps, ask }, { action: 'saved_filter.removed', filter });
    return filter;
  });
}

/** Those of whoever asks, until the transaction ends; another’s is none of them. */
async function lockMine(tx: Tx, { scope }: Ask): Promise<SavedFilter[]> {
  await store.lockMine(tx, scope);
  return store.listFilters(tx, scope);
}

function refuseAmong(
  mine: readonly SavedFilter[],
  name: string,
  renamed?: string,
): Refusal | undefined {
  const refused = refuseName(name, mine, renamed);
  if (refused === undefined) return undefined;
  const values = { name, most: mostFilters };
  return refuse(refused, refused === 'too_many_filters' ? { values } : { field: '/name', values });
}

interface Recorded {
  action: `saved_filter.${'saved' | 'renamed' | 'removed'}`;
  filter: SavedFilter;
}

/** Which filter, never how somebody calls it. */
async function record(
  tx: Tx,
  by: { deps: Deps; ask: Ask },
  { action, filter: { id, show, kind, area } }: Recorded,
): Promise<void> {
  const details = { show, kind, below: area };
  await recordAudit(tx, by, { action, object: `saved_filter/${id}`, details });
}

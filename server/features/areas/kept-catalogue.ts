import type { Tx } from '../../platform/database.ts';
import { kept } from '../../platform/kept.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { forgetLimits } from './limits.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

type Known = Pick<Deps, 'database' | 'clock'>;

const keptForMs = 60_000;
const categories = kept(keptForMs, store.listCategories);

/**
 * Categories, retired ones among them: as they are where they were changed in this process, else as they were
 * within the last minute.
 */
export function getCategories(deps: Known, scope: Scope): Promise<store.StoredCategory[]> {
  return categories(deps, scope);
}

/** A category, retired or not; another process may have added it within the last minute. */
export async function findCategory(
  deps: Known,
  scope: Scope,
  code: string,
): Promise<store.StoredCategory | undefined> {
  const isIt = (one: store.StoredCategory) => one.code === code;
  const known = (await categories(deps, scope)).find(isIt);
  if (known !== undefined) return known;
  forgetCatalogue(deps, scope);
  return (await categories(deps, scope)).find(isIt);
}

export function forgetCatalogue(deps: Pick<Deps, 'database'>, scope: Scope): void {
  categories.forget(deps, scope);
  forgetLimits(deps, scope);
}

/**
 * A change of the catalogue, by whoever works for the whole county: one at a time, each on what the one before
 * left, and known here as soon as it is there.
 */
export async function changeCatalogue<T>(
  deps: Deps,
  ask: Ask,
  change: (tx: Tx, all: store.StoredCategory[]) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const { scope } = ask;
  if (!covers(scope, null)) return refuse('categories_whole_county');
  const result = await carryOut(deps, ask, async (tx) => {
    await store.lockCatalogue(tx, scope);
    return change(tx, await store.listCategories(tx, scope));
  });
  if (!isRefusal(result)) forgetCatalogue(deps, scope);
  return result;
}

import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { prefixOf } from '../../platform/scope.ts';
import { isSameName } from '../../platform/spelled.ts';
import { openIdentities } from '../privacy/service.ts';
import * as store from './store.ts';

/** What somebody without a number is known by on paper. */
export interface Named {
  name: string;
  /** The grid or the community of the home. */
  home: string;
}

/**
 * Who is meant by each of these: accounts without a number, below the areas of whoever asks, that are called so and
 * live there. None, or several, is for whoever asks to say; who has a number is found by that alone.
 */
export async function findWithoutPhone(
  read: Read,
  { deps, scope }: Reader,
  wanted: readonly Named[],
): Promise<string[][]> {
  if (wanted.length === 0) return [];
  const rows = await store.listWithoutPhone(read, scope);
  const ids = rows.map(({ id }) => id);
  const identityOf = await openIdentities(read, { deps, scope }, ids);
  return wanted.map(({ name, home }) =>
    rows.flatMap(({ id, grid }) =>
      grid.startsWith(prefixOf(home)) && isSameName(identityOf(id).name, name) ? [id] : [],
    ),
  );
}

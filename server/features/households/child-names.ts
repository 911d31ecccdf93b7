import { openerOf, type Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import * as kids from './child-store.ts';
import { childNameAt } from './sealed-fields.ts';

/** What these children are called, where that is still known. */
export async function openChildNames(
  read: Read,
  by: Reader,
  ids: readonly string[],
): Promise<string[]> {
  const children = await kids.listNames(read, by.scope, ids);
  const open = await openerOf(read, by, ids);
  return children.flatMap(({ id, nameSealed }) => open(id, nameSealed, childNameAt(id)) ?? []);
}

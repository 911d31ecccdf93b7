import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** Whoever was erased. */
export async function listErased(read: Read, scope: Scope): Promise<string[]> {
  const rows = await read
    .selectFrom('residents')
    .select('id')
    .where('county', '=', scope.county)
    .where('erased_at', 'is not', null)
    .orderBy('erased_at')
    .execute();
  return rows.map(({ id }) => id);
}

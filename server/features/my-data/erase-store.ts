import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** Who was erased since then. */
export async function listErasedSince(read: Read, scope: Scope, since: Date): Promise<string[]> {
  const rows = await read
    .selectFrom('residents')
    .select('id')
    .where('county', '=', scope.county)
    .where('erased_at', '>', since)
    .orderBy('erased_at')
    .execute();
  return rows.map(({ id }) => id);
}

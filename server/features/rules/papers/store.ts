import type { Read } from '../../../platform/database.ts';
import type { Scope } from '../../../platform/scope.ts';

/** Whether this version was ever published; what is published stays, so the answer "yes" does too. */
export async function isPublished(read: Read, scope: Scope, version: number): Promise<boolean> {
  const row = await read
    .selectFrom('rulebooks')
    .select('version')
    .where('county', '=', scope.county)
    .where('version', '=', version)
    .executeTakeFirst();
  return row !== undefined;
}

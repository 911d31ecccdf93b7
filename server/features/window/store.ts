import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';

const visitors = (read: Read, scope: Scope) =>
  read
    .selectFrom('residents')
    .select([
      'id',
      'grid',
      'household',
      'registered_at as registeredAt',
      'age_class as ageClass',
      'age_doubted_at as ageDoubtedAt',
      'phone_detached_at as phoneDetachedAt',
    ])
    .where('county', '=', scope.county)
    .where('erased_at', 'is', null);

/** Who has a phone, wherever they live. */
export const findByPhone = (read: Read, scope: Scope, indexes: readonly Buffer[]) =>
  visitors(read, scope)
    .where('phone_index', 'in', [...indexes])
    .executeTakeFirst();

export const findVisitor = (read: Read, scope: Scope, id: string) =>
  visitors(read, scope).where('id', '=', id).executeTakeFirst();

/** Whose account has no number, because a window took it off: below the scope’s areas, or without a home. */
export const listWithoutPhone = (read: Read, scope: Scope) =>
  visitors(read, scope)
    .where('phone_detached_at', 'is not', null)
    .where(sql<boolean>`(grid is null or grid like any(${areaPatterns(scope)}))`)
    .orderBy('registered_at')
    .orderBy('id')
    .execute();

export type VisitorRow = NonNullable<Awaited<ReturnType<typeof findVisitor>>>;

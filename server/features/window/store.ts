import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

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

export type VisitorRow = NonNullable<Awaited<ReturnType<typeof findVisitor>>>;

import type { Selectable } from 'kysely';
import type { Agreements } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export type AgreementRow = Selectable<Agreements>;

const people = (read: Read, scope: Scope) =>
  read
    .selectFrom('residents')
    .select(['id', 'grid', 'age_class as ageClass', 'phone_index as phoneIndex'])
    .where('county', '=', scope.county)
    .where('erased_at', 'is', null);

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

export const findByPhone = (read: Read, scope: Scope, indexes: readonly Buffer[]) =>
  people(read, scope)
    .where('phone_index', 'in', [...indexes])
    .executeTakeFirst();

export const findPerson = (read: Read, scope: Scope, id: string) =>
  people(read, scope).where('id', '=', id).executeTakeFirst();

export async function insertAgreement(
  tx: Tx,
  scope: Scope,
  agreement: Omit<AgreementRow, 'county'>,
): Promise<void> {
  await tx
    .insertInto('agreements')
    .values({ ...agreement, county: scope.county })
    .execute();
}

export const findAgreement = (
  read: Read,
  scope: Scope,
  id: string,
): Promise<AgreementRow | undefined> =>
  read
    .selectFrom('agreements')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();

import type { Tx } from '../../platform/database.ts';

export interface IndexedPhone {
  id: string;
  phoneSealed: string | null;
  index: Buffer | null;
}

/** A lot of residents by id, to find their phones by another key. */
export function lockPhones(
  tx: Tx,
  county: number,
  { after, limit }: { after: string | null; limit: number },
): Promise<IndexedPhone[]> {
  return tx
    .selectFrom('residents')
    .select(['id', 'phone_sealed as phoneSealed', 'phone_index as index'])
    .where('county', '=', county)
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .forNoKeyUpdate()
    .execute();
}

export interface IndexedAccount {
  id: string;
  resident: string;
  provider: string;
  subjectSealed: string | null;
  index: Buffer;
}

/** What these residents sign in by at identity providers. */
export async function lockAccounts(
  tx: Tx,
  county: number,
  residents: readonly string[],
): Promise<IndexedAccount[]> {
  if (residents.length === 0) return [];
  return tx
    .selectFrom('identities')
    .select([
      'id',
      'resident',
      'provider',
      'subject_sealed as subjectSealed',
      'subject_index as index',
    ])
    .where('county', '=', county)
    .where('resident', 'in', [...residents])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

interface Anew {
  id: string;
  index: Buffer;
}

export async function setPhoneIndex(tx: Tx, county: number, { id, index }: Anew): Promise<void> {
  await tx
    .updateTable('residents')
    .set({ phone_index: index })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

export async function setSubjectIndex(tx: Tx, county: number, { id, index }: Anew): Promise<void> {
  await tx
    .updateTable('identities')
    .set({ subject_index: index })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

import { sql } from 'kysely';
import type { ConsentPurpose } from '../../../contract/consent-forms.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Said } from './decide.ts';

/** The last word of each of these people about each purpose. */
export async function listLast(
  read: Read,
  { county }: Scope,
  residents: readonly string[],
): Promise<(Said & { resident: string })[]> {
  if (residents.length === 0) return [];
  const { rows } = await sql<Said & { resident: string }>`
    select distinct on (resident, purpose) resident, purpose, seq, given, at,
      text_version as "textVersion"
    from consents
    where county = ${county} and resident = any (${[...new Set(residents)]}::uuid[])
    order by resident, purpose, seq desc`.execute(read);
  return rows;
}

/** Everything that somebody ever said, oldest first. */
export async function listEverSaid(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select purpose, seq, given, text_version as "textVersion", at from consents
    where county = ${county} and resident = ${resident} order by at, purpose, seq`.execute(read);
  return rows;
}

/** Two words of one person come one after the other; of several people they are held in the order of their keys. */
export async function lockConsents(
  tx: Tx,
  { county }: Scope,
  residents: readonly string[],
): Promise<void> {
  if (residents.length === 0) return;
  await tx
    .selectFrom('residents')
    .select('id')
    .where('county', '=', county)
    .where('id', 'in', [...residents])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

interface NewWord {
  resident: string;
  purpose: ConsentPurpose;
  seq: number;
  given: boolean;
  textVersion: number;
  at: Date;
}

export async function insertWords(
  tx: Tx,
  { county }: Scope,
  words: readonly NewWord[],
): Promise<void> {
  if (words.length === 0) return;
  await tx
    .insertInto('consents')
    .values(
      words.map(({ textVersion, ...columns }) => ({
        county,
        text_version: textVersion,
        ...columns,
      })),
    )
    .execute();
}

import { type SqlBool, sql } from 'kysely';
import type { DeedKind } from '../../../contract/rules.ts';
import { bytesArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** Whether a resident was given points for a deed of a kind, or will be; what they themselves gave up does not count. */
export async function hasHad(
  read: Read,
  { county }: Scope,
  { resident, kind }: { resident: string; kind: DeedKind },
): Promise<boolean> {
  const { rows } = await sql<{ had: SqlBool }>`
    select exists (select from awards a
      join deeds d on d.county = a.county and d.id = a.deed and d.kind = ${kind}
      where a.county = ${county} and a.resident = ${resident} and a.reversal_reason is distinct from 'withdrawn'
        and a.points + a.household_points > 0) as had`.execute(read);
  return rows[0]?.had === true;
}

/** Keeps a look-up value; what is kept already stays as it was. */
export async function insertGifted(tx: Tx, { county }: Scope, phoneIndex: Buffer): Promise<void> {
  await tx
    .insertInto('gifted_phones')
    .values({ county, phone_index: phoneIndex })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether one of these look-up values is kept. */
export async function isGifted(
  read: Read,
  { county }: Scope,
  phoneIndexes: readonly Buffer[],
): Promise<boolean> {
  const { rows } = await sql<{ kept: SqlBool }>`
    select exists (select from gifted_phones
      where county = ${county} and phone_index = any (${bytesArray(phoneIndexes)}::bytea[])) as kept`.execute(
    read,
  );
  return rows[0]?.kept === true;
}

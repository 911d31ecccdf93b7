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

/** Who is given the gift in the grid of this resident waits until whoever is given it now has it. */
export async function lockGiftsBeside(tx: Tx, { county }: Scope, resident: string): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(${county}, hashtext('gifts of ' || grid)) from residents
    where county = ${county} and id = ${resident} and grid is not null`.execute(tx);
}

/** Who else of the same grid was given points for a deed of a kind, or will be, where they or this resident have no number. */
export async function listGiftedBeside(
  read: Read,
  { county }: Scope,
  { resident, kind }: { resident: string; kind: DeedKind },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select other.id from residents me
    join residents other on other.county = me.county and other.grid = me.grid and other.id <> me.id
      and other.erased_at is null and (me.phone_index is null or other.phone_index is null)
    where me.county = ${county} and me.id = ${resident} and exists (
      select from deeds d
      join awards a on a.county = d.county and a.deed = d.id and a.reversal_reason is distinct from 'withdrawn'
        and a.points + a.household_points > 0
      where d.county = other.county and d.resident = other.id and d.kind = ${kind})`.execute(read);
  return rows.map(({ id }) => id);
}

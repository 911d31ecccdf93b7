import { type Selectable, sql } from 'kysely';
import type { Waivers } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export type WaiverRow = Selectable<Waivers>;

/** Waivers of these residents and households that wait for the second signature. */
export function listAsked(
  read: Read,
  scope: Scope,
  debtors: readonly string[],
): Promise<WaiverRow[]> {
  if (debtors.length === 0) return Promise.resolve([]);
  return read
    .selectFrom('waivers')
    .selectAll()
    .where('county', '=', scope.county)
    .where((where) =>
      where.or([where('resident', 'in', [...debtors]), where('household', 'in', [...debtors])]),
    )
    .where('state', '=', 'asked')
    .execute();
}

/** For whom a waiver waits that the reader did not ask for. */
export async function listAskedByOthers(
  read: Read,
  { county }: Scope,
  reader: string,
): Promise<string[]> {
  const rows = await read
    .selectFrom('waivers')
    .select(['resident', 'household'])
    .where('county', '=', county)
    .where('state', '=', 'asked')
    .where('asked_by', '<>', reader)
    .execute();
  return rows.flatMap(({ resident, household }) => resident ?? household ?? []);
}

/** Waivers that were ever asked for one resident, the newest first. */
export const listOf = (read: Read, scope: Scope, resident: string): Promise<WaiverRow[]> =>
  read
    .selectFrom('waivers')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** Inserts what somebody asks for; undefined while another one for this debtor waits. */
export function insertWaiver(
  tx: Tx,
  scope: Scope,
  waiver: Pick<
    WaiverRow,
    'id' | 'resident' | 'household' | 'pool' | 'points' | 'reason_sealed' | 'asked_by' | 'asked_at'
  >,
): Promise<WaiverRow | undefined> {
  const debtor = waiver.resident === null ? 'household' : 'resident';
  return tx
    .insertInto('waivers')
    .values({ ...waiver, county: scope.county, state: 'asked' })
    .onConflict((conflict) =>
      // A literal, as the index has it: a kept plan does not know what a parameter will be.
      conflict.columns(['county', debtor]).where('state', '=', sql.lit('asked')).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
}

export function lockWaiver(tx: Tx, scope: Scope, id: string): Promise<WaiverRow | undefined> {
  return tx
    .selectFrom('waivers')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function decideWaiver(
  tx: Tx,
  scope: Scope,
  {
    id,
    ...decision
  }: Pick<WaiverRow, 'id' | 'state' | 'decided_by' | 'decided_at' | 'note_sealed'>,
): Promise<WaiverRow> {
  return tx
    .updateTable('waivers')
    .set(decision)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

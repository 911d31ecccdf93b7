import type { Selectable } from 'kysely';
import type { Waivers } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export type WaiverRow = Selectable<Waivers>;

/** Waivers of these residents that wait for the second signature. */
export function listAsked(
  read: Read,
  scope: Scope,
  residents: readonly string[],
): Promise<WaiverRow[]> {
  if (residents.length === 0) return Promise.resolve([]);
  return read
    .selectFrom('waivers')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', 'in', [...residents])
    .where('state', '=', 'asked')
    .execute();
}

/** Inserts what somebody asks for; undefined while another one for this resident waits. */
export function insertWaiver(
  tx: Tx,
  scope: Scope,
  waiver: Pick<
    WaiverRow,
    'id' | 'resident' | 'pool' | 'points' | 'reason' | 'asked_by' | 'asked_at'
  >,
): Promise<WaiverRow | undefined> {
  return tx
    .insertInto('waivers')
    .values({ ...waiver, county: scope.county, state: 'asked' })
    .onConflict((conflict) =>
      conflict.columns(['county', 'resident']).where('state', '=', 'asked').doNothing(),
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
  }: { id: string; state: string; decided_by: string; decided_at: Date; note: string },
): Promise<WaiverRow> {
  return tx
    .updateTable('waivers')
    .set(decision)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

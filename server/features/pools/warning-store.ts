import { type Selectable, sql } from 'kysely';
import type { PoolWarnings } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { WarningDays } from './decide.ts';

export type WarningRow = Selectable<PoolWarnings>;

/** Warnings that are not over: of each pool the most urgent first. */
export function listOpenWarnings(read: Read, { county }: Scope): Promise<WarningRow[]> {
  return read
    .selectFrom('pool_warnings')
    .selectAll()
    .where('county', '=', county)
    .where('ended_at', 'is', null)
    .orderBy('pool')
    .orderBy('days')
    .execute();
}

/** Pools with a warning that nobody has seen to. */
export async function countUnseen(read: Read, { county }: Scope): Promise<number> {
  const { count } = await read
    .selectFrom('pool_warnings')
    .select(sql<number>`count(distinct pool)::integer`.as('count'))
    .where('county', '=', county)
    .where('ended_at', 'is', null)
    .where('seen_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export type NewWarning = Pick<
  WarningRow,
  'id' | 'pool' | 'days' | 'cover' | 'daily_points' | 'runs_out_on' | 'raised_at'
>;

/** Raises a warning; false where it stands already. */
export async function insertWarning(
  tx: Tx,
  { county }: Scope,
  warning: NewWarning,
): Promise<boolean> {
  const row = await tx
    .insertInto('pool_warnings')
    .values({ ...warning, county })
    .onConflict((conflict) =>
      conflict.columns(['county', 'pool', 'days']).where('ended_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function endWarnings(
  tx: Tx,
  { county }: Scope,
  { pool, days, at }: { pool: string; days: readonly WarningDays[]; at: Date },
): Promise<void> {
  if (days.length === 0) return;
  await tx
    .updateTable('pool_warnings')
    .set({ ended_at: at })
    .where('county', '=', county)
    .where('pool', '=', pool)
    .where('days', 'in', [...days])
    .where('ended_at', 'is', null)
    .execute();
}

export function findOpenWarning(
  read: Read,
  { county }: Scope,
  id: string,
): Promise<WarningRow | undefined> {
  return read
    .selectFrom('pool_warnings')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Whoever reads a warning has read the less urgent ones of the same pool; how many were new. */
export async function markSeen(
  tx: Tx,
  { county }: Scope,
  { warning, by, at }: { warning: WarningRow; by: string; at: Date },
): Promise<number> {
  const { rows } = await sql`
    update pool_warnings set seen_by = ${by}, seen_at = ${at}
    where county = ${county} and pool = ${warning.pool} and days >= ${warning.days}
      and ended_at is null and seen_at is null
    returning id`.execute(tx);
  return rows.length;
}

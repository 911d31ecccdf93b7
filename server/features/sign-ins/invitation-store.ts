import { type SqlBool, sql } from 'kysely';
import type { CodePurpose } from '../../../contract/staff.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { afterCursor, type PageCursor } from '../../platform/page.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';

export interface NewInvitation {
  id: string;
  staff: string;
  purpose: CodePurpose;
  codeHash: Buffer;
  madeBy: string | null;
  madeAt: Date;
  expiresAt: Date;
}

/** The one before is void from now on. */
export async function replaceInvitation(
  tx: Tx,
  { county }: Scope,
  { id, staff, purpose, codeHash, madeBy, madeAt, expiresAt }: NewInvitation,
): Promise<void> {
  await tx
    .updateTable('staff_invitations')
    .set({ expires_at: madeAt })
    .where('county', '=', county)
    .where('staff', '=', staff)
    .where('used_at', 'is', null)
    .where('expires_at', '>', madeAt)
    .execute();
  await tx
    .insertInto('staff_invitations')
    .values({
      county,
      id,
      staff,
      purpose,
      code_hash: codeHash,
      made_by: madeBy,
      made_at: madeAt,
      expires_at: expiresAt,
    })
    .execute();
}

export async function findInvitation(
  read: Read,
  { county }: Scope,
  { codeHash, now }: { codeHash: Buffer; now: Date },
) {
  return read
    .selectFrom('staff_invitations')
    .select(['id', 'staff', 'purpose', 'expires_at'])
    .where('county', '=', county)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** What the newest code of somebody is for. */
export async function newestPurpose(
  read: Read,
  { county }: Scope,
  staff: string,
): Promise<CodePurpose> {
  const newest = await read
    .selectFrom('staff_invitations')
    .select('purpose')
    .where('county', '=', county)
    .where('staff', '=', staff)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.purpose === 'reset' ? 'reset' : 'invitation';
}

/** @returns false when it was used or made void meanwhile */
export async function spendInvitation(
  tx: Tx,
  { county }: Scope,
  { id, now }: { id: string; now: Date },
): Promise<boolean> {
  const used = await tx
    .updateTable('staff_invitations')
    .set({ used_at: now })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}

/** @returns false when one waits for this person already */
export async function insertReset(
  tx: Tx,
  { county }: Scope,
  reset: { id: string; staff: string; reason: string; askedBy: string; askedAt: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('factor_resets')
    .values({
      county,
      id: reset.id,
      staff: reset.staff,
      reason: reset.reason,
      asked_by: reset.askedBy,
      asked_at: reset.askedAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['county', 'staff']).where('decided_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

const waiting = (read: Read, { county }: Scope) =>
  read
    .selectFrom('factor_resets')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.county', '=', 'factor_resets.county')
        .onRef('staff.id', '=', 'factor_resets.staff'),
    )
    .innerJoin('staff as asker', (join) =>
      join
        .onRef('asker.county', '=', 'factor_resets.county')
        .onRef('asker.id', '=', 'factor_resets.asked_by'),
    )
    .select([
      'factor_resets.id',
      'factor_resets.staff',
      'factor_resets.reason',
      'factor_resets.asked_by',
      'factor_resets.asked_at',
      'staff.name',
      'staff.login',
      'asker.name as asker',
    ])
    .where('factor_resets.county', '=', county)
    .where('factor_resets.decided_at', 'is', null);
export type ResetRow = Awaited<ReturnType<typeof listResets>>[number];

/** Resets that wait, for people of the scope's areas, oldest first. */
export async function listResets(
  read: Read,
  scope: Scope,
  { after, limit }: { after: PageCursor | undefined; limit: number },
) {
  return waiting(read, scope)
    .where(
      sql<SqlBool>`(${scope.areas.includes(String(scope.county))} or exists (
        select from staff_roles r where r.county = staff.county and r.staff = staff.id
          and r.area like any(${areaPatterns(scope)})))`,
    )
    .where(afterCursor('factor_resets.asked_at', 'factor_resets.id', after))
    .orderBy('factor_resets.asked_at')
    .orderBy('factor_resets.id')
    .limit(limit)
    .execute();
}

export async function lockReset(tx: Tx, scope: Scope, id: string) {
  return waiting(tx, scope)
    .where('factor_resets.id', '=', id)
    .forUpdate('factor_resets')
    .executeTakeFirst();
}

export async function decideReset(
  tx: Tx,
  { county }: Scope,
  { id, by, at, confirmed }: { id: string; by: string; at: Date; confirmed: boolean },
): Promise<void> {
  await tx
    .updateTable('factor_resets')
    .set({ decided_by: by, decided_at: at, confirmed })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** Whether somebody holds an office in the whole county and has come in. */
export async function isOfficeHeld(read: Read, { county }: Scope, role: string): Promise<boolean> {
  const holder = await read
    .selectFrom('staff_roles')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.county', '=', 'staff_roles.county')
        .onRef('staff.id', '=', 'staff_roles.staff'),
    )
    .select('staff.id')
    .where('staff_roles.county', '=', county)
    .where('staff_roles.role', '=', role)
    .where('staff_roles.area', '=', `${county}000000`)
    .where('staff.suspended_at', 'is', null)
    .where('staff.password_hash', 'is not', null)
    .executeTakeFirst();
  return holder !== undefined;
}

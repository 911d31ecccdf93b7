import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

const person = (read: Read, { county }: Scope) =>
  read
    .selectFrom('staff')
    .innerJoin('counties', 'counties.county', 'staff.county')
    .select([
      'staff.id',
      'staff.login',
      'staff.name',
      'staff.unit',
      'staff.password_hash',
      'counties.name_zh as county_zh',
      'counties.name_en as county_en',
    ])
    .where('staff.county', '=', county)
    .where('staff.suspended_at', 'is', null);

/** Nobody, where the person is suspended: to the door they do not exist. */
export async function findByLogin(read: Read, scope: Scope, login: string) {
  return person(read, scope).where('staff.login', '=', login).executeTakeFirst();
}
export type Known = NonNullable<Awaited<ReturnType<typeof findByLogin>>>;

export async function findById(read: Read, scope: Scope, id: string) {
  return person(read, scope).where('staff.id', '=', id).executeTakeFirst();
}

/** Failures of one login, under lock: parallel tries are counted one after another. */
export async function lockFailures(
  tx: Tx,
  { county }: Scope,
  { index, at }: { index: Buffer; at: Date },
) {
  await tx
    .insertInto('sign_in_failures')
    .values({ county, login_index: index, failures: 0, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx
    .selectFrom('sign_in_failures')
    .select(['failures', 'paused_until'])
    .where('county', '=', county)
    .where('login_index', '=', index)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

interface Counted {
  index: Buffer;
  failures: number;
  pausedUntil: Date | null;
  at: Date;
}

export async function setFailures(
  tx: Tx,
  { county }: Scope,
  { index, failures, pausedUntil, at }: Counted,
): Promise<void> {
  await tx
    .updateTable('sign_in_failures')
    .set({ failures, paused_until: pausedUntil, at })
    .where('county', '=', county)
    .where('login_index', '=', index)
    .execute();
}

export async function forgetFailures(tx: Tx, { county }: Scope, index: Buffer): Promise<void> {
  await tx
    .deleteFrom('sign_in_failures')
    .where('county', '=', county)
    .where('login_index', '=', index)
    .execute();
}

export async function getPolicy(read: Read, { county }: Scope) {
  return read
    .selectFrom('counties')
    .select(['staff_idle_minutes', 'staff_session_hours', 'large_award_points'])
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
}

export async function setPolicy(
  tx: Tx,
  { county }: Scope,
  policy: { staff_idle_minutes: number; staff_session_hours: number; large_award_points: number },
): Promise<void> {
  await tx.updateTable('counties').set(policy).where('county', '=', county).execute();
}

import { sql } from 'kysely';
import type { AgeClass } from '../../../contract/residents.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';

export async function findMine(
  read: Read,
  scope: Scope,
): Promise<
  | {
      id: string;
      nameSealed: string | null;
      named: string | null;
      founder: string | null;
      agreedShare: number | null;
    }
  | undefined
> {
  return read
    .selectFrom('residents')
    .innerJoin('households', (join) =>
      join
        .onRef('households.county', '=', 'residents.county')
        .onRef('households.id', '=', 'residents.household'),
    )
    .select([
      'households.id',
      'households.name_sealed as nameSealed',
      'households.head as named',
      'households.founded_by as founder',
      'residents.agreed_share as agreedShare',
    ])
    .where('residents.county', '=', scope.county)
    .where('residents.id', '=', residentOf(scope))
    .executeTakeFirst();
}

export interface MemberRow {
  id: string;
  ageClass: AgeClass | null;
}

export async function listMembers(
  read: Read,
  scope: Scope,
  household: string,
): Promise<MemberRow[]> {
  const rows = await read
    .selectFrom('residents')
    .select(['id', 'taken_for as ageClass'])
    .where('county', '=', scope.county)
    .where('household', '=', household)
    .orderBy('holder_no')
    .execute();
  return rows.map(({ id, ageClass }) => ({ id, ageClass: ageClass as AgeClass | null }));
}

/** Locks the household; whom its head named as the next, and who founded it. */
export async function lockHousehold(
  tx: Tx,
  scope: Scope,
  household: string,
): Promise<{ named: string | null; founder: string | null }> {
  const row = await tx
    .selectFrom('households')
    .select(['head as named', 'founded_by as founder'])
    .where('county', '=', scope.county)
    .where('id', '=', household)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? { named: null, founder: null };
}

/** Locks the household, so that no two join when there is room for one, and counts its members. */
export async function lockAndCount(tx: Tx, scope: Scope, household: string): Promise<number> {
  await lockHousehold(tx, scope, household);
  return (await listMembers(tx, scope, household)).length;
}

export async function setName(
  tx: Tx,
  scope: Scope,
  { household, nameSealed }: { household: string; nameSealed: string | null },
): Promise<void> {
  await tx
    .updateTable('households')
    .set({ name_sealed: nameSealed })
    .where('county', '=', scope.county)
    .where('id', '=', household)
    .execute();
}

export async function setHead(
  tx: Tx,
  scope: Scope,
  { household, head }: { household: string; head: string },
): Promise<void> {
  await tx
    .updateTable('households')
    .set({ head })
    .where('county', '=', scope.county)
    .where('id', '=', household)
    .execute();
}

export async function insertHousehold(
  tx: Tx,
  scope: Scope,
  { id, grid, nameSealed, at }: { id: string; grid: string; nameSealed: string | null; at: Date },
): Promise<void> {
  await tx
    .insertInto('households')
    .values({
      county: scope.county,
      id,
      grid,
      name_sealed: nameSealed,
      founded_by: residentOf(scope),
      created_at: at,
    })
    .execute();
}

interface Into {
  household: string;
  /** Of a hundred points, at most. */
  agreedShare: number;
}

/** Puts the resident who asks into a household, with what they agreed to give it. */
export const setMine = (tx: Tx, scope: Scope, into: Into): Promise<void> =>
  setHousehold(tx, scope, { resident: residentOf(scope), into });

/** Takes somebody out of the household that they are in; that they left it is kept. */
export async function setNone(
  tx: Tx,
  scope: Scope,
  { resident, at }: { resident: string; at: Date },
): Promise<void> {
  await sql`
    insert into left_households (county, resident, household, left_at)
    select county, id, household, ${at} from residents
    where county = ${scope.county} and id = ${resident} and household is not null
    on conflict (county, resident, household) do update set left_at = excluded.left_at`.execute(tx);
  await setHousehold(tx, scope, { resident, into: null });
}

/** Which households somebody has left is known to nobody any more. */
export async function forgetLeft(tx: Tx, { county }: Scope, resident: string): Promise<void> {
  await tx
    .deleteFrom('left_households')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .execute();
}

async function setHousehold(
  tx: Tx,
  scope: Scope,
  { resident, into }: { resident: string; into: Into | null },
): Promise<void> {
  await tx
    .updateTable('residents')
    .set({ household: into?.household ?? null, agreed_share: into?.agreedShare ?? null })
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .execute();
}

/** Ends the invitations that are still open: the last one given out is the one that holds. */
export async function endInvites(
  tx: Tx,
  scope: Scope,
  { household, madeBy, at }: { household: string; madeBy?: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('household_invites')
    .set({ ended_at: at })
    .where('county', '=', scope.county)
    .where('household', '=', household)
    .$if(madeBy !== undefined, (query) => query.where('made_by', '=', madeBy ?? ''))
    .where('ended_at', 'is', null)
    .execute();
}

/** Writes an invitation; false where another one of this moment has the same code. */
export async function insertInvite(
  tx: Tx,
  scope: Scope,
  invite: { id: string; household: string; codeIndex: Buffer; at: Date; expiresAt: Date },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into household_invites (county, id, household, code_index, made_by, made_at, expires_at)
    values (${scope.county}, ${invite.id}, ${invite.household}, ${invite.codeIndex},
      ${residentOf(scope)}, ${invite.at}, ${invite.expiresAt})
    on conflict (county, code_index) where ended_at is null do nothing
    returning id`.execute(tx);
  return rows.length > 0;
}

export interface Invite {
  id: string;
  household: string;
  expiresAt: Date;
}

/**
 * The invitation of this code that is open, and how many live where it leads to. The household is locked before it,
 * as whoever leaves takes them: neither waits for the other. Undefined, too, where it was ended meanwhile.
 */
export async function lockInvite(
  tx: Tx,
  scope: Scope,
  codes: readonly Buffer[],
): Promise<{ invite: Invite; members: number } | undefined> {
  const open = tx
    .selectFrom('household_invites')
    .select(['id', 'household', 'expires_at as expiresAt'])
    .where('county', '=', scope.county)
    .where('code_index', 'in', [...codes])
    .where('ended_at', 'is', null);
  const found = await open.executeTakeFirst();
  if (found === undefined) return undefined;
  const members = await lockAndCount(tx, scope, found.household);
  const invite = await open.where('id', '=', found.id).forUpdate().executeTakeFirst();
  return invite && { invite, members };
}

export async function spendInvite(
  tx: Tx,
  scope: Scope,
  { id, at }: { id: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('household_invites')
    .set({ ended_at: at, used_by: residentOf(scope) })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .execute();
}

/** What a household was called is known to nobody any more, nor where it lived but for the community. */
export async function forgetHome(tx: Tx, scope: Scope, household: string): Promise<void> {
  await tx
    .updateTable('households')
    .set({ name_sealed: null, grid: sql<string>`left(grid, 12)` })
    .where('county', '=', scope.county)
    .where('id', '=', household)
    .execute();
}

/** Children of the resident who asks, and how many live in the household; 0 for who is in none. */
export async function countAround(
  read: Read,
  scope: Scope,
): Promise<{ children: number; members: number }> {
  const { rows } = await sql<{ children: number; members: number }>`
    select
      (select count(*)::integer from children c
        where c.county = me.county and c.guardian = me.id and c.ended_at is null) as children,
      (select count(*)::integer from residents r
        where r.county = me.county and r.household = me.household) as members
    from residents me
    where me.county = ${scope.county} and me.id = ${residentOf(scope)}`.execute(read);
  return rows[0] ?? { children: 0, members: 0 };
}

import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';

export interface PatrolRow {
  id: string;
  leader: string;
  code: string;
  begun_at: Date;
  closes_at: Date;
}

export interface MemberRow extends PatrolRow {
  member: string;
  joined_at: Date;
  proved_at: Date | null;
  verdict: string | null;
  reasons: string[] | null;
  minutes: number | null;
  metres: number | null;
  grid: string | null;
  members: number;
}

/** Nobody joins and begins, or begins twice, at the same time. */
export async function lockWalker(tx: Tx, scope: Scope): Promise<void> {
  await tx
    .selectFrom('residents')
    .select('id')
    .where('county', '=', scope.county)
    .where('id', '=', residentOf(scope))
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function insertPatrol(tx: Tx, { county }: Scope, patrol: PatrolRow): Promise<void> {
  await tx
    .insertInto('patrols')
    .values({ county, ...patrol })
    .execute();
}

export async function insertMember(
  tx: Tx,
  { county }: Scope,
  member: { id: string; patrol: string; resident: string; joined_at: Date },
): Promise<void> {
  await tx
    .insertInto('patrol_members')
    .values({ county, ...member })
    .execute();
}

/** The patrol that shows this code and is open. */
export async function lockByCode(
  tx: Tx,
  { county }: Scope,
  { code, now }: { code: string; now: Date },
): Promise<PatrolRow | undefined> {
  return await tx
    .selectFrom('patrols')
    .select(['id', 'leader', 'code', 'begun_at', 'closes_at'])
    .where('county', '=', county)
    .where('code', '=', code)
    .where('closes_at', '>', now)
    .orderBy('closes_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

const mine = (read: Read, scope: Scope) =>
  read
    .selectFrom('patrol_members as m')
    .innerJoin('patrols as p', (join) =>
      join.onRef('p.county', '=', 'm.county').onRef('p.id', '=', 'm.patrol'),
    )
    .select([
      'p.id',
      'p.leader',
      'p.code',
      'p.begun_at',
      'p.closes_at',
      'm.id as member',
      'm.joined_at',
      'm.proved_at',
      'm.verdict',
      'm.reasons',
      'm.minutes',
      'm.metres',
      'm.grid',
    ])
    .select((select) =>
      select
        .selectFrom('patrol_members as other')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('other.county', '=', 'm.county')
        .whereRef('other.patrol', '=', 'm.patrol')
        .as('members'),
    )
    .where('m.county', '=', scope.county)
    .where('m.resident', '=', residentOf(scope));

const counted = ({ members, ...row }: Omit<MemberRow, 'members'> & { members: unknown }) => ({
  ...row,
  members: Number(members),
});

export async function listMine(read: Read, scope: Scope, limit: number): Promise<MemberRow[]> {
  const rows = await mine(read, scope).orderBy('m.joined_at', 'desc').limit(limit).execute();
  return rows.map(counted);
}

export async function findMine(
  read: Read,
  scope: Scope,
  id: string,
): Promise<MemberRow | undefined> {
  const row = await mine(read, scope).where('p.id', '=', id).executeTakeFirst();
  return row && counted(row);
}

export async function countMembers(read: Read, { county }: Scope, patrol: string): Promise<number> {
  const row = await read
    .selectFrom('patrol_members')
    .select((select) => select.fn.countAll().as('count'))
    .where('county', '=', county)
    .where('patrol', '=', patrol)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Whether a patrol of theirs is neither proved nor closed. */
export async function isOnPatrol(read: Read, scope: Scope, now: Date): Promise<boolean> {
  const row = await mine(read, scope)
    .where('m.proved_at', 'is', null)
    .where('p.closes_at', '>', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Summary {
  proved_at: Date;
  verdict: string;
  reasons: string[];
  minutes: number;
  metres: number;
  grid: string | null;
  pace: number[] | null;
}

export async function writeProof(
  tx: Tx,
  scope: Scope,
  { member, ...summary }: Summary & { member: string },
): Promise<void> {
  await tx
    .updateTable('patrol_members')
    .set(summary)
    .where('county', '=', scope.county)
    .where('id', '=', member)
    .where('resident', '=', residentOf(scope))
    .execute();
}

export interface PaceRow {
  patrol: string;
  pace: number[] | null;
}

/** Paces of tracks that counted, of everybody. */
export function listPaces(read: Read, { county }: Scope, since: Date): Promise<PaceRow[]> {
  return read
    .selectFrom('patrol_members')
    .select(['patrol', 'pace'])
    .where('county', '=', county)
    .where('proved_at', '>=', since)
    .where('pace', 'is not', null)
    .execute();
}

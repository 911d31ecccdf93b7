import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import type { Companion } from './decide.ts';

/* Who else was on a patrol, and from when to when. */

/** How many are on a patrol, and how many ever joined it. */
export async function countMembers(
  read: Read,
  { county }: Scope,
  patrol: string,
): Promise<{ members: number; everJoined: number }> {
  return read
    .selectFrom('patrol_members')
    .select([
      sql<number>`(count(*) filter (where left_at is null))::integer`.as('members'),
      sql<number>`count(*)::integer`.as('everJoined'),
    ])
    .where('county', '=', county)
    .where('patrol', '=', patrol)
    .executeTakeFirstOrThrow();
}

/** I am back on a patrol; that I was away stays on record. */
export async function comeBack(
  tx: Tx,
  scope: Scope,
  { member, leftAt, at }: { member: string; leftAt: Date; at: Date },
): Promise<void> {
  const { county } = scope;
  await tx
    .updateTable('patrol_members')
    .set({ left_at: null })
    .where('county', '=', county)
    .where('id', '=', member)
    .where('resident', '=', residentOf(scope))
    .execute();
  if (leftAt < at)
    await tx
      .insertInto('patrol_absences')
      .values({ county, member, left_at: leftAt, back_at: at })
      .execute();
}

/** The stays of all others who ever joined: whoever came back has several. */
export async function listCompanions(
  read: Read,
  scope: Scope,
  patrol: string,
): Promise<Companion[]> {
  const members = await read
    .selectFrom('patrol_members')
    .select(['id', 'joined_at', 'left_at'])
    .where('county', '=', scope.county)
    .where('patrol', '=', patrol)
    .where('resident', '!=', residentOf(scope))
    .orderBy('id')
    .execute();
  if (members.length === 0) return [];
  const absences = await read
    .selectFrom('patrol_absences')
    .select(['member', 'left_at', 'back_at'])
    .where('county', '=', scope.county)
    .where(
      'member',
      'in',
      members.map(({ id }) => id),
    )
    .orderBy('left_at')
    .execute();
  return members.flatMap(({ id, joined_at, left_at }) => {
    const away = absences.filter(({ member }) => member === id);
    const ends = [...away.map((absence) => absence.left_at), left_at];
    const begins = [joined_at, ...away.map(({ back_at }) => back_at)];
    return begins.map((joinedAt, i) => ({ joinedAt, leftAt: ends[i] ?? null }));
  });
}

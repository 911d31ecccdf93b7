import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import type { Scope } from '../../platform/scope.ts';

/** Points that settled between two instants for deeds in the areas of a scope, and how many people got them. */
export async function sumSettled(
  read: Read,
  scope: Scope,
  { from, until }: { from: Date; until: Date },
): Promise<{ points: number; people: number }> {
  const { rows } = await sql<{ points: number; people: number }>`
    select coalesce(sum(a.points + a.household_points), 0)::integer as points,
      count(distinct a.resident)::integer as people
    from awards a join deeds d on d.county = a.county and d.id = a.deed
    where a.county = ${scope.county} and a.settled_at >= ${from} and a.settled_at < ${until}
      and a.state = 'settled'
      and ${liesBelow(scope, sql`d.grid`)}`.execute(read);
  return rows[0] ?? { points: 0, people: 0 };
}

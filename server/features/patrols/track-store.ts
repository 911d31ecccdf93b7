import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';

export interface TrackRow {
  id: string;
  resident: string;
  points_sealed: string;
}

export async function insertTrack(
  tx: Tx,
  { county }: Scope,
  track: TrackRow & { received_at: Date },
): Promise<void> {
  await tx
    .insertInto('patrol_tracks')
    .values({ county, ...track })
    .execute();
}

/** Ways through a grid that counted, newest first; those of the last week are all that there are. */
export function listTracksIn(
  read: Read,
  { county }: Scope,
  { grid, limit }: { grid: string; limit: number },
): Promise<TrackRow[]> {
  return read
    .selectFrom('patrol_tracks as t')
    .innerJoin('patrol_members as m', (join) =>
      join.onRef('m.county', '=', 't.county').onRef('m.id', '=', 't.id'),
    )
    .select(['t.id', 't.resident', 't.points_sealed'])
    .where('t.county', '=', county)
    .where('m.grid', '=', grid)
    .orderBy('t.received_at', 'desc')
    .limit(limit)
    .execute();
}

export function listTracksOfMine(
  read: Read,
  scope: Scope,
): Promise<(TrackRow & { patrol: string })[]> {
  return read
    .selectFrom('patrol_tracks as t')
    .innerJoin('patrol_members as m', (join) =>
      join.onRef('m.county', '=', 't.county').onRef('m.id', '=', 't.id'),
    )
    .select(['t.id', 't.resident', 't.points_sealed', 'm.patrol'])
    .where('t.county', '=', scope.county)
    .where('t.resident', '=', residentOf(scope))
    .execute();
}

/** What was counted for this person, by whatever patrol. */
export async function listCounted(
  read: Read,
  scope: Scope,
  since: Date,
): Promise<{ from: Date; until: Date }[]> {
  const { rows } = await sql<{ from: Date; until: Date }>`
    select walked_from as "from", walked_until as until from patrol_members
    where county = ${scope.county} and resident = ${residentOf(scope)} and walked_until >= ${since}
    order by walked_from`.execute(read);
  return rows;
}

/** Ways, and what they could be known by. */
export async function forgetWays(tx: Tx, { county }: Scope, resident: string): Promise<void> {
  await tx
    .deleteFrom('patrol_tracks')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .execute();
  await tx
    .updateTable('patrol_members')
    .set({ pace: null })
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where('pace', 'is not', null)
    .execute();
}

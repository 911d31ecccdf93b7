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

export interface Near {
  communities: readonly string[];
  /** Of those who walked along, wherever. */
  patrol: string;
  since: Date;
}

/** Ways of others that counted, of these communities or this patrol, newest first. */
export function listTracksNear(
  read: Read,
  scope: Scope,
  { communities, patrol, since, limit }: Near & { limit: number },
): Promise<TrackRow[]> {
  return read
    .selectFrom('patrol_tracks as t')
    .innerJoin('patrol_members as m', (join) =>
      join.onRef('m.county', '=', 't.county').onRef('m.id', '=', 't.id'),
    )
    .select(['t.id', 't.resident', 't.points_sealed'])
    .where('t.county', '=', scope.county)
    .where('t.resident', '!=', residentOf(scope))
    .where(sql<boolean>`(left(m.grid, 12) = any(${communities}) or m.patrol = ${patrol})`)
    .where('t.received_at', '>=', since)
    .orderBy('t.received_at', 'desc')
    .limit(limit)
    .execute();
}

export function listTracksOfMine(
  read: Read,
  scope: Scope,
  since: Date,
): Promise<(TrackRow & { patrol: string })[]> {
  return read
    .selectFrom('patrol_tracks as t')
    .innerJoin('patrol_members as m', (join) =>
      join.onRef('m.county', '=', 't.county').onRef('m.id', '=', 't.id'),
    )
    .select(['t.id', 't.resident', 't.points_sealed', 'm.patrol'])
    .where('t.county', '=', scope.county)
    .where('t.resident', '=', residentOf(scope))
    .where('t.received_at', '>=', since)
    .execute();
}

/** What was counted for this person, by whatever patrol or activity. */
export async function listCounted(
  read: Read,
  scope: Scope,
  since: Date,
): Promise<{ from: Date; until: Date }[]> {
  const { rows } = await sql<{ from: Date; until: Date }>`
    select from_at as "from", until_at as until from counted_time
    where county = ${scope.county} and resident = ${residentOf(scope)} and until_at >= ${since}
    order by from_at`.execute(read);
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

import { type RawBuilder, sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** Of `d`, a deed: whether what it had been taken to tell the same as was found to be another matter. */
export const isSplitFrom = (joined: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select from split_deeds s where s.county = d.county and s.deed = d.id and s.joined = ${joined})`;

/** A deed that somebody took for a matter that was reported before. */
export interface Joined {
  deed: string;
  source: string;
  /** The source of that one. */
  joined: string;
}

/** What reports of these cases tell the same as, as their doers said or staff found; what was split is left out. */
export async function listJoined(
  read: Read,
  { county }: Scope,
  sources: readonly string[],
): Promise<Joined[]> {
  const { rows } = await sql<Joined>`
    select d.id as deed, d.source, j.joined from deeds d
    cross join lateral (
      select d.joins as joined
      union select m.joins from merged_deeds m where m.county = d.county and m.deed = d.id
    ) j
    where d.county = ${county} and d.source = any(${[...sources]}::uuid[]) and d.kind = 'report.verified'
      and j.joined is not null and not ${isSplitFrom(sql`j.joined`)}
    order by d.id, j.joined`.execute(read);
  return rows;
}

interface NewSplit extends Pick<Joined, 'deed' | 'joined'> {
  at: Date;
}

export async function insertSplits(
  tx: Tx,
  { county }: Scope,
  splits: readonly NewSplit[],
): Promise<void> {
  await tx
    .insertInto('split_deeds')
    .values(splits.map(({ deed, joined, at }) => ({ county, deed, joined, decided_at: at })))
    .execute();
}

/** The award of a report that was taken back, where there is one. */
export async function findFallen(
  read: Read,
  { county }: Scope,
  source: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('awards')
    .innerJoin('deeds', (join) =>
      join.onRef('deeds.county', '=', 'awards.county').onRef('deeds.id', '=', 'awards.deed'),
    )
    .select('awards.id')
    .where('deeds.county', '=', county)
    .where('deeds.source', '=', source)
    .where('deeds.kind', '=', 'report.verified')
    .where('awards.cause', '=', sql.lit('deed'))
    .where('awards.state', '=', 'reversed')
    .orderBy('awards.id', 'desc')
    .executeTakeFirst();
  return row?.id;
}

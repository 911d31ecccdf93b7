import { sql } from 'kysely';
import { type CaseStage, untold } from '../../../contract/case-road.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface ToldRow {
  id: string;
  text_sealed: string | null;
  code: string;
  resident: string;
  reportedAt: Date;
  stage: CaseStage;
  /** What it was found to be, or else reported as. */
  category: string;
  /** Of what it was found to be, 1 the worst to 4. */
  severity: number;
  grid: string | null;
  /** The unit that it complains of. */
  against: string | null;
  alsoAgainst: string[];
  lng: number | null;
  lat: number | null;
}

const told = sql`c.id, c.text_sealed, c.code, r.resident, c.reported_at as "reportedAt", s.stage, g.code as category, g.severity,
  s.grid, s.against, s.also_against as "alsoAgainst", c.lng, c.lat`;
const fromTold = sql`cases c
  join case_states s on s.county = c.county and s.case_id = c.id
  join categories g on g.county = c.county and g.code = coalesce(s.category, c.category)
  cross join lateral (select resident from case_reporters
    where county = c.county and case_id = c.id order by at limit 1) r`;
const isTold = sql`s.stage <> all(${[...untold]}::text[])`;

/** What was reported since then, but of more than so many only the newest. */
export interface ToldSince {
  since: Date;
  limit: number;
}

const toldSince = ({ county }: Scope, since: Date) =>
  sql`c.county = ${county} and c.reported_at >= ${since} and ${isTold}`;

/** What was reported since, newest first; what was untrue or taken back tells of nothing. */
export async function listSince(
  read: Read,
  scope: Scope,
  { since, limit }: ToldSince,
): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`select ${told} from ${fromTold}
    where ${toldSince(scope, since)}
    order by c.reported_at desc, c.id desc limit ${limit}`.execute(read);
  return rows;
}

/** The last that is read, and the first that is not. */
export const atTheLimit = (scope: Scope, { since, limit }: ToldSince) => sql<{ at: Date }>`
  select c.reported_at as at from cases c
  join case_states s on s.county = c.county and s.case_id = c.id
  where ${toldSince(scope, since)}
  order by c.reported_at desc, c.id desc offset ${limit - 1} limit 2`;

/** When the oldest of them was reported, where there are more than are read; undefined: all were. */
export async function findOldestRead(
  read: Read,
  scope: Scope,
  told: ToldSince,
): Promise<Date | undefined> {
  const { rows } = await atTheLimit(scope, told).execute(read);
  return rows.length > 1 ? rows[0]?.at : undefined;
}

export async function listSome(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<ToldRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ToldRow>`select ${told} from ${fromTold}
    where c.county = ${county} and c.id = any(${[...ids]}::uuid[]) and ${isTold}
    order by c.reported_at, c.id`.execute(read);
  return rows;
}

export interface RulingRow {
  report: string;
  kind: 'merged' | 'split';
  into: string | null;
}

/**
 * What staff said of which reports belong together, in the order in which they said it. What follows of itself
 * is nobody's word: that another one leads because the one that led was refused or taken back.
 */
export async function listRulings(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<RulingRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<RulingRow>`
    select e.case_id as report, e.kind, e.data ->> 'into' as into from case_events e
    left join lateral (select (data ->> 'into')::uuid as id from case_events
      where county = e.county and case_id = e.case_id and seq < e.seq and kind in ('merged', 'split')
      order by seq desc limit 1) led on true
    left join lateral (select kind from case_events
      where county = e.county and case_id = led.id and at <= e.at
      order by seq desc limit 1) ended on true
    where e.county = ${county} and e.case_id = any(${[...ids]}::uuid[])
      and e.kind in ('merged', 'split') and e.actor_kind = 'staff'
      and ended.kind is distinct from 'refused'
    order by e.at, e.case_id, e.seq`.execute(read);
  return rows;
}

import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Activities } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { afterCursor, beforeCursor, type PageCursor } from '../../platform/page.ts';
import { areaPatterns, residentOf, type Scope } from '../../platform/scope.ts';
import { lateMs, longestMs } from './decide.ts';

export type ActivityRow = Selectable<Activities>;

/** An activity with the name of its area and how many take part. */
export interface FoundActivity extends ActivityRow {
  area_zh: string;
  area_en: string;
  seated: number;
  kept_taken: number;
  waiting: number;
}

const found = (read: Read, { county }: Scope) =>
  read
    .selectFrom('activities as a')
    .innerJoin('areas', (join) =>
      join.onRef('areas.county', '=', 'a.county').onRef('areas.code', '=', 'a.area'),
    )
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom('participations as p')
          .select([
            sql<number>`(count(*) filter (where p.state = 'seated'))::integer`.as('seated'),
            sql<number>`(count(*) filter (where p.kept))::integer`.as('kept_taken'),
            sql<number>`(count(*) filter (where p.state = 'waiting'))::integer`.as('waiting'),
          ])
          .whereRef('p.county', '=', 'a.county')
          .whereRef('p.activity', '=', 'a.id')
          .as('taken'),
      (join) => join.onTrue(),
    )
    .selectAll('a')
    .select(['areas.name_zh as area_zh', 'areas.name_en as area_en'])
    .select(['taken.seated', 'taken.kept_taken', 'taken.waiting'])
    .where('a.county', '=', county);

interface Page {
  cursor: PageCursor | undefined;
  limit: number;
}

/** What has not ended yet, soonest first; and what has, while whoever asks is signed in there and can still sign out. */
export const listComing = (
  read: Read,
  scope: Scope,
  { now, resident, cursor, limit }: Page & { now: Date; resident: string },
): Promise<FoundActivity[]> =>
  found(read, scope)
    .where(
      sql<SqlBool>`(a.ends_at > ${now} or (a.ends_at >= ${new Date(now.getTime() - lateMs)} and a.state = 'open'
        and exists (select from participations mine where mine.county = a.county and mine.activity = a.id
          and mine.resident = ${resident} and mine.in_at is not null and mine.out_at is null)))`,
    )
    // What began earlier is over for all: the index is read from here on, and not all that there ever was.
    .where('a.starts_at', '>', new Date(now.getTime() - longestMs - lateMs))
    .where(afterCursor('a.starts_at', 'a.id', cursor))
    .orderBy('a.starts_at')
    .orderBy('a.id')
    .limit(limit)
    .execute();

/** What the resident who asks has ever signed up for, latest first. */
export const listOfMine = (
  read: Read,
  scope: Scope,
  { cursor, limit }: Page,
): Promise<FoundActivity[]> =>
  found(read, scope)
    .where(
      sql<SqlBool>`exists (select from participations mine where mine.county = a.county
        and mine.activity = a.id and mine.resident = ${residentOf(scope)})`,
    )
    .where(beforeCursor('a.starts_at', 'a.id', cursor))
    .orderBy('a.starts_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute();

/** Those of areas below the reader's, latest first. */
export const listBelow = (
  read: Read,
  scope: Scope,
  { cursor, limit }: Page,
): Promise<FoundActivity[]> =>
  found(read, scope)
    .where(sql<SqlBool>`a.area like any (${areaPatterns(scope)})`)
    .where(beforeCursor('a.starts_at', 'a.id', cursor))
    .orderBy('a.starts_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute();

/** One of the county's: residents may take part wherever they like. */
export function findActivity(
  read: Read,
  scope: Scope,
  id: string,
): Promise<FoundActivity | undefined> {
  return found(read, scope).where('a.id', '=', id).executeTakeFirst();
}

/** One of an area below the reader's. */
export function findBelow(
  read: Read,
  scope: Scope,
  id: string,
): Promise<FoundActivity | undefined> {
  return found(read, scope)
    .where('a.id', '=', id)
    .where(sql<SqlBool>`a.area like any (${areaPatterns(scope)})`)
    .executeTakeFirst();
}

/**
 * Holds an activity: whoever takes or gives up a seat in it waits. Whether it is below the reader's areas is
 * looked at afterwards, with its figures.
 */
export async function lockActivity(tx: Tx, { county }: Scope, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('activities')
    .select('id')
    .where('county', '=', county)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Sees to it that nobody puts it off or calls it off meanwhile; others may do the same. */
export async function holdActivity(tx: Tx, { county }: Scope, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('activities')
    .select('id')
    .where('county', '=', county)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertActivity(
  tx: Tx,
  { county }: Scope,
  row: Omit<ActivityRow, 'county' | 'next_no' | 'change_reason' | 'cancelled_at'>,
): Promise<void> {
  await tx
    .insertInto('activities')
    .values({ county, ...row })
    .execute();
}

type Change = Partial<
  Pick<
    ActivityRow,
    | 'starts_at'
    | 'ends_at'
    | 'closes_at'
    | 'priority_from'
    | 'priority_until'
    | 'state'
    | 'change_reason'
    | 'cancelled_at'
    | 'next_no'
  >
>;

export async function changeActivity(
  tx: Tx,
  { county }: Scope,
  { id, ...change }: Change & { id: string },
): Promise<void> {
  await tx
    .updateTable('activities')
    .set(change)
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** The next place in the order of sign-ups; whoever asks holds the activity. */
export async function takeNo(tx: Tx, { county }: Scope, id: string): Promise<number> {
  const { no } = await tx
    .updateTable('activities')
    .set((set) => ({ next_no: set('next_no', '+', 1) }))
    .where('county', '=', county)
    .where('id', '=', id)
    .returning(sql<number>`next_no - 1`.as('no'))
    .executeTakeFirstOrThrow();
  return no;
}

/** Activities in which somebody waits and that have not ended, soonest first. */
export async function listWithWaiting(read: Read, { county }: Scope, now: Date): Promise<string[]> {
  const earliest = new Date(now.getTime() - longestMs);
  const { rows } = await sql<{ id: string }>`
    select a.id from activities a
    where a.county = ${county} and a.state = 'open' and a.ends_at > ${now}
      and a.starts_at > ${earliest}
      and exists (select from participations p
        where p.county = a.county and p.activity = a.id and p.state = 'waiting')
    order by a.starts_at, a.id`.execute(read);
  return rows.map(({ id }) => id);
}

/** Whether there is an area of this code below those of whoever asks. */
export async function isAreaBelow(read: Read, scope: Scope, code: string): Promise<boolean> {
  const row = await read
    .selectFrom('areas')
    .select('code')
    .where('county', '=', scope.county)
    .where('code', '=', code)
    .where(sql<SqlBool>`code like any (${areaPatterns(scope)})`)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Figures {
  present: number;
  counted: number;
  toConfirm: number;
  people: number;
  stars: number | null;
}

/** How many came, whose time counted, what of it waits for a second person, and what they said of it. */
export async function listFigures(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<Map<string, Figures>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Figures & { activity: string }>`
    select p.activity, (count(p.in_at))::integer as present,
      (count(p.counted_at) filter (where p.taken_back_at is null))::integer as counted,
      (count(p.counted_at) filter (where p.to_compare and p.confirmed_at is null
        and p.taken_back_at is null and r.erased_at is null))::integer as "toConfirm",
      (count(p.stars) filter (where p.taken_back_at is null))::integer as people,
      (avg(p.stars) filter (where p.taken_back_at is null))::double precision as stars
    from participations p join residents r on r.county = p.county and r.id = p.resident
    where p.county = ${county} and p.activity in (${sql.join(ids)}) group by p.activity`.execute(
    read,
  );
  return new Map(rows.map(({ activity, ...figures }) => [activity, figures]));
}

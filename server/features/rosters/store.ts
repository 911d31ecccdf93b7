import { type Selectable, sql } from 'kysely';
import type { RosterDeed } from '../../../contract/rosters.ts';
import type { RosterLines, Rosters } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import { actorId, areaPatterns, residentOf, type Scope } from '../../platform/scope.ts';
import type { CountedSpan } from './decide.ts';

export type RosterRow = Selectable<Rosters>;
export type LineRow = Selectable<RosterLines>;

export interface PersonRow {
  id: string;
  grid: string | null;
  /** null: the account has no number. */
  phoneIndex: Buffer | null;
  ageClass: string | null;
}

const people = (read: Read, scope: Scope) =>
  read
    .selectFrom('residents')
    .select(['id', 'grid', 'phone_index as phoneIndex', 'taken_for as ageClass'])
    .where('county', '=', scope.county)
    .where('erased_at', 'is', null);

/** Who has one of these phones, wherever they live. */
export async function listByPhones(
  read: Read,
  scope: Scope,
  indexes: readonly Buffer[],
): Promise<PersonRow[]> {
  if (indexes.length === 0) return [];
  return people(read, scope)
    .where('phone_index', 'in', [...indexes])
    .execute();
}

export async function listByIds(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<PersonRow[]> {
  if (ids.length === 0) return [];
  return people(read, scope)
    .where('id', 'in', [...ids])
    .execute();
}

/** Locks people, so that two lists with some of the same wait for each other in one order. */
export async function lockPeople(tx: Tx, scope: Scope, ids: readonly string[]): Promise<void> {
  await tx
    .selectFrom('residents')
    .select('id')
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

interface Standing {
  resident: string;
  kind: string;
  day: string;
  number: string;
}

/** What stands of these people on any paper, since that day. */
export function listStanding(
  read: Read,
  scope: Scope,
  { residents, since }: { residents: readonly string[]; since: string },
): Promise<Standing[]> {
  if (residents.length === 0) return Promise.resolve([]);
  return read
    .selectFrom('roster_lines')
    .innerJoin('rosters', (join) =>
      join
        .onRef('rosters.county', '=', 'roster_lines.county')
        .onRef('rosters.id', '=', 'roster_lines.roster'),
    )
    .select(['roster_lines.resident', 'roster_lines.kind', 'roster_lines.day', 'rosters.number'])
    .where('roster_lines.county', '=', scope.county)
    .where('roster_lines.undone_at', 'is', null)
    .where('roster_lines.resident', 'in', [...residents])
    .where('roster_lines.day', '>=', since)
    .execute();
}

/** Lines of whoever asks that stand, oldest first. */
export const listOwn = (read: Read, scope: Scope) =>
  read
    .selectFrom('roster_lines')
    .innerJoin('rosters', (join) =>
      join
        .onRef('rosters.county', '=', 'roster_lines.county')
        .onRef('rosters.id', '=', 'roster_lines.roster'),
    )
    .select(['roster_lines.kind', 'roster_lines.day', 'roster_lines.minutes', 'rosters.state'])
    .where('roster_lines.county', '=', scope.county)
    .where('roster_lines.resident', '=', residentOf(scope))
    .where('roster_lines.undone_at', 'is', null)
    .orderBy('roster_lines.day')
    .orderBy('roster_lines.id')
    .execute();

/** What was counted for these people without paper, since that moment. */
export async function listCounted(
  read: Read,
  { county }: Scope,
  { residents, since }: { residents: readonly string[]; since: Date },
): Promise<CountedSpan[]> {
  if (residents.length === 0) return [];
  const { rows } = await sql<CountedSpan>`
    select c.resident, c.from_at as "from", c.until_at as until,
      exists (select from patrol_members m where m.county = c.county and m.id = c.source) as "onPatrol"
    from counted_time c
    where c.county = ${county} and c.resident = any (${[...residents]}::uuid[])
      and c.until_at > ${since} and c.from_at < c.until_at`.execute(read);
  return rows;
}

/** Whether a list with this number stands. */
export async function isTaken(read: Read, scope: Scope, number: string): Promise<boolean> {
  const row = await read
    .selectFrom('rosters')
    .select('id')
    .where('county', '=', scope.county)
    .where('number', '=', number)
    .where('state', '<>', 'undone')
    .executeTakeFirst();
  return row !== undefined;
}

/** Inserts a list; false where its number stands already. */
export async function insertRoster(
  tx: Tx,
  scope: Scope,
  roster: Omit<RosterRow, 'county' | 'state' | 'decided_by' | 'decided_at'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('rosters')
    .values({ ...roster, county: scope.county, state: 'entered' })
    .onConflict((conflict) =>
      conflict.columns(['county', 'number']).where('state', '<>', sql.lit('undone')).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type NewLine = Omit<LineRow, 'county' | 'undone_at' | 'kind'> & { kind: RosterDeed };

/** Inserts the lines of a list; false where one of them stands on another meanwhile. */
export async function insertLines(
  tx: Tx,
  scope: Scope,
  lines: readonly NewLine[],
): Promise<boolean> {
  const rows = await tx
    .insertInto('roster_lines')
    .values(lines.map((line) => ({ ...line, county: scope.county })))
    .onConflict((conflict) =>
      conflict
        .columns(['county', 'resident', 'kind', 'day'])
        .where('undone_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .execute();
  return rows.length === lines.length;
}

/**
 * A list lies where everybody on it lived when it was typed in. Where that reaches further than the areas of
 * whoever typed it in, since those are several or since of a grid its community is left, they still find it.
 */
const rostersBelow = (read: Read, scope: Scope) =>
  read
    .selectFrom('rosters')
    .selectAll('rosters')
    .where('rosters.county', '=', scope.county)
    .where(
      sql<boolean>`(rosters.area like any(${areaPatterns(scope)})
        or (rosters.entered_by = ${actorId(scope.actor)}
          and exists (select from unnest(${[...scope.areas]}::text[]) own
            where own like rosters.area || '%')))`,
    );

/** Whether all of a list lies below the scope. */
export async function isWithin(read: Read, scope: Scope, id: string): Promise<boolean> {
  const row = await read
    .selectFrom('rosters')
    .select('id')
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where(sql<boolean>`area like any(${areaPatterns(scope)})`)
    .executeTakeFirst();
  return row !== undefined;
}

/** No list of somebody who is erased says in which grid they lived. */
export async function widenAreas(tx: Tx, { county }: Scope, resident: string): Promise<void> {
  await sql`
    update rosters set area = left(area, 12)
    where county = ${county} and length(area) > 12 and id in (
      select roster from roster_lines where county = ${county} and resident = ${resident})`.execute(
    tx,
  );
}

export function listBelow(
  read: Read,
  scope: Scope,
  { after, limit }: { after: PageCursor | undefined; limit: number },
): Promise<RosterRow[]> {
  return rostersBelow(read, scope)
    .where(beforeCursor('rosters.entered_at', 'rosters.id', after))
    .orderBy('rosters.entered_at', 'desc')
    .orderBy('rosters.id', 'desc')
    .limit(limit)
    .execute();
}

/** How many wait for a second person: none that the reader typed. */
export async function countToConfirm(read: Read, scope: Scope, reader: string): Promise<number> {
  const { count } = await rostersBelow(read, scope)
    .clearSelect()
    .select(countOfAll())
    .where('rosters.state', '=', 'entered')
    .where('rosters.entered_by', '<>', reader)
    .executeTakeFirstOrThrow();
  return count;
}

export const findBelow = (read: Read, scope: Scope, id: string): Promise<RosterRow | undefined> =>
  rostersBelow(read, scope).where('rosters.id', '=', id).executeTakeFirst();

export const lockBelow = (tx: Tx, scope: Scope, id: string): Promise<RosterRow | undefined> =>
  rostersBelow(tx, scope).where('rosters.id', '=', id).forUpdate('rosters').executeTakeFirst();

/** Whether a photo is of a list below the scope. */
export async function isPhotoBelow(read: Read, scope: Scope, photo: string): Promise<boolean> {
  const row = await rostersBelow(read, scope).where('photo', '=', photo).executeTakeFirst();
  return row !== undefined && (await findPhoto(read, scope, photo)) !== undefined;
}

export function listLines(read: Read, scope: Scope, roster: string): Promise<LineRow[]> {
  return read
    .selectFrom('roster_lines')
    .selectAll()
    .where('county', '=', scope.county)
    .where('roster', '=', roster)
    .orderBy('place')
    .execute();
}

/** The photo of a list, while it is kept. */
export function findPhoto(
  read: Read,
  scope: Scope,
  id: string,
): Promise<{ id: string; width: number; height: number } | undefined> {
  return read
    .selectFrom('photos')
    .select(['id', 'width', 'height'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
}

/** Photos that are still kept of lists decided before then, locked. */
export async function lockOldPapers(
  tx: Tx,
  { county }: Scope,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from rosters r
    join photos p on p.county = r.county and p.id = r.photo
    where r.county = ${county} and r.decided_at < ${before} and p.erased_at is null
    order by r.decided_at limit ${limit} for update of p skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}

export function decideRoster(
  tx: Tx,
  scope: Scope,
  { id, ...decision }: Pick<RosterRow, 'id' | 'state' | 'decided_by' | 'decided_at'>,
): Promise<RosterRow> {
  return tx
    .updateTable('rosters')
    .set(decision)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** From here on the same can be typed in again. */
export async function undoLines(
  tx: Tx,
  scope: Scope,
  { roster, at }: { roster: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('roster_lines')
    .set({ undone_at: at })
    .where('county', '=', scope.county)
    .where('roster', '=', roster)
    .execute();
}

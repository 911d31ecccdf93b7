import { sql } from 'kysely';
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
  left_at: Date | null;
  proved_at: Date | null;
  verdict: string | null;
  reasons: string[] | null;
  minutes: number | null;
  metres: number | null;
  scanned: number | null;
  grid: string | null;
  /** What it is walked for. */
  task: string | null;
  /** By which staff began or joined it for them, and where. */
  agreement: string | null;
  channel: string | null;
  /** Who have not left. */
  members: number;
  /** Minutes of it that a paper list had earned before. */
  on_paper: number;
}

/** Tracks of a county are compared with those before them, one after another. Taken before any other lock. */
export async function lockWays(tx: Tx, { county }: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(${county}, hashtext('ways of patrols'))`.execute(tx);
}

export async function insertPatrol(
  tx: Tx,
  { county }: Scope,
  patrol: PatrolRow & { task: string | null },
): Promise<void> {
  await tx
    .insertInto('patrols')
    .values({ county, ...patrol })
    .execute();
}

export async function insertMember(
  tx: Tx,
  { county }: Scope,
  member: {
    id: string;
    patrol: string;
    resident: string;
    joined_at: Date;
    agreement: string | null;
  },
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
    .leftJoin('agreements as a', (join) =>
      join.onRef('a.county', '=', 'm.county').onRef('a.id', '=', 'm.agreement'),
    )
    .select([
      'p.id',
      'p.leader',
      'p.code',
      'p.begun_at',
      'p.closes_at',
      'p.task',
      'm.id as member',
      'm.joined_at',
      'm.left_at',
      'm.proved_at',
      'm.verdict',
      'm.reasons',
      'm.minutes',
      'm.metres',
      'm.scanned',
      'm.grid',
      'm.agreement',
      'a.channel',
    ])
    .select((select) =>
      select
        .selectFrom('patrol_members as other')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('other.county', '=', 'm.county')
        .whereRef('other.patrol', '=', 'm.patrol')
        .where('other.left_at', 'is', null)
        .as('members'),
    )
    .select((select) =>
      select
        .selectFrom('paper_cuts as cut')
        .select((sum) => sum.fn.sum<number | null>('cut.minutes').as('minutes'))
        .whereRef('cut.county', '=', 'm.county')
        .whereRef('cut.source', '=', 'm.id')
        .where('cut.ended_at', 'is', null)
        .as('on_paper'),
    )
    .where('m.county', '=', scope.county)
    .where('m.resident', '=', residentOf(scope));

type Asked = Omit<MemberRow, 'members' | 'on_paper'> & { members: unknown; on_paper: unknown };

const counted = ({ members, on_paper, ...row }: Asked): MemberRow => ({
  ...row,
  members: Number(members),
  on_paper: Number(on_paper ?? 0),
});

/** Newest first. @param limit null for all */
export async function listMine(
  read: Read,
  scope: Scope,
  limit: number | null,
): Promise<MemberRow[]> {
  const rows = await mine(read, scope)
    .orderBy('m.joined_at', 'desc')
    .$if(limit !== null, (all) => all.limit(limit ?? 0))
    .execute();
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

/** Whether they are out on a patrol: it is open, and they neither left it nor sent its track. */
export async function isOnPatrol(read: Read, scope: Scope, now: Date): Promise<boolean> {
  const row = await mine(read, scope)
    .where('m.proved_at', 'is', null)
    .where('m.left_at', 'is', null)
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
  scanned: number | null;
  grid: string | null;
  pace: number[] | null;
  walked_from: Date | null;
  walked_until: Date | null;
  /** What of it counted; null: all of it. */
  counted_times: readonly { from: Date; until: Date }[] | null;
}

export async function leave(
  tx: Tx,
  scope: Scope,
  { patrol, at }: { patrol: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('patrol_members')
    .set({ left_at: at })
    .where('county', '=', scope.county)
    .where('patrol', '=', patrol)
    .where('resident', '=', residentOf(scope))
    .execute();
}

export async function closePatrol(
  tx: Tx,
  { county }: Scope,
  { patrol, at }: { patrol: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('patrols')
    .set({ closes_at: at })
    .where('county', '=', county)
    .where('id', '=', patrol)
    .execute();
}

/** Somebody is on no patrol any more from an instant on, and leads none. */
export async function endAllOf(
  tx: Tx,
  { county }: Scope,
  { resident, at }: { resident: string; at: Date },
): Promise<void> {
  await sql`
    with open as (
      select p.id from patrol_members m join patrols p on p.county = m.county and p.id = m.patrol
      where m.county = ${county} and m.resident = ${resident} and p.closes_at > ${at}
    ), gone as (
      update patrol_members m set left_at = ${at} from open
      where m.county = ${county} and m.patrol = open.id and m.resident = ${resident} and m.left_at is null
    )
    update patrols p set closes_at = ${at} from open
    where p.county = ${county} and p.id = open.id and p.leader = ${resident}`.execute(tx);
}

const multirange = (times: NonNullable<Summary['counted_times']>): string =>
  `{${times.map(({ from, until }) => `[${from.toISOString()},${until.toISOString()})`).join(',')}}`;

export async function writeProof(
  tx: Tx,
  scope: Scope,
  { member, counted_times, ...summary }: Summary & { member: string },
): Promise<void> {
  await tx
    .updateTable('patrol_members')
    .set((set) => ({
      ...summary,
      counted_times: counted_times && multirange(counted_times),
      left_at: set.fn.coalesce('left_at', set.val(summary.proved_at)),
    }))
    .where('county', '=', scope.county)
    .where('id', '=', member)
    .where('resident', '=', residentOf(scope))
    .execute();
}

export interface WalkRow {
  member: string;
  resident: string;
  minutes: number;
  grid: string | null;
  scanned: number | null;
  from: Date | null;
  until: Date | null;
}

/** Walks that were proved, whosever; one person’s after another’s. */
export async function listWalks(
  read: Read,
  { county }: Scope,
  members: readonly string[],
): Promise<WalkRow[]> {
  if (members.length === 0) return [];
  const rows = await read
    .selectFrom('patrol_members')
    .select(['id as member', 'resident', 'minutes', 'grid', 'scanned'])
    .select(['walked_from as from', 'walked_until as until'])
    .where('county', '=', county)
    .where('id', 'in', [...members])
    .where('walked_from', 'is not', null)
    .orderBy('resident')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, minutes: row.minutes ?? 0 }));
}

export interface PaceRow {
  patrol: string;
  pace: number[] | null;
  /** The way itself is still there to be compared with. */
  has_way: boolean;
}

/** Enough for a community in a year; a comparison of all of them takes some hundredths of a second. */
const mostPaces = 6_000;

/**
 * Paces of tracks that counted, to be compared with: of the near communities and of one’s own for as long as they
 * are kept, of the whole county as long as they are fresh.
 */
export function listPaces(
  read: Read,
  scope: Scope,
  { communities, since, freshSince, waysSince }: PacesNear,
): Promise<PaceRow[]> {
  const isMine = sql<boolean>`m.resident = ${residentOf(scope)}`;
  return read
    .selectFrom('patrol_members as m')
    .leftJoin('patrol_tracks as t', (join) =>
      join
        .onRef('t.county', '=', 'm.county')
        .onRef('t.id', '=', 'm.id')
        .on('t.received_at', '>=', waysSince),
    )
    .select(['m.patrol', 'm.pace'])
    .select((select) => select('t.id', 'is not', null).$castTo<boolean>().as('has_way'))
    .where('m.county', '=', scope.county)
    .where('m.proved_at', '>=', since)
    .where('m.pace', 'is not', null)
    .where(
      sql<boolean>`(${isMine} or m.proved_at >= ${freshSince} or left(m.grid, 12) = any(${communities}))`,
    )
    .orderBy(isMine, 'desc')
    .orderBy('m.proved_at', 'desc')
    .limit(mostPaces)
    .execute();
}

export interface PacesNear {
  communities: readonly string[];
  since: Date;
  freshSince: Date;
  /** Since when ways are kept. */
  waysSince: Date;
}

/** Who walked what counted and was proved since. */
export async function listProved(read: Read, { county }: Scope, since: Date): Promise<string[]> {
  const rows = await read
    .selectFrom('patrol_members')
    .select('id')
    .where('county', '=', county)
    .where('proved_at', '>=', since)
    .where('pace', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
}

import { type Selectable, sql } from 'kysely';
import type { Participations } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Counted, Span, Waiting } from './decide.ts';

export type PartRow = Selectable<Participations>;

interface Whose {
  activity: string;
  resident: string;
}

/** Somebody's part in an activity. */
export function findPart(
  read: Read,
  { county }: Scope,
  { activity, resident }: Whose,
): Promise<PartRow | undefined> {
  return read
    .selectFrom('participations')
    .selectAll()
    .where('county', '=', county)
    .where('activity', '=', activity)
    .where('resident', '=', resident)
    .executeTakeFirst();
}

export function findPartById(
  read: Read,
  { county }: Scope,
  { activity, id }: { activity: string; id: string },
): Promise<PartRow | undefined> {
  return read
    .selectFrom('participations')
    .selectAll()
    .where('county', '=', county)
    .where('activity', '=', activity)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The parts of one resident in these activities. */
export async function listPartsOf(
  read: Read,
  { county }: Scope,
  { resident, activities }: { resident: string; activities: readonly string[] },
): Promise<Map<string, PartRow>> {
  if (activities.length === 0) return new Map();
  const rows = await read
    .selectFrom('participations')
    .selectAll()
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where('activity', 'in', [...activities])
    .execute();
  return new Map(rows.map((row) => [row.activity, row]));
}

/** Everybody who ever signed up or came, in the order of their sign-ups. */
export function listPeople(read: Read, { county }: Scope, activity: string): Promise<PartRow[]> {
  return read
    .selectFrom('participations')
    .selectAll()
    .where('county', '=', county)
    .where('activity', '=', activity)
    .orderBy('no')
    .execute();
}

export async function insertPart(
  tx: Tx,
  { county }: Scope,
  part: Pick<PartRow, 'id' | 'activity' | 'resident' | 'no' | 'state' | 'kept' | 'first_time'> & {
    signed_up_at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('participations')
    .values({ county, ...part })
    .execute();
}

type Change = Partial<Omit<PartRow, 'county' | 'id' | 'activity' | 'resident'>>;

export async function changePart(
  tx: Tx,
  { county }: Scope,
  { id, ...change }: Change & { id: string },
): Promise<void> {
  await tx
    .updateTable('participations')
    .set(change)
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** Those who wait, in their order; whoever asks holds the activity. */
export async function listWaiting(
  read: Read,
  { county }: Scope,
  activity: string,
): Promise<(Waiting & { resident: string })[]> {
  const rows = await read
    .selectFrom('participations')
    .select(['id', 'resident', 'first_time as firstTime'])
    .where('county', '=', county)
    .where('activity', '=', activity)
    .where('state', '=', 'waiting')
    .orderBy('no')
    .execute();
  return rows;
}

/** Who has a seat or waits. */
export async function listSignedUp(
  read: Read,
  { county }: Scope,
  activity: string,
): Promise<string[]> {
  const rows = await read
    .selectFrom('participations')
    .select('resident')
    .where('county', '=', county)
    .where('activity', '=', activity)
    .where('state', 'in', ['seated', 'waiting'])
    .orderBy('no')
    .execute();
  return rows.map(({ resident }) => resident);
}

/** The place of somebody in each of these waiting lists, the first being 1. */
export async function listPlaces(
  read: Read,
  { county }: Scope,
  { resident, activities }: { resident: string; activities: readonly string[] },
): Promise<Map<string, number>> {
  if (activities.length === 0) return new Map();
  const { rows } = await sql<{ activity: string; place: number }>`
    select activity, place from (
      select activity, resident, (row_number() over (partition by activity order by no))::integer as place
      from participations
      where county = ${county} and activity in (${sql.join(activities)}) and state = 'waiting'
    ) waiting
    where resident = ${resident}`.execute(read);
  return new Map(rows.map(({ activity, place }) => [activity, place]));
}

/** Whether the time of somebody was ever counted. */
export async function hasTakenPart(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<boolean> {
  const row = await read
    .selectFrom('participations')
    .select('id')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where('counted_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface Meanwhile extends Span {
  resident: string;
  /** Not this one. */
  activity: string;
}

/** What somebody has signed up for that goes on at the same time. */
export async function findAtSameTime(
  read: Read,
  { county }: Scope,
  { resident, activity, from, until }: Meanwhile,
): Promise<{ zh: string; en: string } | undefined> {
  const { rows } = await sql<{ zh: string; en: string }>`
    select a.title_zh as zh, a.title_en as en
    from participations p join activities a on a.county = p.county and a.id = p.activity
    where p.county = ${county} and p.resident = ${resident} and p.state in ('seated', 'waiting')
      and a.id <> ${activity} and a.state = 'open'
      and a.starts_at < ${until} and a.ends_at > ${from}
    order by a.starts_at limit 1`.execute(read);
  return rows[0];
}

/** Times that were counted for somebody otherwise, in an activity or on patrol, and that touch this one. */
export async function listCounted(
  read: Read,
  { county }: Scope,
  { resident, activity, from, until }: Meanwhile,
): Promise<Span[]> {
  const { rows } = await sql<Span>`
    select from_at as from, until_at as until from counted_time
    where county = ${county} and resident = ${resident} and source <> ${activity}
      and from_at < ${until} and until_at > ${from}`.execute(read);
  return rows;
}

interface CountedPart extends Counted {
  id: string;
  resident: string;
  activity: string;
  /** It still waits for a second person. */
  toCompare: boolean;
}

/** What counted and still does of these parts, whosever; one person’s after another’s. */
export async function listCountedParts(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<CountedPart[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CountedPart>`
    select id, resident, activity, minutes, from_at as from, until_at as until,
      to_compare and confirmed_at is null as "toCompare"
    from participations
    where county = ${county} and id = any (${[...ids]}::uuid[])
      and counted_at is not null and taken_back_at is null
    order by resident, id`.execute(read);
  return rows;
}

/** Which of these parts wait for a second person, by who is held first; nobody’s who was erased. */
export function listToConfirm(
  read: Read,
  { county }: Scope,
  { activity, ids }: { activity: string; ids: readonly string[] },
): Promise<PartRow[]> {
  return read
    .selectFrom('participations')
    .innerJoin('residents', (on) =>
      on
        .onRef('residents.county', '=', 'participations.county')
        .onRef('residents.id', '=', 'participations.resident'),
    )
    .selectAll('participations')
    .where('participations.county', '=', county)
    .where('activity', '=', activity)
    .where(sql<boolean>`participations.id = any (${[...ids]}::uuid[])`)
    .where('to_compare', '=', true)
    .where('counted_at', 'is not', null)
    .where('confirmed_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .where('erased_at', 'is', null)
    .orderBy('resident')
    .execute();
}

/** Seats and places of somebody in what has not begun yet. */
export async function listGivable(
  read: Read,
  { county }: Scope,
  { resident, now }: { resident: string; now: Date },
): Promise<string[]> {
  const { rows } = await sql<{ activity: string }>`
    select p.activity from participations p
    join activities a on a.county = p.county and a.id = p.activity
    where p.county = ${county} and p.resident = ${resident} and p.state in ('seated', 'waiting')
      and a.starts_at > ${now}
    order by p.activity`.execute(read);
  return rows.map(({ activity }) => activity);
}

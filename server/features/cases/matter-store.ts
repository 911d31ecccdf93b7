import { sql } from 'kysely';
import { type CaseStage, endedStages } from '../../../contract/case-road.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import { complainsOf } from './complained-store.ts';
import { type CaseRow, joined, type StoredCase } from './store.ts';

export async function findById(
  read: Read,
  { county }: Scope,
  id: string,
): Promise<CaseRow | undefined> {
  return read
    .selectFrom('cases')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Cases that follow others, under lock, the first reported first. */
export const lockFollowers = (
  tx: Tx,
  scope: Scope,
  leads: readonly string[],
): Promise<StoredCase[]> => readFollowers(tx, scope, { leads, locks: true });

/** The same without a lock, for whoever only shows them. */
export const findFollowers = (
  read: Read,
  scope: Scope,
  leads: readonly string[],
): Promise<StoredCase[]> => readFollowers(read, scope, { leads, locks: false });

async function readFollowers(
  read: Read,
  { county }: Scope,
  { leads, locks }: { leads: readonly string[]; locks: boolean },
): Promise<StoredCase[]> {
  if (leads.length === 0) return [];
  const rows = await read
    .selectFrom('case_states')
    .selectAll()
    .where('county', '=', county)
    .where('matter', 'in', [...leads])
    .where('stage', 'not in', [...endedStages])
    .orderBy('case_id')
    .$if(locks, (query) => query.forUpdate())
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ case_id }) => case_id);
  const reports = await read
    .selectFrom('cases')
    .selectAll()
    .where('county', '=', county)
    .where('id', 'in', ids)
    .execute();
  return joined(reports, rows).sort(
    (a, b) =>
      a.report.reported_at.getTime() - b.report.reported_at.getTime() ||
      (a.report.id < b.report.id ? -1 : 1),
  );
}

/** The one that others follow, and those that follow it, ended ones as well. */
export async function listTogether(read: Read, { county }: Scope, lead: string): Promise<string[]> {
  const rows = await read
    .selectFrom('case_states')
    .select('case_id')
    .where('county', '=', county)
    .where('matter', '=', lead)
    .orderBy('case_id')
    .execute();
  return [lead, ...rows.map(({ case_id }) => case_id)];
}

/** Every report of the matters of some cases, also those that went their own way since. */
export async function listEverTogether(
  read: Read,
  { county }: Scope,
  caseIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with leads as (
      select distinct coalesce(matter, case_id) as id from case_states
      where county = ${county} and case_id = any(${[...caseIds]}::uuid[])
    )
    select id from leads
    union
    select s.case_id from leads join case_states s on s.county = ${county} and s.matter = leads.id
    union
    select e.case_id from leads
    join case_events e on e.county = ${county} and e.kind = 'merged' and e.data ->> 'into' = leads.id::text`.execute(
    read,
  );
  return rows.map(({ id }) => id);
}

/** Whether somebody who reported a matter said that it is not solved, and theirs is still being worked on. */
export async function isOpenAgain(read: Read, { county }: Scope, lead: string): Promise<boolean> {
  const open = sql`s.reopened > 0 and s.stage <> all (${[...endedStages]}::text[])`;
  const { rows } = await sql<{ open: boolean }>`
    select exists (select from case_states s where s.county = ${county} and s.case_id = ${lead} and ${open})
      or exists (
        select from case_events e
        join case_states s on s.county = e.county and s.case_id = e.case_id and s.matter is null and ${open}
        where e.county = ${county} and e.kind in ('reopened', 'visited')
          and e.at >= (select reported_at from cases where county = ${county} and id = ${lead})
          and ${lead}::text = (select m.data ->> 'into' from case_events m
            where m.county = e.county and m.case_id = e.case_id and m.seq < e.seq
              and m.kind in ('merged', 'split')
            order by m.seq desc limit 1)
      ) as open`.execute(read);
  return rows[0]?.open === true;
}

/** A report of a matter, with what it brought. */
export interface Member {
  id: string;
  code: string;
  text_sealed: string | null;
  resident: string;
  reportedAt: Date;
  stage: CaseStage;
  /** Its reporter put it on the map. */
  placed: boolean;
  /** Their own photos, with those that they added later. */
  photos: number;
}

/** The one that others follow and those that follow it, ended ones as well, the first reported first. */
export async function listMembers(read: Read, { county }: Scope, lead: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select c.id, c.code, c.text_sealed, r.resident, c.reported_at as "reportedAt", s.stage, c.lng is not null as placed,
      (select count(*)::integer from case_photos p
        join case_events e on e.county = p.county and e.case_id = p.case_id and e.seq = p.seq
        where p.county = c.county and p.case_id = c.id and e.actor_kind = 'resident') as photos
    from case_states s
    join cases c on c.county = s.county and c.id = s.case_id
    join lateral (select resident from case_reporters r
      where r.county = c.county and r.case_id = c.id order by r.at limit 1) r on true
    where s.county = ${county} and (s.case_id = ${lead} or s.matter = ${lead})
    order by c.reported_at, c.id`.execute(read);
  return rows;
}

/** Whether staff split two reports, and have not put the one to the other again since. */
export async function areApart(
  read: Read,
  { county }: Scope,
  [one, other]: readonly [string, string],
): Promise<boolean> {
  const { rows } = await sql<{ apart: boolean }>`
    with told as (
      select kind, data, at, case case_id when ${one} then ${other}::text else ${one}::text end as about
      from case_events
      where county = ${county} and case_id in (${one}, ${other}) and kind in ('split', 'merged')
    )
    select exists (select from told s where s.kind = 'split' and s.data -> 'apart' ? s.about
      and not exists (select from told m where m.kind = 'merged' and m.data ->> 'into' = m.about
        and m.at > s.at)) as apart`.execute(read);
  return rows[0]?.apart ?? false;
}

export interface OpenReport {
  id: string;
  text_sealed: string | null;
  code: string;
  reportedAt: Date;
  stage: CaseStage;
  lng: number | null;
  lat: number | null;
  grid: string | null;
  matter: string | null;
  confidential: boolean;
  category: string;
  categoryName: Sentence;
  /** A report that tells of the same, as its reporter says. */
  sameAs: string | null;
  reports: number;
}

const openReport = sql`
  c.id, c.text_sealed, c.code, c.reported_at as "reportedAt", s.stage, c.lng, c.lat, c.grid, s.matter,
  c.confidential or s.confidential as confidential, coalesce(s.category, c.category) as category,
  json_build_object('zh', g.name_zh, 'en', g.name_en) as "categoryName",
  (select e.data ->> 'sameAs' from case_events e
    where e.county = c.county and e.case_id = c.id and e.seq = 1) as "sameAs",
  (select 1 + count(*)::integer from case_states m where m.county = c.county and m.matter = c.id) as reports`;

const fromOpen = sql`cases c
  join case_states s on s.county = c.county and s.case_id = c.id
  join categories g on g.county = c.county and g.code = coalesce(s.category, c.category)`;

const stillOpen = sql`s.stage in ('reported', 'accepted', 'dispatched', 'answered')`;

/** What everybody may know of. */
const openToAll = sql`${stillOpen} and not c.confidential and not s.confidential
  and g.kind in ('hazard', 'suggestion')`;

/** Some cases, whatever their stage; left out are those that complain of the unit of whoever asks. */
export async function listReports(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<OpenReport[]> {
  if (ids.length === 0) return [];
  const { unit } = staffOf(scope);
  const { rows } = await sql<OpenReport>`select ${openReport} from ${fromOpen}
    where c.county = ${scope.county} and c.id = any(${[...ids]}::uuid[])
      and not ${complainsOf('s', unit)}
    order by c.reported_at, c.id`.execute(read);
  return rows;
}

interface Meanwhile {
  since: Date;
  until: Date;
  limit: number;
}

/**
 * Open cases of a time below the areas of a scope, newest first; those that follow another are left out, and
 * those that complain of the unit of whoever asks.
 */
export async function listOpenBelow(
  read: Read,
  scope: Scope,
  { since, until, limit }: Meanwhile,
): Promise<OpenReport[]> {
  const { unit } = staffOf(scope);
  const { rows } = await sql<OpenReport>`select ${openReport} from ${fromOpen}
    where c.county = ${scope.county} and ${stillOpen} and s.matter is null
      and c.reported_at between ${since} and ${until}
      and ${liesBelow(scope, sql`s.grid`)}
      and not ${complainsOf('s', unit)}
    order by c.reported_at desc, c.id desc limit ${limit}`.execute(read);
  return rows;
}

export interface Box {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** Where a report may tell of the same, and since when. */
export interface Around {
  within: Box | { community: string };
  since: Date;
}

const lies = (within: Around['within']) =>
  'community' in within
    ? sql`c.grid like ${`${within.community}%`}`
    : sql`c.lat between ${within.south} and ${within.north}
        and c.lng between ${within.west} and ${within.east}`;

/** Neither the report nor what is handled together with it was reported by this resident. */
const ofOthers = (resident: string) => sql`not exists (select from case_reporters r
  join case_states own on own.county = r.county and own.case_id = r.case_id
  where r.county = c.county and r.resident = ${resident}
    and coalesce(own.matter, own.case_id) = coalesce(s.matter, c.id))`;

interface Neighbourhood extends Around {
  resident: string;
}

/** Open reports of others around a place that everybody may know of, newest first. */
export async function listOpenWithin(
  read: Read,
  { county }: Scope,
  { within, since, resident, limit }: Neighbourhood & { limit: number },
): Promise<OpenReport[]> {
  const { rows } = await sql<OpenReport>`select ${openReport} from ${fromOpen}
    where c.county = ${county} and ${openToAll} and s.matter is null
      and ${lies(within)} and c.reported_at >= ${since} and ${ofOthers(resident)}
    order by c.reported_at desc, c.id desc limit ${limit}`.execute(read);
  return rows;
}

/** The one to follow for whoever says that theirs is this report nearby: it, or what it follows by now. */
export async function findLeadWithin(
  read: Read,
  { county }: Scope,
  { id, within, since, resident }: Neighbourhood & { id: string },
): Promise<string | undefined> {
  const { rows } = await sql<{
    lead: string;
  }>`select coalesce(s.matter, c.id) as lead from ${fromOpen}
    where c.county = ${county} and c.id = ${id} and ${openToAll}
      and ${lies(within)} and c.reported_at >= ${since} and ${ofOthers(resident)}`.execute(read);
  return rows[0]?.lead;
}

/** Whether a report is one that others may say theirs is the same as. */
export async function isOpenToAll(read: Read, { county }: Scope, id: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from ${fromOpen}
    where c.county = ${county} and c.id = ${id} and ${openToAll}) as found`.execute(read);
  return rows[0]?.found ?? false;
}

import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { PartyRow } from './store.ts';

interface Alike {
  /** The file that is compared, itself left out. */
  mediation: string;
  /** Accounts of its parties. */
  residents: readonly string[];
  /** Look-up values of their numbers. */
  phones: readonly Buffer[];
  grid: string;
}

export interface AlikeFile {
  id: string;
  mediator: string | null;
  agreed_at: Date | null;
  /** Who helped in its sessions. */
  helpers: string[];
}

/** More than one place has: newest first, so that what is left out is long ago. */
const mostAlike = 1_000;

/**
 * Files that could be of the same two: those of one of these accounts, those that one of these numbers
 * is kept of, and those of the same village or community with a party that has no account.
 */
export async function listAlike(
  read: Read,
  { county }: Scope,
  { mediation, residents, phones, grid }: Alike,
): Promise<AlikeFile[]> {
  const { rows } = await sql<AlikeFile>`
    select m.id, m.mediator, m.agreed_at, array(
      select distinct h.helper from mediation_papers p, unnest(p.helpers) as h (helper)
      where p.county = m.county and p.mediation = m.id and p.kind = 'session') as helpers
    from mediations m
    where m.county = ${county} and m.id <> ${mediation} and (
      exists (select from mediation_parties p where p.county = m.county and p.mediation = m.id
        and p.resident = any(${[...residents]}::uuid[]))
      or exists (select from mediation_phones n where n.county = m.county and n.mediation = m.id
        and n.phone_index = any(${[...phones]}::bytea[]))
      or (m.grid like ${`${grid.slice(0, communityDigits)}%`}
        and exists (select from mediation_parties p where p.county = m.county and p.mediation = m.id
          and p.resident is null)))
    order by m.opened_at desc, m.id desc limit ${mostAlike}`.execute(read);
  return rows;
}

const communityDigits = 12;

export async function listPartiesOf(
  read: Read,
  { county }: Scope,
  mediations: readonly string[],
): Promise<PartyRow[]> {
  if (mediations.length === 0) return [];
  return read
    .selectFrom('mediation_parties')
    .selectAll()
    .where('county', '=', county)
    .where('mediation', 'in', [...mediations])
    .orderBy('mediation')
    .orderBy('side')
    .execute();
}

interface AroundMediator {
  mediation: string;
  mediator: string;
  residents: readonly string[];
  now: Date;
}

export interface MediatorCounts {
  withParty: number;
  lastFortnight: number;
  usualFortnight: number;
}

/** What the mediator of a file did lately: with its parties, and how often to an agreement. */
export async function countAroundMediator(
  read: Read,
  { county }: Scope,
  { mediation, mediator, residents, now }: AroundMediator,
): Promise<MediatorCounts> {
  const { rows } = await sql<MediatorCounts>`
    select
      (count(*) filter (where m.id <> ${mediation} and m.opened_at > ${now}::timestamptz - interval '12 months'
        and exists (select from mediation_parties p where p.county = m.county and p.mediation = m.id
          and p.resident = any(${[...residents]}::uuid[]))))::integer as "withParty",
      (count(*) filter (where m.id = ${mediation} or m.agreed_at > ${now}::timestamptz - interval '14 days'))::integer
        as "lastFortnight",
      ((count(*) filter (where m.id <> ${mediation} and m.agreed_at > ${now}::timestamptz - interval '12 months'
        and m.agreed_at <= ${now}::timestamptz - interval '14 days')) / 25.0)::double precision as "usualFortnight"
    from mediations m where m.county = ${county} and m.mediator = ${mediator}`.execute(read);
  return rows[0] ?? { withParty: 0, lastFortnight: 0, usualFortnight: 0 };
}

export async function lockPair(tx: Tx, { county }: Scope, pair: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${county}, hashtext(${pair}))`.execute(tx);
}

export interface Given {
  /** Of the resident and of their household, settled or to be settled. */
  points: number;
  /** That they were reconciled counted, whatever it earned. */
  reconciled: boolean;
}

/** What one resident was given for a file, or will be once it settles. */
export async function sumGiven(
  read: Read,
  { county }: Scope,
  { source, resident }: { source: string; resident: string },
): Promise<Given> {
  const { rows } = await sql<Given>`
    select coalesce(sum(a.points + a.household_points - a.corrected_points
      - a.corrected_household_points) filter (where a.state <> 'reversed'), 0)::integer as points,
      coalesce(bool_or(d.kind = 'mediation.reconciled'), false) as reconciled
    from deeds d left join awards a on a.county = d.county and a.deed = d.id
    where d.county = ${county} and d.source = ${source} and d.resident = ${resident}`.execute(read);
  return rows[0] ?? { points: 0, reconciled: false };
}

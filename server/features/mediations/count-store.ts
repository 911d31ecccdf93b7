import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

interface Pair {
  /** The file that it is counted for, itself left out. */
  mediation: string;
  residents: readonly [string, string] | null;
  since: Date;
}

/** Agreed files of the same two since a moment. Without both accounts nobody can tell. */
export async function countReconciled(
  read: Read,
  { county }: Scope,
  { mediation, residents, since }: Pair,
): Promise<number> {
  if (residents === null) return 0;
  const [one, other] = residents;
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from mediations m
    join mediation_parties a on a.county = m.county and a.mediation = m.id and a.resident = ${one}
    join mediation_parties b on b.county = m.county and b.mediation = m.id and b.resident = ${other}
    where m.county = ${county} and m.id <> ${mediation} and m.agreed_at > ${since}`.execute(read);
  return rows[0]?.count ?? 0;
}

/** Mediators who had a file of the same two before, whatever became of it. */
export async function listOfPair(
  read: Read,
  { county }: Scope,
  { mediation, residents }: Omit<Pair, 'since'>,
): Promise<Set<string>> {
  if (residents === null) return new Set();
  const [one, other] = residents;
  const { rows } = await sql<{ mediator: string }>`
    select distinct m.mediator from mediations m
    join mediation_parties a on a.county = m.county and a.mediation = m.id and a.resident = ${one}
    join mediation_parties b on b.county = m.county and b.mediation = m.id and b.resident = ${other}
    where m.county = ${county} and m.id <> ${mediation} and m.mediator is not null`.execute(read);
  return new Set(rows.map(({ mediator }) => mediator));
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

/** Two files of the same two are agreed to one after the other: the second one sees the first. */
export async function lockPair(
  tx: Tx,
  { county }: Scope,
  residents: readonly [string, string] | null,
): Promise<void> {
  if (residents === null) return;
  const pair = `pair ${[...residents].sort().join(' ')}`;
  await sql`select pg_advisory_xact_lock(${county}, hashtext(${pair}))`.execute(tx);
}

/** What one resident was given for a file, or will be once it settles. */
export async function sumGiven(
  read: Read,
  { county }: Scope,
  { source, resident }: { source: string; resident: string },
): Promise<number> {
  const { rows } = await sql<{ points: number }>`
    select coalesce(sum(a.points + a.household_points - a.corrected_points
      - a.corrected_household_points), 0)::integer as points
    from deeds d join awards a on a.county = d.county and a.deed = d.id
    where d.county = ${county} and d.source = ${source} and d.resident = ${resident}
      and a.state <> 'reversed'`.execute(read);
  return rows[0]?.points ?? 0;
}

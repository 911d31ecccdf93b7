import { sql } from 'kysely';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { AwardRow } from './store.ts';

/** Awards of a resident that are still to arrive, under lock. */
export function lockUnended(tx: Tx, scope: Scope, resident: string): Promise<AwardRow[]> {
  return tx
    .selectFrom('awards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .where('state', 'in', ['scheduled', 'queued', 'provisional', 'held'])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Transfers by which a resident was ever given something, and those that announced it. */
export async function listGivenTo(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct leg.id from awards a
    cross join lateral (values (a.pending), (a.transfer)) as leg (id)
    where a.county = ${county} and a.resident = ${resident} and leg.id is not null`.execute(read);
  return rows.map(({ id }) => id);
}

/** The same of what a household shares: of the deeds of whoever lived there on their day. */
export async function listGivenToHousehold(
  read: Read,
  scope: Scope,
  household: string,
): Promise<string[]> {
  const { given } = await listGivenToMany(read, scope, { residents: [], households: [household] });
  return given;
}

/** Whether nobody lives in a household any more; whoever is leaving it at this moment is waited for. */
export async function lockIfLeft(tx: Tx, { county }: Scope, household: string): Promise<boolean> {
  await tx
    .selectFrom('households')
    .select('id')
    .where('county', '=', county)
    .where('id', '=', household)
    .forShare()
    .execute();
  const member = await tx
    .selectFrom('residents')
    .select('id')
    .where('county', '=', county)
    .where('household', '=', household)
    .limit(1)
    .executeTakeFirst();
  return member === undefined;
}

export interface Spenders {
  residents: readonly string[];
  households: readonly string[];
}

export interface GivenToMany {
  holders: bigint[];
  given: string[];
}

/** The same of many of both, with the numbers under which the ledger knows them. */
export async function listGivenToMany(
  read: Read,
  { county }: Scope,
  spenders: Spenders,
): Promise<GivenToMany> {
  const residents = plainArray(spenders.residents);
  const households = plainArray(spenders.households);
  const { rows: holders } = await sql<{ no: bigint }>`
    select holder_no as no from residents
    where county = ${county} and id = any (${residents}::uuid[])
    union all
    select holder_no from households
    where county = ${county} and id = any (${households}::uuid[])`.execute(read);
  const { rows: given } = await sql<{ id: string }>`
    select leg.id from awards a
    cross join lateral (values (a.pending), (a.transfer)) as leg (id)
    where a.county = ${county} and a.resident = any (${residents}::uuid[]) and leg.id is not null
    union
    select leg.id from deeds d join awards a on a.county = d.county and a.deed = d.id
    cross join lateral (values (a.household_pending), (a.household_transfer)) as leg (id)
    where d.county = ${county} and d.household = any (${households}::uuid[])
      and leg.id is not null`.execute(read);
  return { holders: holders.map(({ no }) => no), given: given.map(({ id }) => id) };
}

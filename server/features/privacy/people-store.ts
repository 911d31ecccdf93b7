import { sql } from 'kysely';
import { bytesArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface SealedPerson {
  id: string;
  nameSealed: string | null;
  phoneSealed: string | null;
}

export async function listSealedPeople(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<SealedPerson[]> {
  if (ids.length === 0) return [];
  const rows = await read
    .selectFrom('residents')
    .select(['id', 'name_sealed', 'phone_sealed'])
    .where('county', '=', scope.county)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    nameSealed: row.name_sealed,
    phoneSealed: row.phone_sealed,
  }));
}

export interface ReportedCase {
  code: string;
  resident: string;
  alias: string;
  confidential: boolean;
  /** The unit that it was sent to. */
  unit: string | null;
}

/** By what the reporters of these cases are known, and whether more than that is protected. */
export async function listReportedCases(
  read: Read,
  scope: Scope,
  codes: readonly string[],
): Promise<ReportedCase[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<ReportedCase>`
    select c.code, r.resident, r.alias, c.confidential or s.confidential as confidential, s.unit
    from cases c
    join case_reporters r on r.county = c.county and r.case_id = c.id
    join case_states s on s.county = c.county and s.case_id = c.id
    where c.county = ${scope.county} and c.code = any (${[...new Set(codes)]}::text[])`.execute(
    read,
  );
  return rows;
}

interface Clearing {
  resident: string;
  /** By what the phone may be found, beside what stands in the row. */
  indexes: readonly Buffer[];
  at: Date;
}

/** Takes away by what a resident could be found or recognised; the row stays for the books. */
export async function clearResident(
  tx: Tx,
  { county }: Scope,
  { resident, indexes, at }: Clearing,
): Promise<void> {
  const phones = bytesArray(indexes);
  await sql`
    with gone as (
      update residents r set phone_sealed = null, name_sealed = null, phone_index = null,
        phone_detached_at = null, birth_sealed = null, age_group = null, age_class = null,
        age_doubted_at = null, grid = null, household = null, agreed_share = null,
        erased_at = ${at}
      from residents was
      where r.county = ${county} and r.id = ${resident} and was.county = r.county and was.id = r.id
      returning was.phone_index
    ), codes as (
      delete from sign_in_codes c using gone
      where c.county = ${county}
        and (c.phone_index = gone.phone_index or c.phone_index = any (${phones}::bytea[]))
    ), devices as (
      delete from known_devices d using gone
      where d.county = ${county}
        and (d.phone_index = gone.phone_index or d.phone_index = any (${phones}::bytea[]))
    ), signed_out as (
      delete from sessions where county = ${county} and kind = 'resident' and subject = ${resident}
    ), ways_in as (
      delete from identities where county = ${county} and resident = ${resident}
    ), passed_on as (
      delete from outbox where county = ${county}
        and payload ->> 'resident' = ${resident}
    ), untold as (
      delete from notices where county = ${county} and resident = ${resident}
    )
    delete from idempotency where county = ${county} and actor = ${resident}`.execute(tx);
}

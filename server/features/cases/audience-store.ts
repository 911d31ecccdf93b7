import { sql } from 'kysely';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** A case with what decides which desks hear of it. */
export interface ChangedCase {
  id: string;
  code: string;
  /** Its newest step: whoever shows that one knows already. */
  seq: number;
  grid: string | null;
  unit: string | null;
  coUnits: string[];
  /** The unit that it complains of. */
  against: string | null;
  alsoAgainst: string[];
  /** Every unit that it was ever sent to, or that was asked to help. */
  everUnits: string[];
}

export async function listChanged(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<ChangedCase[]> {
  const { rows } = await sql<ChangedCase>`
    select c.id, c.code, s.last_seq as seq, s.grid, s.unit, s.co_units as "coUnits", s.against, s.also_against as "alsoAgainst",
      array(select distinct u.id from case_events e,
          lateral (values (e.data ->> 'unit'), (e.data ->> 'coUnit')) u (id)
        where e.county = s.county and e.case_id = s.case_id and u.id is not null) as "everUnits"
    from case_states s join cases c on c.county = s.county and c.id = s.case_id
    where s.county = ${county} and s.case_id = any(${plainArray(ids)}::uuid[])`.execute(read);
  return rows;
}

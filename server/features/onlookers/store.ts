import { sql } from 'kysely';
import type { OnlookerDoing } from '../../../contract/onlookers.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

interface Page {
  caseId: string;
  staff: string;
  page: string;
}

interface Look extends Page {
  doing: OnlookerDoing;
  at: Date;
  /** What was not renewed since then counts as closed. */
  goneBefore: Date;
}

/**
 * Writes that a page shows the case, and lets go in the same statement what nobody renewed in the county.
 * @returns whether that is news to others
 */
export async function putLook(
  tx: Tx,
  { county }: Scope,
  { caseId, staff, page, doing, at, goneBefore }: Look,
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    with gone as (
      delete from case_onlookers where county = ${county} and seen_at < ${goneBefore}
        and (case_id, staff, page) <> (${caseId}::uuid, ${staff}::uuid, ${page}::uuid)
    ), before as (
      select doing from case_onlookers
      where county = ${county} and case_id = ${caseId} and staff = ${staff} and page = ${page}
        and seen_at >= ${goneBefore}
    )
    insert into case_onlookers as o (county, case_id, staff, page, doing, since, seen_at)
    values (${county}, ${caseId}, ${staff}, ${page}, ${doing}, ${at}, ${at})
    on conflict on constraint case_onlookers_pk do update set doing = excluded.doing,
      seen_at = excluded.seen_at,
      since = case when o.seen_at < ${goneBefore} or o.doing <> excluded.doing
        then excluded.since else o.since end
    returning coalesce((select before.doing from before) = ${doing}, false) as known`.execute(tx);
  return rows[0]?.known !== true;
}

/** @returns whether the page had it open */
export async function deleteLook(
  tx: Tx,
  { county }: Scope,
  { caseId, staff, page }: Page,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('case_onlookers')
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .where('staff', '=', staff)
    .where('page', '=', page)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export interface LookRow {
  staff: string;
  doing: OnlookerDoing;
  since: Date;
}

/** Who else has it open, each once: by what they have begun rather than by what they only read. */
export async function listLooks(
  read: Read,
  { county }: Scope,
  { caseId, staff, since }: { caseId: string; staff: string; since: Date },
): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    select distinct on (staff) staff, doing, since from case_onlookers
    where county = ${county} and case_id = ${caseId} and staff <> ${staff} and seen_at >= ${since}
    order by staff, doing = 'acting' desc, since`.execute(read);
  return rows;
}

import { sql } from 'kysely';
import type { OnlookerDoing } from '../../../contract/onlookers.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

interface Look {
  caseId: string;
  staff: string;
  page: string;
  doing: OnlookerDoing;
  at: Date;
  /** What was not renewed since then counts as closed. */
  goneBefore: Date;
}

/** What others do not know yet: at this case, and at the one that the page showed before. */
interface News {
  here: boolean;
  left: string | null;
}

/** Writes that a page shows a case; the same statement lets go what nobody renewed. */
export async function putLook(
  tx: Tx,
  { county }: Scope,
  { caseId, staff, page, doing, at, goneBefore }: Look,
): Promise<News> {
  const { rows } = await sql<News>`
    with gone as (
      delete from case_onlookers where county = ${county} and seen_at < ${goneBefore}
        and (staff, page) <> (${staff}::uuid, ${page}::uuid)
    ), before as (
      select case_id, doing from case_onlookers
      where county = ${county} and staff = ${staff} and page = ${page} and seen_at >= ${goneBefore}
    )
    insert into case_onlookers as o (county, case_id, staff, page, doing, since, seen_at)
    values (${county}, ${caseId}, ${staff}, ${page}, ${doing}, ${at}, ${at})
    on conflict on constraint case_onlookers_pk do update set case_id = excluded.case_id,
      doing = excluded.doing, seen_at = excluded.seen_at,
      since = case when o.case_id = excluded.case_id and o.doing = excluded.doing
        and o.seen_at >= ${goneBefore} then o.since else excluded.since end
    returning not exists (select from before b where b.case_id = ${caseId} and b.doing = ${doing}) as here,
      (select b.case_id from before b where b.case_id <> ${caseId}) as left`.execute(tx);
  return rows[0] ?? { here: true, left: null };
}

/** @returns the case, where the page showed that one */
export async function deleteLook(
  tx: Tx,
  { county }: Scope,
  { code, staff, page }: { code: string; staff: string; page: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    delete from case_onlookers o using cases c
    where o.county = ${county} and o.staff = ${staff} and o.page = ${page}
      and c.county = o.county and c.id = o.case_id and c.code = ${code}
    returning c.id`.execute(tx);
  return rows[0]?.id;
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

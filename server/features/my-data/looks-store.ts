import { sql } from 'kysely';
import type { StaffRole } from '../../../contract/route.ts';
import type { Read } from '../../platform/database.ts';
import type { PageCursor } from '../../platform/page.ts';
import { residentOf, type Scope, typedByOf } from '../../platform/scope.ts';
import { type ToldLook, toldLooks } from './looks.ts';

export interface LookRow {
  id: string;
  at: Date;
  action: ToldLook;
  actorKind: string;
  roles: string;
  /** Of the person beside the case, masked: `name phone`; null where that was not noted. */
  shown: string | null;
  /** By what somebody was looked up, where it was not their phone. */
  lookedUpBy: string | null;
  unitZh: string | null;
  unitEn: string | null;
  caseCode: string | null;
  unmasking: string | null;
  what: string[] | null;
  reasonSealed: string | null;
}

export const rolesOf = ({ roles }: LookRow) => roles.split(' ') as StaffRole[];

/**
 * Looks at what belongs to the resident who asks, newest first, chained or still waiting to be. A look
 * of which the law forbids telling is not among them; for staff who type for somebody neither is one at
 * what is confidential.
 */
export async function listLooks(
  read: Read,
  scope: Scope,
  { before, limit }: { before: PageCursor | undefined; limit: number },
): Promise<LookRow[]> {
  const { county } = scope;
  const me = residentOf(scope);
  const until = before
    ? sql`and (e.at, e.id) < (${before.at}::timestamptz, ${before.id}::uuid)`
    : sql``;
  const told = (caseId: string) =>
    typedByOf(scope) === undefined
      ? sql``
      : sql`and not exists (
          select from cases x join case_states s on s.county = x.county and s.case_id = x.id
          where x.county = ${county} and x.id = ${sql.ref(caseId)}
            and (x.confidential or s.confidential))`;
  const entries = (table: 'audit_entries' | 'audit_waiting') => sql`
    select e.id, e.at, e.action, e.actor_kind, e.roles, e.scope, e.details ->> 'shown' as shown,
      case e.action when 'resident.looked_up' then e.details ->> 'by' end as looked_up_by,
      mine.case_id, mine.unmasking
    from mine join ${sql.table(table)} e on e.county = ${county} and e.object = mine.object
    where e.action = any (${[...toldLooks]}::text[])
      and (e.actor_kind = 'staff' or e.action = 'my_data.exported') ${until}`;
  const { rows } = await sql<LookRow>`
    with reported as (
      select case_id from case_reporters where county = ${county} and resident = ${me} ${told('case_reporters.case_id')}
    ),
    mine as (
      select 'resident/' || ${me}::text as object, null::uuid as case_id, null::uuid as unmasking
      union all
      select 'case/' || case_id, case_id, null from reported
      union all
      select 'photo/' || p.photo, p.case_id, null from reported
        join case_photos p on p.county = ${county} and p.case_id = reported.case_id
      union all
      select 'unmasking/' || u.id, u.case_id, u.id from unmaskings u
      where u.county = ${county} and u.resident = ${me} and not u.untold ${told('u.case_id')}
      union all
      select 'redemption/' || r.id, null, null from redemptions r
      where r.county = ${county} and r.resident = ${me}
      union all
      select 'red_packet/' || r.id, null, null from red_packets r
      where r.county = ${county} and r.resident = ${me}
    ),
    looked as (
      (${entries('audit_entries')}) union all (${entries('audit_waiting')})
      order by at desc, id desc limit ${limit}
    )
    select l.id, l.at, l.action, l.actor_kind as "actorKind", l.roles, l.shown, l.looked_up_by as "lookedUpBy",
      unit.name_zh as "unitZh", unit.name_en as "unitEn", c.code as "caseCode",
      l.unmasking, u.what, u.reason_sealed as "reasonSealed"
    from looked l
    left join cases c on c.county = ${county} and c.id = l.case_id
    left join unmaskings u on u.county = ${county} and u.id = l.unmasking
    left join units unit on unit.county = ${county}
      and unit.id = substring(l.scope from 'unit:([0-9a-f-]{36})')::uuid
    order by l.at desc, l.id desc`.execute(read);
  // An entry may be met on its way from the one table to the other.
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

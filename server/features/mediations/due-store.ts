import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MediationDue } from '../../../contract/mediations.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import { handledKinds } from './decide.ts';

/** SQL: a paper “p” tells of a session of the mediator whom its file in “mediations” has now, as `gather.ts` counts. */
export const isTheirSession: RawBuilder<SqlBool> = sql<SqlBool>`p.kind = 'session'
  and case when p.by_kind = 'resident' then p.by = mediations.mediator
    when p.typed_for is not null then p.typed_for = mediations.mediator
    else p.at >= coalesce((select max(e.at) from mediation_events e
      where e.county = p.county and e.mediation = p.mediation and e.kind = 'assigned'), '-infinity') end`;

/** SQL: whoever of staff asks had a hand in the file, as `hands.ts` says it. */
const wentThroughHandsOf = (clerk: string) => sql<SqlBool>`(mediations.opened_by = ${clerk}
  or exists (select from mediation_parties p where p.county = mediations.county
    and p.mediation = mediations.id and ${clerk} in (p.informed_by, p.answered_by))
  or exists (select from mediation_events e where e.county = mediations.county
    and e.mediation = mediations.id and e.kind = any(${[...handledKinds]}::text[])
    and e.actor_kind = 'staff' and e.actor = ${clerk})
  or exists (select from mediation_papers p where p.county = mediations.county
    and p.mediation = mediations.id and p.by_kind = 'staff' and p.by = ${clerk}))`;

/** SQL: the work in the file waits to be looked at, and whoever asks is one who may. */
const waitsForReviewOf = (clerk: string) => sql<SqlBool>`mediations.reviewed_at is null
  and mediations.mediator is not null and mediations.state in ('agreed', 'failed', 'referred')
  and exists (select from mediation_papers p where p.county = mediations.county
    and p.mediation = mediations.id and ${isTheirSession})
  and not ${wentThroughHandsOf(clerk)}`;

/** SQL: what is due in a file on a day, for whoever of staff asks. */
export function isDue(due: MediationDue, scope: Scope, today: LocalDate): RawBuilder<SqlBool> {
  if (due === 'review') return waitsForReviewOf(staffOf(scope).id);
  if (due === 'visit')
    return sql<SqlBool>`mediations.state = 'agreed' and mediations.visit_due_on <= ${today}`;
  return sql<SqlBool>`mediations.state in ('accepted', 'informed', 'assigned', 'proposed')
    and mediations.due_on < ${today}`;
}

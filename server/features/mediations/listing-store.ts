import { sql } from 'kysely';
import type { MediatorsShown } from '../../../contract/mediators.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import { afterCursor, beforeCursor, type PageCursor } from '../../platform/page.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';
import type { MediatorRow } from './people-store.ts';

const mediatorsBelow = (read: Read, scope: Scope) =>
  read
    .selectFrom('mediators')
    .selectAll()
    .where('county', '=', scope.county)
    .where(sql<boolean>`area like any(${areaPatterns(scope)})`);

/** How many wait to be certified. */
export async function countApplied(read: Read, scope: Scope): Promise<number> {
  const { count } = await mediatorsBelow(read, scope)
    .clearSelect()
    .select(countOfAll())
    .where('state', '=', 'applied')
    .executeTakeFirstOrThrow();
  return count;
}

interface Page {
  show: MediatorsShown;
  today: LocalDate;
  after: PageCursor | undefined;
  limit: number;
}

/** Whoever was erased is no mediator any more; the row stays for the files that they led. */
const isThere = sql<boolean>`not exists (select from residents r
  where r.county = mediators.county and r.id = mediators.resident and r.erased_at is not null)`;

/** Of the latter two nobody waits for a decision: both are read along the partial index `mediators_decided`. */
const shown = (show: MediatorsShown, today: LocalDate) =>
  ({
    applied: sql<boolean>`state = 'applied'`,
    certified: sql<boolean>`state = 'certified' and certified_until >= ${today}`,
    over: sql<boolean>`state <> 'applied' and (state <> 'certified' or certified_until < ${today}) and ${isThere}`,
  })[show];

/** Mediators below the reader's areas: who waits longest first, of the others who came last. */
export function listMediators(
  read: Read,
  scope: Scope,
  { show, today, after, limit }: Page,
): Promise<MediatorRow[]> {
  const waits = show === 'applied';
  const direction = waits ? 'asc' : 'desc';
  const beyond = waits ? afterCursor : beforeCursor;
  return mediatorsBelow(read, scope)
    .where(shown(show, today))
    .where(beyond('applied_at', 'resident', after))
    .orderBy('applied_at', direction)
    .orderBy('resident', direction)
    .limit(limit)
    .execute();
}

/** One below the reader's areas who has applied to mediate. */
export const findBelow = (read: Read, scope: Scope, resident: string) =>
  mediatorsBelow(read, scope).where(isThere).where('resident', '=', resident).executeTakeFirst();

/** Everybody below the reader's areas who has applied to mediate, newest first. */
export const listEverybody = (read: Read, scope: Scope): Promise<MediatorRow[]> =>
  mediatorsBelow(read, scope)
    .where(isThere)
    .orderBy('applied_at', 'desc')
    .orderBy('resident', 'desc')
    .execute();

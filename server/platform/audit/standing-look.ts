import { sql } from 'kysely';
import { type AuditEntry, areasOf, rolesOf } from '../audit.ts';
import { addHours } from '../calendar.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Read } from '../database.ts';
import { actorId } from '../scope.ts';
import { type Ask, type Deps, recordLook } from '../use-case.ts';
import { excuse } from './duty.ts';

/** A list that stays open, and asks anew by itself, is one look for so long. */
const standingHours = 0.5;

type Standing = Pick<AuditEntry, 'action' | 'object' | 'area' | 'details'>;

/**
 * Records that somebody reads a list which their page asks for anew every few seconds: once in half an
 * hour for the same list, by the same person in the same roles and areas. Before it is shown.
 */
export async function recordStandingLook(
  deps: Pick<Deps, 'cipher' | 'database' | 'clock' | 'ids'>,
  ask: Ask,
  entry: Standing,
): Promise<void> {
  const since = addHours(deps.clock.now(), -standingHours);
  if (await stands(deps.database.read, ask, { ...entry, since })) excuse(ask);
  else await recordLook(deps, ask, entry);
}

/** Whether that look was recorded since then: waiting for its place in the chain, or in it. */
async function stands(
  read: Read,
  { scope }: Pick<Ask, 'scope'>,
  { action, object, details = {}, since }: Standing & { since: Date },
): Promise<boolean> {
  const same = sql`county = ${scope.county}::integer and actor = ${actorId(scope.actor)}::uuid
    and at > ${since}::timestamptz and action = ${action} and object = ${object}
    and roles = ${rolesOf(scope)} and scope = ${areasOf(scope)}
    and details::text = ${canonicalJson(details)}`;
  // In the order in which an entry moves: one on its way is met at the one place or the other.
  for (const table of ['audit_waiting', 'audit_entries']) {
    const { rows } = await sql`
      select from ${sql.table(table)} where ${same} limit 1`.execute(read);
    if (rows.length > 0) return true;
  }
  return false;
}

import type { Caller, TestApp } from './app.ts';
import type { Person } from './county.ts';
import { always } from './settlements.ts';

/** Somebody of staff who signs in anew whenever they are needed. */
export const awake = (world: TestApp, person: Person): Caller => always(world, person);

/** Who typed it, as the audit has it, of the newest entry with this verb by a resident. */
export async function typistOf(
  world: TestApp,
  { action, actor }: { action: string; actor: string },
): Promise<string | null> {
  const { rows } = await world.deps.database.pool.query<{ typist: string | null }>(
    `select details::json ->> 'typedBy' as typist from audit_entries
     where action = $1 and actor = $2 order by at desc limit 1`,
    [action, actor],
  );
  return rows[0]?.typist ?? null;
}

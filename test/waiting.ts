import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Read } from '../server/platform/database.ts';

/** Until a statement of somebody else waits for a row that is held. */
export async function untilOneWaits(read: Read): Promise<void> {
  const waiting = sql<{ count: number }>`
    select count(*)::integer as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  await expect
    .poll(async () => (await waiting.execute(read)).rows[0]?.count, { timeout: 20_000 })
    .toBe(1);
}

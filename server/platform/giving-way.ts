import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Database, sqlState, type Tx } from './database.ts';

const lockTimedOut = '55P03';
const patienceMs = 200;
const attempts = 100;

/**
 * Runs `work` in a transaction that waits for no lock longer than a blink, and is tried again after a
 * pause: upkeep in the background is never the reason why PostgreSQL ends somebody's request as the
 * victim of a deadlock, which it looks for after a second.
 */
export async function giveWay<T>(
  { transact }: Pick<Database, 'transact'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact(async (tx) => {
        await sql`set local lock_timeout = ${sql.lit(patienceMs)}`.execute(tx);
        return work(tx);
      });
    } catch (error) {
      if (sqlState(error) !== lockTimedOut || attempt === attempts) throw error;
      await pause(patienceMs);
    }
  }
}

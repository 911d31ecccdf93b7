import type { Database, Tx } from '../../../server/platform/database.ts';
import type { Deps } from '../../../server/platform/use-case.ts';

/**
 * Carries out many use-cases in one transaction: a month of history is there whole or not at all,
 * and waits for the disk once instead of a thousand times. Whatever is refused in it must be thrown,
 * since nothing of it is rolled back alone.
 */
export function inOneTransaction(deps: Deps, work: (within: Deps) => Promise<void>): Promise<void> {
  return deps.database.transact((tx) => work({ ...deps, database: joining(deps.database, tx) }));
}

function joining(database: Database, tx: Tx): Database {
  return { ...database, read: tx, transact: (work) => work(tx) };
}

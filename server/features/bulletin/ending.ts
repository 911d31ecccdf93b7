import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import * as photos from '../photos/service.ts';
import * as store from './store.ts';

/**
 * Deletes what had its last day, with the masked copies that stood in it. Nobody was shown it since
 * midnight already; this is so that it is not kept either. @returns how many entries
 */
export async function endShown(deps: Deps): Promise<number> {
  const today = localDate(deps.clock.now());
  let ended = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'end_bulletin');
    ended += await deps.database.transact(async (tx) => {
      const { entries, photos: copies } = await store.deleteEnded(tx, scope, today);
      if (entries === 0) return 0;
      await photos.endCopies(tx, { deps, scope }, copies);
      const entry = { action: 'bulletin.ended', object: 'bulletin' } as const;
      await recordAudit(tx, { deps, ask: { scope } }, { ...entry, details: { entries } });
      return entries;
    });
  }
  return ended;
}

/** Deletes what was published of some cases with the masked copies: somebody saw in it what must not be seen. */
export async function takeDown(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids'>; scope: Scope },
  caseIds: readonly string[],
): Promise<void> {
  await photos.endCopies(tx, { deps, scope }, await store.deleteEntries(tx, scope, caseIds));
}

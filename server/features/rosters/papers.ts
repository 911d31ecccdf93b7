import { recordAudit } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import { jobScope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import * as photos from '../photos/service.ts';
import * as store from './store.ts';

/** Days for which the photo of a list is kept once it was compared: whatever is contested is answered by then. */
const paperDays = 180;

const lotSize = 200;

/**
 * Deletes the photos of lists that were compared long ago: on the paper stand names, numbers and signatures,
 * those of people who were erased meanwhile among them. Each night.
 */
export async function forgetPapers(deps: Deps): Promise<number> {
  const before = addHours(deps.clock.now(), -24 * paperDays);
  let forgotten = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'forget_photos');
    for (;;) {
      const lot = await deps.database.transact(async (tx) => {
        const ids = await store.lockOldPapers(tx, scope, { before, limit: lotSize });
        await photos.eraseThese(tx, { deps, scope }, ids);
        if (ids.length > 0) {
          const details = { photos: ids.length, decidedBefore: before.toISOString() };
          const entry = { action: 'photos.forgotten', object: 'photos', details } as const;
          await recordAudit(tx, { deps, ask: { scope } }, entry);
        }
        return ids.length;
      });
      forgotten += lot;
      if (lot < lotSize) break;
    }
  }
  return forgotten;
}

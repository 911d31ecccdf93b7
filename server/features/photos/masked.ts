import type { MaskBox, MaskedPhoto } from '../../../contract/photos.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { isWithin, paintOver } from '../../platform/painting.ts';
import { findPlates } from '../../platform/plates.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { jobScope, onlyArea, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import { keyOf, leaveToDelete } from './files.ts';
import * as store from './masked-store.ts';
import { refuse } from './refusals.ts';

interface Masking {
  id: string;
  boxes: readonly MaskBox[];
}

/** Makes a copy for everyone; the photo itself stays as it is, and for those who may see the case. */
export async function maskPhoto(
  deps: Deps,
  ask: Ask,
  { id: original, boxes }: Masking,
): Promise<MaskedPhoto | Refusal> {
  const { county } = ask.scope;
  const photo = await deps.files.get(keyOf(county, original, 'full'));
  if (photo === undefined) return refuse('photo_not_found');
  if (!(await isWithin(photo, boxes))) return refuse('mask_outside', { field: '/boxes' });
  const { full, thumb } = await paintOver(photo, boxes);
  return carryOut(deps, ask, async (tx) => {
    if (!(await store.holdPhoto(tx, ask.scope, original))) return refuse('photo_not_found');
    const id = deps.ids.uuid();
    await deps.files.put(keyOf(county, id, 'full'), full);
    await deps.files.put(keyOf(county, id, 'thumb'), thumb);
    const made = { by: staffOf(ask.scope).id, at: deps.clock.now(), bytes: full.length };
    await store.insertMasked(tx, ask.scope, { id, original, boxes, ...made });
    const entry = { action: 'photo.masked', object: `photo/${original}` } as const;
    const details = { copy: id, boxes: boxes.length };
    await recordAudit(tx, { deps, ask }, { ...entry, area: onlyArea(ask.scope), details });
    return { id, original, boxes: [...boxes] };
  });
}

/** Where a plate may be. Whoever publishes still looks: what has another colour is not found. Faces are looked for at the desk. */
export async function suggestMasks(
  deps: Deps,
  ask: Ask,
  id: string,
): Promise<{ boxes: MaskBox[] } | Refusal> {
  const photo = await deps.files.get(keyOf(ask.scope.county, id, 'full'));
  if (photo === undefined) return refuse('photo_not_found');
  const area = onlyArea(ask.scope);
  await recordLook(deps, ask, { action: 'photo.seen', object: `photo/${id}`, area });
  return { boxes: await findPlates(photo) };
}

/** Deletes copies that nobody is shown any more: the rows now, the files by the outbox. */
export async function endCopies(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids'>; scope: Scope },
  ids: readonly string[],
): Promise<void> {
  await store.deleteMasked(tx, scope, ids);
  await leaveToDelete(tx, { deps, scope }, ids);
}

const lotSize = 500;
/** As long as a photo that no report uses. */
const unshownDays = 7;

/** Deletes copies that came into no bulletin, or were taken out of it, within a week. Each night. */
export async function forgetMaskedPhotos(deps: Deps): Promise<number> {
  const before = addHours(deps.clock.now(), -24 * unshownDays);
  let forgotten = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'forget_photos');
    for (let found = lotSize; found === lotSize; forgotten += found)
      found = await deps.database.transact(async (tx) => {
        const ids = await store.lockUnshown(tx, scope, { before, limit: lotSize });
        await endCopies(tx, { deps, scope }, ids);
        if (ids.length > 0) {
          const entry = { action: 'masked_photos.forgotten', object: 'masked_photos' } as const;
          await recordAudit(
            tx,
            { deps, ask: { scope } },
            { ...entry, details: { copies: ids.length } },
          );
        }
        return ids.length;
      });
  }
  return forgotten;
}

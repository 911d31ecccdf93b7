import type { Photo } from '../../../contract/photos.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { StoredFile } from '../../platform/http/stored-file.ts';
import { type PhotoRefusalCode, readPhoto } from '../../platform/images.ts';
import type { Subscriber } from '../../platform/outbox.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { actorId, jobScope, onlyArea, type Scope } from '../../platform/scope.ts';
import {
  type Ask,
  assertNotErased,
  carryOut,
  type Deps,
  recordLook,
} from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import { keyOf, leaveToDelete, type Size, sizes } from './files.ts';
import { endCopies } from './masked.ts';
import { lockUnshownOf } from './masked-store.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export { endCopies, forgetMaskedPhotos, maskPhoto, suggestMasks } from './masked.ts';
export { findMasked, holdMasked, originalOf } from './masked-store.ts';
export { refuse } from './refusals.ts';
export { countOwn, handOver, listUnused, lockUnused } from './store.ts';

/** Photos in no report or reward yet: how many of one person within a day, and how long each is kept. A report has six. */
export const unusedPhotos = { mostPerDay: 60, keptDays: 7 } as const;

/** Re-encodes and keeps a photo; the files are in place before the row that names them. */
export async function upload(deps: Deps, ask: Ask, bytes: Buffer): Promise<Photo | Refusal> {
  const owner = actorId(ask.scope.actor);
  if (owner === null) throw new Error('an upload has an owner');
  const since = addHours(deps.clock.now(), -24);
  const unused = await store.countUnused(deps.database.read, ask.scope, { owner, since });
  if (unused >= unusedPhotos.mostPerDay)
    return refuse('photos_unused', { retryAfterSeconds: 3600 });
  const reading = await readPhoto(bytes);
  if (reading.kind === 'refused')
    return refuse(reading.code satisfies PhotoRefusalCode, { field: '/file' });
  const { full, thumb, width, height, sha256, fingerprint } = reading;
  return carryOut(deps, ask, async (tx) => {
    // Before the files: they are not taken back with the transaction.
    await assertNotErased(tx, deps, ask);
    const id = deps.ids.uuid();
    await deps.files.put(keyOf(ask.scope.county, id, 'full'), full);
    await deps.files.put(keyOf(ask.scope.county, id, 'thumb'), thumb);
    const photo = { id, owner, width, height, sha256, fingerprint, at: deps.clock.now() };
    await store.insertPhoto(tx, ask.scope, photo);
    const entry = { action: 'photo.uploaded', object: `photo/${id}` } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, after: photo });
    return { id, width, height };
  });
}

/** The file of a photo that the caller was found entitled to. */
export async function readFile(
  deps: Pick<Deps, 'files'>,
  {
    county,
    id,
    size = 'full',
    keptSeconds,
    as,
  }: { county: number; id: string; size?: Size; keptSeconds: number; as?: 'webp' },
): Promise<StoredFile | Refusal> {
  const bytes = await deps.files.get(keyOf(county, id, size));
  return bytes === undefined
    ? refuse('photo_not_found')
    : new StoredFile(bytes, { keptSeconds, asKept: as === 'webp' });
}

/** The bytes of a photo, for an archive of its owner; undefined where it was erased. */
export function readBytes(
  { files }: Pick<Deps, 'files'>,
  { county, id }: { county: number; id: string },
): Promise<Buffer | undefined> {
  return files.get(keyOf(county, id, 'full'));
}

/** The same for staff, whose look at it is recorded first. */
export async function readForStaff(
  deps: Deps,
  ask: Ask,
  { id, size }: { id: string; size?: Size },
): Promise<StoredFile | Refusal> {
  const { county } = ask.scope;
  const area = onlyArea(ask.scope);
  await recordLook(deps, ask, { action: 'photo.seen', object: `photo/${id}`, area });
  return readFile(deps, { county, id, keptSeconds: 0, ...(size === undefined ? {} : { size }) });
}

export function isMine(deps: Deps, scope: Scope, id: string): Promise<boolean> {
  return store.isOwner(deps.database.read, scope, { id, owner: actorId(scope.actor) ?? '' });
}

/**
 * Erases the photos of a resident: from this transaction on they are shown to nobody, and once it has
 * committed their files are deleted. Masked copies in the bulletin stay for their time, and no other.
 */
export async function erasePhotos(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids'>; scope: Scope },
  owner: string,
): Promise<number> {
  const ids = await store.listErasable(tx, scope, owner);
  await eraseThese(tx, { deps, scope }, ids);
  return ids.length;
}

/** The same of photos that the caller answers for. */
export async function eraseThese(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids'>; scope: Scope },
  ids: readonly string[],
): Promise<void> {
  await store.markErased(tx, scope, { ids, at: deps.clock.now() });
  await endCopies(tx, { deps, scope }, await lockUnshownOf(tx, scope, ids));
  await leaveToDelete(tx, { deps, scope }, ids);
}

const lotSize = 500;

/**
 * Deletes photos that came into no report and no reward within a week: the rows now, the files by the outbox. Each night.
 * Whose they were is not said: each was recorded as an upload of its own.
 */
export async function forgetUnusedPhotos(deps: Deps): Promise<number> {
  const before = addHours(deps.clock.now(), -24 * unusedPhotos.keptDays);
  let forgotten = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'forget_photos');
    for (;;) {
      const lot = await deps.database.transact((tx) => forgetLot(tx, { deps, scope }, before));
      forgotten += lot.deleted;
      // One that was taken meanwhile is not deleted, and says nothing of how many are left.
      if (lot.found < lotSize) break;
    }
  }
  return forgotten;
}

async function forgetLot(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; scope: Scope },
  before: Date,
): Promise<{ found: number; deleted: number }> {
  const ids = await store.lockLongUnused(tx, scope, { before, limit: lotSize });
  const deleted = await store.deleteUnused(tx, scope, ids);
  await leaveToDelete(tx, { deps, scope }, deleted);
  if (deleted.length > 0) {
    const details = { photos: deleted.length, uploadedBefore: before.toISOString() };
    const entry = { action: 'photos.forgotten', object: 'photos', details } as const;
    await recordAudit(tx, { deps, ask: { scope } }, entry);
  }
  return { found: ids.length, deleted: deleted.length };
}

/** Deletes the files of an erased photo; those that are gone already are no error. */
export const deletePhoto =
  ({ files }: Pick<Deps, 'files'>): Subscriber =>
  async (_tx, { county, payload }) => {
    const { id } = payload as { id: string };
    for (const size of sizes) await files.remove(keyOf(county, id, size));
  };

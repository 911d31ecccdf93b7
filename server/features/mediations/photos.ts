import type { PaperKind } from '../../../contract/mediations.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope, staffOf } from '../../platform/scope.ts';
import * as photos from '../photos/service.ts';
import * as kept from './photo-store.ts';
import type { At } from './steps.ts';
import * as store from './store.ts';
import { readsPapersOf, sightAt } from './view.ts';

/** Proofs of who somebody is: theirs, and gone once they are erased. */
const theirOwn: readonly PaperKind[] = ['identity', 'authority'];

interface Adding {
  kind: PaperKind;
  side: number | null;
  photoIds: readonly string[];
}

/**
 * Photos that the clerk has uploaded go into the paper that was written last. From then on they are the file’s,
 * or the party’s whose identity they prove: whoever uploaded them opens them only as they open the file.
 */
export async function takePhotos(
  { tx, ask: { scope }, whole: { row, parties } }: At,
  { kind, side, photoIds }: Adding,
): Promise<Refusal | undefined> {
  const owner = staffOf(scope).id;
  const taken = await photos.lockUnused(tx, scope, { owner, ids: photoIds });
  const ids = taken.map(({ id }) => id);
  if (ids.length !== photoIds.length)
    return photos.refuse('photo_unusable', { field: '/photoIds' });
  const party = parties.find((one) => one.row.side === side);
  const theirs = theirOwn.includes(kind) ? party?.row.resident : undefined;
  await photos.handOver(tx, scope, { ids, to: theirs ?? row.id });
  await kept.insertPhotos(tx, scope, { mediation: row.id, no: row.last_paper, photos: ids });
  return undefined;
}

/** Whether a photo is of a file that the member of staff who asks is in charge of. */
export async function isPhotoBelow(read: Read, scope: Scope, photo: string): Promise<boolean> {
  const paper = await kept.findPaperOf(read, scope, photo);
  const row = paper && (await store.findBelow(read, scope, paper.mediation));
  return row !== undefined && sightAt(scope, row.grid) === 'whole';
}

/** Whether a photo is of a paper that the resident who asks reads in a file of theirs. */
export async function isPhotoOfMine(read: Read, scope: Scope, photo: string): Promise<boolean> {
  const paper = await kept.findPaperOf(read, scope, photo);
  const row = paper && (await store.findMine(read, scope, paper.mediation));
  if (paper === undefined || row === undefined) return false;
  return readsPapersOf(row, residentOf(scope)).photosOf(paper.kind);
}

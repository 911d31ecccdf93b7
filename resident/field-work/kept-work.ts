import { del, delMany, get, keys, set, update } from 'idb-keyval';
import { noWork, type Work } from './entries.ts';
import type { Halves, KeptHalves } from './half-written.ts';

/** IndexedDB: one record per county and grid worker, the photos beside it under keys of their own. */
export interface KeptWork {
  load(): Promise<Work>;
  /** Two windows of the same phone take turns. @throws where the phone cannot keep anything */
  change(by: (work: Work) => Work): Promise<Work>;
  savePhoto(key: string, photo: Blob): Promise<void>;
  loadPhoto(key: string): Promise<Blob | undefined>;
  dropPhotos(keys: readonly string[]): Promise<void>;
}

const version = 1;
interface Stored {
  version: number;
  work: Work;
}

/** What an older build kept knows less. */
const read = (stored: Stored | undefined): Work =>
  stored?.version === version ? { ...noWork, ...stored.work } : noWork;

const keyOf = (county: number, staff: string) => `field-work:${county}:${staff}`;
const halvesKeyOf = (county: number, staff: string) => `field-halves:${county}:${staff}`;

export function keptWork(county: number, staff: string): KeptWork {
  const key = keyOf(county, staff);
  const photoKey = (photo: string) => `field-photo:${photo}`;
  return {
    load: async () => read(await get<Stored>(key)),
    change: async (by) => {
      let work = noWork;
      await update<Stored>(key, (stored) => {
        work = by(read(stored));
        return { version, work };
      });
      return work;
    },
    savePhoto: (photo, file) => set(photoKey(photo), file),
    loadPhoto: (photo) => get<Blob>(photoKey(photo)),
    dropPhotos: (photos) => delMany(photos.map(photoKey)),
  };
}

/** Whose work lies on this phone, of whichever county. */
export async function allKeptWork(): Promise<{ county: number; staff: string }[]> {
  return (await keys()).flatMap((key) => {
    const [, county, staff] =
      /^field-work:(\d+):(.+)$/.exec(typeof key === 'string' ? key : '') ?? [];
    return county === undefined || staff === undefined ? [] : [{ county: Number(county), staff }];
  });
}

/** IndexedDB: one record of what a grid worker has half typed; its photos lie with those of what is whole. */
export function keptHalves(county: number, staff: string): KeptHalves {
  const key = halvesKeyOf(county, staff);
  const { savePhoto, loadPhoto, dropPhotos } = keptWork(county, staff);
  return {
    load: async () => (await get<Halves>(key)) ?? {},
    change: (by) => update<Halves>(key, (halves) => by(halves ?? {})),
    savePhoto,
    loadPhoto,
    dropPhotos,
  };
}

/**
 * The list that was taken along goes with whoever took it, so does who agreed and what is half typed; what is not sent
 * stays, and so does a walk that nobody has ended.
 */
export async function leaveTasks(county: number, staff: string): Promise<void> {
  const kept = keptWork(county, staff);
  const { entries, walks } = await kept.change((work) => ({
    ...noWork,
    walks: work.walks,
    entries: work.entries.filter(({ state }) => state !== 'sent'),
  }));
  if (entries.length + walks.length === 0) await del(keyOf(county, staff));
  const halves = Object.values(await keptHalves(county, staff).load());
  await kept.dropPhotos(halves.flatMap(({ photos }) => photos));
  await del(halvesKeyOf(county, staff));
}

import { del, delMany, get, getMany, keys, set } from 'idb-keyval';
import type { Draft } from './draft.ts';

/** Drafts in IndexedDB: one per county and resident, the photos beside it under keys of their own. */
export interface KeptDraft {
  load(): Promise<Draft | undefined>;
  save(draft: Draft): Promise<void>;
  savePhoto(key: string, photo: Blob): Promise<void>;
  loadPhoto(key: string): Promise<Blob | undefined>;
  dropPhoto(key: string): Promise<void>;
  clear(draft: Draft): Promise<void>;
  /** Clears the draft, and every photo that belongs to nobody's draft any more. */
  clearAll(draft: Draft): Promise<void>;
}

/** A draft of an older build that cannot be read is left alone and a new one begun. */
const version = 1;
interface Stored {
  version: number;
  draft: Draft;
}

export function keptDraft(county: number, resident: string): KeptDraft {
  const draftKey = `draft:${county}:${resident}`;
  const photoKey = (key: string) => `draft-photo:${key}`;
  const dropPhoto = (key: string) => del(photoKey(key));
  const clear = async (draft: Draft) => {
    await del(draftKey);
    await Promise.all(draft.photos.map(({ key }) => dropPhoto(key)));
  };
  return {
    load: async () => {
      const stored = await get<Stored>(draftKey);
      return stored?.version === version ? stored.draft : undefined;
    },
    save: (draft) => set(draftKey, { version, draft } satisfies Stored),
    savePhoto: (key, photo) => set(photoKey(key), photo),
    loadPhoto: (key) => get<Blob>(photoKey(key)),
    dropPhoto,
    clear,
    clearAll: async (draft) => {
      await clear(draft);
      const held = (await keys()).map(String);
      const others = held.filter((key) => key.startsWith('draft:'));
      // Of a phone that is shared: what another resident has not sent yet stays.
      const named = new Set(
        (await getMany<Stored | undefined>(others))
          .flatMap((stored) => (stored?.version === version ? stored.draft.photos : []))
          .map(({ key }) => photoKey(key)),
      );
      await delMany(held.filter((key) => key.startsWith('draft-photo:') && !named.has(key)));
    },
  };
}

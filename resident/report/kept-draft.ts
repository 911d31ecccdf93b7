import { del, delMany, get, getMany, keys, set } from 'idb-keyval';
import type { Draft } from './draft.ts';
import type { ReplyTo } from './reply.ts';

/** One draft in IndexedDB, the photos beside it under keys of their own. */
export interface KeptDraft {
  save(draft: Draft): Promise<void>;
  savePhoto(key: string, photo: Blob): Promise<void>;
  loadPhoto(key: string): Promise<Blob | undefined>;
  dropPhoto(key: string): Promise<void>;
  clear(draft: Draft): Promise<void>;
}

/** A report or a reply that went out, perhaps while no page was open. */
export interface SentMeanwhile {
  /** Of the draft that it was. */
  id: string;
  code: string;
  /** It was content that had arrived before the last change. */
  earlier: boolean;
  /** Left out: it was a report. */
  reply?: ReplyTo['kind'];
}

/** What is told of a draft that went out. */
export const toldOf = ({ id, replyTo }: Draft, code: string, earlier: boolean): SentMeanwhile => ({
  id,
  code,
  earlier,
  ...(replyTo === undefined ? {} : { reply: replyTo.kind }),
});

/** Everything that one resident has not sent yet from this phone. */
export interface KeptDrafts extends KeptDraft {
  /** The oldest first. */
  list(): Promise<Draft[]>;
  /** What went out meanwhile; told once. */
  takeSent(): Promise<SentMeanwhile[]>;
  tellSent(sent: SentMeanwhile): Promise<void>;
  /** Clears all of it, and every photo that belongs to nobody's draft any more. */
  clearAll(): Promise<void>;
}

/** A draft of an older build that cannot be read is left alone and a new one begun. */
const version = 1;
interface Stored {
  version: number;
  draft: Draft;
}

/** Builds before there could be several kept one draft, under no name of its own. */
const unnamed = 'first';
const draftKey = /^draft:(\d+):([^:]+)(?::([^:]+))?$/;
const photoKey = (key: string) => `draft-photo:${key}`;
const languageKey = 'draft-language';

export function keptDrafts(county: number, resident: string): KeptDrafts {
  const whole = `draft:${county}:${resident}`;
  const sentKey = `draft-sent:${county}:${resident}`;
  const keyOf = ({ id }: Draft) => (id === unnamed ? whole : `${whole}:${id}`);
  const dropPhoto = (key: string) => del(photoKey(key));
  return {
    list: async () => (await allDrafts()).filter(isOf(county, resident)).map(({ draft }) => draft),
    save: (draft) => set(keyOf(draft), { version, draft } satisfies Stored),
    savePhoto: (key, photo) => set(photoKey(key), photo),
    loadPhoto: (key) => get<Blob>(photoKey(key)),
    dropPhoto,
    clear: async (draft) => {
      await del(keyOf(draft));
      await Promise.all(draft.photos.map(({ key }) => dropPhoto(key)));
    },
    takeSent: async () => {
      const sent = (await get<SentMeanwhile[]>(sentKey)) ?? [];
      if (sent.length > 0) await del(sentKey);
      return sent;
    },
    tellSent: async (sent) =>
      set(sentKey, [...((await get<SentMeanwhile[]>(sentKey)) ?? []), sent]),
    clearAll: async () => {
      const held = (await keys()).map(String);
      const mine = held.filter((key) => key === whole || key.startsWith(`${whole}:`));
      await delMany([...mine, sentKey]);
      await dropNobodys(held);
    },
  };
}

/** Of a phone that is shared: what another resident has not sent yet stays. */
async function dropNobodys(held: readonly string[]): Promise<void> {
  const drafts = held.filter((key) => draftKey.test(key));
  const named = new Set(
    (await getMany<Stored | undefined>(drafts))
      .flatMap((stored) => (stored?.version === version ? stored.draft.photos : []))
      .map(({ key }) => photoKey(key)),
  );
  await delMany(held.filter((key) => key.startsWith('draft-photo:') && !named.has(key)));
}

interface Owned {
  county: number;
  resident: string;
  draft: Draft;
}

const isOf = (county: number, resident: string) => (one: Owned) =>
  one.county === county && one.resident === resident;

/** Every draft in this phone with whose it is, the oldest first. */
export async function allDrafts(): Promise<Owned[]> {
  const names = (await keys()).map(String).filter((key) => draftKey.test(key));
  const found = (await getMany<Stored | undefined>(names)).flatMap((stored, at) => {
    const [, county, resident, id = unnamed] = draftKey.exec(names[at] ?? '') ?? [];
    if (resident === undefined || stored?.version !== version) return [];
    return [{ county: Number(county), resident, draft: { ...stored.draft, id } }];
  });
  return found.sort((a, b) => (a.draft.id < b.draft.id ? -1 : 1));
}

/** The language in which the server is to answer where no page is open. */
export const keepLanguage = (language: string): Promise<void> => set(languageKey, language);
export const keptLanguage = (): Promise<string | undefined> => get<string>(languageKey);

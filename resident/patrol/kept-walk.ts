import { del, delMany, get, getMany, keys, set, update } from 'idb-keyval';
import type { Fix, Walk } from './walk.ts';

/** A walk in IndexedDB, its points beside it in pieces: none is written twice, however long somebody walks. */
export interface KeptWalk {
  load(): Promise<{ walk: Walk; fixes: Fix[] } | undefined>;
  /** Pages of the same phone take turns. @param by given what lies there, what is to lie there */
  change(by: (kept: Walk | undefined) => Walk | undefined): Promise<void>;
  /** A piece, with all that lies in it so far. */
  savePiece(piece: number, fixes: readonly Fix[]): Promise<void>;
  /** All pieces, also those of a walk that nobody remembers. */
  clearPieces(): Promise<void>;
  clear(): Promise<void>;
}

const version = 1;
/** Of a walk that an older build began, they are not there. */
type Newer = 'route' | 'scans';
interface Stored {
  version: number;
  walk: Omit<Walk, Newer> & Partial<Pick<Walk, Newer>>;
}

const read = (stored: Stored | undefined): Walk | undefined =>
  stored?.version === version ? { route: [], scans: [], ...stored.walk } : undefined;

export function keptWalk(county: number, resident: string): KeptWalk {
  const walkKey = `walk:${county}:${resident}`;
  const pieceKeys = `walk-piece:${county}:${resident}:`;
  const pieceKey = (piece: number) => `${pieceKeys}${piece}`;
  const keysOf = (count: number) => Array.from({ length: count }, (_, piece) => pieceKey(piece));
  const clearPieces = async () =>
    delMany((await keys()).filter((key) => typeof key === 'string' && key.startsWith(pieceKeys)));
  return {
    load: async () => {
      const walk = read(await get<Stored>(walkKey));
      if (walk === undefined) return undefined;
      // One more than is written down: the phone may have stopped between the two.
      const pieces = await getMany<Fix[] | undefined>(keysOf(walk.pieces + 2));
      return { walk, fixes: pieces.flatMap((piece) => piece ?? []) };
    },
    change: (by) =>
      update<Stored | undefined>(walkKey, (stored) => {
        const walk = by(read(stored));
        return walk && { version, walk };
      }),
    savePiece: (piece, fixes) => set(pieceKey(piece), fixes),
    clearPieces,
    clear: async () => {
      await del(walkKey);
      await clearPieces();
    },
  };
}

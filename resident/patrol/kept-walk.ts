import { del, delMany, get, getMany, keys, set } from 'idb-keyval';
import type { Fix, Walk } from './walk.ts';

/** A walk in IndexedDB, its points beside it in pieces: none is written twice, however long somebody walks. */
export interface KeptWalk {
  load(): Promise<{ walk: Walk; fixes: Fix[] } | undefined>;
  save(walk: Walk): Promise<void>;
  /** A piece, with all that lies in it so far. */
  savePiece(piece: number, fixes: readonly Fix[]): Promise<void>;
  /** All pieces, also those of a walk that nobody remembers. */
  clearPieces(): Promise<void>;
  clear(): Promise<void>;
}

const version = 1;
/** Of a walk that began before there were points on the wall, they are not there. */
type Points = 'route' | 'scans';
interface Stored {
  version: number;
  walk: Omit<Walk, Points> & Partial<Pick<Walk, Points>>;
}

export function keptWalk(county: number, resident: string): KeptWalk {
  const walkKey = `walk:${county}:${resident}`;
  const pieceKeys = `walk-piece:${county}:${resident}:`;
  const pieceKey = (piece: number) => `${pieceKeys}${piece}`;
  const keysOf = (count: number) => Array.from({ length: count }, (_, piece) => pieceKey(piece));
  const clearPieces = async () =>
    delMany((await keys()).filter((key) => typeof key === 'string' && key.startsWith(pieceKeys)));
  return {
    load: async () => {
      const stored = await get<Stored>(walkKey);
      if (stored?.version !== version) return undefined;
      // One more than is written down: the phone may have stopped between the two.
      const pieces = await getMany<Fix[] | undefined>(keysOf(stored.walk.pieces + 2));
      const walk: Walk = { route: [], scans: [], ...stored.walk };
      return { walk, fixes: pieces.flatMap((piece) => piece ?? []) };
    },
    save: (walk) => set(walkKey, { version, walk } satisfies Stored),
    savePiece: (piece, fixes) => set(pieceKey(piece), fixes),
    clearPieces,
    clear: async () => {
      await del(walkKey);
      await clearPieces();
    },
  };
}

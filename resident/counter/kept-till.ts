import { get, update } from 'idb-keyval';
import type { Sheet } from '../../contract/counter.ts';
import type { Journal } from './journal.ts';

/** What this device keeps of one counter: its list, its journal, and how far its clock is off. */
export interface Kept {
  journal: Journal;
  sheet: Sheet | null;
  /** What is added to the device's clock to have the server's. */
  offsetMs: number;
}

/** IndexedDB, one record per county and counter; each change reads and writes it in one transaction. */
export interface KeptTill {
  load(): Promise<Kept | undefined>;
  /** Two windows of the same device take turns. @throws where the device cannot keep anything */
  change(by: (kept: Kept | undefined) => Kept): Promise<Kept>;
}

const version = 1;
interface Stored {
  version: number;
  kept: Kept;
}

export function keptTill(county: number, counter: string): KeptTill {
  const key = `counter:${county}:${counter}`;
  const read = (stored: Stored | undefined) =>
    stored?.version === version ? stored.kept : undefined;
  return {
    load: async () => read(await get<Stored>(key)),
    change: async (by) => {
      let changed: Kept | undefined;
      await update<Stored>(key, (stored) => {
        changed = by(read(stored));
        return { version, kept: changed };
      });
      if (changed === undefined) throw new Error('nothing was kept');
      return changed;
    },
  };
}

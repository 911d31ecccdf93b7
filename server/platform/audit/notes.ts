import type { Tx } from '../database.ts';

/** An entry that a transaction wrote, as whoever wrote it remembers it. */
export interface NotedEntry {
  county: number;
  id: string;
  action: string;
  object: string;
  leaf: Buffer;
}

const notes = new WeakMap<Tx, NotedEntry[]>();

/** The audit entries that this transaction has written so far. */
export function notesOf(tx: Tx): NotedEntry[] {
  const known = notes.get(tx);
  if (known !== undefined) return known;
  const fresh: NotedEntry[] = [];
  notes.set(tx, fresh);
  return fresh;
}

import type { EntryOutcome } from '../../contract/counter.ts';
import { entryText, type JournalEntry } from '../../contract/counter-journal.ts';
import type { Sentence } from '../../contract/values.ts';

/** What an entry is about, as it is read on this device. */
export interface About {
  name: Sentence;
  /** Masked; null where the pass of a phone was on no list. */
  residentName: Sentence | null;
  points: number | null;
}

export interface KeptEntry {
  entry: JournalEntry;
  about: About;
  /** waiting: the server has not got it yet. */
  state: 'waiting' | EntryOutcome['outcome'];
  conflict: EntryOutcome['conflict'];
}

/** The journal of one till, in the order in which it was written. */
export interface Journal {
  county: number;
  counter: string;
  till: string;
  entries: readonly KeptEntry[];
  /** Where it ends; the next entry names it. */
  last: { seq: number; hash: string };
}

export type NewEntry = Omit<JournalEntry, 'seq' | 'previous'>;
export type Sha256Hex = (text: string) => string;

/** Entries that came in are kept for a look back, so many of them. */
const mostSent = 200;

export const emptyJournal = (place: Pick<Journal, 'county' | 'counter' | 'till'>): Journal => ({
  ...place,
  entries: [],
  last: { seq: 0, hash: '' },
});

/** The journal with one entry more; what came in long ago is forgotten. */
export function appended(
  journal: Journal,
  { written, about }: { written: NewEntry; about: About },
  hash: Sha256Hex,
): Journal {
  const { seq, hash: previous } = journal.last;
  const entry: JournalEntry = { ...written, seq: seq + 1, previous };
  const kept: KeptEntry = { entry, about, state: 'waiting', conflict: null };
  const sent = journal.entries.filter(({ state }) => state !== 'waiting');
  const forgotten = new Set(sent.slice(0, Math.max(0, sent.length - mostSent)));
  return {
    ...journal,
    entries: [...journal.entries.filter((one) => !forgotten.has(one)), kept],
    last: { seq: entry.seq, hash: hash(entryText(journal, entry)) },
  };
}

export const firstWaiting = ({ entries }: Journal): KeptEntry | undefined =>
  entries.find(({ state }) => state === 'waiting');

export const countWaiting = ({ entries }: Journal): number =>
  entries.filter(({ state }) => state === 'waiting').length;

/** The server has said what became of an entry. */
export const answered = (
  journal: Journal,
  { entry, outcome, conflict }: EntryOutcome,
): Journal => ({
  ...journal,
  entries: journal.entries.map((one) =>
    one.entry.id === entry ? { ...one, state: outcome, conflict } : one,
  ),
});

/**
 * The journal goes on under another till, because the server knows another end of this one: what waits is
 * written anew, in its order and under its ids, so that nothing counts twice.
 */
export function restarted(journal: Journal, till: string, hash: Sha256Hex): Journal {
  const waiting = journal.entries.filter(({ state }) => state === 'waiting');
  const sent = journal.entries.filter(({ state }) => state !== 'waiting');
  const begun: Journal = { ...journal, till, entries: sent, last: { seq: 0, hash: '' } };
  return waiting.reduce(
    (before, { entry: written, about }) => appended(before, { written, about }, hash),
    begun,
  );
}

/** When this device handed a redemption over, or refused it; undefined: neither. */
export const doneHere = ({ entries }: Journal, redemption: string): KeptEntry | undefined =>
  [...entries].reverse().find(({ entry }) => entry.redemption === redemption);

/*
 * The journal of a till: what was done at a counter, in order, each entry with a number and the hash of the
 * one before. The device writes it, the server reads it by the same text.
 */

export const entryKinds = ['handed_over', 'refused'] as const;
export type EntryKind = (typeof entryKinds)[number];

/**
 * By what the counter knew whose it was. pass: signed, on a phone · paper and card: their code, against a
 * signed line · code: the server said so a moment before.
 */
export const shownBy = ['pass', 'paper', 'card', 'code'] as const;
export type ShownBy = (typeof shownBy)[number];

export interface JournalEntry {
  /** Made on the device; sent twice, it counts once. */
  id: string;
  /** 1 for the first of a till, then one after the other. */
  seq: number;
  /** Hash of the entry before, 64 hexadecimal digits; empty for the first. */
  previous: string;
  /** By the clock of the device, set right by what the server last said. */
  at: string;
  /** Who of staff did it. */
  staff: string;
  kind: EntryKind;
  reason: string | null;
  redemption: string;
  shown: ShownBy;
  /** The pass or the line; empty for a code. */
  proof: string;
  /** What was typed or scanned from paper or card. */
  code: string | null;
}

interface Till {
  county: number;
  counter: string;
  till: string;
}

/** What the hash of an entry is taken of: SHA-256 over this text in UTF-8. */
export function entryText({ county, counter, till }: Till, entry: JournalEntry): string {
  const { id, seq, previous, at, staff, kind, reason, redemption, shown, proof, code } = entry;
  const parts = [
    county,
    counter,
    till,
    seq,
    previous,
    id,
    at,
    staff,
    kind,
    reason ?? '',
    redemption,
  ];
  return ['pingan counter entry', ...parts, shown, proof, code ?? ''].join('\n');
}

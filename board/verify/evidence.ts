import type { Evidence } from '../../contract/seal/check-receipt.ts';
import { readPastedNote } from '../../contract/seal/checkpoint.ts';
import { formatOf, readConsistency, readReceipt, Unreadable } from '../../contract/seal/receipt.ts';

export interface Given {
  name: string;
  text: string;
}

export interface Sorted {
  evidence: Partial<Evidence>;
  /** What was not used, and why. */
  left: { name: string; why: 'unknown' | 'unreadable'; field: string }[];
}

/** Tells by its content what each file is; of two of a kind the later one counts. */
export function sortEvidence(given: readonly Given[]): Sorted {
  const sorted: Sorted = { evidence: {}, left: [] };
  for (const { name, text } of given) {
    try {
      const part = partOf(text);
      if (part === undefined) sorted.left.push({ name, why: 'unknown', field: '' });
      else Object.assign(sorted.evidence, part);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      sorted.left.push({ name, why: 'unreadable', field: error.field });
    }
  }
  return sorted;
}

function partOf(text: string): Partial<Evidence> | undefined {
  switch (formatOf(text)) {
    case 'receipt':
      return { receipt: readReceipt(text) };
    case 'consistency':
      return { consistency: readConsistency(text) };
    case 'note': {
      const saved = readPastedNote(text);
      if (saved === undefined) throw new Unreadable('/');
      return { saved };
    }
    case undefined:
      return undefined;
  }
}

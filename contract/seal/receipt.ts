import { hashBytes, type Leaf, leafFields, saltBytes } from './leaf.ts';
import { fromBase64, toBase64 } from './text.ts';

/** What a resident carries home of one transfer; it can be checked without this platform. */
export interface Receipt {
  leaf: Leaf;
  salt: Uint8Array;
  proof: readonly Uint8Array[];
  /** The signed checkpoint that the proof leads to. */
  note: string;
  /** The key of the county as C2SP writes it. */
  key: string;
}

/** That the tree of one seal is the beginning of the tree of a later one. */
export interface Consistency {
  from: number;
  to: number;
  proof: readonly Uint8Array[];
}

export const receiptFormat = 'pingan-receipt-1';
export const consistencyFormat = 'pingan-consistency-1';
/** Longer proofs than a tree of 2^53 leaves can have are no proofs. */
const longestProof = 64;

/** A file that cannot be read, with the field that is at fault. */
export class Unreadable extends Error {
  readonly field: string;
  constructor(field: string) {
    super(`this file cannot be read: ${field}`);
    this.name = 'Unreadable';
    this.field = field;
  }
}

export interface ReceiptDocument {
  format: string;
  transfer: Record<string, string>;
  salt: string;
  proof: string[];
  checkpoint: string;
  key: string;
}

export function writeReceipt({ leaf, salt, proof, note, key }: Receipt): ReceiptDocument {
  return {
    format: receiptFormat,
    transfer: { ...leaf },
    salt: toBase64(salt),
    proof: proof.map(toBase64),
    checkpoint: note,
    key,
  };
}

/** What kind of file this text is. */
export function formatOf(text: string): 'receipt' | 'consistency' | 'note' | undefined {
  if (!text.trimStart().startsWith('{')) return /\n— /.test(text) ? 'note' : undefined;
  const { format } = recordOf(parse(text), '/');
  if (format === receiptFormat) return 'receipt';
  return format === consistencyFormat ? 'consistency' : undefined;
}

/** @throws Unreadable that names the field */
export function readReceipt(text: string): Receipt {
  const found = recordOf(parse(text), '/');
  if (found.format !== receiptFormat) throw new Unreadable('/format');
  const transfer = recordOf(found.transfer, '/transfer');
  const leaf = leafFields.map((field) => [field, textOf(transfer[field], `/transfer/${field}`)]);
  return {
    leaf: Object.fromEntries(leaf),
    salt: bytesOf(found.salt, { field: '/salt', length: saltBytes }),
    proof: proofOf(found.proof),
    note: textOf(found.checkpoint, '/checkpoint'),
    key: textOf(found.key, '/key'),
  };
}

/** @throws Unreadable that names the field */
export function readConsistency(text: string): Consistency {
  const found = recordOf(parse(text), '/');
  if (found.format !== consistencyFormat) throw new Unreadable('/format');
  return {
    from: sizeOf(found.from, '/from'),
    to: sizeOf(found.to, '/to'),
    proof: proofOf(found.proof),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable('/');
  }
}

function recordOf(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable(field);
  return value as Record<string, unknown>;
}

function textOf(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.length > 2_000) throw new Unreadable(field);
  return value;
}

function sizeOf(value: unknown, field: string): number {
  if (!Number.isSafeInteger(value) || Number(value) < 0) throw new Unreadable(field);
  return Number(value);
}

function bytesOf(value: unknown, { field, length }: { field: string; length: number }): Uint8Array {
  const bytes = fromBase64(textOf(value, field));
  if (bytes?.length !== length) throw new Unreadable(field);
  return bytes;
}

function proofOf(value: unknown): Uint8Array[] {
  if (!Array.isArray(value) || value.length > longestProof) throw new Unreadable('/proof');
  return value.map((one, place) => bytesOf(one, { field: `/proof/${place}`, length: hashBytes }));
}

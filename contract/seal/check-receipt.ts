import {
  type Checkpoint,
  fingerprintOf,
  isBy,
  type PublicKey,
  readNote,
  readPublicKey,
  type SignedCheckpoint,
} from './checkpoint.ts';
import { leafInput } from './leaf.ts';
import type { Consistency, Receipt } from './receipt.ts';
import { toHex } from './text.ts';
import { continues, includes, type Sha256 } from './tree.ts';

/** What a checker lends: SHA-256, and Ed25519 where it has it. */
export interface Cryptography {
  sha256: Sha256;
  /** undefined where this browser cannot check signatures. */
  verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean | undefined>;
}

/** In this order; what comes after a step that failed is not looked at. */
export const steps = ['key', 'note', 'signature', 'inclusion', 'saved'] as const;
export type Step = (typeof steps)[number];

export type Fault =
  | 'key_unreadable'
  | 'note_unreadable'
  | 'note_of_other_key'
  | 'signature_wrong'
  | 'leaf_of_other_county'
  | 'not_in_tree'
  | 'saved_of_other_key'
  | 'saved_signature_wrong'
  | 'second_root'
  | 'not_continued';
export type Remark = 'signature_not_checked' | 'no_consistency_proof';

export interface Verdict {
  /** whole: everything that was given fits together · broken: the named step does not. */
  kind: 'whole' | 'broken';
  done: readonly Step[];
  fault: { step: Step; code: Fault } | null;
  /** What could not be looked at; a whole verdict does not speak of it. */
  remarks: readonly Remark[];
  /** Fingerprint of the key, to compare with the printed sheet; null when there is no key. */
  fingerprint: string | null;
  checkpoint: Checkpoint | null;
  /** The leaf as 64 hexadecimal digits; null when it was not reached. */
  leaf: string | null;
}

export interface Evidence {
  receipt: Receipt;
  /** A seal that was kept from before, or from after. */
  saved?: SignedCheckpoint | undefined;
  /** Needed where the kept seal is of another size. */
  consistency?: Consistency | undefined;
}

const encoder = new TextEncoder();

/**
 * Checks a receipt by itself: that the key signed the seal, that the transfer with its salt is the
 * leaf at its place under the root, and that a seal kept earlier is of the same growing tree.
 */
export async function checkReceipt(
  { receipt, saved, consistency }: Evidence,
  cryptography: Cryptography,
): Promise<Verdict> {
  const walk = new Walk();
  const key = await readPublicKey(receipt.key, cryptography.sha256);
  if (key === undefined) return walk.fail('key', 'key_unreadable');
  walk.fingerprint = await fingerprintOf(key, cryptography.sha256);
  walk.done.push('key');
  const note = readNote(receipt.note);
  if (note === undefined) return walk.fail('note', 'note_unreadable');
  if (!isBy(note, key)) return walk.fail('note', 'note_of_other_key');
  walk.checkpoint = note.checkpoint;
  walk.done.push('note');
  const signed = await isSigned(note, key, cryptography);
  if (signed === false) return walk.fail('signature', 'signature_wrong');
  if (signed === undefined) walk.remarks.push('signature_not_checked');
  else walk.done.push('signature');
  if (key.name !== `pingan-points/${receipt.leaf.county}`)
    return walk.fail('inclusion', 'leaf_of_other_county');
  const leaf = await cryptography.sha256(leafInput(receipt.salt, receipt.leaf));
  walk.leaf = toHex(leaf);
  const { size, root } = note.checkpoint;
  const place = Number(receipt.leaf.place);
  if (!(await includes({ leaf, place, size, proof: receipt.proof, root }, cryptography.sha256)))
    return walk.fail('inclusion', 'not_in_tree');
  walk.done.push('inclusion');
  if (saved === undefined) return walk.end();
  return checkSaved({ walk, key, note, saved, consistency }, cryptography);
}

interface SavedSeal {
  walk: Walk;
  key: PublicKey;
  note: SignedCheckpoint;
  saved: SignedCheckpoint;
  consistency: Consistency | undefined;
}

async function checkSaved(
  { walk, key, note, saved, consistency }: SavedSeal,
  cryptography: Cryptography,
): Promise<Verdict> {
  if (!isBy(saved, key)) return walk.fail('saved', 'saved_of_other_key');
  if ((await isSigned(saved, key, cryptography)) === false)
    return walk.fail('saved', 'saved_signature_wrong');
  const [from, to] = [saved.checkpoint, note.checkpoint].sort((a, b) => a.size - b.size);
  if (from === undefined || to === undefined) throw new Error('two seals were given');
  const fits = consistency?.from === from.size && consistency.to === to.size;
  if (from.size !== to.size && from.size !== 0 && !fits) {
    walk.remarks.push('no_consistency_proof');
    return walk.end();
  }
  const proof = fits ? consistency.proof : [];
  if (!(await continues({ from, to, proof }, cryptography.sha256)))
    return walk.fail('saved', from.size === to.size ? 'second_root' : 'not_continued');
  walk.done.push('saved');
  return walk.end();
}

/** undefined where nobody here can tell. */
export function isSigned(
  { text, signature }: SignedCheckpoint,
  { key }: PublicKey,
  { verify }: Cryptography,
): Promise<boolean | undefined> {
  return verify(key, encoder.encode(text), signature);
}

/** How far a check has come. */
class Walk {
  done: Step[] = [];
  remarks: Remark[] = [];
  fingerprint: string | null = null;
  checkpoint: Checkpoint | null = null;
  leaf: string | null = null;

  fail(step: Step, code: Fault): Verdict {
    return { ...this.end(), kind: 'broken', fault: { step, code } };
  }

  end(): Verdict {
    const { done, remarks, fingerprint, checkpoint, leaf } = this;
    return { kind: 'whole', done, fault: null, remarks, fingerprint, checkpoint, leaf };
  }
}

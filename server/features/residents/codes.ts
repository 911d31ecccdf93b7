import { timingSafeEqual } from 'node:crypto';
import type { Cipher } from '../../platform/cipher.ts';

const column = 'sign_in_codes.code_hash';

/** What a code is for: one that was sent for something else is as wrong as any other. */
export type CodePurpose =
  | 'sign_in'
  | 'step_up'
  | 'phone_change'
  | 'guardian'
  | 'phone_release'
  | 'agreement';

/**
 * A million codes are tried in a second, so the hash is made with a key that is not in the database.
 * It is bound to its row and its purpose: a hash says nothing about another row's code.
 */
export function codeHash(cipher: Cipher, sent: { id: string } & ShownCode): Buffer {
  return cipher.blindIndex(textOf(sent), column);
}

export interface ShownCode {
  code: string;
  purpose: CodePurpose;
}

const textOf = ({ id, code, purpose }: { id: string } & ShownCode) =>
  purpose === 'sign_in' ? `${id}/${code}` : `${id}/${purpose}/${code}`;

export function isCode(
  cipher: Cipher,
  { id, codeHash: kept }: { id: string; codeHash: Buffer },
  shown: ShownCode,
): boolean {
  // A code may have been sent before the key of the indexes was changed.
  return cipher
    .blindIndexes(textOf({ id, ...shown }), column)
    .some((hash) => hash.length === kept.length && timingSafeEqual(kept, hash));
}

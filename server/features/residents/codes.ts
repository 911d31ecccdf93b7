import { timingSafeEqual } from 'node:crypto';
import type { Cipher } from '../../platform/cipher.ts';

/**
 * A million codes are tried in a second, so the hash is made with a key that is not in the database.
 * It is bound to its row: a hash says nothing about another row's code.
 */
export function codeHash(cipher: Cipher, { id, code }: { id: string; code: string }): Buffer {
  return cipher.blindIndex(`${id}/${code}`, 'sign_in_codes.code_hash');
}

export function isCode(
  cipher: Cipher,
  { id, codeHash: kept }: { id: string; codeHash: Buffer },
  code: string,
): boolean {
  const hash = codeHash(cipher, { id, code });
  return hash.length === kept.length && timingSafeEqual(kept, hash);
}

import { createHash } from 'node:crypto';
import type { Cipher } from '../../platform/cipher.ts';

/** Crockford's base32: no I, L, O or U, which are taken for others when a paper is read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 24;

/**
 * A code of 120 bits to be typed from paper. It is derived from an id and kept nowhere: the same
 * request asked twice is answered the same, and neither the table nor the record of answers holds it.
 */
export function keyCode(cipher: Pick<Cipher, 'blindIndex'>, id: string): string {
  const bytes = cipher.blindIndex(id, 'key_codes');
  const symbols = [...bytes.subarray(0, length)].map((byte) => alphabet.charAt(byte % 32));
  return (symbols.join('').match(/.{4}/g) ?? []).join('-');
}

/** What is kept of a code; whoever types may leave out dashes, and take a letter for a digit. */
export function hashKeyCode(typed: string): Buffer {
  const plain = typed.toUpperCase().replace(/[ -]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return createHash('sha256').update(plain).digest();
}

/** Whether something has the length of such a code, and not of an authenticator app's. */
export const isKeyCode = (typed: string) => typed.replace(/[ -]/g, '').length === length;

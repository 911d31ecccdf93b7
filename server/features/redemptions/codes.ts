import { normalCode } from '../../../contract/counter-pass.ts';
import type { Ids } from '../../platform/ids.ts';
import { hashToken } from '../../platform/sessions.ts';

/** What a QR code of a phone begins with, so that a scanner knows it from others. */
const shownMark = 'PA1:';
/** Crockford's base 32: nothing that reads like something else. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const printedLength = 16;
const shownBytes = 16;

type Chance = Pick<Ids, 'token'>;

/** 128 bits for a QR code, in letters that QR codes hold densely. */
export function drawShown(ids: Chance): string {
  return `${shownMark}${bytesOf(ids, shownBytes).toString('hex').toUpperCase()}`;
}

/** 80 bits that somebody can also type: XXXX-XXXX-XXXX-XXXX. */
export function drawPrinted(ids: Chance): string {
  // 256 values over 32 letters: each is equally likely.
  const text = [...bytesOf(ids, printedLength)].map((byte) => letters[byte % 32]).join('');
  return text.replace(/(.{4})(?!$)/g, '$1-');
}

const bytesOf = (ids: Chance, count: number) =>
  Buffer.from(ids.token(), 'base64url').subarray(0, count);

export const hashOf = (code: string): Buffer => hashToken(normalCode(code));

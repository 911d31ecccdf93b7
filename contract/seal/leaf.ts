/**
 * What is sealed of a transfer, and its bytes: defined once, for the server that seals and for
 * everyone who checks. docs/how-to/check-the-seal.md describes the format and gives test vectors.
 */

/** Fields in the order in which they are written. Whole numbers are decimal text. */
export const leafFields = [
  'county',
  /** Place in the tree of the county, from 0. */
  'place',
  'id',
  'key',
  /** 1 posted at once · 2 announced · 3 settled · 4 voided. */
  'kind',
  /** Pseudonyms: 64 hexadecimal digits each. */
  'debit',
  'credit',
  'amount',
  /** The announced transfer that this one ends; empty when there is none. */
  'pending',
  'reason',
  'ruleVersion',
  /** Seconds since 1970-01-01T00:00:00Z with six decimals. */
  'at',
  /** How often the receiving account had been credited then, and its settled balance. */
  'creditVersion',
  'creditPosted',
] as const;
export type LeafField = (typeof leafFields)[number];
/** A transfer as it is sealed; accounts are pseudonyms. */
export type Leaf = Readonly<Record<LeafField, string>>;

export const saltBytes = 16;
export const hashBytes = 32;
const format = 'pingan-transfer-1';
const leafMark = 0;
const nodeMark = 1;
const pseudonymMark = 2;
const encoder = new TextEncoder();

/**
 * The one way to write a leaf: the name of the format and then each field, every one preceded by
 * its length in bytes (four bytes, most significant first) and in UTF-8.
 * @throws RangeError for text that is not well-formed Unicode: it has no UTF-8
 */
export function canonicalBytes(leaf: Leaf): Uint8Array {
  return canonicalAfter(new Uint8Array(0), leaf);
}

/** What is hashed into a leaf: 0x00, the salt of 16 bytes, the canonical bytes (RFC 6962 §2.1). */
export function leafInput(salt: Uint8Array, leaf: Leaf): Uint8Array {
  return canonicalAfter(concat([Uint8Array.of(leafMark), salt]), leaf);
}

function canonicalAfter(before: Uint8Array, leaf: Leaf): Uint8Array {
  const texts = [format, ...leafFields.map((field) => leaf[field])];
  return (
    writePlain(before, texts) ?? concat([before, ...texts.flatMap((text) => lengthAndText(text))])
  );
}

/**
 * The same bytes several times faster where everything is ASCII, as it is in every transfer: a
 * journal of a million is checked in one go. undefined where anything is not.
 */
function writePlain(before: Uint8Array, texts: readonly string[]): Uint8Array | undefined {
  const size = texts.reduce((sum, { length }) => sum + 4 + length, before.length);
  const bytes = new Uint8Array(size);
  bytes.set(before);
  let at = before.length;
  for (const text of texts) {
    const { length } = text;
    for (let shift = 24; shift >= 0; shift -= 8) bytes[at++] = length >>> shift;
    for (let place = 0; place < length; place++) {
      const code = text.charCodeAt(place);
      if (code > 0x7f) return undefined;
      bytes[at++] = code;
    }
  }
  return bytes;
}

/** What is hashed into an inner node: 0x01, left, right (RFC 6962 §2.1). */
export function nodeInput(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * hashBytes);
  input[0] = nodeMark;
  input.set(left, 1);
  input.set(right, 1 + hashBytes);
  return input;
}

/** What is hashed into the pseudonym of an account: without the salt nobody can try numbers. */
export function pseudonymInput(salt: Uint8Array, account: string): Uint8Array {
  return concat([Uint8Array.of(pseudonymMark), salt, encoder.encode(account)]);
}

/** Half of a surrogate pair: a string of JavaScript can hold one, UTF-8 cannot. */
const loneSurrogate = /\p{Surrogate}/u;

function lengthAndText(text: string): [Uint8Array, Uint8Array] {
  if (loneSurrogate.test(text)) throw new RangeError('text that is not well-formed Unicode');
  const bytes = encoder.encode(text);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return [length, bytes];
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

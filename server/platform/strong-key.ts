import { createHash } from 'node:crypto';

/** A key that anyone could guess: the server must not start with it. */
export class WeakKeyError extends Error {
  constructor(name: string, why: string) {
    super(`${name} ${why}. Make one with: openssl rand -base64 32`);
    this.name = 'WeakKeyError';
  }
}

const keyBytes = 32;

/**
 * Refuses a key that is not 32 bytes or does not look random. It cannot prove that a key is good; it
 * catches the ones that end in production: placeholders, words, test vectors, counted bytes.
 *
 * @throws WeakKeyError that names the setting and never shows the key.
 */
export function assertStrongKey(key: Buffer, name: string): void {
  const why = weaknessOf(key);
  if (why !== undefined) throw new WeakKeyError(name, why);
}

function weaknessOf(key: Buffer): string | undefined {
  if (key.length !== keyBytes) return `must be ${keyBytes} bytes and has ${key.length}`;
  if (repeats(key)) return 'is one short pattern over and over';
  if (counts(key)) return 'is a row of counted bytes';
  // 32 random bytes hold about 30 different ones.
  if (new Set(key).size <= 16) return 'has too few different bytes';
  if (key.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'is text and not random bytes';
  if (wellKnown.has(key.toString('hex'))) return 'is the digest of a well-known word';
  return undefined;
}

function repeats(key: Buffer): boolean {
  const periods = Array.from({ length: keyBytes / 2 }, (_, i) => i + 1);
  return periods.some((period) => key.every((byte, i) => byte === key[i % period]));
}

function counts(key: Buffer): boolean {
  const [first = 0, second = 0] = key;
  return key.every((byte, i) => byte === ((first + i * (second - first)) & 0xff));
}

const words = ['', 'secret', 'password', 'changeme', 'change-me', 'key', 'test', 'demo', 'admin'];
const wellKnown = new Set(
  ['sha256', 'sm3'].flatMap((digest) =>
    words.map((word) => createHash(digest).update(word).digest('hex')),
  ),
);

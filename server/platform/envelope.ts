import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** `aes`: AES-256-GCM. `sm`: SM4-CBC with HMAC-SM3, because Node has no SM4-GCM. */
export type CipherSuite = 'aes' | 'sm';

/** A key that seals single values and opens them again. */
export interface SealingKey {
  /** Eight characters that tell keys apart and say nothing of the key. */
  readonly kid: string;
  /**
   * Encrypts one value as `v1|alg|kid|iv|ct|tag`, the last four in base64url.
   *
   * @param about where the value stands, `table.column|county|row`: moved elsewhere it does not open.
   */
  seal(plain: string, about: string): string;
  /** @throws BrokenSealError when anything was changed, another key sealed it, or `about` differs. */
  open(sealed: string, about: string): string;
}

/** A sealed value that does not open. */
export class BrokenSealError extends Error {
  constructor(about: string, why: string) {
    super(`The sealed value of ${about} does not open: ${why}`);
    this.name = 'BrokenSealError';
  }
}

interface Sealed {
  iv: Buffer;
  ct: Buffer;
  tag: Buffer;
}

/** `bound` is authenticated with the ciphertext but not part of it. */
export interface Algorithm {
  name: string;
  ivBytes: number;
  tagBytes: number;
  encrypt(plain: Buffer, iv: Buffer, bound: Buffer): Omit<Sealed, 'iv'>;
  /** Undefined when the tag does not fit. */
  decrypt(sealed: Sealed, bound: Buffer): Buffer | undefined;
}

const version = 'v1';
const aesName = 'aes-256-gcm';
const smName = 'sm4-cbc+hmac-sm3';

/**
 * @param bytes 32 random bytes
 * @param suite what `seal` writes; `open` reads both
 */
export function openSealingKey(bytes: Buffer, suite: CipherSuite): SealingKey {
  const kid = derive(bytes, 'key id', 6).toString('base64url');
  const algorithms = new Map<string, Algorithm>();
  // Most keys are met once, to open a value of one suite: the other's keys are never derived.
  const algorithmOf = (name: string): Algorithm | undefined => {
    const known = algorithms.get(name);
    if (known !== undefined) return known;
    const made = makers[name]?.(bytes);
    if (made !== undefined) algorithms.set(name, made);
    return made;
  };
  return {
    kid,
    seal(plain, about) {
      assertWellFormed(plain);
      const alg = suite === 'aes' ? aesName : smName;
      const algorithm = algorithmOf(alg);
      if (algorithm === undefined) throw new Error(`no algorithm ${alg}`);
      // Drawn here and not passed in: one IV used twice would lay both values open.
      const iv = randomBytes(algorithm.ivBytes);
      const { ct, tag } = algorithm.encrypt(Buffer.from(plain), iv, bind({ alg, kid, about }));
      const parts = [iv, ct, tag].map((part) => part.toString('base64url'));
      return [version, alg, kid, ...parts].join('|');
    },
    open(sealed, about) {
      const { alg, parts } = parse(sealed, about, kid);
      const algorithm = algorithmOf(alg);
      if (!algorithm) throw new BrokenSealError(about, 'its algorithm is unknown');
      const { iv, tag } = parts;
      if (iv.length !== algorithm.ivBytes || tag.length !== algorithm.tagBytes) {
        throw new BrokenSealError(about, 'a part has a wrong length');
      }
      const plain = algorithm.decrypt(parts, bind({ alg, kid, about }));
      if (!plain) throw new BrokenSealError(about, 'it was changed or moved');
      return plain.toString();
    },
  };
}

/** Which key sealed a value; '' where it is no sealed value. */
export function kidOf(sealed: string): string {
  const [given, , kid = ''] = sealed.split('|', 3);
  return given === version ? kid : '';
}

const makers: Record<string, (bytes: Buffer) => Algorithm> = Object.assign(Object.create(null), {
  [aesName]: (bytes: Buffer) => aesGcm(derive(bytes, aesName, 32)),
  [smName]: (bytes: Buffer) =>
    sm4CbcHmacSm3({
      key: derive(bytes, `${smName} encryption`, 16),
      macKey: derive(bytes, `${smName} authentication`, 32),
    }),
});

/** @param key 32 bytes */
export function aesGcm(key: Buffer): Algorithm {
  return {
    name: aesName,
    ivBytes: 12,
    tagBytes: 16,
    encrypt(plain, iv, bound) {
      const cipher = createCipheriv(aesName, key, iv).setAAD(bound);
      const ct = Buffer.concat([cipher.update(plain), cipher.final()]);
      return { ct, tag: cipher.getAuthTag() };
    },
    decrypt({ iv, ct, tag }, bound) {
      const decipher = createDecipheriv(aesName, key, iv, { authTagLength: 16 });
      decipher.setAAD(bound).setAuthTag(tag);
      const plain = decipher.update(ct);
      try {
        return Buffer.concat([plain, decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * Encrypt, then authenticate (RFC 7366's order), each with a key of its own.
 *
 * @param keys 16 bytes to encrypt and 32 to authenticate
 */
export function sm4CbcHmacSm3({ key, macKey }: { key: Buffer; macKey: Buffer }): Algorithm {
  const tagOf = (bound: Buffer, iv: Buffer, ct: Buffer) =>
    createHmac('sm3', macKey).update(bound).update(iv).update(ct).digest();
  return {
    name: smName,
    ivBytes: 16,
    tagBytes: 32,
    encrypt(plain, iv, bound) {
      const cipher = createCipheriv('sm4-cbc', key, iv);
      const ct = Buffer.concat([cipher.update(plain), cipher.final()]);
      return { ct, tag: tagOf(bound, iv, ct) };
    },
    decrypt({ iv, ct, tag }, bound) {
      if (!timingSafeEqual(tag, tagOf(bound, iv, ct))) return undefined;
      const decipher = createDecipheriv('sm4-cbc', key, iv);
      return Buffer.concat([decipher.update(ct), decipher.final()]);
    },
  };
}

/** HKDF (RFC 5869) over SM3, without salt: the input is a random key already. */
export function derive(key: Buffer, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sm3', key, '', purpose, bytes));
}

/** JSON holds no NUL, so what follows the closing one cannot be mistaken for a part of it. */
function bind({ alg, kid, about }: { alg: string; kid: string; about: string }): Buffer {
  assertWellFormed(about);
  return Buffer.from(`${JSON.stringify([version, alg, kid, about])}\0`);
}

function parse(sealed: string, about: string, kid: string): { alg: string; parts: Sealed } {
  const [given, alg = '', sealedBy, ...texts] = sealed.split('|');
  if (given !== version || texts.length !== 3) {
    throw new BrokenSealError(about, 'it is not in the form v1|alg|kid|iv|ct|tag');
  }
  if (sealedBy !== kid) throw new BrokenSealError(about, 'another key sealed it');
  const [iv, ct, tag] = texts.map((text) => Buffer.from(text, 'base64url'));
  // Node reads base64url loosely; only the one spelling that we write is accepted.
  if (!iv || !ct || !tag || [iv, ct, tag].some((b, i) => b.toString('base64url') !== texts[i])) {
    throw new BrokenSealError(about, 'a part is not base64url');
  }
  return { alg, parts: { iv, ct, tag } };
}

/** Half a surrogate pair would silently become another character in UTF-8. */
export function assertWellFormed(text: string): void {
  if (!text.isWellFormed()) throw new TypeError('The text holds half a surrogate pair');
}

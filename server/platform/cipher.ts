import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { assertStrongKey, WeakKeyError } from './strong-key.ts';

export { assertStrongKey, WeakKeyError };

/** `aes`: AES-256-GCM. `sm`: SM4-CBC with HMAC-SM3, because Node has no SM4-GCM. */
export type CipherSuite = 'aes' | 'sm';

export interface CipherKeys {
  /** 32 random bytes. */
  dataKey: Buffer;
  /** 32 random bytes, others than the data key, and never stored in the database or its backups. */
  indexKey: Buffer;
  /** What `seal` writes; `open` reads both. */
  suite: CipherSuite;
}

export interface Cipher {
  /**
   * Encrypts one field as `v1|alg|kid|iv|ct|tag`, the last four in base64url.
   *
   * @param about where the value stands, `table.column|county|row id`: a value moved elsewhere does
   *   not open.
   */
  seal(plain: string, about: string): string;
  /** @throws BrokenSealError when anything was changed, another key sealed it, or `about` differs. */
  open(sealed: string, about: string): string;
  /**
   * 32 bytes by which an encrypted value can be found without opening it, different in each column.
   * Equal values have equal indexes, so the caller brings them to one form first.
   */
  blindIndex(value: string, column: string): Buffer;
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
interface Algorithm {
  name: string;
  ivBytes: number;
  tagBytes: number;
  encrypt(plain: Buffer, iv: Buffer, bound: Buffer): Omit<Sealed, 'iv'>;
  /** Undefined when the tag does not fit. */
  decrypt(sealed: Sealed, bound: Buffer): Buffer | undefined;
}

const version = 'v1';

/** @throws WeakKeyError for keys that are short, well known, or the same. */
export function createCipher({ dataKey, indexKey, suite }: CipherKeys): Cipher {
  assertStrongKey(dataKey, 'The data key');
  assertStrongKey(indexKey, 'The index key');
  if (dataKey.equals(indexKey)) throw new WeakKeyError('The index key', 'equals the data key');
  const kid = derive(dataKey, 'key id', 6).toString('base64url');
  const algorithms = { aes: aesGcm(dataKey), sm: sm4CbcHmacSm3(dataKey) };
  const columnKeys = new Map<string, Buffer>();

  return {
    seal(plain, about) {
      assertWellFormed(plain);
      const algorithm = algorithms[suite];
      const alg = algorithm.name;
      // Drawn here and not passed in: one IV used twice would lay both values open.
      const iv = randomBytes(algorithm.ivBytes);
      const { ct, tag } = algorithm.encrypt(Buffer.from(plain), iv, bind({ alg, kid, about }));
      const parts = [iv, ct, tag].map((part) => part.toString('base64url'));
      return [version, alg, kid, ...parts].join('|');
    },

    open(sealed, about) {
      const { alg, parts } = parse(sealed, about, kid);
      const algorithm = Object.values(algorithms).find(({ name }) => name === alg);
      if (!algorithm) throw new BrokenSealError(about, 'its algorithm is unknown');
      const { iv, tag } = parts;
      if (iv.length !== algorithm.ivBytes || tag.length !== algorithm.tagBytes) {
        throw new BrokenSealError(about, 'a part has a wrong length');
      }
      const plain = algorithm.decrypt(parts, bind({ alg, kid, about }));
      if (!plain) throw new BrokenSealError(about, 'it was changed or moved');
      return plain.toString();
    },

    blindIndex(value, column) {
      assertWellFormed(value);
      const key = columnKeys.get(column) ?? derive(indexKey, `blind index ${column}`, 32);
      columnKeys.set(column, key);
      // The same in both suites: a county that changes its suite still finds its residents.
      return createHmac('sm3', key).update(value).digest();
    },
  };
}

function aesGcm(dataKey: Buffer): Algorithm {
  const name = 'aes-256-gcm';
  const key = derive(dataKey, name, 32);
  return {
    name,
    ivBytes: 12,
    tagBytes: 16,
    encrypt(plain, iv, bound) {
      const cipher = createCipheriv(name, key, iv).setAAD(bound);
      const ct = Buffer.concat([cipher.update(plain), cipher.final()]);
      return { ct, tag: cipher.getAuthTag() };
    },
    decrypt({ iv, ct, tag }, bound) {
      const decipher = createDecipheriv(name, key, iv, { authTagLength: 16 });
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

/** Encrypt, then authenticate (RFC 7366's order), each with a key of its own. */
function sm4CbcHmacSm3(dataKey: Buffer): Algorithm {
  const name = 'sm4-cbc+hmac-sm3';
  const key = derive(dataKey, `${name} encryption`, 16);
  const macKey = derive(dataKey, `${name} authentication`, 32);
  const tagOf = (bound: Buffer, iv: Buffer, ct: Buffer) =>
    createHmac('sm3', macKey).update(bound).update(iv).update(ct).digest();
  return {
    name,
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
function derive(key: Buffer, purpose: string, bytes: number): Buffer {
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
function assertWellFormed(text: string): void {
  if (!text.isWellFormed()) throw new TypeError('The text holds half a surrogate pair');
}

import { createHmac, randomBytes } from 'node:crypto';
import {
  assertWellFormed,
  BrokenSealError,
  type CipherSuite,
  derive,
  kidOf,
  openSealingKey,
  type SealingKey,
} from './envelope.ts';
import { assertStrongKey, WeakKeyError } from './strong-key.ts';

export interface CipherKeys {
  /** Wraps the data keys of people: 32 random bytes that the database and its backups never see. */
  dataKey: Buffer;
  /** Others that may still (or already) be met: the one before, or the next one before its turn. */
  otherDataKeys?: readonly Buffer[];
  /** What values are found by: 32 random bytes, never stored in the database or its backups. */
  indexKey: Buffer;
  otherIndexKeys?: readonly Buffer[];
  suite: CipherSuite;
}

/** A data key as the database keeps it. */
export interface WrappedKey {
  wrapped: string;
  /** Which of our keys wrapped it. */
  wrappingKid: string;
}

export interface Cipher {
  /** The kid of the key that wraps, and of every key that can unwrap. */
  readonly wrappingKids: readonly [current: string, ...others: string[]];
  /** The kid of the key that makes new indexes, and of every key by which they may be found. */
  readonly indexKids: readonly [current: string, ...others: string[]];
  /** Draws a data key for somebody. @param about whose it is: wrapped for another it does not open */
  drawKey(about: string): WrappedKey & { key: SealingKey };
  /** @throws BrokenSealError when it was changed, is another's, or none of our keys wrapped it */
  unwrap(wrapped: string, about: string): SealingKey;
  /** The same data key, wrapped anew with the current key. */
  rewrap(wrapped: string, about: string): WrappedKey;
  /**
   * 32 bytes by which a sealed value can be found without opening it, different in each column.
   * Equal values have equal indexes, so the caller brings them to one form first.
   */
  blindIndex(value: string, column: string): Buffer;
  /** The same under every index key that may have been used, the current one first. */
  blindIndexes(value: string, column: string): [current: Buffer, ...others: Buffer[]];
  /** One of our own keys by its kid, for what must open at the start. */
  findWrappingKey(kid: string): SealingKey | undefined;
}

/** Unwrapped keys that are kept, in memory only: about a kilobyte each. */
const keptKeys = 4_096;

/** @throws WeakKeyError for keys that are short, well known, or used for two things. */
export function createCipher({ suite, ...keys }: CipherKeys): Cipher {
  const { dataKey, otherDataKeys = [], indexKey, otherIndexKeys = [] } = keys;
  assertFit({ dataKey, otherDataKeys, indexKey, otherIndexKeys });
  const wrapping = [dataKey, ...otherDataKeys].map((bytes) => openSealingKey(bytes, suite));
  const [current] = wrapping as [SealingKey, ...SealingKey[]];
  const unwrapped = createKept<SealingKey>(keptKeys);
  const indexes = [indexKey, ...otherIndexKeys].map(createIndexer);
  const findWrappingKey = (kid: string) => wrapping.find((key) => key.kid === kid);

  function openWrapped(wrapped: string, about: string): Buffer {
    const key = findWrappingKey(kidOf(wrapped));
    if (key === undefined) throw new BrokenSealError(about, 'another key sealed it');
    return Buffer.from(key.open(wrapped, about), 'base64');
  }

  return {
    wrappingKids: kidsOf(wrapping),
    indexKids: kidsOf(indexes),
    drawKey(about) {
      const bytes = randomBytes(32);
      const wrapped = current.seal(bytes.toString('base64'), about);
      return { key: openSealingKey(bytes, suite), wrapped, wrappingKid: current.kid };
    },
    unwrap(wrapped, about) {
      // Kept by what the database holds: a key that was erased there is not found here either.
      const name = `${about} ${wrapped}`;
      const found = unwrapped.get(name);
      if (found !== undefined) return found;
      const key = openSealingKey(openWrapped(wrapped, about), suite);
      unwrapped.set(name, key);
      return key;
    },
    rewrap(wrapped, about) {
      const bytes = openWrapped(wrapped, about).toString('base64');
      return { wrapped: current.seal(bytes, about), wrappingKid: current.kid };
    },
    blindIndex: (value, column) => indexOf(indexes[0], value, column),
    blindIndexes(value, column) {
      const [first, ...others] = indexes.map((indexer) => indexOf(indexer, value, column));
      return [first as Buffer, ...others];
    },
    findWrappingKey,
  };
}

interface Indexer {
  kid: string;
  index(value: string, column: string): Buffer;
}

function createIndexer(indexKey: Buffer): Indexer {
  const columnKeys = new Map<string, Buffer>();
  return {
    kid: derive(indexKey, 'key id', 6).toString('base64url'),
    index(value, column) {
      assertWellFormed(value);
      const key = columnKeys.get(column) ?? derive(indexKey, `blind index ${column}`, 32);
      columnKeys.set(column, key);
      // The same in both suites: a county that changes its suite still finds its residents.
      return createHmac('sm3', key).update(value).digest();
    },
  };
}

function indexOf(indexer: Indexer | undefined, value: string, column: string): Buffer {
  if (indexer === undefined) throw new Error('a cipher has an index key');
  return indexer.index(value, column);
}

function kidsOf(keys: readonly { kid: string }[]): [string, ...string[]] {
  const [first, ...others] = keys.map(({ kid }) => kid);
  return [first ?? '', ...others];
}

function assertFit(keys: Required<Omit<CipherKeys, 'suite'>>): void {
  const named: [string, Buffer][] = [
    ['The data key', keys.dataKey],
    ...keys.otherDataKeys.map((key): [string, Buffer] => ['Another data key', key]),
    ['The index key', keys.indexKey],
    ...keys.otherIndexKeys.map((key): [string, Buffer] => ['Another index key', key]),
  ];
  for (const [place, [name, key]] of named.entries()) {
    assertStrongKey(key, name);
    const twin = named.slice(0, place).find(([, other]) => other.equals(key));
    if (twin !== undefined) throw new WeakKeyError(name, `equals ${twin[0].toLowerCase()}`);
  }
}

/** Keeps the values used last, up to a number. */
function createKept<T>(most: number) {
  const values = new Map<string, T>();
  return {
    get(name: string): T | undefined {
      const value = values.get(name);
      if (value !== undefined) {
        values.delete(name);
        values.set(name, value);
      }
      return value;
    },
    set(name: string, value: T): void {
      values.set(name, value);
      const [oldest] = values.keys();
      if (values.size > most && oldest !== undefined) values.delete(oldest);
    },
  };
}

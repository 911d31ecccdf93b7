import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Where chance comes from, passed in so that a seeded run repeats itself. */
export interface Ids {
  /** UUIDv7 at the clock's time; those of one millisecond sort as they were made (RFC 9562 §5.7, §6.2 method 1). */
  uuid(): string;
  /** `count` decimal digits, each equally likely. */
  digits(count: number): string;
  /** 256 bits, base64url: session tokens. */
  token(): string;
}

/** Asking the system for a few bytes at a time costs more than using them. */
function stocked(random: (size: number) => Buffer): (size: number) => Buffer {
  let stock: Buffer = Buffer.alloc(0);
  return (size) => {
    if (stock.length < size) stock = random(Math.max(4_096, size));
    const taken = stock.subarray(0, size);
    stock = stock.subarray(size);
    return taken;
  };
}

export function createIds(
  clock: Clock,
  random: (size: number) => Buffer = stocked(randomBytes),
): Ids {
  return {
    uuid: sequenceV7(clock, random),
    digits: (count) => {
      let digits = '';
      while (digits.length < count)
        for (const byte of random(count))
          if (byte < 250 && digits.length < count) digits += byte % 10;
      return digits;
    },
    token: () => random(32).toString('base64url'),
  };
}

/** A repeatable source for generators and simulations: SHA-256 in counter mode over the seed. */
export function seededRandom(seed: string): (size: number) => Buffer {
  let counter = 0;
  let stock = Buffer.alloc(0);
  return (size) => {
    while (stock.length < size) {
      const block = createHash('sha256').update(`${seed}/${counter++}`).digest();
      stock = Buffer.concat([stock, block]);
    }
    const taken = stock.subarray(0, size);
    stock = stock.subarray(size);
    return taken;
  };
}

/**
 * The same whole numbers from 0 to 2^32 − 1 for the same seed, a hundred million a second: for made-up
 * data only, never for keys. SFC32 of Chris Doty-Humphrey's PractRand.
 */
export function seededNumbers(seed: string): () => number {
  const start = createHash('sha256').update(seed).digest();
  let [a, b, c, counter] = [start.readInt32LE(0), start.readInt32LE(4), start.readInt32LE(8), 1];
  return () => {
    const number = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + number) | 0;
    return number >>> 0;
  };
}

/** A UUID that is the same for the same text: keys of transfers, ids of seeded rows. */
export function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return format(bytes);
}

/**
 * Like `uuidOf`, and sorted by the time of another id (the first 48 bits of a UUIDv7): an index of such
 * keys grows at its end instead of everywhere.
 */
export function uuidAfter(timed: string, text: string): string {
  return timed.slice(0, 13) + uuidOf(text).slice(13);
}

/** Like `uuidOf`, and sorted by an instant: keys of what belongs to one moment lie beside each other. */
export function uuidAt(instant: Date, text: string): string {
  const hex = instant.getTime().toString(16).padStart(12, '0');
  return uuidAfter(`${hex.slice(0, 8)}-${hex.slice(8)}`, text);
}

const counterBits = 26;

/** A counter of 26 bits before 48 bits of chance; it begins anywhere in its lower half, anew each millisecond. */
function sequenceV7(clock: Clock, random: (size: number) => Buffer): () => string {
  let at = 0;
  let count = 0;
  return () => {
    const now = clock.now().getTime();
    const chance = random(10);
    count =
      now === at ? (count + 1) % 2 ** counterBits : chance.readUInt32BE(6) >>> (33 - counterBits);
    at = now;
    const bytes = Buffer.alloc(16);
    bytes.writeUIntBE(now, 0, 6);
    bytes.writeUInt16BE(0x7000 | (count >>> 14), 6);
    bytes.writeUInt16BE(0x8000 | (count & 0x3fff), 8);
    chance.copy(bytes, 10, 0, 6);
    return format(bytes);
  };
}

function format(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

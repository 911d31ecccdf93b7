import { hash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';

/**
 * An audit entry as it is hashed, every column as text. Defined once, for whoever writes, chains or
 * checks; docs/how-to/check-the-audit.md describes the format and gives test vectors.
 */
export interface EntryText {
  county: string;
  id: string;
  /** Seconds since 1970-01-01T00:00:00Z with six decimals. */
  at: string;
  actorKind: string;
  actor: string | null;
  roles: string;
  scope: string;
  action: string;
  object: string;
  area: string | null;
  reason: string | null;
  /** JSON, as it stands. */
  details: string;
  request: string | null;
  /** SHA-256 of the salt: binds it without giving it away. */
  saltHash: string | null;
  before: string | null;
  after: string | null;
}

const format = 'pingan-audit-1';
const leafMark = Buffer.of(0);
const linkMark = Buffer.of(1);
const factsMark = Buffer.of(2);
export const saltBytes = 16;
/** What stands for the entry before the first. */
export const noHash = Buffer.alloc(32);

const sha256 = (...parts: readonly Uint8Array[]) => hash('sha256', Buffer.concat(parts), 'buffer');

/** The canonical bytes: RFC 8785 JSON of the format's name and the fields. */
export function canonicalEntry(entry: EntryText): Buffer {
  return Buffer.from(canonicalJson({ format, ...entry }));
}

/** The digest of an entry by itself: SHA-256 of 0x00 and its canonical bytes. */
export function leafOf(entry: EntryText): Buffer {
  return sha256(leafMark, canonicalEntry(entry));
}

export interface Link {
  seq: bigint;
  /** Seconds since 1970-01-01T00:00:00Z with six decimals. */
  chainedAt: string;
  previous: Uint8Array;
  leaf: Uint8Array;
}

/** The hash of an entry in its place: SHA-256 of 0x01, the hash before it, its digest, number and time. */
export function linkOf({ seq, chainedAt, previous, leaf }: Link): Buffer {
  return sha256(linkMark, previous, leaf, Buffer.from(`${seq} ${chainedAt}`));
}

export function saltHashOf(salt: Uint8Array): string {
  return sha256(salt).toString('hex');
}

/**
 * What a row holds, under its column names as stored. Personal values only as they are stored, sealed:
 * a digest over what somebody could guess is no secret to whoever has the salt.
 */
export type Facts = object;

/** SHA-256 of 0x02, the salt and the facts as RFC 8785 JSON. */
export function digestOf(facts: Facts, salt: Uint8Array): Buffer {
  return sha256(factsMark, salt, Buffer.from(canonicalJson(plain(facts))));
}

/** Whole numbers as decimal text, instants in UTC, bytes in hexadecimal: JSON has none of them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Set) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

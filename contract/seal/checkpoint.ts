import { concat, hashBytes } from './leaf.ts';
import { fromBase64, sameBytes, toBase64, toHex } from './text.ts';
import type { Sha256 } from './tree.ts';

/** What a seal says: this many leaves, under this root, at the end of this day. */
export interface Checkpoint {
  /** Name of the log and of its key: `pingan-points/339921`. */
  origin: string;
  size: number;
  root: Uint8Array;
  /** Calendar date in China. */
  day: string;
  /** When it was sealed, RFC 3339 in UTC. */
  sealedAt: string;
  /** The seal before this one; null for the first. */
  previous: { size: number; root: Uint8Array } | null;
  /** How far the audit’s chain had come then; null before it had an entry, and in seals of before. */
  audit: { seq: number; hash: Uint8Array } | null;
}

export interface SignedCheckpoint {
  checkpoint: Checkpoint;
  /** What the signature is over: everything up to the empty line. */
  text: string;
  keyName: string;
  /** First four bytes of the digest of name and key; says which key to take. */
  keyHash: Uint8Array;
  signature: Uint8Array;
}

export interface PublicKey {
  name: string;
  hash: Uint8Array;
  /** 32 bytes, Ed25519 (RFC 8032). */
  key: Uint8Array;
}

const ed25519 = 1;
const encoder = new TextEncoder();

export const originOf = (county: number) => `pingan-points/${county}`;

/** The text of a C2SP checkpoint; its extension lines are ours: day, sealed, previous, audit. */
export function checkpointText(checkpoint: Checkpoint): string {
  const { origin, size, root, day, sealedAt, previous, audit } = checkpoint;
  const lines = [origin, String(size), toBase64(root), `day ${day}`, `sealed ${sealedAt}`];
  if (previous !== null) lines.push(`previous ${previous.size} ${toBase64(previous.root)}`);
  if (audit !== null) lines.push(`audit ${audit.seq} ${toBase64(audit.hash)}`);
  return lines.map((line) => `${line}\n`).join('');
}

/** A C2SP signed note: the text, an empty line, and one line with the signature. */
export function signedNote(
  text: string,
  { name, hash }: Pick<PublicKey, 'name' | 'hash'>,
  signature: Uint8Array,
): string {
  return `${text}\n— ${name} ${toBase64(concat([hash, signature]))}\n`;
}

/** SHA-256 over name, newline, algorithm and key: its first four bytes are the key’s hash. */
export function keyHashInput(name: string, key: Uint8Array): Uint8Array {
  return concat([encoder.encode(`${name}\n`), Uint8Array.of(ed25519), key]);
}

/** The key as C2SP writes it for checkers: `name+hash+base64`. */
export function publicKeyText({ name, hash, key }: PublicKey): string {
  return `${name}+${toHex(hash)}+${toBase64(concat([Uint8Array.of(ed25519), key]))}`;
}

/** @returns undefined when the text is no such key, or its hash is not that of its name and bytes */
export async function readPublicKey(text: string, sha256: Sha256): Promise<PublicKey | undefined> {
  const { name, hash, bytes } =
    /^(?<name>[^+\s]+)\+(?<hash>[0-9a-f]{8})\+(?<bytes>\S+)$/.exec(text.trim())?.groups ?? {};
  const key = fromBase64(bytes ?? '');
  if (name === undefined || key?.length !== 1 + hashBytes || key[0] !== ed25519) return undefined;
  const digest = (await sha256(keyHashInput(name, key.slice(1)))).slice(0, 4);
  return toHex(digest) === hash ? { name, hash: digest, key: key.slice(1) } : undefined;
}

/** The digest of a key in groups of four digits, short enough to be read aloud or off paper. */
export async function fingerprintOf({ key }: PublicKey, sha256: Sha256): Promise<string> {
  const digits = toHex(await sha256(key)).slice(0, 32);
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}

const noteForm =
  /^(?<text>(?<origin>[^\n]+)\n(?<size>0|[1-9]\d{0,15})\n(?<root>[^\n]+)\nday (?<day>\d{4}-\d\d-\d\d)\nsealed (?<sealedAt>[0-9TZ:.-]+)\n(?:previous (?<before>0|[1-9]\d{0,15}) (?<beforeRoot>\S+)\n)?(?:audit (?<auditSeq>[1-9]\d{0,15}) (?<auditHash>\S+)\n)?)\n— (?<keyName>\S+) (?<signature>\S+)\n$/;

/** @returns undefined when this is no signed checkpoint of ours, byte for byte */
export function readNote(note: string): SignedCheckpoint | undefined {
  const found = noteForm.exec(note)?.groups;
  if (found === undefined) return undefined;
  const root = hashOf(found.root);
  const signature = fromBase64(found.signature ?? '');
  if (root === undefined || signature?.length !== 4 + 64) return undefined;
  const previous = previousOf(found.before, found.beforeRoot);
  const audit = auditOf(found.auditSeq, found.auditHash);
  if (previous === undefined || audit === undefined) return undefined;
  return {
    checkpoint: {
      origin: found.origin ?? '',
      size: Number(found.size),
      root,
      day: found.day ?? '',
      sealedAt: found.sealedAt ?? '',
      previous,
      audit,
    },
    text: found.text ?? '',
    keyName: found.keyName ?? '',
    keyHash: signature.slice(0, 4),
    signature: signature.slice(4),
  };
}

/** What people paste has lost its last newline or won a carriage return; nothing else is forgiven. */
export function readPastedNote(pasted: string): SignedCheckpoint | undefined {
  return readNote(`${pasted.replaceAll('\r\n', '\n').trim()}\n`);
}

/** Whether a note names this key as its own; the signature is checked elsewhere. */
export function isBy({ checkpoint, keyName, keyHash }: SignedCheckpoint, key: PublicKey): boolean {
  return checkpoint.origin === key.name && keyName === key.name && sameBytes(keyHash, key.hash);
}

function hashOf(text: string | undefined): Uint8Array | undefined {
  const bytes = fromBase64(text ?? '');
  return bytes?.length === hashBytes ? bytes : undefined;
}

function previousOf(size: string | undefined, root: string | undefined) {
  if (size === undefined) return null;
  const hash = hashOf(root);
  return hash && { size: Number(size), root: hash };
}

function auditOf(seq: string | undefined, bytes: string | undefined) {
  if (seq === undefined) return null;
  const hash = hashOf(bytes);
  return hash && { seq: Number(seq), hash };
}

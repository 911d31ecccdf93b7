import { concat } from './seal/leaf.ts';
import { fromBase64, toBase64, toHex } from './seal/text.ts';

/*
 * What the server signs so that a counter can check it without a network: a pass, which the phone of
 * whoever reserved shows with its code, and a line of the list that the counter takes along.
 */

/** A reservation that its counter may hand over until then. */
export interface Pass {
  redemption: string;
  counter: string;
  offer: string;
  /** Whole seconds. */
  until: Date;
}

/** A pass, and the fingerprints of what else it may be shown by. */
export interface Line extends Pass {
  /** SHA-256 of the code on paper, as 64 hexadecimal digits; null: there is none. */
  paper: string | null;
  /** The same of the card of whoever reserved. */
  card: string | null;
}

/** Where it stands, what was signed, and the signature over it. */
export interface Signed<T> {
  value: T;
  message: Uint8Array;
  signature: Uint8Array;
}

const encoder = new TextEncoder();
const version = 1;
const idBytes = 16;
const untilBytes = 4;
const signatureBytes = 64;
const passBytes = 1 + untilBytes + 3 * idBytes;

/** Letters that a QR code holds densely; Crockford's base 32, as on paper. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Begins the code of a phone; after it 128 bits for a counter with a network, a dot, and the pass. */
const shownMark = 'PA1:';

/** What is signed of a pass: never the bytes of anything else that the same key signs. */
export const passMessage = (county: number, pass: Pass): Uint8Array =>
  concat([encoder.encode(`pingan counter pass ${county}\n`), bytesOfPass(pass)]);

/** What is signed of a line. */
export const lineMessage = (county: number, line: Line): Uint8Array =>
  encoder.encode(`pingan counter line ${county}\n${wordsOfLine(line)}\n`);

export const writePass = (pass: Pass, signature: Uint8Array): string =>
  toLetters(concat([bytesOfPass(pass), signature]));

/** @returns undefined where this is no pass at all; whether it was signed is another question */
export function readPass(county: number, text: string): Signed<Pass> | undefined {
  const bytes = fromLetters(text);
  if (bytes?.length !== passBytes + signatureBytes || bytes[0] !== version) return undefined;
  const seconds = new DataView(bytes.buffer).getUint32(1);
  const ids = [0, 1, 2].map((place) => idAt(bytes, 1 + untilBytes + place * idBytes));
  const [redemption = '', counter = '', offer = ''] = ids;
  const value = { redemption, counter, offer, until: new Date(seconds * 1_000) };
  return { value, message: passMessage(county, value), signature: bytes.slice(passBytes) };
}

export const writeLine = (line: Line, signature: Uint8Array): string =>
  `${wordsOfLine(line)} ${toBase64(signature)}`;

/** @returns undefined where this is no line */
export function readLine(county: number, text: string): Signed<Line> | undefined {
  const [redemption, counter, offer, seconds, paper, card, signed, ...more] = text.split(' ');
  const signature = fromBase64(signed ?? '');
  if (more.length > 0 || signature?.length !== signatureBytes) return undefined;
  if (![redemption, counter, offer].every((id) => isId(id ?? ''))) return undefined;
  if (!/^[0-9]{1,10}$/.test(seconds ?? '')) return undefined;
  const value = {
    redemption: redemption ?? '',
    counter: counter ?? '',
    offer: offer ?? '',
    until: new Date(Number(seconds) * 1_000),
    paper: paper === '-' ? null : (paper ?? null),
    card: card === '-' ? null : (card ?? null),
  };
  return { value, message: lineMessage(county, value), signature };
}

/** What a phone shows: the code for a counter with a network, and the pass for one without. */
export const writeShown = (qr: string, pass: string): string => `${qr}.${pass}`;

/** The two parts of what was scanned; of anything else the whole is the code. */
export function readShown(text: string): { code: string; pass: string | null } {
  const plain = text.trim();
  const dot = plain.indexOf('.');
  if (!plain.toUpperCase().startsWith(shownMark) || dot < 0) return { code: plain, pass: null };
  return { code: plain.slice(0, dot), pass: plain.slice(dot + 1) };
}

/** A code as it is compared, however it was typed. */
export function normalCode(code: string): string {
  const plain = code.toUpperCase().replace(/[\s.-]/g, '');
  // What is typed for a letter that base 32 leaves out.
  return plain.startsWith(shownMark)
    ? plain
    : plain.replace(/O/g, '0').replace(/[IL]/g, '1').replace(/U/g, 'V');
}

/** Eight digits, which are tried often; everything else nobody guesses. */
export const areDigits = (code: string): boolean => /^[0-9]{8}$/.test(normalCode(code));

const secondsOf = ({ until }: Pass) => Math.floor(until.getTime() / 1_000);

function bytesOfPass(pass: Pass): Uint8Array {
  const head = new DataView(new ArrayBuffer(1 + untilBytes));
  head.setUint8(0, version);
  head.setUint32(1, secondsOf(pass));
  const ids = [pass.redemption, pass.counter, pass.offer].map(bytesOfId);
  return concat([new Uint8Array(head.buffer), ...ids]);
}

const wordsOfLine = (line: Line) =>
  [
    line.redemption,
    line.counter,
    line.offer,
    secondsOf(line),
    line.paper ?? '-',
    line.card ?? '-',
  ].join(' ');

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

function bytesOfId(id: string): Uint8Array {
  const pairs = id.replace(/-/g, '').match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

function idAt(bytes: Uint8Array, at: number): string {
  const hex = toHex(bytes.slice(at, at + idBytes));
  return [0, 8, 12, 16, 20]
    .map((from, place) => hex.slice(from, [8, 12, 16, 20, 32][place]))
    .join('-');
}

function toLetters(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(held >>> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + letters[(held << (5 - bits)) & 31];
}

/** @returns undefined for a letter that is none, and for bits that are left over */
function fromLetters(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const letter of text) {
    const value = letters.indexOf(letter);
    if (value < 0) return undefined;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(held >>> bits);
    held &= (1 << bits) - 1;
  }
  return held === 0 && bits < 5 ? Uint8Array.from(bytes) : undefined;
}

import { keyHashInput, type PublicKey, signedNote } from '../../../contract/seal/checkpoint.ts';
import { fromBase64, sameBytes, toBase64 } from '../../../contract/seal/text.ts';
import { isSignedBy, type SigningKey, sha256 } from '../signing-key.ts';

/** Place and hash of one entry of a chain. */
export interface Mark {
  seq: bigint;
  hash: Buffer;
}

/** signed: the chain had come so far · pruned: everything up to here was deleted when its time was over. */
type Word = 'signed' | 'pruned';

export interface SignedMark extends Mark {
  word: Word;
  /** RFC 3339 in UTC. */
  at: string;
}

const chainName = (county: number) => `pingan-points/${county}/audit`;

/** The platform’s key under the name of one county’s audit. */
function keyOf(county: number, key: Uint8Array): PublicKey {
  const name = chainName(county);
  return { name, key, hash: sha256(keyHashInput(name, key)).subarray(0, 4) };
}

/** A C2SP signed note: name of the chain, number, hash, and when it was signed. */
export function signMark(
  key: SigningKey,
  county: number,
  { seq, hash, word, at }: Mark & { word: Word; at: Date },
): string {
  const lines = [chainName(county), String(seq), toBase64(hash), `${word} ${at.toISOString()}`];
  const text = lines.map((line) => `${line}\n`).join('');
  const signature = key.sign(new TextEncoder().encode(text));
  return signedNote(text, keyOf(county, key.publicKey), signature);
}

const form =
  /^(?<text>(?<name>[^\n]+)\n(?<seq>0|[1-9]\d{0,17})\n(?<hash>\S+)\n(?<word>signed|pruned) (?<at>[0-9TZ:.-]+)\n)\n— (?<keyName>\S+) (?<signature>\S+)\n$/;

/** @returns undefined when this is no mark of the county’s chain, or the key did not sign it */
export function readMark(
  note: string,
  { county, key }: { county: number; key: Uint8Array },
): SignedMark | undefined {
  const found = form.exec(note)?.groups;
  if (found === undefined) return undefined;
  const own = keyOf(county, key);
  const hash = fromBase64(found.hash ?? '');
  const signature = fromBase64(found.signature ?? '');
  if (found.name !== own.name || found.keyName !== own.name) return undefined;
  if (hash?.length !== 32 || signature?.length !== 4 + 64) return undefined;
  const text = new TextEncoder().encode(found.text);
  if (!sameBytes(signature.subarray(0, 4), own.hash)) return undefined;
  if (!isSignedBy(key, text, signature.subarray(4))) return undefined;
  return {
    seq: BigInt(found.seq ?? '0'),
    hash: Buffer.from(hash),
    word: found.word as Word,
    at: found.at ?? '',
  };
}

import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, toHex } from '../../contract/seal/text.ts';
import type { Verify } from './check.ts';

/** Computed without waiting, so that an entry and its hash are kept in one step. */
export const sha256Hex = (text: string): string => toHex(sha256(new TextEncoder().encode(text)));

/** A copy in memory of its own, which is what WebCrypto takes. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** Ed25519 by the browser itself; browsers from before 2024 know none, and pages without https no WebCrypto. */
export const verify: Verify = async (key, message, signature) => {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  const bytes = fromBase64(key);
  if (subtle === undefined || bytes === undefined) return undefined;
  let imported: CryptoKey;
  try {
    imported = await subtle.importKey('raw', own(bytes), 'Ed25519', false, ['verify']);
  } catch {
    return undefined;
  }
  return subtle.verify('Ed25519', imported, own(signature), own(message));
};

import type { Cryptography } from '../../contract/seal/check-receipt.ts';

/** A copy in memory of its own, which is what WebCrypto takes. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** What this browser can compute; undefined in one without WebCrypto. */
export function findCryptography(): Cryptography | undefined {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return undefined;
  return {
    sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', own(bytes))),
    verify: async (key, message, signature) => {
      let imported: CryptoKey;
      try {
        imported = await subtle.importKey('raw', own(key), 'Ed25519', false, ['verify']);
      } catch {
        // Browsers from before 2024 know no Ed25519.
        return undefined;
      }
      return subtle.verify('Ed25519', imported, own(signature), own(message));
    },
  };
}

import {
  type Checkpoint,
  checkpointText,
  fingerprintOf,
  isBy,
  keyHashInput,
  originOf,
  type PublicKey,
  type SignedCheckpoint,
  signedNote,
} from '../../../contract/seal/checkpoint.ts';
import { isSignedBy, type SigningKey, sha256 } from '../../platform/signing-key.ts';

/** Hash and signature check as checkers want them, from this machine’s own library. */
export const cryptography = {
  sha256: async (bytes: Uint8Array): Promise<Uint8Array> => sha256(bytes),
  verify: async (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    isSignedBy(key, message, signature),
};

/** The platform’s key under the name of one county. */
export function publicKeyOf(county: number, key: Uint8Array): PublicKey {
  const name = originOf(county);
  return { name, key, hash: sha256(keyHashInput(name, key)).subarray(0, 4) };
}

export function signCheckpoint(key: SigningKey, county: number, checkpoint: Checkpoint): string {
  const text = checkpointText(checkpoint);
  const signature = key.sign(new TextEncoder().encode(text));
  return signedNote(text, publicKeyOf(county, key.publicKey), signature);
}

/** Whether a seal is of this county and signed with this key. */
export function isOfCounty(signed: SignedCheckpoint, county: number, key: Uint8Array): boolean {
  const own = publicKeyOf(county, key);
  const text = new TextEncoder().encode(signed.text);
  return (
    signed.checkpoint.origin === own.name &&
    isBy(signed, own) &&
    isSignedBy(key, text, signed.signature)
  );
}

export function fingerprint(county: number, key: Uint8Array): Promise<string> {
  return fingerprintOf(publicKeyOf(county, key), cryptography.sha256);
}

import { keyHashInput, type PublicKey } from '../contract/seal/checkpoint.ts';
import { sha256 } from '../server/platform/signing-key.ts';

/** A key under a name, as C2SP has it. */
export const namedKey = (name: string, key: Uint8Array): PublicKey => ({
  name,
  key,
  hash: sha256(keyHashInput(name, key)).subarray(0, 4),
});

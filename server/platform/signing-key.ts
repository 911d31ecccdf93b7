import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';

/** An Ed25519 key (RFC 8032) that signs; made from 32 bytes that lie outside the database. */
export interface SigningKey {
  /** 32 bytes. */
  publicKey: Uint8Array;
  /** @returns 64 bytes */
  sign(message: Uint8Array): Uint8Array;
}

/** What stands before the 32 bytes of a private or public key in DER (RFC 8410 §7 and §4). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export function openSigningKey(seed: Buffer): SigningKey {
  const key = createPrivateKey({
    key: Buffer.concat([privatePrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: publicKey.subarray(publicPrefix.length),
    sign: (message) => sign(null, message, key),
  };
}

export function isSignedBy(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const der = Buffer.concat([publicPrefix, key]);
  return verify(
    null,
    message,
    createPublicKey({ key: der, format: 'der', type: 'spki' }),
    signature,
  );
}

export function sha256(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

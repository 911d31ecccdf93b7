import { Secret, TOTP } from 'otpauth';
import type { Ids } from '../../platform/ids.ts';

const periodSeconds = 30;
/** RFC 6238 asks for the hash's own length: 160 bits. */
const keyBytes = 20;
/** One step either way, for clocks that are not quite right. */
const window = 1;

/** A new key for an authenticator app, in base32. */
export function newTotpKey(ids: Pick<Ids, 'token'>): string {
  const bytes = Buffer.from(ids.token(), 'base64url').subarray(0, keyBytes);
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
}

/** The key as an address that authenticator apps read from a QR code. */
export function totpUri(key: string, { issuer, login }: { issuer: string; login: string }): string {
  return new TOTP({ issuer, label: login, secret: Secret.fromBase32(key) }).toString();
}

/** The six digits that an app with this key shows now. */
export function totpCode(key: string, now: Date): string {
  return new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: now.getTime() });
}

/** The step whose code this is, in time order; undefined when it is none of about now. */
export function totpStep(key: string, code: string, now: Date): number | undefined {
  const token = code.replace(/[ -]/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const totp = new TOTP({ secret: Secret.fromBase32(key) });
  const delta = totp.validate({ token, timestamp: now.getTime(), window });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / periodSeconds) + delta;
}

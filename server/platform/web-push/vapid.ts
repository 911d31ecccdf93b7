import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** By which push services know who sends: the private half from outside the database. */
export interface PushKey {
  /** An uncompressed point of P-256, base64url: what a browser is subscribed with. */
  publicKey: string;
  privateKey: KeyObject;
}

/** @throws where 32 bytes are no key of the curve: zero, or beyond its order */
export function openPushKey(seed: Buffer): PushKey {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(seed);
  const point = ecdh.getPublicKey();
  const jwk = { ...jwkOf(point), d: ecdh.getPrivateKey().toString('base64url') };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return { publicKey: point.toString('base64url'), privateKey };
}

const jwkOf = (point: Buffer) => ({
  kty: 'EC',
  crv: 'P-256',
  x: point.subarray(1, 33).toString('base64url'),
  y: point.subarray(33, 65).toString('base64url'),
});

/** The standard allows a day; a clock that goes wrong by hours does no harm this way. */
const validForSeconds = 12 * 3_600;

interface Signing {
  key: PushKey;
  /** The origin of the push service. */
  audience: string;
  /** Whom its operator writes to when something is wrong: `mailto:` or `https:`. */
  contact: string;
  now: Date;
}

const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');

/** The `authorization` header of RFC 8292: a signed token, and the key that signed it. */
export function vapidAuthorization({ key, audience, contact, now }: Signing): string {
  const exp = Math.floor(now.getTime() / 1_000) + validForSeconds;
  const head = encode({ typ: 'JWT', alg: 'ES256' });
  const claims = encode({ aud: audience, exp, sub: contact });
  const signing = { key: key.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const signature = sign('sha256', Buffer.from(`${head}.${claims}`), signing).toString('base64url');
  return `vapid t=${head}.${claims}.${signature}, k=${key.publicKey}`;
}

/** What is wrong with such a header, as a push service finds it; for the stand-in. */
export function vapidFault(
  header: string,
  { audience, publicKey, now }: { audience: string; publicKey: string; now: Date },
): string | undefined {
  const found = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(header);
  if (!found) return 'no vapid header';
  const [, head = '', claims = '', signature = '', k = ''] = found;
  // A subscription is bound to the key that it was made with.
  if (k !== publicKey) return 'not the key of the subscription';
  const point = Buffer.from(k, 'base64url');
  const key = createPublicKey({ key: jwkOf(point), format: 'jwk' });
  const checking = { key, dsaEncoding: 'ieee-p1363' } as const;
  const bytes = Buffer.from(`${head}.${claims}`);
  if (!verify('sha256', bytes, checking, Buffer.from(signature, 'base64url')))
    return 'signature does not verify';
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const left = exp - now.getTime() / 1_000;
  if (aud !== audience) return 'for another audience';
  if (!(left > 0 && left <= 24 * 3_600)) return 'expired, or valid for too long';
  return /^(mailto:|https:)/.test(sub ?? '') ? undefined : 'no subject to write to';
}

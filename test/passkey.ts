import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { NewPasskey, PasskeyAnswer } from '../contract/sign-ins.ts';

/** A passkey made of nothing but a key pair: what a phone or a security key answers (WebAuthn §6). */
export interface TestPasskey {
  create(options: { challenge: string }): NewPasskey;
  answer(options: { challenge: string }): PasskeyAnswer;
  /** What differs from an honest one, from now on. */
  lie(about: Lie): void;
}

interface Lie {
  origin?: string;
  site?: string;
  /** Without the owner's finger, face or PIN. */
  unverified?: boolean;
  counter?: number;
}

const flags = { present: 0x01, verified: 0x04, attested: 0x40 } as const;
const base64url = (bytes: Buffer) => bytes.toString('base64url');
const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();

export function makePasskey({ id, origin }: { id: string; origin: string }): TestPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(32);
  let counter = 0;
  let told: Lie = {};

  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: told.origin ?? origin }));
  const authenticatorData = (extra: Buffer, attested: boolean) => {
    counter = told.counter ?? counter + 1;
    const bits = flags.present | (told.unverified ? 0 : flags.verified);
    const head = Buffer.alloc(5);
    head.writeUInt8(bits | (attested ? flags.attested : 0), 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(told.site ?? id), head, extra]);
  };
  const base = {
    id: base64url(credential),
    rawId: base64url(credential),
    type: 'public-key',
    clientExtensionResults: {},
  } as const;

  return {
    lie: (about) => {
      told = about;
    },
    create: ({ challenge }) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credential.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, credential, coseKey(publicKey)]);
      const data = authenticatorData(attested, true);
      return {
        ...base,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', challenge)),
          attestationObject: base64url(withoutAttestation(data)),
          transports: ['internal'],
        },
      };
    },
    answer: ({ challenge }) => {
      const data = authenticatorData(Buffer.alloc(0), false);
      const client = clientData('webauthn.get', challenge);
      const signed = Buffer.concat([data, sha256(client)]);
      return {
        ...base,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(sign('sha256', signed, privateKey)),
        },
      };
    },
  };
}

/** CBOR (RFC 8949), as far as a passkey needs it: lengths below 65,536, small integers, maps of two. */
const head = (major: number, length: number) =>
  length < 24
    ? Buffer.from([(major << 5) | length])
    : length < 256
      ? Buffer.from([(major << 5) | 24, length])
      : Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
const integer = (value: number) => (value >= 0 ? head(0, value) : head(1, -1 - value));
const map = (entries: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([head(5, entries.length), ...entries.flat()]);

/** ES256 on P-256 (RFC 9053 §7.1). */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const coordinate = (value: string) => bytes(Buffer.from(value, 'base64url'));
  return map([
    [integer(1), integer(2)],
    [integer(3), integer(-7)],
    [integer(-1), integer(1)],
    [integer(-2), coordinate(x)],
    [integer(-3), coordinate(y)],
  ]);
}

const withoutAttestation = (data: Buffer) =>
  map([
    [text('fmt'), text('none')],
    [text('attStmt'), map([])],
    [text('authData'), bytes(data)],
  ]);

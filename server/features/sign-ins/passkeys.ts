import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { NewPasskey, PasskeyAnswer } from '../../../contract/sign-ins.ts';

/** The site that passkeys belong to: they work nowhere else, which is what makes them proof against phishing. */
export interface RelyingParty {
  /** Host name; passkeys know no IP addresses. */
  id: string;
  /** What the browser says where it is. */
  origin: string;
}

/** Of the address that people open; undefined where that is an IP address. */
export function relyingPartyOf(publicUrl: string): RelyingParty | undefined {
  const { hostname, origin } = new URL(publicUrl);
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  return isAddress ? undefined : { id: hostname, origin };
}

export interface Passkey {
  credential: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

type Known = Pick<Passkey, 'credential' | 'transports'>;

/** The passkeys among somebody's factors. */
export const passkeysOf = (
  held: readonly { credential: string | null; transports: string[] | null }[],
): Known[] =>
  held.flatMap(({ credential, transports }) =>
    credential === null ? [] : [{ credential, transports: transports ?? [] }],
  );

const named = ({ credential, transports }: Known) => ({ id: credential, transports });

/** Finger, face or PIN each time: then a passkey alone is two factors. */
const userVerification = 'required' as const;

/** EdDSA, ES256, RS256 (COSE): what phones, computers and keys make today. */
const supportedAlgorithmIDs = [-8, -7, -257];

interface Owner {
  id: string;
  login: string;
  name: string;
  issuer: string;
}

/** What `navigator.credentials.create` is given. */
export function creationOptions(
  party: RelyingParty,
  { owner, challenge, known }: { owner: Owner; challenge: string; known: readonly Known[] },
) {
  return generateRegistrationOptions({
    rpName: owner.issuer,
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(owner.id.replaceAll('-', ''), 'hex')),
    userName: owner.login,
    userDisplayName: owner.name,
    challenge: asBytes(challenge),
    excludeCredentials: known.map(named),
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: 'required', userVerification },
  });
}

/** What `navigator.credentials.get` is given; without known passkeys the browser asks which. */
export function requestOptions(
  party: RelyingParty,
  { challenge, known }: { challenge: string; known?: readonly Known[] },
) {
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: asBytes(challenge),
    userVerification,
    ...(known === undefined ? {} : { allowCredentials: known.map(named) }),
  });
}

/** Given as text, the library would take its letters for the bytes. */
const asBytes = (challenge: string) => new Uint8Array(Buffer.from(challenge, 'base64url'));

/** The new passkey, or undefined when it does not answer the challenge. */
export async function readNewPasskey(
  party: RelyingParty,
  { answer, challenge }: { answer: NewPasskey; challenge: string },
): Promise<Passkey | undefined> {
  const verified = await orUndefined(() =>
    verifyRegistrationResponse({
      response: answer as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs,
    }),
  );
  if (!verified?.verified) return undefined;
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  return {
    credential: id,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: transports ?? [],
  };
}

/** How often the passkey was used by its own count, or undefined when the answer is not its own. */
export async function checkPasskey(
  party: RelyingParty,
  { answer, challenge, known }: { answer: PasskeyAnswer; challenge: string; known: Passkey },
): Promise<number | undefined> {
  const verified = await orUndefined(() =>
    verifyAuthenticationResponse({
      response: answer as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: known.credential,
        publicKey: new Uint8Array(known.publicKey),
        counter: known.counter,
      },
    }),
  );
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
}

/** The library throws at whatever is not as it should be: to us each of these is a plain no. */
async function orUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}

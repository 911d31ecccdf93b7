import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { NewPasskey, PasskeyAnswer } from '../contract/sign-ins.ts';

/** The owner did not confirm, or took too long; nothing has happened. */
export class PasskeyStopped extends Error {
  constructor(cause: unknown) {
    super('the passkey was not confirmed', { cause });
    this.name = 'PasskeyStopped';
  }
}

/** Whether this browser, at this address, can have passkeys: they know names, no IP addresses. */
export function canUsePasskeys(): boolean {
  const { hostname } = location;
  const isNumeric = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  return isSecureContext && !isNumeric && 'PublicKeyCredential' in globalThis;
}

/** What the server sent for `navigator.credentials`; its form is WebAuthn's own. */
type Options = Record<string, unknown>;

export async function showPasskey(options: Options): Promise<PasskeyAnswer> {
  const optionsJSON = options as unknown as Parameters<
    typeof startAuthentication
  >[0]['optionsJSON'];
  try {
    return (await startAuthentication({ optionsJSON })) as PasskeyAnswer;
  } catch (error) {
    throw new PasskeyStopped(error);
  }
}

export async function makePasskey(options: Options): Promise<NewPasskey> {
  const optionsJSON = options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'];
  try {
    return (await startRegistration({ optionsJSON })) as NewPasskey;
  } catch (error) {
    throw new PasskeyStopped(error);
  }
}

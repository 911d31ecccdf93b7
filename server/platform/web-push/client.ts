import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { postOnce, type Unsent, unsentBy } from '../remote.ts';
import { encryptPush, type PushAddress } from './encrypt.ts';
import { type PushKey, vapidAuthorization } from './vapid.ts';

export type PushResult =
  | 'sent'
  /** The browser unsubscribed, or was thrown away: there is nobody there any more. */
  | 'gone'
  | Unsent;

export interface WebPush {
  /** What browsers subscribe with. */
  publicKey: string;
  /** Whether an address lies at a push service that is known; nothing is sent anywhere else. */
  isKnown(endpoint: string): boolean;
  send(address: PushAddress, message: { text: string; topic: string }): Promise<PushResult>;
}

/** The services that browsers subscribe at. A name that begins with a dot is of every host below it. */
const services = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
] as const;

/** How long a service keeps what a phone that is off cannot take. */
const keptSeconds = 24 * 3_600;

export interface WebPushOptions {
  key: PushKey;
  contact: string;
  clock: Clock;
  log: Log;
  /** The origin of a stand-in on this machine, which is known beside the services. */
  standIn?: string | undefined;
  /** 5 seconds unless told otherwise. */
  timeoutMs?: number;
}

/**
 * Sends to browsers by RFC 8030, in the clear for nobody: each message is encrypted for its one browser.
 * Where it goes is what a phone once said, so only known services are written to, and none leads elsewhere.
 */
export function createWebPush(options: WebPushOptions): WebPush {
  const { key, contact, clock, log, standIn, timeoutMs = 5_000 } = options;
  const isKnown = (endpoint: string) => isKnownService(endpoint, standIn);
  return {
    publicKey: key.publicKey,
    isKnown,
    async send(address, { text, topic }) {
      if (!isKnown(address.endpoint)) return 'gone';
      const { origin } = new URL(address.endpoint);
      const asked = await postOnce(address.endpoint, {
        timeoutMs,
        headers: {
          authorization: vapidAuthorization({ key, audience: origin, contact, now: clock.now() }),
          'content-encoding': 'aes128gcm',
          'content-type': 'application/octet-stream',
          ttl: String(keptSeconds),
          urgency: 'normal',
          topic,
        },
        body: new Uint8Array(encryptPush(text, address)),
      });
      if (asked.kind === 'failed') return asked.unsent;
      const { status } = asked;
      if (status >= 200 && status < 300) return 'sent';
      log.warn({ status, service: origin }, 'The push service did not take a message');
      return status === 404 || status === 410 ? 'gone' : unsentBy(status);
    },
  };
}

function isKnownService(endpoint: string, standIn: string | undefined): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  if (standIn !== undefined && url.origin === standIn) return true;
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return services.some((name) =>
    name.startsWith('.') ? url.hostname.endsWith(name) : url.hostname === name,
  );
}

import { createECDH, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { startStandInServer } from '../stand-in-server.ts';
import { decryptPush, type PushAddress } from './encrypt.ts';
import { vapidFault } from './vapid.ts';

/** A browser that subscribed here. */
export interface StandInBrowser extends PushAddress {
  /** What it got to read, the oldest first; one of the same topic takes the place of the one before. */
  messages(): readonly string[];
  /** It is thrown away: nobody is there any more. */
  leave(): void;
}

export interface PushStandIn {
  origin: string;
  /** Subscribes a browser that was given this key of the sender. */
  subscribe(publicKey: string): StandInBrowser;
  /** What comes next is answered with this status, so many times. */
  answerWith(status: number, times?: number): void;
  /** Why requests were not taken, the oldest first. */
  faults(): readonly string[];
  close(): Promise<void>;
}

interface Kept {
  publicKey: string;
  keys: { privateKey: Buffer; auth: Buffer };
  byTopic: Map<string, string>;
}

/**
 * Stands in for a push service and the browsers behind it: it checks who sends as RFC 8292 says, takes what
 * RFC 8030 asks for, and reads each message with the key of its browser.
 */
export async function startPushStandIn({ clock }: { clock: Clock }): Promise<PushStandIn> {
  const browsers = new Map<string, Kept>();
  const faults: string[] = [];
  const statuses: number[] = [];
  const refuse = (status: number, fault: string) => {
    faults.push(fault);
    return { status, json: { reason: fault } };
  };
  const server = await startStandInServer(({ method, url, headers, body }) => {
    const forced = statuses.shift();
    if (forced !== undefined) return { status: forced };
    const browser = browsers.get(url.pathname);
    if (browser === undefined) return refuse(410, 'no such subscription');
    const { publicKey, keys, byTopic } = browser;
    const audience = server.origin;
    const now = clock.now();
    const fault = vapidFault(headers.authorization ?? '', { audience, publicKey, now });
    if (fault !== undefined) return refuse(403, fault);
    if (method !== 'POST' || headers['content-encoding'] !== 'aes128gcm')
      return refuse(400, 'not a POST in aes128gcm');
    if (!/^\d+$/.test(String(headers.ttl))) return refuse(400, 'no ttl');
    const topic = String(headers.topic ?? '');
    if (!/^[\w-]{1,32}$/.test(topic)) return refuse(400, 'no topic of the standard');
    if (body.length > 4_096) return refuse(413, 'too long');
    byTopic.set(topic, decryptPush(body, keys));
    return { status: 201 };
  });
  return {
    origin: server.origin,
    close: server.close,
    faults: () => faults,
    answerWith: (status, times = 1) => {
      statuses.push(...Array<number>(times).fill(status));
    },
    subscribe(publicKey) {
      const ecdh = createECDH('prime256v1');
      ecdh.generateKeys();
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(16).toString('base64url')}`;
      const byTopic = new Map<string, string>();
      browsers.set(path, { publicKey, keys: { privateKey: ecdh.getPrivateKey(), auth }, byTopic });
      return {
        endpoint: `${server.origin}${path}`,
        p256dh: ecdh.getPublicKey('base64url'),
        auth: auth.toString('base64url'),
        messages: () => [...byTopic.values()],
        leave: () => void browsers.delete(path),
      };
    },
  };
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settableClock } from '../clock.ts';
import { silentLog } from '../log.ts';
import { createWebPush } from './client.ts';
import { encryptPush } from './encrypt.ts';
import { type PushStandIn, startPushStandIn } from './stand-in.ts';
import { openPushKey } from './vapid.ts';

/* RFC 8291 encrypts, RFC 8292 says who sends, RFC 8030 is how it is handed in. */

test('a message is encrypted exactly as the example of RFC 8291 (Appendix A)', () => {
  const body = encryptPush(
    'When I grow up, I want to be a watermelon',
    {
      endpoint: 'https://fcm.googleapis.com/a',
      p256dh:
        'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
    {
      salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
      privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
    },
  );
  expect(body.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

const key = openPushKey(Buffer.alloc(32, 7));
const clock = settableClock(new Date('2026-10-14T01:00:00Z'));
const common = { key, contact: 'mailto:centre@points.example', clock, log: silentLog };
let service: PushStandIn;
beforeEach(async () => {
  service = await startPushStandIn({ clock });
});
afterEach(() => service.close());

const opened = (given: Partial<Parameters<typeof createWebPush>[0]> = {}) =>
  createWebPush({ ...common, standIn: service.origin, ...given });
const message = { text: '{"count":1}', topic: 'notices' };

describe('a browser that subscribed', () => {
  test('reads what was sent, and of one topic only the newest', async () => {
    const browser = service.subscribe(key.publicKey);
    expect(await opened().send(browser, message)).toBe('sent');
    expect(await opened().send(browser, { ...message, text: '{"count":2}' })).toBe('sent');
    expect(browser.messages()).toEqual(['{"count":2}']);
  });

  test('takes nothing from a sender with another key', async () => {
    const browser = service.subscribe(key.publicKey);
    const other = opened({ key: openPushKey(Buffer.alloc(32, 8)) });
    expect(await other.send(browser, message)).toBe('refused');
    expect(service.faults()).toEqual(['not the key of the subscription']);
  });

  test('that is gone is said to be gone', async () => {
    const browser = service.subscribe(key.publicKey);
    browser.leave();
    expect(await opened().send(browser, message)).toBe('gone');
  });
});

describe('what a service cannot take', () => {
  test.each([
    [429, 'later'],
    [503, 'later'],
    [502, 'later'],
    [400, 'refused'],
    [413, 'refused'],
  ] as const)('with %i is %s', async (status, result) => {
    service.answerWith(status);
    expect(await opened().send(service.subscribe(key.publicKey), message)).toBe(result);
  });

  test('where nobody listens it comes later', async () => {
    const browser = service.subscribe(key.publicKey);
    await service.close();
    expect(await opened().send(browser, message)).toBe('later');
  });
});

describe('an address', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
  ])('of a known service is taken: %s', (endpoint) => {
    expect(opened().isKnown(endpoint)).toBe(true);
  });

  test.each([
    'http://fcm.googleapis.com/abc',
    'https://fcm.googleapis.com:8443/abc',
    'https://fcm.googleapis.com@evil.example/abc',
    'https://user:word@fcm.googleapis.com/abc',
    'https://fcm.googleapis.com.evil.example/abc',
    'https://evilnotify.windows.com/abc',
    'https://169.254.169.254/latest',
    'https://[::1]/abc',
    'https://2130706433/abc',
    'http://127.0.0.1:1/abc',
    'file:///etc/passwd',
    'not an address',
  ])('of anybody else is not: %s', async (endpoint) => {
    expect(opened().isKnown(endpoint)).toBe(false);
    const browser = service.subscribe(key.publicKey);
    expect(await opened().send({ ...browser, endpoint }, message)).toBe('gone');
  });

  test('on this machine is known only where a stand-in is', () => {
    const { endpoint } = service.subscribe(key.publicKey);
    expect(opened({ standIn: undefined }).isKnown(endpoint)).toBe(false);
  });
});

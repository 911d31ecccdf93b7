import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NoticeSettings } from '../../contract/notices.ts';
import { useApi } from '../api.ts';
import { pushScope, pushWorkerAddress } from './push-address.ts';

/** Why this browser cannot be told. */
export class NotPushed extends Error {
  readonly why: 'denied' | 'failed';
  constructor(why: 'denied' | 'failed') {
    super(`no push: ${why}`);
    this.why = why;
  }
}

/** Without https, in WebViews and in old browsers there are none. */
export const takesPushes = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** Subscribes this browser and has it told, or ends that. */
export function usePush() {
  const { client } = useApi();
  const queries = useQueryClient();
  const onSuccess = (settings: NoticeSettings) =>
    queries.setQueryData(client.key('getNoticeSettings', {}), settings);
  const turnOn = useMutation({
    mutationFn: async (key: string) =>
      client.call('subscribeBrowser', { body: await subscribe(key) }),
    onSuccess,
  });
  const turnOff = useMutation({
    mutationFn: async () => {
      const registration = await navigator.serviceWorker.getRegistration(pushScope);
      await (await registration?.pushManager.getSubscription())?.unsubscribe();
      return client.call('unsubscribeBrowser', {});
    },
    onSuccess,
  });
  return { turnOn, turnOff };
}

async function subscribe(key: string) {
  if ((await Notification.requestPermission()) !== 'granted') throw new NotPushed('denied');
  const subscription = await subscriptionBy(key).catch(() => {
    throw new NotPushed('failed');
  });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new NotPushed('failed');
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
}

async function subscriptionBy(key: string): Promise<PushSubscription> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(pushWorkerAddress, { scope: pushScope });
  await activeIn(registration);
  // One that is left of somebody else, or was made with another key of ours, takes nothing for whoever asks now.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const asked = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
  return registration.pushManager.subscribe(asked);
}

/** `ready` waits for a worker that controls this page, and ours never does. */
function activeIn(registration: ServiceWorkerRegistration): Promise<void> {
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return Promise.resolve();
  return new Promise((done) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated' || coming.state === 'redundant') done();
    });
  });
}

/** Old browsers take the key as bytes only. */
function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

import type { Sentence } from '../../contract/values.ts';

/*
 * The service worker that shows what is pushed while the app is closed. It keeps nothing and answers for no
 * page: its scope holds none.
 */

/** As much of a worker's surroundings as is used; the types of pages know them not. */
interface Waiting {
  waitUntil(done: Promise<unknown>): void;
}
interface Pushed extends Waiting {
  data: { text(): string } | null;
}
interface Touched extends Waiting {
  notification: Notification;
}
interface OpenPage {
  url: string;
  focus(): Promise<unknown>;
}
interface Surroundings {
  location: Location;
  registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  clients: {
    matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(name: 'install', listener: (event: Waiting) => void): void;
  addEventListener(name: 'push', listener: (event: Pushed) => void): void;
  addEventListener(name: 'notificationclick', listener: (event: Touched) => void): void;
}
const worker = self as unknown as Surroundings;

const notices = '/#/notices';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener('push', (event) => event.waitUntil(show(event.data?.text() ?? '')));

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openNotices());
});

/** One of the same tag takes the place of the one before: nobody has to sweep a lock screen. */
async function show(text: string): Promise<void> {
  const isChinese = navigator.language.startsWith('zh');
  const words = wordsIn(text)?.[isChinese ? 'zh' : 'en'];
  await worker.registration.showNotification(isChinese ? '平安积分' : 'Ping’an Points', {
    body: words ?? (isChinese ? '您有新通知' : 'There is something new'),
    icon: '/icon-192.png',
    tag: 'notices',
  });
}

function wordsIn(text: string): Partial<Sentence> | undefined {
  try {
    const { words } = JSON.parse(text) as { words?: Partial<Sentence> };
    return words;
  } catch {
    return undefined;
  }
}

/** Goes on in a page that is open, or opens one. */
async function openNotices(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const { origin } = worker.location;
  const page = pages.find(
    ({ url }) => new URL(url).origin === origin && new URL(url).pathname === '/',
  );
  // A page that this worker does not control cannot be led anywhere; it can be brought to the front.
  if (page !== undefined) await page.focus();
  else await worker.clients.openWindow(notices);
}

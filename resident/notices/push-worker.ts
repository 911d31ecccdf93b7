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

/** Without a county, of a server that did not say which, the app opens the one last opened. */
const noticesOf = (county: number | undefined) =>
  county === undefined ? '/#/notices' : `/?county=${county}#/notices`;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener('push', (event) => event.waitUntil(show(event.data?.text() ?? '')));

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openNotices((event.notification.data as Data | null)?.county));
});

/** One of the same county takes the place of the one before: nobody has to sweep a lock screen. */
async function show(text: string): Promise<void> {
  const isChinese = navigator.language.startsWith('zh');
  const { words, county } = dataIn(text);
  await worker.registration.showNotification(isChinese ? '平安积分' : 'Ping’an Points', {
    body: words?.[isChinese ? 'zh' : 'en'] ?? (isChinese ? '您有新通知' : 'There is something new'),
    icon: '/icon-192.png',
    tag: county === undefined ? 'notices' : `notices/${county}`,
    data: { county },
  });
}

/** As the server pushes it. */
interface Data {
  words?: Partial<Sentence>;
  county?: number;
}

function dataIn(text: string): Data {
  try {
    return (JSON.parse(text) as Data | null) ?? {};
  } catch {
    return {};
  }
}

/** Goes on in a page that is open, or opens one, of the county that told. */
async function openNotices(county: number | undefined): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ url }) => isOf(county, new URL(url)));
  // A page that this worker does not control cannot be led anywhere; it can be brought to the front.
  if (page !== undefined) await page.focus();
  else await worker.clients.openWindow(noticesOf(county));
}

/** Of which county a page is whose address names none, a worker cannot know: it may be another. */
const isOf = (county: number | undefined, { origin, pathname, searchParams }: URL): boolean =>
  origin === worker.location.origin &&
  pathname === '/' &&
  (county === undefined || searchParams.get('county') === `${county}`);

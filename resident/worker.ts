import type { Surroundings, Waiting } from '../ui/worker-surroundings.ts';
import { sendFieldWork } from './field-work/send-waiting.ts';
import { takeOver, workWithoutPages } from './report/one-at-a-time.ts';
import { sendWaiting } from './report/send-waiting.ts';
import { syncTag } from './report/send-when-closed.ts';

/*
 * The service worker of the phone app. It keeps the files of one build, so that the app opens without a
 * network, and what everybody may read about a county, so that a report can be written then; and it sends
 * what waits once there is a network, reports and what grid workers wrote down, while no page is open. Every other answer of the server
 * goes past it.
 */

const worker = self as unknown as Surroundings;

/** Put in by the build: {"build", "files"}. */
const listed = 'the files of this build';

const { build, files } = JSON.parse(listed) as { build: string; files: string[] };
const kept = `resident-${build}`;
const answers = 'resident-answers';
const ours = new Set(files.map((file) => `/${file}`));
const known = /^\/api\/(counties|[0-9]{6}\/(areas|categories))$/;
/** What is not there by then is shown as it was kept: within three seconds a report can be begun, also on a line that is dead. */
const patienceMs = 1_500;

let giveWay = new AbortController();

worker.addEventListener('install', (event) => {
  event.waitUntil(keepFiles().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname === '/') event.respondWith(pageFirst(request));
  } else if (ours.has(url.pathname) || url.pathname.startsWith('/assets/'))
    event.respondWith(fileFirst(request));
  else if (known.test(url.pathname)) event.respondWith(answerFirst(event, request));
});

worker.addEventListener('sync', (event) => {
  if (event.tag === syncTag) event.waitUntil(sendWithoutPages());
});

worker.addEventListener('message', ({ data }) => {
  if (data === takeOver) giveWay.abort();
});

/** @throws where a page is open: it sends, but may be closed before it has, so the browser is to ask once more */
async function sendWithoutPages(): Promise<void> {
  giveWay = new AbortController();
  const { signal } = giveWay;
  const isDone = await workWithoutPages(async () => {
    // One that is to be tried again keeps the other from nothing.
    const ends = await Promise.allSettled([sendWaiting(signal), sendFieldWork(signal)]);
    const late = ends.find((end) => end.status === 'rejected');
    if (late !== undefined) throw late.reason;
  }, signal);
  if (!isDone) throw new Error('a page is open');
}

/** What has a digest in its name may come from the browser's own store: it never changes. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(kept);
  await cache.addAll(
    files.map((file) => {
      const cacheMode = file.startsWith('assets/') ? 'default' : 'reload';
      return new Request(`/${file}`, { cache: cacheMode });
    }),
  );
}

/** The build before stays: a page of it may still be open and want a part that it has not fetched yet. */
async function forgetOthers(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => /^resident-[0-9a-f]+$/.test(name));
  const [, ...older] = builds.filter((name) => name !== kept).reverse();
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** The newest page where the network is quick enough, else the one that was kept. */
async function pageFirst(request: Request): Promise<Response> {
  const cache = await caches.open(kept);
  const page = await cache.match('/index.html');
  if (page === undefined) return fetch(request);
  const late = new Promise<Response>((done) => {
    setTimeout(() => done(page.clone()), patienceMs);
  });
  const asked = fetch(request).then((answer) => (answer.ok ? answer : page.clone()));
  return Promise.race([asked.catch(() => page.clone()), late]);
}

async function fileFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** As the server answers now, or as it did when it was last reached; what comes too late is kept for the next time. */
async function answerFirst(event: Waiting, request: Request): Promise<Response> {
  const cache = await caches.open(answers);
  const before = await cache.match(request, { ignoreVary: true });
  const asked = fetch(request).then(async (answer) => {
    // A phone without room keeps nothing, and shows what came all the same.
    if (answer.ok) await cache.put(request, answer.clone()).catch(() => undefined);
    return answer;
  });
  if (before === undefined) return asked;
  // Else the browser may end the worker as soon as the page has its answer.
  event.waitUntil(asked.catch(() => undefined));
  const late = new Promise<Response>((done) => {
    setTimeout(() => done(withoutTime(before.clone())), patienceMs);
  });
  return Promise.race([asked.catch(() => withoutTime(before.clone())), late]);
}

/** What was kept does not tell what time it is. */
function withoutTime({ body, status, statusText, headers }: Response): Response {
  const told = new Headers(headers);
  told.delete('date');
  return new Response(body, { status, statusText, headers: told });
}

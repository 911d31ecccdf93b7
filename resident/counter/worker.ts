import type { Surroundings } from '../../ui/worker-surroundings.ts';

/*
 * The service worker of the counter's app: after the first load it opens without a network. It keeps the
 * files of one build, and the pictures of rewards that were seen; every other answer of the server goes
 * past it.
 */

const worker = self as unknown as Surroundings;

/** Put in by the build: {"build", "files"}. */
const listed = 'the files of this build';

const { build, files } = JSON.parse(listed) as { build: string; files: string[] };
const root = '/counter/';
const kept = `counter-${build}`;
const pictures = 'counter-pictures';
const picture = /^\/api\/[0-9]{6}\/public\/photos\/[0-9a-f-]{36}$/;

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
  if (picture.test(url.pathname)) event.respondWith(pictureFirst(request));
  else if (url.pathname.startsWith(root)) event.respondWith(fileFirst(request, url));
});

/** Past the browser's own store: what is kept is of this build. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(kept);
  await cache.addAll(files.map((file) => new Request(root + file, { cache: 'reload' })));
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('counter-') && name !== kept);
  await Promise.all(old.filter((name) => name !== pictures).map((name) => caches.delete(name)));
}

/** The page is one file, whatever stands behind the question mark. */
async function fileFirst(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(kept);
  const address = request.mode === 'navigate' ? `${root}index.html` : url.pathname;
  return (await cache.match(address)) ?? fetch(request);
}

async function pictureFirst(request: Request): Promise<Response> {
  const cache = await caches.open(pictures);
  const before = await cache.match(request);
  if (before !== undefined) return before;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

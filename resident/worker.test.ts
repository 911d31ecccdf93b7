import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { holdAsPage, takeOver } from './report/one-at-a-time.ts';
import { syncTag } from './report/send-when-closed.ts';

/* The worker as a browser runs it: its listeners, what it keeps, and what the server answers. */

const origin = 'https://points.example';
const listeners = new Map<string, (event: object) => void>();
let kept: Map<string, Map<string, string>>;
let served: Map<string, string>;
let hasRoom: boolean;

const cacheOf = (name: string) => {
  const files = kept.get(name) ?? new Map<string, string>();
  kept.set(name, files);
  return {
    match: async (request: Request | string) =>
      answerOf(files.get(typeof request === 'string' ? request : request.url)),
    put: async (request: Request, answer: Response) => {
      if (!hasRoom) throw new DOMException('no room', 'QuotaExceededError');
      files.set(request.url, await answer.text());
    },
  };
};
const headers = { date: 'Wed, 14 Oct 2026 01:00:00 GMT' };
const answerOf = (text: string | undefined) =>
  text === undefined ? undefined : new Response(text, { headers });

beforeAll(async () => {
  vi.stubGlobal('self', {
    location: new URL(origin),
    addEventListener: (name: string, listener: (event: object) => void) =>
      listeners.set(name, listener),
  });
  vi.stubGlobal('caches', {
    open: async (name: string) => cacheOf(name),
    match: async ({ url }: Request) =>
      answerOf([...kept.values()].map((files) => files.get(url)).find((one) => one !== undefined)),
  });
  vi.stubGlobal('fetch', async ({ url }: Request) => {
    const text = served.get(url);
    if (text === undefined) throw new TypeError('unreachable');
    return new Response(text, { headers });
  });
  // The build writes the list into the worker.
  vi.spyOn(JSON, 'parse').mockReturnValueOnce({ build: '2', files: ['assets/new.js'] });
  await import('./worker.ts');
});
beforeEach(() => {
  kept = new Map();
  served = new Map();
  hasRoom = true;
});

/** What the page is answered; undefined: the worker leaves it to the browser. */
const ask = async (path: string, mode?: 'navigate') => (await answerTo(path, mode))?.text();

/** For what the browser keeps the worker alive beside its answer. */
let held: Promise<unknown>[] = [];

async function answerTo(path: string, mode?: 'navigate'): Promise<Response | undefined> {
  const answers: Promise<Response>[] = [];
  held = [];
  const request = new Request(origin + path);
  // No program makes such a request, only a browser that opens an address.
  if (mode !== undefined) Object.defineProperty(request, 'mode', { value: mode });
  listeners.get('fetch')?.({
    request,
    respondWith: (given: Promise<Response>) => void answers.push(given),
    waitUntil: (done: Promise<unknown>) => void held.push(done),
  });
  return answers[0];
}

it('a page of the build before still gets the parts that it has not fetched yet', async () => {
  kept.set('resident-1', new Map([[`${origin}/assets/old.js`, 'a part of before']]));
  expect(await ask('/assets/old.js')).toBe('a part of before');
});

it('a page is the newest where it comes in time', async () => {
  kept.set('resident-2', new Map([['/index.html', 'as it was kept']]));
  served.set(`${origin}/`, 'the newest');
  expect(await ask('/', 'navigate')).toBe('the newest');
  served.clear();
  expect(await ask('/', 'navigate')).toBe('as it was kept');
});

it('on a line that is dead it is opened as it was kept, in half the time that the app promises', async () => {
  kept.set('resident-2', new Map([['/index.html', 'as it was kept']]));
  const neverAnswers = vi.spyOn(globalThis, 'fetch').mockReturnValue(new Promise(() => {}));
  vi.useFakeTimers();
  let shown: string | undefined;
  void ask('/', 'navigate').then((text) => {
    shown = text;
  });
  await vi.advanceTimersByTimeAsync(1_499);
  expect(shown).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  await vi.waitFor(() => expect(shown).toBe('as it was kept'));
  vi.useRealTimers();
  neverAnswers.mockRestore();
});

it('what everybody may read about a county is answered as it was when the server was last reached', async () => {
  const path = '/api/339999/categories';
  served.set(origin + path, 'the categories');
  expect(await ask(path)).toBe('the categories');
  served.clear();
  expect(await ask(path)).toBe('the categories');
  expect(await ask('/api/339999/my/cases')).toBeUndefined();
});

it('and on a line that is dead too, which is waited for no longer than for the page', async () => {
  const path = '/api/339999/areas';
  served.set(origin + path, 'the areas');
  await ask(path);
  let arrive = (_: Response) => {};
  const coming = new Promise<Response>((done) => {
    arrive = done;
  });
  const neverAnswers = vi.spyOn(globalThis, 'fetch').mockReturnValue(coming);
  vi.useFakeTimers();
  let shown: Response | undefined;
  void answerTo(path)?.then((answer) => {
    shown = answer;
  });
  await vi.advanceTimersByTimeAsync(1_499);
  expect(shown).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  await vi.waitFor(() => expect(shown).toBeDefined());
  vi.useRealTimers();
  neverAnswers.mockRestore();
  expect(await shown?.text()).toBe('the areas');
  expect(shown?.headers.get('date')).toBeNull();
  // What comes then is kept, for which the worker is not ended.
  arrive(new Response('the areas of today'));
  await Promise.all(held);
  served.clear();
  expect(await ask(path)).toBe('the areas of today');
});

it('what was kept does not tell what time it is', async () => {
  const path = '/api/counties';
  served.set(origin + path, 'the counties');
  expect((await answerTo(path))?.headers.get('date')).toBe(headers.date);
  served.clear();
  expect((await answerTo(path))?.headers.get('date')).toBeNull();
});

it('a phone without room shows what the server answers all the same', async () => {
  hasRoom = false;
  served.set(`${origin}/api/counties`, 'the counties');
  expect(await ask('/api/counties')).toBe('the counties');
});

it('asks to be woken again where a page is open, which may be closed before it has sent', async () => {
  const { held, release } = holdAsPage();
  await held;
  let woken: Promise<void> | undefined;
  listeners.get('sync')?.({
    tag: syncTag,
    waitUntil: (done: Promise<void>) => {
      woken = done;
    },
  });
  listeners.get('message')?.({ data: takeOver });
  await expect(woken).rejects.toThrow('a page is open');
  release();
});

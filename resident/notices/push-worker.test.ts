import { beforeAll, beforeEach, expect, it, vi } from 'vitest';

/* The push worker as a browser runs it: which page a push leads to that was touched. */

const origin = 'https://points.example';
const listeners = new Map<string, (event: object) => void>();
let pages: string[];
let done: string[];

beforeAll(async () => {
  vi.stubGlobal('self', {
    location: new URL(origin),
    addEventListener: (name: string, listener: (event: object) => void) =>
      listeners.set(name, listener),
    clients: {
      matchAll: async () =>
        pages.map((url) => ({ url, focus: async () => void done.push(`focus ${url}`) })),
      openWindow: async (address: string) => void done.push(`open ${address}`),
    },
  });
  await import('./push-worker.ts');
});
beforeEach(() => {
  pages = [];
  done = [];
});

/** What comes of touching a push that told of this county. */
async function touch(county?: number): Promise<string[]> {
  const waits: Promise<unknown>[] = [];
  listeners.get('notificationclick')?.({
    notification: { close: () => {}, data: { county } },
    waitUntil: (wait: Promise<unknown>) => void waits.push(wait),
  });
  await Promise.all(waits);
  return done;
}

it('a push opens the notices of the county that told', async () => {
  expect(await touch(330_330)).toEqual(['open /?county=330330#/notices']);
});

it('a page of that county is brought to the front, wherever it is in it', async () => {
  pages = [`${origin}/?county=330329#/shop`, `${origin}/?county=330330#/report`];
  expect(await touch(330_330)).toEqual([`focus ${origin}/?county=330330#/report`]);
});

it.each([
  ['of another county', `${origin}/?county=330329#/`],
  ['that does not say of which county it is', `${origin}/#/`],
  ['of the desk', `${origin}/console/?county=330330`],
  ['of somebody else', 'https://elsewhere.example/?county=330330'],
])('a page %s stays where it is, and the county that told is opened', async (_, page) => {
  pages = [page];
  expect(await touch(330_330)).toEqual(['open /?county=330330#/notices']);
});

it('a push that names no county brings forward any page of the app, or opens it', async () => {
  pages = [`${origin}/console/`, `${origin}/#/shop`];
  expect(await touch()).toEqual([`focus ${origin}/#/shop`]);
  [pages, done] = [[], []];
  expect(await touch()).toEqual(['open /#/notices']);
});

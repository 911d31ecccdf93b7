import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient } from '../../ui/client.ts';
import { type Draft, edited, emptyDraft, sendPressed, withPhotos } from './draft.ts';
import type { KeptDrafts, SentMeanwhile } from './kept-draft.ts';
import { Queue } from './queue.ts';

/** What the phone keeps, what the server got, and whether it can be reached. */
let kept: Map<string, Draft>;
let sentMeanwhile: SentMeanwhile[];
let arrived: string[];
let reachable: boolean;
let isTheirs: boolean;
/** Upload of a photo ends when the test says so. */
let uploads: Promise<unknown>;
let server: Server;
let queue: Queue;
let stop: () => void;
let reported: [code: string, id: string][];

beforeEach(async () => {
  kept = new Map();
  sentMeanwhile = [];
  arrived = [];
  reported = [];
  reachable = true;
  isTheirs = true;
  uploads = Promise.resolve();
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('navigator', {});
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    const answer = (body: object) => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    request.on('end', () => {
      if (!reachable) return request.socket.destroy();
      if (request.url?.endsWith('/my/photos')) {
        arrived.push('a photo');
        return void uploads.then(() => answer({ id: 'photo-1' }));
      }
      const { words, photoIds } = JSON.parse(text);
      arrived.push([words, ...photoIds].join(' + '));
      answer({ code: `LX-${arrived.length}` });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  stop();
  vi.unstubAllGlobals();
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
});

const store: KeptDrafts = {
  list: async () => [...kept.values()],
  save: async (draft) => {
    kept.set(draft.id, draft);
  },
  savePhoto: async () => {},
  loadPhoto: async () => undefined,
  dropPhoto: async () => {},
  clear: async (draft) => {
    kept.delete(draft.id);
  },
  takeSent: async () => sentMeanwhile.splice(0),
  tellSent: async () => {},
  clearAll: async () => kept.clear(),
};

/** Opens the app on this phone. */
async function openApp(): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const client = createClient({
    county: 339921,
    language: () => 'zh-CN',
    base: `http://127.0.0.1:${port}`,
  });
  queue = new Queue({
    client,
    kept: store,
    isTheirs: () => isTheirs,
    onWaiting: () => {},
    onReported: ({ code }, id) => {
      reported.push([code, id]);
    },
  });
  stop = queue.start();
  await vi.waitFor(() => expect(queue.view().current.view().loaded).toBe(true));
}

const written = (id: string, words: string): Draft =>
  edited(emptyDraft(id), { words, place: '老街' });
const waiting = (id: string, words: string): Draft =>
  sendPressed(written(id, words), new Date().toISOString());
const keep = (...drafts: Draft[]) => {
  for (const draft of drafts) kept.set(draft.id, draft);
};
const unsent = () => queue.view().unsent.map((one) => one.view().draft.words);

it('what waited while the app was closed goes out when it opens, one after the other', async () => {
  keep(waiting('a', '路灯不亮'), written('b', '井盖松了'));
  keep(waiting('c', '巷口积水'));
  await openApp();
  await vi.waitFor(() => expect(unsent()).toEqual(['井盖松了']));
  expect(arrived).toEqual(['路灯不亮', '巷口积水']);
  expect(queue.view().reported.map(({ code }) => code)).toEqual(['LX-1', 'LX-2']);
  expect([...kept.keys()]).toEqual(['b']);
});

it('without a network nothing is lost, and what is written meanwhile stands beside it', async () => {
  reachable = false;
  keep(waiting('a', '路灯不亮'));
  await openApp();
  const other = queue.begin({ words: '井盖松了' });
  await vi.waitFor(() => expect(kept.get(other.id)?.words).toBe('井盖松了'));
  expect(unsent()).toEqual(['路灯不亮', '井盖松了']);
  expect(arrived).toEqual([]);
});

it('opens the one that is asked for, else the newest that is half written, else a blank one', async () => {
  reachable = false;
  keep(written('a', '路灯不亮'), written('b', '井盖松了'));
  keep(waiting('c', '巷口积水'));
  await openApp();
  const opened = (id?: string) => queue.open(id).view().draft.words;
  expect([opened('a'), opened('c'), opened(), opened('gone')]).toEqual([
    '路灯不亮',
    '巷口积水',
    '井盖松了',
    '井盖松了',
  ]);
  for (const id of ['a', 'b']) await queue.discard(queue.open(id));
  expect(opened()).toBe('');
});

it('names what was reported by the id that it had here, and begins a blank one in its place', async () => {
  await openApp();
  const mine = queue.begin({ words: '井盖松了', place: '老街' });
  await mine.send();
  expect(reported).toEqual([['LX-1', mine.id]]);
  expect(queue.view().current).not.toBe(mine);
  expect(unsent()).toEqual([]);
});

it('tells what a worker sent while no page was open', async () => {
  sentMeanwhile = [{ id: 'a', code: 'LX-9', earlier: false }];
  await openApp();
  expect(queue.view().reported.map(({ code }) => code)).toEqual(['LX-9']);
  queue.forgetReported();
  expect(queue.view().reported).toEqual([]);
});

it('leaves nothing of whoever signs out', async () => {
  keep(written('a', '路灯不亮'), written('b', '井盖松了'));
  await openApp();
  queue.open('a');
  await queue.discardAll();
  expect([kept.size, unsent(), queue.view().current.view().draft.words]).toEqual([0, [], '']);
});

it('what is found of a place after send was pressed leaves it waiting', async () => {
  reachable = false;
  await openApp();
  const mine = queue.begin({ words: '井盖松了', place: '老街' });
  await mine.send();
  mine.change({ position: { lng: 120, lat: 30 } });
  expect(mine.view().draft).toMatchObject({ phase: 'sending', position: null });
});

it('a photo that is still being made smaller when send is pressed goes with it', async () => {
  await openApp();
  const mine = queue.begin({ words: '井盖松了', place: '老街' });
  const adding = mine.addPhotos([new Blob(['a photo'], { type: 'image/jpeg' })]);
  await mine.send();
  await adding;
  await vi.waitFor(() => expect(reported).toHaveLength(1));
  expect(arrived).toEqual(['a photo', '井盖松了 + photo-1']);
});

it('a report whose photo the phone has lost goes out without it', async () => {
  keep(sendPressed(withPhotos(written('a', '路灯不亮'), ['lost']), new Date().toISOString()));
  await openApp();
  await vi.waitFor(() => expect(arrived).toEqual(['路灯不亮']));
});

it('what is thrown away while a photo of it goes out does not come back', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  uploads = promise;
  await openApp();
  const mine = queue.begin({ words: '井盖松了', place: '老街' });
  await mine.addPhotos([new Blob(['a photo'], { type: 'image/jpeg' })]);
  await vi.waitFor(() => expect(arrived).toEqual(['a photo']));
  await queue.discard(mine);
  resolve();
  await vi.waitFor(() => expect(mine.view().doing).toBe('rest'));
  expect([...kept.keys()]).toEqual([]);
});

it('nothing goes out in the name of somebody who signed in meanwhile', async () => {
  isTheirs = false;
  keep(waiting('a', '路灯不亮'));
  await openApp();
  const mine = queue.open('a');
  await mine.send();
  expect([arrived, mine.view().draft.phase]).toEqual([[], 'sending']);
  isTheirs = true;
  await mine.work();
  expect(arrived).toEqual(['路灯不亮']);
});

it('two pages of one browser send the same report, and it is one', async () => {
  const bodies: string[] = [];
  server.prependListener('request', (request) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => bodies.push(`${request.headers['idempotency-key']} ${text}`));
  });
  const draft = waiting('a', '路灯不亮');
  for (const _ of ['one page', 'another']) {
    keep(draft);
    await openApp();
    await vi.waitFor(() => expect(kept.size).toBe(0));
    stop();
  }
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
});

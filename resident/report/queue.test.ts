import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient } from '../../ui/client.ts';
import { type Draft, edited, emptyDraft, sendPressed } from './draft.ts';
import type { KeptDrafts, SentMeanwhile } from './kept-draft.ts';
import { Queue } from './queue.ts';

/** What the phone keeps, what the server got, and whether it can be reached. */
let kept: Map<string, Draft>;
let sentMeanwhile: SentMeanwhile[];
let arrived: string[];
let reachable: boolean;
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
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('navigator', {});
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      if (!reachable) return request.destroy();
      arrived.push(JSON.parse(text).words);
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: `LX-${arrived.length}` }));
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
const keep = (...drafts: Draft[]) => {
  for (const draft of drafts) kept.set(draft.id, draft);
};
const unsent = () => queue.view().unsent.map((one) => one.view().draft.words);

it('what waited while the app was closed goes out when it opens, one after the other', async () => {
  keep(sendPressed(written('a', '路灯不亮')), written('b', '井盖松了'));
  keep(sendPressed(written('c', '巷口积水')));
  await openApp();
  await vi.waitFor(() => expect(unsent()).toEqual(['井盖松了']));
  expect(arrived).toEqual(['路灯不亮', '巷口积水']);
  expect(queue.view().reported.map(({ code }) => code)).toEqual(['LX-1', 'LX-2']);
  expect([...kept.keys()]).toEqual(['b']);
});

it('without a network nothing is lost, and what is written meanwhile stands beside it', async () => {
  reachable = false;
  keep(sendPressed(written('a', '路灯不亮')));
  await openApp();
  const other = queue.begin({ words: '井盖松了' });
  await vi.waitFor(() => expect(kept.get(other.id)?.words).toBe('井盖松了'));
  expect(unsent()).toEqual(['路灯不亮', '井盖松了']);
  expect(arrived).toEqual([]);
});

it('opens the one that is asked for, else the newest that is half written, else a blank one', async () => {
  reachable = false;
  keep(written('a', '路灯不亮'), written('b', '井盖松了'));
  keep(sendPressed(written('c', '巷口积水')));
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

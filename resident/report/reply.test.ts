import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient } from '../../ui/client.ts';
import type { Draft } from './draft.ts';
import { bodyOf, edited, emptyReply, isBlank, lacks, sendPressed } from './draft.ts';
import type { KeptDrafts } from './kept-draft.ts';
import { Queue } from './queue.ts';
import type { ReplyTo } from './reply.ts';

const code = 'LX26-48217-30656';
const confirming: ReplyTo = { code, kind: 'confirmation' };
const reopening: ReplyTo = { code, kind: 'reopening' };
const noon = '2026-10-16T04:00:00.000Z';

it('lamps are needed to confirm, words for everything else', () => {
  const confirmation = emptyReply('a', confirming);
  expect(lacks(confirmation)).toEqual(['lamps']);
  expect(lacks(edited(confirmation, { rating: 4 }))).toEqual([]);
  const reopened = emptyReply('b', reopening);
  expect(lacks(reopened)).toEqual(['words']);
  expect(lacks(edited(reopened, { words: '还在漏' }))).toEqual([]);
});

it('says what its route takes, and nothing of a report', () => {
  const confirmation = edited(emptyReply('a', confirming), { rating: 4, words: ' 快 ' });
  expect(bodyOf(confirmation, noon)).toEqual({ rating: 4, words: '快' });
  const reopened = edited(emptyReply('b', reopening), { words: '还在漏' });
  expect(bodyOf(reopened, noon)).toEqual({ words: '还在漏', photoIds: [] });
});

it('a lamp is worth keeping, a page that was only looked at is not', () => {
  const confirmation = emptyReply('a', confirming);
  expect(isBlank(confirmation)).toBe(true);
  expect(isBlank(edited(confirmation, { rating: 1 }))).toBe(false);
});

let kept: Map<string, Draft>;
let asked: string[];
/** How often the answer of the server is lost on its way back. */
let losses: number;
let server: Server;
let stop = () => {};

const store: KeptDrafts = {
  list: async () => [...kept.values()],
  save: async (draft) => void kept.set(draft.id, draft),
  savePhoto: async () => {},
  loadPhoto: async () => undefined,
  dropPhoto: async () => {},
  clear: async ({ id }) => void kept.delete(id),
  takeSent: async () => [],
  tellSent: async () => {},
  clearAll: async () => kept.clear(),
};

beforeEach(async () => {
  [kept, asked, losses] = [new Map(), [], 0];
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('navigator', {});
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      const id = request.headers['idempotency-key'];
      asked.push(`${id} ${request.url?.split('/').pop()} ${text}`);
      if (losses-- > 0) return request.socket.destroy();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code }));
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

async function openApp(): Promise<Queue> {
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const queue = new Queue({
    client: createClient({ county: 339921, language: () => 'zh-CN', base }),
    kept: store,
    isTheirs: () => true,
    onWaiting: () => {},
    onReported: () => {},
  });
  stop = queue.start();
  await vi.waitFor(() => expect(queue.view().loaded).toBe(true));
  return queue;
}

it('a confirmation whose answer was lost goes out again to the letter when the app opens', async () => {
  losses = 1;
  const queue = await openApp();
  const mine = queue.reply(confirming);
  mine.change({ rating: 4, words: '快' });
  await mine.send();
  expect([...kept.values()].map(({ phase }) => phase)).toEqual(['sending']);
  stop();

  const later = await openApp();
  await vi.waitFor(() => expect(kept.size).toBe(0));
  expect(asked).toHaveLength(2);
  expect(asked[1]).toBe(asked[0]);
  expect(asked[0]).toContain('confirmation {"rating":4,"words":"快"}');
  expect(later.view().reported).toEqual([
    { id: mine.id, code, earlier: false, reply: 'confirmation' },
  ]);
});

it('a reply is no report: the page of a report opens none of them', async () => {
  kept.set('a', edited(emptyReply('a', reopening), { words: '还在漏' }));
  const queue = await openApp();
  expect(queue.open('a').view().draft.replyTo).toBeUndefined();
  expect(queue.open().view().draft.words).toBe('');
  expect(queue.reply(reopening).view().draft.words).toBe('还在漏');
  expect(queue.findReply(confirming)).toBeUndefined();
});

it('where one reply has arrived, the other one about the same case is no longer kept', async () => {
  const other: ReplyTo = { code: 'LX26-48217-99999', kind: 'reopening' };
  const queue = await openApp();
  for (const to of [confirming, other]) queue.reply(to).change({ words: '很快' });
  const mine = queue.reply(reopening);
  mine.change({ words: '还在漏' });
  await mine.send();
  await vi.waitFor(() => expect([...kept.values()].map(({ replyTo }) => replyTo)).toEqual([other]));
  expect(asked[0]).toContain('reopening {"words":"还在漏","photoIds":[]}');
});

it('a supplement goes where it was asked for', async () => {
  const waiting = edited(emptyReply('a', { code, kind: 'supplement' }), { words: '三楼' });
  kept.set('a', sendPressed(waiting, noon));
  await openApp();
  await vi.waitFor(() => expect(kept.size).toBe(0));
  expect(asked[0]).toContain('supplement {"words":"三楼","photoIds":[]}');
});

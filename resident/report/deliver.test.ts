import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createClient } from '../../ui/client.ts';
import { type Desk, deliver } from './deliver.ts';
import { type Draft, edited, emptyDraft, nextStep, sendPressed, withPhotos } from './draft.ts';

interface Answer {
  status: number;
  body: object;
}

/** What the server answers next, and what it was sent. */
let answers: Answer[];
let sent: { id: string | undefined; words: string }[];
let server: Server;
let draft: Draft;

beforeEach(async () => {
  answers = [];
  sent = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      const id = request.headers['idempotency-key']?.toString();
      sent.push({ id, words: JSON.parse(text).words });
      const { status, body } = answers.shift() ?? { status: 404, body: {} };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  draft = edited(emptyDraft('first-id'), { words: '路灯不亮', place: '老街' });
});

afterEach(() => new Promise((done) => server.close(done)));

const problem = (status: number, code: string): Answer => ({
  status,
  body: { type: 'about:blank', title: '不行', status, code },
});
const reported: Answer = { status: 201, body: { code: 'LX26-48217-30656' } };

/** Presses send and carries out the one step that follows. */
async function send(photo: Desk['photo'] = async () => undefined) {
  const { port } = server.address() as AddressInfo;
  const desk: Desk = {
    client: createClient({
      county: 339921,
      language: () => 'zh-CN',
      base: `http://127.0.0.1:${port}`,
    }),
    draft: () => draft,
    write: async (next) => {
      draft = next;
    },
    photo,
  };
  draft = sendPressed(draft, new Date().toISOString());
  const step = nextStep(draft, () => new Date().toISOString());
  if (step.do === 'rest') throw new Error('nothing to send');
  return deliver(step, desk);
}

it('finds the report that arrived before the server failed, although it was changed since', async () => {
  answers = [
    problem(500, 'try_later'),
    problem(422, 'place_missing'),
    problem(422, 'request_id_reused'),
    reported,
  ];
  expect(await send()).toMatchObject({ kind: 'busy' });
  expect(draft.phase).toBe('sending');
  draft = edited(draft, { words: '两盏路灯不亮' });
  expect(await send()).toMatchObject({ kind: 'refused' });
  draft = edited(draft, { words: '三盏路灯不亮' });
  expect(await send()).toMatchObject({ kind: 'reported', earlier: true });
  expect(new Set(sent.map(({ id }) => id))).toEqual(new Set(['first-id']));
  expect(sent.at(-1)?.words).toBe('路灯不亮');
});

it('takes an answer that is no problem document for silence', async () => {
  answers = [{ status: 503, body: { error: 'Service Unavailable' } }, reported];
  expect(await send()).toEqual({ kind: 'unreached' });
  expect(await send()).toMatchObject({ kind: 'reported', earlier: false });
});

it('is not stranded under an id that something unknown has taken', async () => {
  answers = [problem(422, 'request_id_reused'), reported];
  expect(await send()).toMatchObject({ kind: 'refused' });
  expect(await send()).toMatchObject({ kind: 'reported' });
  expect(sent[1]?.id).not.toBe('first-id');
});

it('waits where the phone cannot read a photo, and goes without one only where there is none', async () => {
  answers = [reported];
  draft = withPhotos(draft, ['a']);
  const unreadable = async () => {
    throw new DOMException('the store of this phone', 'UnknownError');
  };
  expect(await send(unreadable)).toEqual({ kind: 'unreached' });
  expect(draft.photos).toHaveLength(1);
  expect(await send()).toEqual({ kind: 'done' });
  expect(draft.photos).toHaveLength(0);
});

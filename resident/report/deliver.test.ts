import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createClient } from '../../ui/client.ts';
import { type Desk, deliver } from './deliver.ts';
import {
  type Draft,
  edited,
  emptyDraft,
  nextStep,
  photoAnswered,
  sendPressed,
  withoutPhoto,
  withPhotos,
} from './draft.ts';

interface Answer {
  status: number;
  body: object;
}

/** What the server answers next, and what it was sent. */
let answers: Answer[];
let sent: { id: string | undefined; words?: string; photoIds?: string[] }[];
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
      const isPhoto = request.url?.endsWith('/photos') ?? false;
      sent.push(isPhoto ? { id } : { id, ...JSON.parse(text) });
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
function send(photo?: Desk['photo']) {
  draft = sendPressed(draft, new Date().toISOString());
  return goOn(photo);
}

/** Carries out the next step, without anybody’s doing. */
async function goOn(photo: Desk['photo'] = async () => undefined) {
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

const here = async (key: string) => (key === 'lost' ? undefined : new Blob([key]));
const uploadedAs = (id: string): Answer => ({ status: 201, body: { id, width: 4, height: 3 } });
/** Written long ago: its photos went out then, and the server keeps no photo so long that is in no report. */
function writtenLongAgo(keys: string[]): void {
  draft = withPhotos(draft, keys);
  for (const key of keys)
    draft = photoAnswered(draft, key, { uploaded: `old-${key}`, refused: null });
}

it('sends photos once more by itself that the server no longer has, while they are in this phone', async () => {
  writtenLongAgo(['a', 'b']);
  answers = [problem(422, 'photo_unusable'), uploadedAs('new-a'), uploadedAs('new-b'), reported];
  expect(await send(here)).toEqual({ kind: 'done' });
  expect(draft.phase).toBe('sending');
  for (let photo = 0; photo < 2; photo++) expect(await goOn(here)).toEqual({ kind: 'done' });
  expect(await goOn(here)).toMatchObject({ kind: 'reported', earlier: false });
  expect(sent.at(0)?.photoIds).toEqual(['old-a', 'old-b']);
  expect(sent.at(-1)?.photoIds).toEqual(['new-a', 'new-b']);
  // Under the id of the first upload the server would answer what it no longer has.
  const uploads = sent.slice(1, 3).map(({ id }) => id);
  expect(new Set([...uploads, 'a', 'b']).size).toBe(4);
  expect(sent.at(-1)?.id).toBe('first-id');
});

it('asks again only for those photos that are in this phone no more', async () => {
  writtenLongAgo(['a', 'lost']);
  answers = [problem(422, 'photo_unusable'), uploadedAs('new-a'), reported];
  expect(await send(here)).toMatchObject({ kind: 'refused' });
  expect(draft.photos.map(({ key, refused }) => [key, refused])).toEqual([
    ['a', null],
    ['lost', '不行'],
  ]);
  expect(draft.phase).toBe('writing');
  draft = withoutPhoto(draft, 'lost');
  expect(await send(here)).toEqual({ kind: 'done' });
  expect(await goOn(here)).toMatchObject({ kind: 'reported' });
  expect(sent.at(-1)?.photoIds).toEqual(['new-a']);
});

it('does so once a press: what is refused straight after comes back with the reason', async () => {
  writtenLongAgo(['a']);
  const unusable = problem(422, 'photo_unusable');
  answers = [unusable, uploadedAs('new-a'), unusable];
  expect(await send(here)).toEqual({ kind: 'done' });
  expect(await goOn(here)).toEqual({ kind: 'done' });
  expect(await goOn(here)).toMatchObject({ kind: 'refused' });
  expect(draft).toMatchObject({ phase: 'writing', problem: { code: 'photo_unusable' } });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient } from '../../ui/client.ts';
import {
  agreedBy,
  appended,
  changed,
  noWork,
  type ReportFor,
  type Visit,
  type Work,
  withPhotos,
} from './entries.ts';
import type { KeptWork } from './kept-work.ts';
import { sendAll } from './sending.ts';

/* What goes out of a report that was told to a grid worker. */

let work: Work;
let bodies: unknown[];
let refuses: boolean;
/** Photos in this phone, and those of them that the server would not have. */
let files: Map<string, Blob>;
let unread: string[];
let uploads: string[];
/** Ids of photos that the server had and has no longer. */
let gone: string[];

const kept: KeptWork = {
  load: async () => work,
  change: async (by) => {
    work = by(work);
    return work;
  },
  savePhoto: async () => {},
  loadPhoto: async (key) => files.get(key),
  dropPhotos: async () => {},
};

const no = (title: string, code = 'no') => ({
  status: 422,
  body: { type: 'about:blank', title, status: 422, code },
});
function answer({ photoIds = [] }: { photoIds?: string[] }) {
  if (photoIds.some((id) => gone.includes(id))) return no('照片已经删除', 'photo_unusable');
  return refuses ? no('没有收') : { status: 201, body: { code: 'SY26-48217-30651' } };
}

function photoAnswer(key: string) {
  uploads.push(key);
  return unread.includes(key)
    ? no('照片不完整')
    : { status: 201, body: { id: `id-of-${key}`, width: 4, height: 3 } };
}

beforeEach(() => {
  work = noWork;
  bodies = [];
  refuses = false;
  [files, unread, uploads, gone] = [new Map(), [], [], []];
  vi.stubGlobal('fetch', async (address: string, sent: { body: string; headers: HeadersInit }) => {
    const isPhoto = address.endsWith('/photos');
    const key = new Headers(sent.headers).get('idempotency-key') ?? '';
    const said = isPhoto ? {} : JSON.parse(sent.body);
    if (!isPhoto) bodies.push(said);
    const { status, body } = isPhoto ? photoAnswer(key) : answer(said);
    const headers = { 'content-type': 'application/json' };
    return new Response(JSON.stringify(body), { status, headers });
  });
});
afterEach(() => void vi.unstubAllGlobals());

async function goOut(from = kept): Promise<void> {
  const client = createClient({ county: 339921, language: () => 'zh-CN' });
  await sendAll({ client, kept: from, change: from.change, hear: () => {} });
}

/** As builds kept it that asked for no kind and no child. */
const older: ReportFor = {
  kind: 'report',
  id: '0199e000-0000-7000-8000-000000000003',
  writtenAt: '2026-10-16T01:41:00.000Z',
  photos: [],
  state: 'waiting',
  problem: null,
  agreement: '0199e000-0000-7000-8000-0000000000a1',
  residentName: { zh: '何**', en: '何**' },
  words: '楼道口一直积水',
  place: '老街 88 号',
  position: null,
  receipt: null,
};
const bare = { words: older.words, place: older.place, photoIds: [] };
const answers = [{ question: 'passable', choice: 'blocked' }];

it('its kind, the answers to its questions, the child who noticed it and what it is the same as go with it', async () => {
  const said = { category: '050100', answers, child: '小禾', sameAs: 'another' };
  work = appended(noWork, { ...older, ...said });
  await goOut();
  expect(bodies).toEqual([{ ...bare, ...said }]);
  expect(work.entries[0]?.state).toBe('sent');
});

it('what was not said is left out, and what an older build kept goes out as it did there', async () => {
  const unsaid = { category: null, answers: [], child: null, sameAs: null };
  const id = '0199e000-0000-7000-8000-000000000004';
  work = appended(appended(noWork, older), { ...older, id, ...unsaid });
  await goOut();
  expect(bodies).toEqual([bare, bare]);
});

it('what was not taken goes out once more as it was put right', async () => {
  refuses = true;
  work = appended(noWork, { ...older, category: '070200', child: '小禾' });
  await goOut();
  expect(work.entries[0]).toMatchObject({ state: 'refused', problem: '没有收' });
  refuses = false;
  const right: Partial<ReportFor> = { category: '050100', child: null, state: 'waiting' };
  work = changed(work, older.id, right);
  await goOut();
  expect(bodies[1]).toEqual({ ...bare, category: '050100' });
});

it('what has gone out has its line under its request id, as long as whoever told it stands there', async () => {
  const { agreement: id, residentName } = older;
  const until = '2026-10-16T02:11:00.000Z';
  const agreement = { id: id ?? '', residentName, agreedBy: 'code', until } as const;
  work = appended(agreedBy(noWork, { agreement, who: '13611120031' }), older);
  await goOut();
  expect(work.done).toEqual([
    { act: 'reportFor', agreement: id, at: older.writtenAt, number: older.id },
  ]);
  work = appended(noWork, older);
  await goOut();
  expect(work.done).toEqual([]);
});

const taken = (...keys: string[]) => {
  for (const key of keys) files.set(key, new Blob([key]));
  return keys.map((key) => ({ key, id: null }));
};
const visit = (): Visit => ({
  kind: 'visit',
  id: '0199e000-0000-7000-8000-000000000005',
  writtenAt: older.writtenAt,
  photos: taken('a', 'b', 'c'),
  state: 'waiting',
  problem: null,
  code: 'SY26-48217-30651',
  title: '楼道口一直积水',
  solved: true,
  note: '水退了',
  position: { lng: 120.01, lat: 28.85 },
  seenAt: older.writtenAt,
});

it.each([
  ['a check', visit],
  ['a report', () => ({ ...older, photos: taken('a', 'b', 'c') })],
])('of %s one photo is not taken, and the others are: without it, it goes out', async (_, make) => {
  const entry = make();
  unread = ['b'];
  work = appended(noWork, entry);
  await goOut();
  expect(work.entries[0]).toMatchObject({
    state: 'refused',
    problem: '照片不完整',
    photos: [
      { key: 'a', id: 'id-of-a' },
      { key: 'b', id: null, refused: '照片不完整' },
      { key: 'c', id: 'id-of-c' },
    ],
  });
  expect(bodies).toEqual([]);
  work = withPhotos(work, entry.id, (keys) => keys.filter((key) => key !== 'b'));
  work = changed(work, entry.id, { state: 'waiting', problem: null });
  await goOut();
  expect(bodies).toMatchObject([{ photoIds: ['id-of-a', 'id-of-c'] }]);
  expect(work.entries[0]?.state).toBe('sent');
  expect(uploads).toEqual(['a', 'b', 'c']);
});

/** Uploaded a week ago and more, and not sent with anything since. */
const uploadedLongAgo = (entry: Visit | ReportFor) => {
  gone = entry.photos.map(({ key }) => `id-of-${key}`);
  return { ...entry, photos: entry.photos.map(({ key }) => ({ key, id: `id-of-${key}` })) };
};

it.each([
  ['a check', visit],
  ['a report', () => ({ ...older, photos: taken('a', 'b', 'c') })],
])(
  'photos of %s that the server no longer has go out once more by themselves, as new ones',
  async (_, make) => {
    work = appended(noWork, uploadedLongAgo(make()));
    await goOut();
    expect(work.entries[0]?.state).toBe('sent');
    expect(uploads).toHaveLength(3);
    for (const key of ['a', 'b', 'c']) expect(uploads).not.toContain(key);
    expect(bodies).toMatchObject([
      { photoIds: gone },
      { photoIds: uploads.map((key) => `id-of-${key}`) },
    ]);
  },
);

it('where one of them is nowhere any more that is said of it, and another press sends the others', async () => {
  work = appended(noWork, uploadedLongAgo(visit()));
  files.delete('b');
  await goOut();
  expect(work.entries[0]).toMatchObject({
    state: 'refused',
    problem: '照片已经删除',
    photos: [{ key: 'a' }, { key: 'b', refused: '照片已经删除' }, { key: 'c' }],
  });
  expect(uploads).toEqual([]);
  const [{ id = '' } = {}] = work.entries;
  work = withPhotos(work, id, (keys) => keys.filter((key) => key !== 'b'));
  work = changed(work, id, { state: 'waiting', problem: null });
  await goOut();
  expect([work.entries[0]?.state, uploads.length]).toEqual(['sent', 2]);
});

it('photos that cannot be read just now are tried later; refused straight after, it is for something else', async () => {
  work = appended(noWork, uploadedLongAgo(visit()));
  await goOut({ ...kept, loadPhoto: () => Promise.reject(new Error('busy')) });
  expect(work.entries[0]).toMatchObject({ state: 'waiting', photos: [{ id: 'id-of-a' }, {}, {}] });
  const fetched = globalThis.fetch;
  vi.stubGlobal('fetch', async (address: string, sent: { body: string }) => {
    if (address.endsWith('/photos')) return fetched(address, sent);
    const { photoIds } = JSON.parse(sent.body);
    gone = photoIds;
    return fetched(address, sent);
  });
  await goOut();
  expect(work.entries[0]).toMatchObject({ state: 'refused', problem: '照片已经删除' });
  expect(uploads).toHaveLength(3);
});

it('another photo is put in its place; of what waits or is sent nothing is changed', async () => {
  unread = ['b'];
  work = appended(noWork, visit());
  const swap = (keys: readonly string[]) => keys.map((key) => (key === 'b' ? 'd' : key));
  expect(withPhotos(work, visit().id, swap)).toEqual(work);
  await goOut();
  work = withPhotos(work, visit().id, swap);
  taken('d');
  work = changed(work, visit().id, { state: 'waiting', problem: null });
  await goOut();
  expect(bodies).toMatchObject([{ photoIds: ['id-of-a', 'id-of-d', 'id-of-c'] }]);
});

it('gives up a line that answers nothing, so that the rest does not wait behind it for ever', async () => {
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_, failed) => {
        signal.addEventListener('abort', () => failed(signal.reason));
      }),
  );
  vi.useFakeTimers();
  work = appended(work, older);
  const client = createClient({ county: 339921, language: () => 'zh-CN' });
  let ended: unknown;
  void sendAll({ client, kept, change: kept.change, hear: () => {} }).then((end) => {
    ended = end;
  });
  await vi.advanceTimersByTimeAsync(59_999);
  expect(ended).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toEqual({ outcome: 'later', settled: 0 });
  vi.useRealTimers();
});

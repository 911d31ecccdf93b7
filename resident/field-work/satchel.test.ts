import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient } from '../../ui/client.ts';
import { deviceMs, hearTime } from '../../ui/now.ts';
import { type Entry, noWork, type Work } from './entries.ts';
import type { KeptWork } from './kept-work.ts';
import { type NewEntry, Satchel } from './satchel.ts';

/** What the phone’s store holds, and what the server answers, one after the other. */
let work: Work;
let photos: Map<string, Blob>;
let asked: { path: string; id: string | null }[];
let answers: ((path: string) => Response | Promise<Response>)[];
let stop: () => void = () => {};

const json = (status: number, body: object) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
const problem = (status: number, code: string) => () =>
  json(status, { type: 'about:blank', title: '没有收', status, code });
const photoTaken = () => json(201, { id: 'photo-1', width: 1, height: 1 });
const verified = () => json(200, {});
const noNetwork = () => Promise.reject(new TypeError('failed to fetch'));
const noTasks = () => json(200, { at: '2026-10-16T01:00:00.000Z', tasks: [] });

const kept: KeptWork = {
  load: async () => work,
  change: async (by) => {
    work = by(work);
    return work;
  },
  savePhoto: async (key, file) => void photos.set(key, file),
  loadPhoto: async (key) => photos.get(key),
  dropPhotos: async (keys) => keys.forEach((key) => void photos.delete(key)),
};

const visit: NewEntry = {
  kind: 'visit',
  id: '0199e000-0000-7000-8000-000000000001',
  writtenAt: '2026-10-16T01:41:00.000Z',
  code: 'SY26-48217-30651',
  title: '人行道上停了车',
  solved: true,
  note: '挪走了',
  position: { lng: 120.05, lat: 28.85 },
  seenAt: '2026-10-16T01:41:00.000Z',
};
const photo = { key: '0199e000-0000-7000-8000-0000000000f1', file: new Blob(['a photo']) };

beforeEach(() => {
  work = noWork;
  photos = new Map();
  asked = [];
  answers = [];
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (path.endsWith('/tasks')) return noTasks();
    asked.push({ path, id: new Headers(init.headers).get('idempotency-key') });
    return (answers.shift() ?? noNetwork)(path);
  });
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

async function open(store = kept): Promise<Satchel> {
  const client = createClient({ county: 339921, language: () => 'zh-CN' });
  const satchel = new Satchel({ client, kept: store });
  stop = satchel.start();
  await vi.waitFor(() => expect(satchel.view().work.taken).not.toBeNull());
  return satchel;
}
const stateOf = () => work.entries[0]?.state;

it('what is written down is kept before it goes out, and goes out with its photo', async () => {
  const satchel = await open();
  answers = [photoTaken, verified];
  await satchel.write(visit, [photo]);
  expect(work.entries).toHaveLength(1);
  await vi.waitFor(() => expect(stateOf()).toBe('sent'));
  expect(asked.map(({ id }) => id)).toEqual([photo.key, visit.id]);
  await vi.waitFor(() => expect(photos.size).toBe(0));
});

it('without a network it waits, and a lost answer is asked for again under the same id', async () => {
  const satchel = await open();
  answers = [photoTaken, noNetwork];
  await satchel.write(visit, [photo]);
  await vi.waitFor(() => expect(satchel.view().reached).toBe(false));
  expect([stateOf(), photos.size]).toEqual(['waiting', 1]);
  answers = [verified];
  await vi.waitFor(() => expect(satchel.view().sending).toBe(false));
  await satchel.work();
  expect(stateOf()).toBe('sent');
  expect(asked.map(({ id }) => id)).toEqual([photo.key, visit.id, visit.id]);
});

it('two windows of one phone send it once, and neither takes it for refused', async () => {
  const [one, other] = [await open(), await open()];
  await one.write(visit, [photo]);
  await vi.waitFor(() => expect(one.view().reached).toBe(false));
  await other.retry(visit.id);
  await vi.waitFor(() => expect(one.view().sending || other.view().sending).toBe(false));
  expect(stateOf()).toBe('waiting');
  asked = [];
  answers = [photoTaken, verified, problem(422, 'photo_missing')];
  await one.work();
  await other.work();
  expect([stateOf(), asked.map(({ id }) => id)]).toEqual(['sent', [photo.key, visit.id]]);
});

it('an ended session sends nothing: it waits until its owner has signed in', async () => {
  const satchel = await open();
  answers = [problem(401, 'signed_out')];
  await satchel.write(visit, [photo]);
  await vi.waitFor(() => expect(satchel.view().signedOut).toBe(true));
  expect([stateOf(), asked.length]).toEqual(['waiting', 1]);
});

it('what the server does not take stays with its reason, and what comes after it goes on', async () => {
  const satchel = await open();
  answers = [problem(409, 'seen_before_handled'), verified];
  await satchel.write(visit, []);
  const next = { ...visit, id: '0199e000-0000-7000-8000-000000000002' };
  await vi.waitFor(() => expect(stateOf()).toBe('refused'));
  await satchel.write(next, []);
  await vi.waitFor(() => expect(work.entries[1]?.state).toBe('sent'));
  expect(work.entries[0]).toMatchObject({ state: 'refused', problem: '没有收' });
  answers = [verified];
  await satchel.retry(visit.id);
  expect(stateOf()).toBe('sent');
});

it('another photo of what was not taken lies in the phone before it is listed, or is not listed', async () => {
  const first = { ...visit, photos: [], state: 'refused', problem: '' } as Entry;
  work = { ...noWork, entries: [first] };
  const savePhoto = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
  const full = await open({ ...kept, savePhoto });
  await expect(full.addPhoto(visit.id, photo)).rejects.toThrow('no room');
  expect(work.entries).toEqual([first]);
  stop();
  const satchel = await open();
  await satchel.addPhoto(visit.id, photo);
  expect(work.entries[0]?.photos).toEqual([{ key: photo.key, id: null }]);
  answers = [photoTaken, verified];
  await satchel.retry(visit.id);
  expect([stateOf(), asked.map(({ id }) => id)]).toEqual(['sent', [photo.key, visit.id]]);
});

it('each press lets photos that the server no longer has go out once more', async () => {
  photos.set(photo.key, photo.file);
  const held = { photos: [{ key: photo.key, id: 'gone' }], photosAnew: true };
  work = { ...noWork, entries: [{ ...visit, ...held, state: 'refused', problem: '' } as Entry] };
  const satchel = await open();
  answers = [problem(422, 'photo_unusable'), photoTaken, verified];
  await satchel.retry(visit.id);
  expect([stateOf(), asked.length]).toEqual(['sent', 3]);
});

it('where many points are given it waits for the second factor', async () => {
  const satchel = await open();
  answers = [problem(403, 'step_up_needed'), verified];
  await satchel.write(visit, []);
  await vi.waitFor(() => expect(satchel.view().needsFactor).toBe(true));
  expect(stateOf()).toBe('waiting');
  await vi.waitFor(() => expect(satchel.view().sending).toBe(false));
  await satchel.work();
  expect([stateOf(), satchel.view().needsFactor]).toEqual(['sent', false]);
});

it('a list that is too old to go by does not stay in the phone, even where there is no network', async () => {
  vi.stubGlobal('fetch', noNetwork);
  work = { ...noWork, taken: { at: '2026-10-15T01:00:00.000Z', tasks: [] } };
  const client = createClient({ county: 339921, language: () => 'zh-CN' });
  stop = new Satchel({ client, kept }).start();
  await vi.waitFor(() => expect(work.taken).toBeNull());
});

const told: NewEntry = {
  kind: 'report',
  id: '0199e000-0000-7000-8000-000000000003',
  writtenAt: '2026-10-16T01:41:00.000Z',
  agreement: null,
  toldBy: { name: '何阿婆', phone: '13611120031' },
  residentName: { zh: '何阿婆', en: '何阿婆' },
  words: '楼道口一直积水',
  place: '老街 88 号',
  position: null,
  receipt: null,
};
const agreement = {
  id: '0199e000-0000-7000-8000-0000000000a1',
  residentName: { zh: '何**', en: '何**' },
  agreedBy: 'code',
  until: '2099-01-01T00:00:00.000Z',
} as const;

it('what nobody agreed to goes nowhere, and with its photo as soon as who told it agrees', async () => {
  const satchel = await open();
  await satchel.write(told, [photo]);
  await satchel.work();
  await satchel.agree({ agreement, who: '13611120032' });
  await satchel.work();
  expect([stateOf(), asked.length, photos.size]).toEqual(['unagreed', 0, 1]);
  answers = [photoTaken, () => json(201, { code: 'SY26-48217-30651' })];
  await satchel.agree({ agreement, who: '13611120031' });
  await vi.waitFor(() => expect(stateOf()).toBe('sent'));
  expect(asked.map(({ id }) => id)).toEqual([photo.key, told.id]);
  expect(asked[1]?.path).toContain(agreement.id);
});

it('who agreed is known again after the page was loaded anew, and not once the half hour is over', async () => {
  const first = await open();
  await first.agree({ agreement, who: '13611120031' });
  stop();
  const again = await open();
  expect(again.view().work.agreed?.who).toBe('13611120031');
  await again.endAgreement();
  expect(work.agreed).toBeNull();
  stop();
  const over = { ...agreement, until: '2026-10-16T02:00:00.000Z' };
  work = { ...work, agreed: { agreement: over, who: '13611120031' } };
  await open();
  expect(work.agreed).toBeNull();
});

it('a report that somebody else took in meanwhile is no task any more, and says why', async () => {
  const satchel = await open();
  const { id, writtenAt, code, title } = { ...visit, code: 'SY26-48217-30651', title: '井盖松了' };
  answers = [problem(409, 'move_not_now')];
  await satchel.write({ kind: 'acceptance', id, writtenAt, code, title }, []);
  await vi.waitFor(() => expect(stateOf()).toBe('refused'));
  expect(asked[0]?.path).toContain('/acceptance');
  await satchel.drop(id);
  expect(work.entries).toEqual([]);
});

it('where no list is shown what waits goes out, and none is asked for: each is a look', async () => {
  let lists = 0;
  const sending = globalThis.fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path.endsWith('/tasks')) lists += 1;
    return sending(path, init);
  });
  work = {
    ...noWork,
    entries: [{ ...visit, photos: [], state: 'waiting', problem: null } as Entry],
  };
  answers = [verified];
  const client = createClient({ county: 339921, language: () => 'zh-CN' });
  stop = new Satchel({ client, kept, isListShown: false }).start();
  await vi.waitFor(() => expect(stateOf()).toBe('sent'));
  expect(lists).toBe(0);
});

const walk = {
  patrol: '0199e000-0000-7000-8000-0000000000b1',
  agreement: agreement.id,
  residentName: agreement.residentName,
  code: '12345678',
  begunAt: '2026-10-16T01:41:00.000Z',
  scans: [],
};
const paper = `100001${'0'.repeat(14)}`;

it('a walk beside somebody is kept with each scan; its end and its proof go out once, in this order', async () => {
  const satchel = await open();
  await satchel.setOut(walk);
  expect(await satchel.pass(paper)).toBe('kept');
  expect(work.walks[0]?.scans).toHaveLength(1);
  const { patrol, residentName } = walk;
  const ids = { id: '0199e000-0000-7000-8000-000000000004', endId: 'the end' };
  const { scans = [] } = work.walks[0] ?? {};
  const proved = { patrol: { proof: null }, award: null };
  answers = [() => json(200, {}), noNetwork];
  await satchel.write(
    {
      kind: 'walk',
      ...ids,
      ...{ patrol, agreement: agreement.id, residentName, scans },
      writtenAt: '2026-10-16T02:41:00.000Z',
      proved: null,
    },
    [],
  );
  expect(work.walks).toEqual([]);
  await vi.waitFor(() => expect(satchel.view().reached).toBe(false));
  expect(stateOf()).toBe('waiting');
  answers = [() => json(200, {}), () => json(200, proved)];
  await vi.waitFor(() => expect(satchel.view().sending).toBe(false));
  await satchel.work();
  expect(work.entries[0]).toMatchObject({ state: 'sent', proved });
  expect(asked.map(({ id }) => id)).toEqual(['the end', ids.id, 'the end', ids.id]);
  expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual(['end', 'proof', 'end', 'proof']);
});

it('a walk beside somebody is kept with how wrong the clock of the phone is', async () => {
  const satchel = await open();
  const minuteMs = 60_000;
  const tell = (at: number) => hearTime(new Date(at).toUTCString(), deviceMs());
  tell(deviceMs() - 30 * minuteMs);
  await satchel.setOut(walk);
  const { aheadMs = 0 } = work.walks[0] ?? {};
  expect(Math.round(aheadMs / minuteMs)).toBe(30);
  await satchel.pass(paper);
  const { at = '' } = work.walks[0]?.scans[0] ?? {};
  expect(Math.round((deviceMs() - Date.parse(at)) / minuteMs)).toBe(30);
  tell(deviceMs());
});

it('of a walk on which nothing was scanned only the end is told', async () => {
  const satchel = await open();
  await satchel.setOut(walk);
  const { patrol, residentName } = walk;
  answers = [() => json(200, {})];
  await satchel.write(
    {
      kind: 'walk',
      ...{ id: '0199e000-0000-7000-8000-000000000005', endId: 'the end' },
      ...{ patrol, agreement: agreement.id, residentName, scans: [] },
      writtenAt: '2026-10-16T02:41:00.000Z',
      proved: null,
    },
    [],
  );
  await vi.waitFor(() => expect(stateOf()).toBe('sent'));
  expect(asked.map(({ id }) => id)).toEqual(['the end']);
});

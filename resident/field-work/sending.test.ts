import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient } from '../../ui/client.ts';
import { agreedBy, appended, changed, noWork, type ReportFor, type Work } from './entries.ts';
import type { KeptWork } from './kept-work.ts';
import { sendAll } from './sending.ts';

/* What goes out of a report that was told to a grid worker. */

let work: Work;
let bodies: unknown[];
let refuses: boolean;

const kept: KeptWork = {
  load: async () => work,
  change: async (by) => {
    work = by(work);
    return work;
  },
  savePhoto: async () => {},
  loadPhoto: async () => undefined,
  dropPhotos: async () => {},
};

const answer = () =>
  refuses
    ? { status: 422, body: { type: 'about:blank', title: '没有收', status: 422, code: 'no' } }
    : { status: 201, body: { code: 'SY26-48217-30651' } };

beforeEach(() => {
  work = noWork;
  bodies = [];
  refuses = false;
  vi.stubGlobal('fetch', async (_: string, sent: { body: string }) => {
    bodies.push(JSON.parse(sent.body));
    const { status, body } = answer();
    const headers = { 'content-type': 'application/json' };
    return new Response(JSON.stringify(body), { status, headers });
  });
});
afterEach(() => void vi.unstubAllGlobals());

async function goOut(): Promise<void> {
  const client = createClient({ county: 339921, language: () => 'zh-CN' });
  await sendAll({ client, kept, change: kept.change, hear: () => {} });
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

import { beforeEach, describe, expect, it } from 'vitest';
import {
  askingOf,
  HalfWritten,
  type Halves,
  type KeptHalves,
  reportOf,
  sayingOf,
  visitOf,
} from './half-written.ts';

/** What the phone’s store holds. */
let stored: Halves;
let photos: Set<string>;
const kept: KeptHalves = {
  load: async () => stored,
  change: async (by) => {
    stored = by(stored);
  },
  savePhoto: async (key) => void photos.add(key),
  loadPhoto: async (key) => (photos.has(key) ? new Blob([key]) : undefined),
  dropPhotos: async (keys) => keys.forEach((key) => void photos.delete(key)),
};
const noon = Date.parse('2026-10-16T04:00:00.000Z');
const at = '2026-10-16T04:00:00.000Z';
const case1 = visitOf('SY26-48217-30651');

beforeEach(() => {
  stored = {};
  photos = new Set();
});

async function open(now = noon): Promise<HalfWritten> {
  const halves = new HalfWritten(kept);
  await halves.load(now);
  return halves;
}

/** Something half typed, with a photo. */
async function type(halves: HalfWritten, of: string, words: string) {
  await halves.savePhoto(words, new Blob([words]));
  halves.write(of, { ...halves.begin(), at, words, photos: [words] });
}

describe('what a grid worker has half typed', () => {
  it('is there again after the app was closed, with its photo and under the id of before', async () => {
    const halves = await open();
    await type(halves, case1, '车挪走了');
    await halves.end('nothing', []);
    const id = halves.of(case1)?.id;
    const again = await open();
    expect(again.of(case1)).toMatchObject({ id, words: '车挪走了', photos: ['车挪走了'] });
    expect(await again.loadPhoto('车挪走了')).toBeDefined();
  });

  it('is forgotten once it is whole, and its photo goes on', async () => {
    const halves = await open();
    await type(halves, case1, '车挪走了');
    await halves.end(case1, ['车挪走了']);
    expect([halves.of(case1), stored]).toEqual([undefined, {}]);
    expect(photos.size).toBe(1);
  });

  it('leaves no photo in the phone that did not go on', async () => {
    const halves = await open();
    await type(halves, case1, '车挪走了');
    await halves.end(case1, []);
    expect(photos.size).toBe(0);
  });

  it('of a check is no word of whoever reported the case', async () => {
    const halves = await open();
    await type(halves, case1, '车挪走了');
    const asking = askingOf('SY26-48217-30651');
    expect(halves.of(asking)).toBeUndefined();
    halves.write(asking, { ...halves.begin(), at, words: '他说又停了', result: 'not_solved' });
    await halves.end(asking, []);
    expect([halves.of(case1)?.words, photos.size]).toEqual(['车挪走了', 1]);
  });

  it('goes with its photo after half a day', async () => {
    await type(await open(), case1, '车挪走了');
    const later = await open(noon + 12 * 3_600_000);
    expect([later.of(case1), stored, photos.size]).toEqual([undefined, {}, 0]);
  });

  it('of one person is never there for the next', async () => {
    const halves = await open();
    await type(halves, reportOf('13611120031'), '一位说的');
    await type(halves, case1, '车挪走了');
    await halves.agreed('13611120032');
    expect(halves.of(reportOf('13611120031'))).toBeUndefined();
    expect([...photos]).toEqual(['车挪走了']);
    await type(halves, reportOf('13611120032'), '另一位说的');
    await halves.endReports();
    expect(Object.keys(stored)).toEqual([case1]);
  });

  it('to a case of theirs stays while they agree anew, and goes with them', async () => {
    const halves = await open();
    const saying = { code: 'SY26-48217-30651', saying: 'not_solved' };
    await type(halves, sayingOf('13611120031', saying), '还是老样子');
    await halves.agreed('13611120031');
    expect(halves.of(sayingOf('13611120031', saying))?.words).toBe('还是老样子');
    await halves.agreed('13611120032');
    expect(Object.keys(stored)).toEqual([]);
    expect([...photos]).toEqual([]);
  });

  it('of somebody who could not agree goes on when that number agrees, and goes when another does', async () => {
    const halves = await open();
    const write = (phone: string) =>
      halves.write(reportOf(null), { ...halves.begin(), at, words: '积水', phone });
    write('13611120031');
    await halves.agreed('13611120031');
    expect(Object.keys(stored)).toEqual([reportOf('13611120031')]);
    write('13611120033');
    await halves.agreed('13611120031');
    expect(Object.keys(stored)).toEqual([reportOf('13611120031')]);
  });
});

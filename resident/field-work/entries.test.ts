import { describe, expect, it } from 'vitest';
import {
  appended,
  changed,
  isDone,
  noWork,
  takenNow,
  uploaded,
  type Visit,
  waitingIn,
} from './entries.ts';

const visit = (id: string, given: Partial<Visit> = {}): Visit => ({
  kind: 'visit',
  id,
  writtenAt: '2026-10-16T01:41:00.000Z',
  photos: [{ key: `${id}-photo`, id: null }],
  state: 'waiting',
  problem: null,
  code: `SY26-00000-0000${id}`,
  title: '人行道上停了车',
  solved: true,
  note: '挪走了',
  position: { lng: 120.05, lat: 28.85 },
  seenAt: '2026-10-16T01:41:00.000Z',
  ...given,
});

describe('what a grid worker wrote down', () => {
  it('waits in the order in which it was written, until it came in or was refused', () => {
    const work = ['1', '2', '3'].reduce((all, id) => appended(all, visit(id)), noWork);
    const after = changed(changed(work, '1', { state: 'sent' }), '2', { state: 'refused' });
    expect(waitingIn(after).map(({ id }) => id)).toEqual(['3']);
  });

  it('is forgotten long after it came in, and never before', () => {
    const ids = Array.from({ length: 30 }, (_, at) => String(at));
    const sent = ids.reduce((all, id) => appended(all, visit(id, { state: 'sent' })), noWork);
    const all = appended(sent, visit('new'));
    expect(all.entries).toHaveLength(21);
    const waiting = ids.reduce((some, id) => appended(some, visit(id)), noWork);
    expect(appended(waiting, visit('new')).entries).toHaveLength(31);
  });

  it('knows which of its photos the server has', () => {
    const work = uploaded(appended(noWork, visit('1')), '1', { key: '1-photo', id: 'there' });
    expect(work.entries[0]?.photos).toEqual([{ key: '1-photo', id: 'there' }]);
  });

  it('ends the task, unless the server did not take it', () => {
    const work = appended(noWork, visit('1'));
    expect(isDone(work, visit('1').code)).toBe(true);
    expect(isDone(changed(work, '1', { state: 'refused' }), visit('1').code)).toBe(false);
  });
});

it('a list that was taken along is good for half a day', () => {
  const work = { ...noWork, taken: { at: '2026-10-16T01:00:00.000Z', tasks: [] } };
  expect(takenNow(work, Date.parse('2026-10-16T12:59:00.000Z'))).not.toBeNull();
  expect(takenNow(work, Date.parse('2026-10-16T13:00:00.000Z'))).toBeNull();
});

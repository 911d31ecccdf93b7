import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryText } from '../../contract/counter-journal.ts';
import {
  answered,
  appended,
  countWaiting,
  doneHere,
  emptyJournal,
  firstWaiting,
  type Journal,
  type NewEntry,
  restarted,
} from './journal.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const place = { county: 339999, counter: 'counter', till: 'till' };
const about = { name: { zh: '大米', en: 'rice' }, residentName: null, points: 30 };
const written = (id: string, more: Partial<NewEntry> = {}): NewEntry => ({
  id,
  at: '2026-10-14T02:00:00.000Z',
  staff: 'staff',
  kind: 'handed_over',
  reason: null,
  redemption: `redemption of ${id}`,
  shown: 'pass',
  proof: 'PASS',
  code: null,
  ...more,
});
const journalOf = (ids: readonly string[]): Journal =>
  ids.reduce(
    (journal, id) => appended(journal, { written: written(id), about }, sha256),
    emptyJournal(place),
  );
const posted = (entry: string) => ({ entry, outcome: 'posted', conflict: null }) as const;

/** Each entry names the hash of the one before. */
function expectWhole({ county, counter, till, entries, last }: Journal, from = 0): void {
  let [seq, hash] = [from, from === 0 ? '' : undefined];
  for (const { entry } of entries) {
    if (hash !== undefined) expect(entry.previous).toBe(hash);
    expect(entry.seq).toBe(++seq);
    hash = sha256(entryText({ county, counter, till }, entry));
  }
  expect(last).toEqual({ seq, hash: hash ?? '' });
}

describe('a journal', () => {
  test('numbers its entries and chains them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 20 }), (ids) =>
        expectWhole(journalOf(ids)),
      ),
    );
  });

  test('is sent from its first entry that waits, whatever was answered before', () => {
    const journal = journalOf(['a', 'b', 'c']);
    expect(firstWaiting(journal)?.entry.id).toBe('a');
    const sent = answered(journal, posted('a'));
    expect(firstWaiting(sent)?.entry.id).toBe('b');
    expect(countWaiting(sent)).toBe(2);
    expectWhole(sent);
  });

  test('knows what was done here, and what stands against it', () => {
    const conflict = {
      kind: 'handed_over',
      bearer: 'counter',
      words: { zh: '', en: '' },
      unpaid: 30,
    } as const;
    const outcome = { entry: 'b', outcome: 'conflict', conflict } as const;
    const journal = answered(journalOf(['a', 'b']), outcome);
    expect(doneHere(journal, 'redemption of b')).toMatchObject({ state: 'conflict', conflict });
    expect(doneHere(journal, 'another')).toBeUndefined();
  });

  test('forgets what came in long ago, and nothing that waits', () => {
    const ids = Array.from({ length: 205 }, (_, place) => `${place}`);
    const all = ids.slice(1).reduce((now, id) => answered(now, posted(id)), journalOf(ids));
    const next = appended(all, { written: written('next'), about }, sha256);
    expect(next.entries).toHaveLength(202);
    expect(firstWaiting(next)?.entry.id).toBe('0');
    expect(next.last.seq).toBe(206);
  });

  test('goes on under another till with what waits, under its ids and in its order', () => {
    const journal = answered(journalOf(['a', 'b', 'c']), posted('a'));
    const again = restarted(journal, 'another', sha256);
    const waiting = again.entries.filter(({ state }) => state === 'waiting');
    expect(waiting.map(({ entry }) => [entry.id, entry.seq])).toEqual([
      ['b', 1],
      ['c', 2],
    ]);
    expectWhole({ ...again, entries: waiting });
    expect(doneHere(again, 'redemption of a')?.state).toBe('posted');
  });
});

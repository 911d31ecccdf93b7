import { expect, test } from 'vitest';
import type { StaffEvent } from '../../../contract/case-views.ts';
import { photosAfter } from './published-photos.ts';

const history = (...steps: [StaffEvent['kind'], ...string[]][]) =>
  steps.map(
    ([kind, ...ids], place): StaffEvent => ({
      seq: place + 1,
      kind,
      at: '2026-10-16T01:41:00Z',
      by: { zh: '综治中心', en: 'The centre' },
      byReporter: false,
      note: '',
      photos: ids.map((id) => ({ id, width: 4, height: 3 })),
    }),
  );
const after = (...steps: Parameters<typeof history>) =>
  photosAfter({ history: history(...steps) }).map(({ id }) => id);

test('what the unit and whoever checked it photographed shows how it is now', () => {
  expect(after(['reported', 'hole'], ['answered', 'seen'], ['handled', 'done'])).toEqual([
    'seen',
    'done',
  ]);
});

test.each(['sent_back', 'reopened', 'visited'] as const)(
  'work that was found not to be done is not shown: %s',
  (undone) => {
    expect(
      after(
        ['handled', 'first'],
        ['verified', 'look'],
        [undone],
        ['handled', 'second'],
        ['verified'],
      ),
    ).toEqual(['second']);
  },
);

test('that somebody was asked, and nothing was done again, takes no photo away', () => {
  expect(after(['handled', 'done'], ['verified', 'look'], ['visited'], ['closed'])).toEqual([
    'done',
    'look',
  ]);
});

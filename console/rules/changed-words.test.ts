import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedWords } from './changed-words.ts';

const marked = (before: string, after: string) =>
  changedWords(before, after)
    ?.map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[kind])
    .join('');

describe('what changed in a sentence', () => {
  test.each([
    [
      '每件 3 分，每天 10 次。',
      '每件 4 分，每天 5 次。',
      '每件 [-3-][+4+] 分，每天 [-10-][+5+] 次。',
    ],
    ['每件 30 分。', '每件 3 分。', '每件 [-30-][+3+] 分。'],
    ['每次 1.5 倍。', '每次 2 倍。', '每次 [-1.5-][+2+] 倍。'],
    ['at most 3 a day', 'at most 3 a month', 'at most 3 a [-day-][+month+]'],
    ['每件 3 分。', '每件 3 分；每天 2 次。', '每件 3 分[+；每天 2 次+]。'],
  ])('from “%s” to “%s”', (before, after, pieces) => {
    expect(marked(before, after)).toBe(pieces);
  });
  test('two sentences with little in common are not woven together', () => {
    expect(changedWords('义务巡逻，每小时 1 分。', '举报作弊，最多 10 分')).toBeUndefined();
  });
  test('what stayed and what is gone is the old sentence, what stayed and what is new the other', () => {
    const sentence = fc.string({ unit: fc.constantFrom('每', '件', '3', '10', ' ', 'day', '。') });
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const pieces = changedWords(before, after);
        if (pieces === undefined) return;
        const without = (kind: string) =>
          pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('');
        expect(without('new')).toBe(before);
        expect(without('gone')).toBe(after);
      }),
    );
  });
});

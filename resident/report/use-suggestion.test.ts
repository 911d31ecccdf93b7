import { expect, it } from 'vitest';
import { guessed } from './use-suggestion.ts';

const catalogue = [
  { code: '050100', keywords: ['积水'] },
  { code: '010100', keywords: ['消防通道', '通道'] },
];

it('what the phone guesses by itself is no word of the county, and says by what it guessed', () => {
  expect(guessed(catalogue, '消防通道又堵了')).toEqual({
    category: '010100',
    why: { zh: '写到了“消防通道”', en: 'it speaks of “消防通道”' },
    of: null,
  });
  expect(guessed(catalogue, '你好')).toEqual({ category: null, why: null, of: null });
});

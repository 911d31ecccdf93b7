import { expect, test } from 'vitest';
import { fenOf, money } from './money.ts';

test('money is written in yuan with two decimals', () => {
  expect(money(123_450)).toBe('¥1,234.50');
  expect(money(0)).toBe('¥0.00');
});

test('an amount that was typed is whole fen, or none', () => {
  expect(fenOf(12.34)).toBe(1_234);
  // In binary this is a little less than 2.3 yuan.
  expect(fenOf(2.3)).toBe(230);
  for (const wrong of [null, 0, -5, 0.001]) expect(fenOf(wrong)).toBeUndefined();
});

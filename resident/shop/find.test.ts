import { expect, test } from 'vitest';
import { isFound } from './find.ts';

const rice = {
  name: { zh: '大米', en: 'Rice' },
  words: { zh: '一袋 5 公斤', en: 'A bag of 5 kg' },
};

test('a reward is found by what it is called and said to be, in either language and spelling', () => {
  for (const words of ['', ' ', '米', 'RICE', '公斤', 'ｋｇ'])
    expect(isFound(words, rice), words).toBe(true);
  expect(isFound('菜籽油', rice)).toBe(false);
});

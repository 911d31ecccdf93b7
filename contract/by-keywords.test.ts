import { expect, test } from 'vitest';
import { byKeywords } from './by-keywords.ts';

const known = [
  { code: '010100', keywords: ['消防通道', '通道'] },
  { code: '030300', keywords: ['路灯', '灯'] },
  { code: '999900', keywords: [] },
];

test('the category that most of the words speak of, and the word that shows it best', () => {
  expect(byKeywords(known, '消防通道的灯不亮')).toEqual({ code: '010100', keyword: '消防通道' });
  expect(byKeywords(known, '巷口路灯不亮')).toEqual({ code: '030300', keyword: '路灯' });
});

test('words that name nothing lead nowhere, and an empty keyword leads nobody', () => {
  expect(byKeywords(known, '你好')).toBeUndefined();
  expect(byKeywords([{ code: '010100', keywords: [''] }], '你好')).toBeUndefined();
});

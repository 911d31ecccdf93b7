import { expect, test } from 'vitest';
import { isSameName, isSpelled } from './spelled.ts';

test('names are the same however they are spelled, and none is the same as none', () => {
  expect(isSameName('阿卜杜拉·买买提', '阿卜杜拉•买买提')).toBe(true);
  expect(isSameName('张 三', '张三')).toBe(true);
  expect(isSameName('张三', '李四')).toBe(false);
  expect(isSameName(null, '')).toBe(false);
  expect(isSameName('', '')).toBe(false);
  expect([isSpelled('张三'), isSpelled(' · ')]).toEqual([true, false]);
});

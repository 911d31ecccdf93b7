import { expect, test } from 'vitest';
import { hoursInWords, minutesInWords } from './durations.ts';
import type { Translate } from './language.ts';
import { zhCN } from './texts/zh-CN.ts';

const inChinese: Translate = (key, values = {}) => {
  const word = Object.entries(zhCN.time).find(([name]) => `time.${name}` === key)?.[1] ?? key;
  return word.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name]));
};

test('minutes are told with hours once there are any', () => {
  expect(minutesInWords(0, inChinese)).toBe('不到 1 分钟');
  expect(minutesInWords(42, inChinese)).toBe('42 分');
  expect(minutesInWords(192, inChinese)).toBe('3 时 12 分');
});

test('hours are told with days once there are any', () => {
  expect(hoursInWords(0, inChinese)).toBe('不到 1 小时');
  expect(hoursInWords(19, inChinese)).toBe('19 小时');
  expect(hoursInWords(31, inChinese)).toBe('1 天 7 小时');
  expect(hoursInWords(48, inChinese)).toBe('2 天');
});

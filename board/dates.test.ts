import { expect, test } from 'vitest';
import { clockTime, dayWithWeekday, fullDate, localDate, monthAndDay, monthName } from './dates.ts';

test('a calendar date stays the same day wherever it is read', () => {
  expect(monthAndDay('2026-10-01', 'zh-CN')).toBe('10月1日');
  expect(monthAndDay('2026-10-01', 'en')).toBe('1 Oct');
  expect(fullDate('2026-12-31', 'zh-CN')).toBe('2026年12月31日');
});

test('an instant is told in the time of the county', () => {
  const lateEvening = '2026-10-16T16:30:00Z';
  expect(clockTime(lateEvening)).toBe('00:30');
  expect(localDate(lateEvening)).toBe('2026-10-17');
  expect(dayWithWeekday(new Date(lateEvening), 'zh-CN')).toBe('10月17日 星期六');
  expect(dayWithWeekday(new Date(lateEvening), 'en')).toBe('Saturday 17 October');
  expect(monthName('2026-10-31T16:30:00Z', 'zh-CN')).toBe('十一月');
});

import { describe, expect, it } from 'vitest';
import {
  agoWords,
  clockTime,
  dayText,
  dueDayWords,
  localDay,
  monthText,
  periodText,
  spanWords,
  stampText,
  untilWords,
} from './dates.ts';

/** 16 October 2026, 09:41 in China. */
const now = Date.parse('2026-10-16T01:41:00.000Z');
const iso = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

describe('dates as residents of China read them', () => {
  it('counts days in China, whatever the zone of the phone', () => {
    expect(localDay('2026-10-15T16:30:00.000Z')).toBe('2026-10-16');
    expect(clockTime('2026-10-15T16:05:00.000Z', 'zh-CN')).toBe('00:05');
  });

  it('leaves air between figures and characters, and the year out when it is this one', () => {
    expect(dayText('2026-12-31', now, 'zh-CN')).toBe('12 月 31 日');
    expect(dayText('2027-12-31', now, 'zh-CN')).toBe('2027 年 12 月 31 日');
    expect(dayText('2026-12-31', now, 'en')).toBe('31 December');
    expect(stampText(iso(0), now, 'zh-CN')).toBe('10 月 16 日 周五 09:41');
  });

  it('names the day of an end only where it is another one', () => {
    expect(periodText(iso(0), iso(79), now, 'zh-CN')).toBe('10 月 16 日 周五 09:41 – 11:00');
    expect(periodText(iso(0), iso(1440), now, 'en')).toBe(
      '16 October Fri 09:41 – 17 October Sat 09:41',
    );
  });

  it('heads a month by its name', () => {
    expect(monthText('2026-10', now, 'zh-CN')).toBe('十月');
    expect(monthText('2025-12', now, 'en')).toBe('December 2025');
  });

  it('says how long ago in the words people use', () => {
    expect(agoWords(iso(0), now, 'zh-CN')).toEqual({ key: 'time.justNow', values: {} });
    expect(agoWords(iso(-5), now, 'zh-CN')).toMatchObject({ values: { minutes: 5 } });
    expect(agoWords(iso(-120), now, 'zh-CN')).toMatchObject({ key: 'time.today' });
    expect(agoWords(iso(-11 * 60), now, 'zh-CN')).toMatchObject({ key: 'time.yesterday' });
    expect(agoWords(iso(-72 * 60), now, 'zh-CN')).toBe('10 月 13 日 09:41');
  });

  it('names today and tomorrow for what is to come', () => {
    expect(untilWords(iso(24 * 60), now, 'zh-CN')).toMatchObject({ key: 'time.tomorrowAt' });
    expect(untilWords(iso(60), now, 'zh-CN')).toMatchObject({ key: 'time.todayAt' });
    expect(dueDayWords(iso(24 * 60), now, 'zh-CN')).toMatchObject({ key: 'time.tomorrow' });
    expect(dueDayWords(iso(96 * 60), now, 'zh-CN')).toBe('10 月 20 日');
  });

  it('gives a span in its two largest units, never nothing', () => {
    const minute = 60_000;
    expect(spanWords(0)).toEqual({ key: 'clock.minutes', values: { minutes: 1 } });
    expect(spanWords(90 * minute)).toMatchObject({ values: { hours: 1, minutes: 30 } });
    expect(spanWords(120 * minute)).toEqual({ key: 'clock.hours', values: { hours: 2 } });
    expect(spanWords(26 * 60 * minute)).toMatchObject({ values: { days: 1, hours: 2 } });
    expect(spanWords(-48 * 60 * minute)).toEqual({ key: 'clock.days', values: { days: 2 } });
  });
});

import { expect, test } from 'vitest';
import { countyNamed } from './county-named.ts';
import {
  dateInWords,
  dayInWords,
  exactMoment,
  momentInWords,
  momentOnPaper,
  spanInWords,
  toldInWords,
} from './dates.ts';

const now = new Date('2026-10-16T03:00:00Z');

test('a record has its moment to the second, alike in every language', () => {
  expect(exactMoment('2026-10-16T01:41:07.900Z')).toBe('2026-10-16 09:41:07');
});

test('today is told by the hour, in the county’s time', () => {
  expect(momentInWords('2026-10-16T01:41:07Z', now, 'zh-CN')).toBe('09:41');
});

test('what ends on its day says the day once', () => {
  const span = (until: string) => spanInWords('2026-10-20T01:00:00Z', until, now, 'zh-CN');
  expect(span('2026-10-20T03:00:00Z')).toBe('10月20日 09:00 – 11:00');
  expect(span('2026-10-20T17:00:00Z')).toBe('10月20日 09:00 – 10月21日 01:00');
});

test('a paper names the day and the year, today too', () => {
  expect(momentOnPaper('2026-10-16T01:41:07Z', 'zh-CN')).toBe('2026年10月16日 09:41');
  expect(momentOnPaper('2026-10-16T01:41:07Z', 'en')).toBe('16 Oct 2026 09:41');
});

test('another day is named; the county’s day begins at 16:00 UTC', () => {
  expect(momentInWords('2026-10-15T15:59:00Z', now, 'zh-CN')).toBe('10月15日 23:59');
  expect(momentInWords('2026-10-15T16:00:00Z', now, 'zh-CN')).toBe('00:00');
  expect(momentInWords('2026-10-14T01:00:00Z', now, 'en')).toBe('14 Oct 09:00');
});

test('what is known to the day only is named by its day, today too', () => {
  const day = '2026-10-15T16:00:00.000Z';
  expect(toldInWords(day, { dayOnly: true, now, language: 'zh-CN' })).toBe('10月16日');
  expect(toldInWords(day, { dayOnly: true, now, language: 'en' })).toBe('16 Oct');
  expect(toldInWords(day, { dayOnly: false, now, language: 'zh-CN' })).toBe('00:00');
});

test('another year is named too', () => {
  expect(dayInWords(new Date('2025-12-31T04:00:00Z'), now, 'zh-CN')).toBe('2025年12月31日');
});

test('a calendar date stays the day it is', () => {
  expect(dateInWords('2027-12-31', 'zh-CN')).toBe('2027年12月31日');
  expect(dateInWords('2027-12-31', 'en')).toBe('31 Dec 2027');
});

test('the county is the one in the address, else the first', () => {
  const county = (code: number) => ({
    county: code,
    name: { zh: '县', en: 'County' },
    casePrefix: 'LX',
    centre: { lng: 0, lat: 0 },
    hotline: '',
  });
  const both = [county(339921), county(339922)];
  expect(countyNamed(both, '?county=339922')?.county).toBe(339922);
  expect(countyNamed(both, '?county=1')?.county).toBe(339921);
  expect(countyNamed(both, '')?.county).toBe(339921);
  expect(countyNamed([], '')).toBeUndefined();
});

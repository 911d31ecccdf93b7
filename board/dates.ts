import type { Language } from './language.ts';

const zone = 'Asia/Shanghai';

/** A calendar date has no zone of its own: read and written in UTC, it stays the same day. */
const written = (date: string, language: Language, shape: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    ...shape,
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));

/** "10月16日" / "16 October". */
export const monthAndDay = (date: string, language: Language) =>
  written(date, language, { month: language === 'en' ? 'short' : 'long', day: 'numeric' });

/** "10月" / "Oct", of a month "2026-10". */
export const shortMonth = (month: string, language: Language) =>
  written(`${month}-01`, language, { month: language === 'en' ? 'short' : 'long' });

/** "2026年10月16日" / "16 October 2026". */
export const fullDate = (date: string, language: Language) =>
  written(date, language, { year: 'numeric', month: 'long', day: 'numeric' });

/** "10/16": for the axis of a chart. */
export const shortDate = (date: string) => {
  const [, month, day] = date.split('-').map(Number);
  return `${month}/${day}`;
};

/** "09:52", county time. */
export const clockTime = (instant: string | Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );

/** The calendar date that an instant falls on in the county. */
export const localDate = (instant: string | Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant));

/** "10月16日 星期五" / "Friday 16 October". */
export function dayWithWeekday(instant: Date, language: Language): string {
  const date = localDate(instant);
  const weekday = written(date, language, { weekday: 'long' });
  const day = written(date, language, { month: 'long', day: 'numeric' });
  return language === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`;
}

/** "十月" / "October": the month of the books. */
export const monthName = (instant: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: zone,
    month: 'long',
  }).format(new Date(instant));

/** 3,206 */
export const grouped = (figure: number) => new Intl.NumberFormat('en-GB').format(figure);

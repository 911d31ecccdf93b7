import type { Language } from './language.ts';

const zone = 'Asia/Shanghai';
const locale = (language: Language) => (language === 'en' ? 'en-GB' : 'zh-CN');
/** "2026-10-16", county time. */
export const dayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

/** "09:52", county time. */
export const clockTime = (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    at,
  );

/** "10月16日" / "16 Oct"; the year is added when it is not the present one. */
export function dayInWords(at: Date, now: Date, language: Language): string {
  const thisYear = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4);
  return new Intl.DateTimeFormat(locale(language), {
    timeZone: zone,
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...(thisYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** A calendar date as any other day: the year is added when it is not the present one. */
export const dateNearInWords = (date: string, now: Date, language: Language): string =>
  dayInWords(new Date(`${date}T12:00:00+08:00`), now, language);

/** What is known to the day only, as any other moment without its hour. */
export const toldInWords = (
  instant: string,
  { dayOnly, now, language }: { dayOnly: boolean; now: Date; language: Language },
): string =>
  dayOnly ? dayInWords(new Date(instant), now, language) : momentInWords(instant, now, language);

/** "09:41" today, "10月16日 09:41" on any other day. */
export function momentInWords(instant: string, now: Date, language: Language): string {
  const at = new Date(instant);
  if (dayOf(at) === dayOf(now)) return clockTime(at);
  return `${dayInWords(at, now, language)} ${clockTime(at)}`;
}

/** "10月16日 09:41 – 11:00"; the day of the end only where it is another one. */
export function spanInWords(from: string, until: string, now: Date, language: Language): string {
  const sameDay = dayOf(new Date(from)) === dayOf(new Date(until));
  const end = sameDay ? clockTime(new Date(until)) : momentInWords(until, now, language);
  return `${momentInWords(from, now, language)} – ${end}`;
}

/** "2026年10月16日 09:41" whatever day it is: a paper is read later. */
export function momentOnPaper(instant: string, language: Language): string {
  const at = new Date(instant);
  return `${dateInWords(dayOf(at), language)} ${clockTime(at)}`;
}

const seconds = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** "2026-10-16 09:41:07", county time: alike in every language, for a record. */
export const exactMoment = (instant: string): string => seconds.format(new Date(instant));

/** "11月29日 星期日" / "Sunday 29 November" of a calendar date. */
export const weekdayInWords = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), {
    timeZone: 'UTC',
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  }).format(new Date(`${date}T00:00:00Z`));

/** A calendar date has no zone of its own: "2026-12-31" reads the same everywhere. */
export function dateInWords(date: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    timeZone: 'UTC',
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(new Date(`${date}T00:00:00Z`));
}

import type { Language, TextKey, Values } from './texts/language.ts';

const zone = 'Asia/Shanghai';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A key of the catalogue with what goes into it: words are chosen here, written there. */
export interface Wording {
  key: TextKey;
  values: Values;
}

const intl = (language: Language) => (language === 'en' ? 'en-GB' : 'zh-CN');

/** Chinese dates are set with a little air between figures and characters: 12 月 31 日. */
function aired(text: string): string {
  return text.replace(/(\d)(?=[^\d\s:,.-])/g, '$1 ').replace(/([^\d\s:,.-])(?=\d)/g, '$1 ');
}

function format(date: Date, language: Language, parts: Intl.DateTimeFormatOptions): string {
  const text = new Intl.DateTimeFormat(intl(language), { timeZone: zone, ...parts }).format(date);
  return language === 'en' ? text : aired(text);
}

/** 09:41 */
export const clockTime = (instant: string, language: Language): string =>
  format(new Date(instant), language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The calendar day in China: 2026-10-16. */
export const localDay = (instant: string | number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant));

/** 12 月 31 日, with the year when it is another one than `now`'s. */
export function dayText(date: string, now: number, language: Language): string {
  const year = date.slice(0, 4) === localDay(now).slice(0, 4) ? {} : { year: 'numeric' as const };
  return format(noonOf(date), language, { ...year, month: 'long', day: 'numeric' });
}

/** 10 月 16 日 周五 09:41 */
export function stampText(instant: string, now: number, language: Language): string {
  const weekday = format(new Date(instant), language, { weekday: 'short' });
  return `${dayText(localDay(instant), now, language)} ${weekday} ${clockTime(instant, language)}`;
}

/** 10 月 16 日 周五 09:41 – 11:00; the day of the end only where it is another one. */
export function periodText(from: string, to: string, now: number, language: Language): string {
  const sameDay = localDay(from) === localDay(to);
  const end = sameDay ? clockTime(to, language) : stampText(to, now, language);
  return `${stampText(from, now, language)} – ${end}`;
}

/** Heading of a month in the statement; `month` is 2026-10. */
export function monthText(month: string, now: number, language: Language): string {
  const year = month.slice(0, 4) === localDay(now).slice(0, 4) ? {} : { year: 'numeric' as const };
  return format(noonOf(`${month}-01`), language, { ...year, month: 'long' });
}

/** Midday, so that no zone turns the date into its neighbour. */
const noonOf = (date: string) => new Date(`${date.slice(0, 10)}T12:00:00+08:00`);

/** 刚刚 · 5 分钟前 · 今天 09:41 · 昨天 09:41 · 10 月 16 日 */
export function agoWords(instant: string, now: number, language: Language): Wording | string {
  const since = now - Date.parse(instant);
  if (since < minute) return { key: 'time.justNow', values: {} };
  if (since < hour)
    return { key: 'time.minutesAgo', values: { minutes: Math.floor(since / minute) } };
  const time = clockTime(instant, language);
  if (localDay(instant) === localDay(now)) return { key: 'time.today', values: { time } };
  if (localDay(instant) === localDay(now - day)) return { key: 'time.yesterday', values: { time } };
  return `${dayText(localDay(instant), now, language)} ${time}`;
}

/** A moment to come: 今天 18:00 · 明天 09:41 · 10 月 20 日 09:41 */
export function untilWords(instant: string, now: number, language: Language): Wording | string {
  const time = clockTime(instant, language);
  if (localDay(instant) === localDay(now)) return { key: 'time.todayAt', values: { time } };
  if (localDay(instant) === localDay(now + day))
    return { key: 'time.tomorrowAt', values: { time } };
  return `${dayText(localDay(instant), now, language)} ${time}`;
}

/** The day something arrives: 今天, 明天 or a date. */
export function dueDayWords(instant: string, now: number, language: Language): Wording | string {
  if (localDay(instant) === localDay(now)) return { key: 'time.todayWord', values: {} };
  if (localDay(instant) === localDay(now + day)) return { key: 'time.tomorrow', values: {} };
  return dayText(localDay(instant), now, language);
}

/** How long, in the two largest units that matter; never less than a minute. */
export function spanWords(ms: number): Wording {
  const minutes = Math.max(1, Math.floor(Math.abs(ms) / minute));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0 && hours % 24 > 0)
    return { key: 'clock.daysHours', values: { days, hours: hours % 24 } };
  if (days > 0) return { key: 'clock.days', values: { days } };
  if (hours > 0 && minutes % 60 > 0)
    return { key: 'clock.hoursMinutes', values: { hours, minutes: minutes % 60 } };
  if (hours > 0) return { key: 'clock.hours', values: { hours } };
  return { key: 'clock.minutes', values: { minutes } };
}

import chineseDays from 'chinese-days';

/** Calendar rules hold in Asia/Shanghai: UTC+8 all year, no summer time since 1991. */
const offsetMs = 8 * 3_600_000;
export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** Calendar date, `YYYY-MM-DD`. */
export type LocalDate = string;

export function localDate(instant: Date): LocalDate {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** The time of day, `18:05`. */
export function localTime(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(11, 16);
}

/** Day and time, `2026-11-28 18:05`. */
export const localMinute = (instant: Date): string => `${localDate(instant)} ${localTime(instant)}`;

/** The instant at which a local date begins, plus hours. */
export function startOfDay(date: LocalDate, hours = 0): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - offsetMs + hours * hourMs);
}

export function startOfMonth(date: LocalDate): Date {
  return startOfDay(`${date.slice(0, 7)}-01`);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

export function addHours(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * hourMs);
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** The same moment so many months before; where that month has no such day, on its last one. */
export function monthsBefore(instant: Date, months: number): Date {
  const before = new Date(instant);
  before.setUTCMonth(before.getUTCMonth() - months);
  if (before.getUTCDate() !== instant.getUTCDate()) before.setUTCDate(0);
  return before;
}

/**
 * Whether offices work on a date, by the arrangement of holidays and make-up days that the State Council
 * announces each November for the next year. A year that the package does not know yet falls back to
 * Mondays to Fridays: what is due then can be due earlier than by the arrangement, never later than
 * weekdays alone would say, until the package is brought up to date.
 */
export function isWorkingDay(date: LocalDate): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  // The package reads the clock of the machine; noon there is on the right day in every zone.
  return chineseDays.isWorkday(new Date(year, month - 1, day, 12));
}

/** The last of so many working days, counted from the day after. */
export function addWorkingDays(date: LocalDate, days: number): LocalDate {
  let day = date;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left--;
  }
  return day;
}

/** The same time of day so many days later, counted in working days or in days of the calendar. */
export function afterDays(
  from: Date,
  days: number,
  { workingDays }: { workingDays: boolean },
): Date {
  if (!workingDays) return new Date(from.getTime() + days * dayMs);
  const day = localDate(from);
  const sinceMidnightMs = from.getTime() - startOfDay(day).getTime();
  return new Date(startOfDay(addWorkingDays(day, days)).getTime() + sinceMidnightMs);
}

/** An instant as `extract(epoch …)` of the database writes it: seconds since 1970 with six decimals. */
export function secondsText(instant: Date): string {
  const ms = instant.getTime();
  return `${Math.floor(ms / 1_000)}.${String(ms % 1_000).padStart(3, '0')}000`;
}

/** `18:05` today, `11-28 08:00` on another day; a begun minute counts, so that it is never too early. */
export function wallClock(instant: Date, now: Date): string {
  const whole = new Date(Math.ceil(instant.getTime() / 60_000) * 60_000);
  const [day, time] = [localDate(whole), localTime(whole)];
  return day === localDate(now) ? time : `${day.slice(5)} ${time}`;
}

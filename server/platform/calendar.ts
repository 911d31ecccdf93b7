/** Calendar rules hold in Asia/Shanghai: UTC+8 all year, no summer time since 1991. */
const offsetMs = 8 * 3_600_000;
export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** Calendar date, `YYYY-MM-DD`. */
export type LocalDate = string;

export function localDate(instant: Date): LocalDate {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10);
}

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

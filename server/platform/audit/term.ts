/** What the law asks at least (Cybersecurity Law, article 21), and what is usual here. */
export const leastAuditMonths = 6;
export const usualAuditMonths = 36;

/** The same day so many months earlier; the last day of a month that is shorter. */
export function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() - months);
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(now.getUTCDate(), last));
  return then;
}

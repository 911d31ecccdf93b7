const dayOf = (at: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(at);

/** The calendar date in the county's time, `YYYY-MM-DD`. */
export const today = (now: Date): string => dayOf(now);

/** The date after it: the first on which a new version can hold. */
export const tomorrow = (now: Date): string => dayOf(new Date(now.getTime() + 86_400_000));

import type { Translate } from './language.ts';

/** "3 小时 12 分": how long the first answer took. */
export function minutesInWords(minutes: number, t: Translate): string {
  if (minutes === 0) return t('time.underAMinute');
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return t('time.minutes', { minutes });
  return t('time.hoursMinutes', { hours, minutes: minutes % 60 });
}

/** "1 天 7 小时": how long a case took in all. */
export function hoursInWords(hours: number, t: Translate): string {
  const days = Math.floor(hours / 24);
  if (hours === 0) return t('time.underAnHour');
  if (days === 0) return t('time.hours', { hours });
  return hours % 24 === 0
    ? t('time.days', { days })
    : t('time.daysHours', { days, hours: hours % 24 });
}

import { useWords } from '../language.ts';
import { useNow } from '../now.ts';

const inChina = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
});

/** So many months that are over, the last one first: 2026-10. */
export function monthsOver(now: Date, count: number): string[] {
  const [year = 0, month = 0] = inChina.format(now).split('-').map(Number);
  return Array.from({ length: count }, (_, place) => {
    const months = year * 12 + month - 2 - place;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
}

export function useMonthsOver(count: number): string[] {
  return monthsOver(useNow(), count);
}

/** A month in the reader's words. */
export function useMonth() {
  const { t, language } = useWords();
  return (period: string): string => {
    const [year = '', month = ''] = period.split('-');
    if (language !== 'en') return t('settlements.month', { year, month: Number(month) });
    const words = new Date(`${period}-01T00:00:00Z`);
    return words.toLocaleDateString('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });
  };
}

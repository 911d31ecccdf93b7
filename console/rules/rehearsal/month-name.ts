import type { Language } from '../../language.ts';

/** "2026-03" as "3月" / "Mar". */
export const monthName = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'UTC',
    month: 'short',
  }).format(new Date(`${month}-01T00:00:00Z`));

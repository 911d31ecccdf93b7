import type { Award } from '../../contract/awards.ts';
import { localDay } from '../dates.ts';

export interface Month {
  /** 2026-10, in China. */
  month: string;
  lines: Award[];
}

/** Lines under their months, in the order given. */
export function byMonth(lines: readonly Award[]): Month[] {
  const months: Month[] = [];
  for (const line of lines) {
    const month = localDay(line.at).slice(0, 7);
    const last = months[months.length - 1];
    if (last?.month === month) last.lines.push(line);
    else months.push({ month, lines: [line] });
  }
  return months;
}

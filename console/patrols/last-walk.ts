import type { GridCoverage } from '../../contract/patrol-tasks.ts';
import { dateNearInWords, dayOf, momentInWords } from '../dates.ts';
import type { Language } from '../language.ts';

type Walked = Pick<GridCoverage, 'lastAt' | 'lastOnPaper'>;

const provedOn = ({ lastAt }: Walked) => (lastAt === null ? '' : dayOf(new Date(lastAt)));

/** The day on which somebody was there last, by phone or by paper; '' where nobody ever was. */
export function lastDay(walked: Walked): string {
  return [provedOn(walked), walked.lastOnPaper ?? ''].toSorted().at(-1) ?? '';
}

/** When somebody was there last: of paper nothing but the day is known. */
export function lastInWords(walked: Walked, now: Date, language: Language): string | undefined {
  const { lastAt, lastOnPaper } = walked;
  if (lastOnPaper !== null && lastOnPaper > provedOn(walked))
    return dateNearInWords(lastOnPaper, now, language);
  return lastAt === null ? undefined : momentInWords(lastAt, now, language);
}

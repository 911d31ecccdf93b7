import type { Sentence } from '../../contract/values.ts';
import type { LocalDate } from './calendar.ts';

/** What somebody typed, closed by a mark so that another sentence can follow; '' stays ''. */
export function ended(words: string, mark: string): string {
  const typed = words.trim();
  return typed === '' || /[。！？.!?…]$/.test(typed) ? typed : `${typed}${mark}`;
}

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** A calendar date as it is read aloud. */
export function dateInWords(date: LocalDate): Sentence {
  const [year, month = 1, day] = date.split('-').map(Number);
  return { zh: `${year} 年 ${month} 月 ${day} 日`, en: `${day} ${months[month - 1]} ${year}` };
}

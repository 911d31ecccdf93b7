import type { LocalDate } from '../../server/platform/calendar.ts';
import type { Entry, Leg } from './entry.ts';

/** What stands at the head of the books. */
export interface Title {
  county: number;
  /** Dates of the first and of the last transfer. */
  from: LocalDate;
  to: LocalDate;
}

export interface OpenAccount {
  account: string;
  /** A pool's name, of its account. */
  label: string | undefined;
  on: LocalDate;
}

/** A program's way of writing books: each function gives whole lines. */
export interface BookFormat {
  file: string;
  title(title: Title): string;
  open(account: OpenAccount): string;
  entry(entry: Entry): string;
  /** Demands that an account has come to a balance before `on` begins. */
  balance(leg: Leg, on: LocalDate): string;
}

/** One word in both programs; beancount takes capitals only, and at least two. */
export const unit = 'PTS';

/** Free text on one line of its own. */
export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

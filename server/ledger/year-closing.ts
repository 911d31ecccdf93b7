import { type LocalDate, startOfDay, yearOf } from '../platform/calendar.ts';
import type { Read, Tx } from '../platform/database.ts';
import { dayNumber, lotRange } from './account.ts';
import * as store from './year-closing-store.ts';

export interface CloseBatch {
  county: number;
  /** The closing entries are of the moment in which this last day of a year is over. */
  lastDay: LocalDate;
  /** Key of the last account that is done; 0 at the beginning. */
  after: bigint;
  limit: number;
}

/**
 * Closing entries of the next accounts, by key: what stood there when the year was over and its lapse
 * was booked. What came since is taken off again, so that it makes no difference when this is done, as
 * long as everything begun in the old year has ended and what was to lapse has lapsed.
 */
export function closeBatch(
  tx: Tx,
  { county, lastDay, after, limit }: CloseBatch,
): Promise<store.ClosedBatch> {
  const span = { lastDay: dayNumber(lastDay), since: startOfDay(lastDay, 24) };
  return store.insertClosings(tx, county, { year: yearOf(lastDay), ...span, after, limit });
}

/** What a holder could spend at the end of each year that is closed, after its lapse. */
export function listYearClosings(
  read: Read,
  county: number,
  holderNo: bigint,
): Promise<{ year: number; points: bigint }[]> {
  return store.sumClosings(read, county, lotRange(holderNo));
}

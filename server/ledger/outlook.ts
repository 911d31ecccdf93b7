import { dayMs, type LocalDate } from '../platform/calendar.ts';
import type { Read, Tx } from '../platform/database.ts';
import { dateOfDay, dayNumber } from './account.ts';
import * as store from './outlook-store.ts';

export interface DueDate {
  lapsesOn: LocalDate;
  lots: number;
  points: bigint;
  held: bigint;
  /** Holder numbers of the pools that gave points of this date, with how many; 0: other lots. */
  origins: { pool: bigint; points: bigint }[];
}

/** What lapses when, unless it is used, and from which pools points of that date came. */
export async function listDueDates(
  read: Read,
  county: number,
  from: LocalDate,
): Promise<DueDate[]> {
  const days = await store.sumDueDays(read, county, dayNumber(from));
  const origins = Map.groupBy(await store.listOrigins(read, county, from), (one) => one.lapsesOn);
  return days.map(({ day, ...due }) => {
    const lapsesOn = dateOfDay(day);
    const from = origins.get(lapsesOn) ?? [];
    return { ...due, lapsesOn, origins: from.map(({ pool, points }) => ({ pool, points })) };
  });
}

/** A month of the journal in one statement; a county of a million has some million rows in it. */
const spanMs = 31 * dayMs;
/** Before it there are no lots: their days are counted from here. */
const firstDay = new Date(Date.UTC(2020, 0, 1));

/**
 * Adds up from which pools points came, a span on from where this ended last, up to an instant before
 * which everything has ended. Done twice, it counts once.
 * @returns whether there is more to add up
 */
export async function addUpOrigins(tx: Tx, county: number, until: Date): Promise<boolean> {
  const from = await store.lockOriginMark(tx, county, firstDay);
  if (from >= until) return false;
  const end = new Date(Math.min(from.getTime() + spanMs, until.getTime()));
  await store.addOrigins(tx, county, { from, until: end });
  await store.setOriginMark(tx, county, end);
  return end < until;
}

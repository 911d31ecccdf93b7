import { localDate, startOfDay } from '../../platform/calendar.ts';

/** An instant of the reporter's own, as one reader may know it. */
export type Told = (at: Date) => Date;
export const exactly: Told = (at) => at;
export const toTheDay: Told = (at) => startOfDay(localDate(at));

/** Who reads, and when. */
export interface Reading {
  told: Told;
  now: Date;
}

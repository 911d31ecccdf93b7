import { addDays, type LocalDate } from '../../platform/calendar.ts';
import type { Chain } from './tally.ts';

/** Points that one list of pools paid, day by day through the year that was played. */
export interface DailyCost extends Chain {
  /** From the first day on. */
  days: readonly number[];
}

export interface Outlook {
  costs: readonly DailyCost[];
  /** Points behind each pool today, by code. */
  cover: ReadonlyMap<string, number>;
  today: LocalDate;
}

export interface CoverOutlook {
  /** The first day on which a pool cannot pay all; pools that last the year are not named. */
  ends: Map<string, LocalDate>;
  /** Points that wait for cover at the end of the year, by the first pool of those that should pay. */
  waiting: Map<string, number>;
}

/**
 * How far each pool's cover goes if the year that was played repeats itself day by day from tomorrow on:
 * what a pool cannot pay falls to the next in its list, as when awards are given, and what none can pay
 * waits where the rule keeps a queue. Only the cover of today is known: nobody can say what will come, so
 * what waits is still waiting when the year is over.
 */
export function coverOutlook({ costs, cover, today }: Outlook): CoverOutlook {
  const left = new Map(cover);
  const ends = new Map<string, LocalDate>();
  const waiting = new Map<string, number>();
  const length = Math.max(0, ...costs.map(({ days }) => days.length));
  for (let day = 0; day < length; day++)
    for (const { pools, queues, days } of costs) {
      let owed = days[day] ?? 0;
      for (const pool of pools) {
        if (owed === 0) break;
        const paid = Math.min(owed, left.get(pool) ?? 0);
        left.set(pool, (left.get(pool) ?? 0) - paid);
        owed -= paid;
        if (owed > 0 && !ends.has(pool)) ends.set(pool, addDays(today, day + 1));
      }
      const [first] = pools;
      if (queues && owed > 0 && first !== undefined)
        waiting.set(first, (waiting.get(first) ?? 0) + owed);
    }
  return { ends, waiting };
}

export interface BudgetPlan {
  costs: readonly DailyCost[];
  /** First day of what was played. */
  from: LocalDate;
  /** Points for a calendar year. */
  budget: number;
  /** The calendar year that is planned. */
  year: number;
}

/**
 * The day of a calendar year on which its budget is used up if every date costs what it did in the
 * year that was played; undefined where the budget lasts.
 */
export function budgetEnd({ costs, from, budget, year }: BudgetPlan): LocalDate | undefined {
  const byDate = new Map<string, number>();
  for (const { days } of costs)
    for (const [day, points] of days.entries()) {
      const date = dateIn(year, addDays(from, day));
      byDate.set(date, (byDate.get(date) ?? 0) + points);
    }
  let left = budget;
  for (const [date, points] of [...byDate].sort(([a], [b]) => (a < b ? -1 : 1))) {
    left -= points;
    if (left < 0) return `${year}-${date}`;
  }
  return undefined;
}

/** Month and day of a date in a year; 29 February counts for the 28th where the year has none. */
function dateIn(year: number, date: LocalDate): string {
  const monthDay = date.slice(5);
  return monthDay === '02-29' && !isLeap(year) ? '02-28' : monthDay;
}

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

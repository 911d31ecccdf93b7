import {
  addDays,
  dayMs,
  type LocalDate,
  startOfDay,
  yearOf,
} from '../../../server/platform/calendar.ts';
import { chanceOf } from '../chance.ts';
import type { YearScope } from './case.ts';
import type { Neighbour } from './people.ts';

/** Points spent: held first, then handed over, given back before or after. */
export interface Purchase {
  key: string;
  resident: Neighbour;
  at: Date;
  /** Share of what can be spent then. */
  share: number;
  ends: 'settle' | 'void' | 'settle_and_refund';
  endsAt: Date;
}

/** A deed that needs no case: an hour on patrol, or a quarrel made up with a neighbour. */
export interface Outing {
  key: string;
  kind: 'patrol.hour' | 'mediation.reconciled';
  resident: Neighbour;
  at: Date;
  minutes: number;
  /** Phone of the other party. */
  counterpart: string | null;
}

const talksAYear = 3;

/** What is done so often in a year is done at least once in a shorter stretch. */
const timesIn = (days: number, timesAYear: number): number =>
  timesAYear === 0 ? 0 : Math.max(1, Math.round((timesAYear * days) / 366));

/** Errands are spread over the year; in its last week whoever buys at all does so once more. */
export function planPurchases({ seed, from, days, people }: YearScope): Purchase[] {
  return people.flatMap((resident) => {
    const chance = chanceOf(`${seed}/purchases/${resident.phone}`);
    if (resident.buys === 0) return [];
    const usual = Array.from({ length: timesIn(days, resident.buys) }, () =>
      addDays(from, chance.whole(0, days - 1)),
    );
    const rush = lastDaysOfYears(from, days).map((last) => addDays(last, -chance.whole(0, 6)));
    return [...usual, ...rush].map((day, place): Purchase => {
      const at = startOfDay(day, chance.between(9, 20));
      return {
        key: `${seed}/purchase/${resident.phone}/${place}`,
        resident,
        at,
        share: chance.between(0.3, 1),
        ends: chance.weighted(purchaseEnds),
        endsAt: new Date(at.getTime() + chance.between(0.1, 21) * dayMs),
      };
    });
  });
}

const purchaseEnds: readonly (readonly [number, Purchase['ends']])[] = [
  [5, 'settle'],
  [3, 'void'],
  [2, 'settle_and_refund'],
];

/** Each 31 December of a stretch of days. */
function lastDaysOfYears(from: LocalDate, days: number): LocalDate[] {
  const last = addDays(from, days - 1);
  const years = Array.from({ length: yearOf(last) - yearOf(from) + 1 }, (_, n) => yearOf(from) + n);
  return years.map((year) => `${year}-12-31`).filter((end) => end >= from && end <= last);
}

/** Patrols in the evening; a few neighbours make up, some pairs more often than a rule pays. */
export function planOutings({ seed, from, days, people }: YearScope): Outing[] {
  return people.flatMap((resident, index) => {
    const chance = chanceOf(`${seed}/outings/${resident.phone}`);
    if (resident.newcomer) return [];
    const day = () => startOfDay(addDays(from, chance.whole(0, days - 1)), chance.between(18, 22));
    const patrols = Array.from(
      { length: timesIn(days, resident.patrols) },
      (_, place): Outing => ({
        key: `${seed}/patrol/${resident.phone}/${place}`,
        kind: 'patrol.hour',
        resident,
        at: day(),
        minutes: 30 * chance.whole(1, 10),
        counterpart: null,
      }),
    );
    if (index % 6 !== 0) return patrols;
    const other = people[(index + 1) % people.length]?.phone ?? null;
    const talks = Array.from({ length: timesIn(days, talksAYear) }, (_, place) => ({
      key: `${seed}/talk/${resident.phone}/${place}`,
      kind: 'mediation.reconciled' as const,
      resident,
      at: day(),
      minutes: 1,
      counterpart: other,
    }));
    return [...patrols, ...talks];
  });
}

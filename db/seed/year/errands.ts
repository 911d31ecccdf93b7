import { addDays, dayMs, startOfDay } from '../../../server/platform/calendar.ts';
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

/** Errands are spread over the year; what is bought late in December ends in January. */
export function planPurchases({ seed, from, days, people }: YearScope): Purchase[] {
  return people.flatMap((resident) => {
    const chance = chanceOf(`${seed}/purchases/${resident.phone}`);
    const count = Math.round((resident.buys * days) / 366);
    return Array.from({ length: count }, (_, place): Purchase => {
      const at = startOfDay(addDays(from, chance.whole(0, days - 1)), chance.between(9, 20));
      const ends = chance.weighted([
        [6, 'settle'],
        [2, 'void'],
        [2, 'settle_and_refund'],
      ] as const);
      return {
        key: `${seed}/purchase/${resident.phone}/${place}`,
        resident,
        at,
        share: chance.between(0.3, 1),
        ends,
        endsAt: new Date(at.getTime() + chance.between(0.1, 21) * dayMs),
      };
    });
  });
}

/** Patrols in the evening; a few neighbours make up, some pairs more often than a rule pays. */
export function planOutings({ seed, from, days, people }: YearScope): Outing[] {
  return people.flatMap((resident, index) => {
    const chance = chanceOf(`${seed}/outings/${resident.phone}`);
    if (resident.newcomer) return [];
    const day = () => startOfDay(addDays(from, chance.whole(0, days - 1)), chance.between(18, 22));
    const patrols = Array.from(
      { length: Math.round((resident.patrols * days) / 366) },
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
    const talks = Array.from({ length: Math.ceil((3 * days) / 366) }, (_, place) => ({
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

import type { Rule, RulebookDocument } from '../../../contract/rules.ts';
import {
  addDays,
  dayMs,
  hourMs,
  localDate,
  startOfDay,
} from '../../../server/platform/calendar.ts';
import { simulatedBook } from '../book.ts';
import type { Check, DayEnd } from './check.ts';

/** An award that stands: not reversed, not empty, for a deed of its own. */
export interface Standing {
  rule: string;
  resident: string;
  household: string | null;
  counterpart: string | null;
  category: string | null;
  lng: number | null;
  lat: number | null;
  at: Date;
  points: number;
}

/**
 * Recounts every limit of a book from the awards that stand, with nothing of the product's own
 * counting. Awards that were reversed meanwhile only make the counts smaller.
 * @returns a sentence for each limit that was exceeded on this day
 */
export function exceededCaps(
  book: Pick<RulebookDocument, 'rules' | 'awardsPerPersonDay'>,
  standing: readonly Standing[],
  day: string,
): string[] {
  const byRule = Map.groupBy(standing, ({ rule }) => rule);
  const today = standing.filter(({ at }) => localDate(at) === day);
  const ofRules = book.rules.flatMap((rule) =>
    today
      .filter((award) => award.rule === rule.id)
      .flatMap((award) =>
        limitsOf(rule, award, byRule.get(rule.id) ?? [])
          .filter(({ found, limit }) => limit !== undefined && found > limit)
          .map(
            ({ what, found, limit }) =>
              `${rule.id} ${what} of ${award.resident}: ${found} > ${limit}`,
          ),
      ),
  );
  const most = book.awardsPerPersonDay ?? Number.POSITIVE_INFINITY;
  const people = [...Map.groupBy(today, ({ resident }) => resident)];
  const ofPeople = people.filter(([, own]) => own.length > most);
  return [
    ...ofRules,
    ...ofPeople.map(([who, own]) => `all rules, a day of ${who}: ${own.length} > ${most}`),
  ];
}

interface Counted {
  what: string;
  found: number;
  limit: number | undefined;
}

function limitsOf(rule: Rule, award: Standing, own: readonly Standing[]): Counted[] {
  const { caps } = rule;
  const mine = own.filter(({ resident }) => resident === award.resident);
  const sameDay = mine.filter(({ at }) => localDate(at) === localDate(award.at));
  const sameMonth = (one: Standing) => monthOf(one) === monthOf(award);
  const year = ({ at }: Standing) => localDate(at).slice(0, 4);
  const household = own.filter(
    (one) => award.household !== null && one.household === award.household && sameMonth(one),
  );
  const withOther = mine.filter(
    (one) =>
      award.counterpart !== null &&
      one.counterpart === award.counterpart &&
      award.at.getTime() - one.at.getTime() < 365 * dayMs,
  );
  const metres = rule.samePlace?.metres ?? 30;
  const here = own.filter((one) => sameMonth(one) && isNear(one, award, metres));
  return [
    { what: 'a day', found: sameDay.length, limit: caps.perDay },
    { what: 'a month', found: mine.filter(sameMonth).length, limit: caps.perMonth },
    {
      what: 'a year',
      found: mine.filter((one) => year(one) === year(award)).length,
      limit: caps.perYear,
    },
    { what: 'a life', found: mine.length, limit: caps.perPerson },
    { what: 'points a day', found: pointsOf(sameDay), limit: caps.pointsPerDay },
    { what: 'points a month', found: pointsOf(mine.filter(sameMonth)), limit: caps.pointsPerMonth },
    { what: 'a household and month', found: household.length, limit: caps.perHouseholdMonth },
    { what: 'a place and month', found: here.length, limit: caps.perPlaceMonth },
    { what: 'one other party', found: withOther.length, limit: caps.perCounterpartYear },
    ...cooldown(rule, award, mine),
    ...samePlace(rule, award, own),
  ];
}

const monthOf = ({ at }: Standing) => localDate(at).slice(0, 7);
const pointsOf = (list: readonly Standing[]) => list.reduce((sum, { points }) => sum + points, 0);

/** Two of one person within the hours in which the rule rests. */
function cooldown({ cooldownHours }: Rule, award: Standing, mine: readonly Standing[]): Counted[] {
  if (cooldownHours === null) return [];
  const tooSoon = mine.filter(({ at }) => {
    const since = award.at.getTime() - at.getTime();
    return since > 0 && since < cooldownHours * hourMs;
  });
  return [{ what: `within ${cooldownHours} hours`, found: tooSoon.length, limit: 0 }];
}

/** At one place one award is a full one: the others get the supporter's share of the base at most. */
function samePlace(
  { samePlace: place, base }: Rule,
  award: Standing,
  own: readonly Standing[],
): Counted[] {
  if (place === null || base.kind !== 'fixed') return [];
  const earlier = own.filter((one) => {
    const since = award.at.getTime() - one.at.getTime();
    const sameKind = one.category === award.category;
    return (
      since > 60_000 && since < place.days * dayMs && sameKind && isNear(one, award, place.metres)
    );
  });
  if (earlier.length === 0) return [];
  // A campaign doubles the supporter's share as well.
  const most = Math.ceil((base.points * 2 * place.supporterPercent) / 100);
  return [{ what: 'points of a supporter', found: award.points, limit: most }];
}

const metresPerDegree = 111_320;

/** A metre less than the rule says: the two sums need not round alike. */
function isNear(a: Standing, b: Standing, metres: number): boolean {
  if (a.lat === null || b.lat === null || a.lng === null || b.lng === null) return false;
  const east = (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(a.lat - b.lat, east) * metresPerDegree < metres - 1;
}

/** Months are recounted every day, years at the end of each month. */
function recountFrom({ day, last }: DayEnd): Date {
  const wholeYear = last || addDays(day, 1).endsWith('-01');
  return startOfDay(wholeYear ? addDays(day, -366) : addDays(`${day.slice(0, 7)}-01`, -8));
}

const caps: Check = {
  name: 'limits of the book hold',
  find: async (end) => {
    const { rows } = await end.deps.database.pool.query<Standing>(
      `select a.rule, a.resident, d.household, d.counterpart, d.category, d.lng, d.lat, a.at,
         a.points + a.household_points as points
       from awards a join deeds d on d.county = a.county and d.id = a.deed
       where a.county = $1 and a.cause = 'deed' and a.state <> 'reversed' and a.at >= $2
         and a.points + a.household_points > 0`,
      [end.world.county, recountFrom(end)],
    );
    return exceededCaps(simulatedBook, rows, end.day);
  },
};

export const capChecks: readonly Check[] = [caps];

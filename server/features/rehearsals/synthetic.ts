import type { AgeGroup } from '../../../contract/rehearsals.ts';
import type { DeedKind, Outcome, RulebookDocument } from '../../../contract/rules.ts';
import { addDays, type LocalDate, startOfDay } from '../../platform/calendar.ts';
import { seededNumbers } from '../../platform/ids.ts';
import type { LotDeed, PersonOfDeed } from './lot.ts';

export interface SyntheticYear {
  /** How many deeds. */
  size: number;
  seed: string;
  /** Last day of the year that is made up. */
  until: LocalDate;
  /** Category codes that can be reported, grids that there are. */
  categories: readonly string[];
  grids: readonly string[];
  /** Campaigns of either book: on their days more is done. */
  campaigns: RulebookDocument['campaigns'];
}

export const daysOfYear = 365;
/** Deeds of one person in a year, on average. */
const deedsPerPerson = 25;
const peoplePerHousehold = 3;

/** What people do, and how often in a hundred deeds. */
const kinds: readonly (readonly [share: number, kind: DeedKind])[] = [
  [50, 'report.verified'],
  [14, 'patrol.hour'],
  [8, 'activity.hour'],
  [7, 'activity.attended'],
  [5, 'mediation.part'],
  [3, 'mediation.lead'],
  [2, 'mediation.reconciled'],
  [4, 'suggestion.accepted'],
  [1, 'suggestion.adopted'],
  [2, 'fraud.stopped'],
  [3, 'newcomer.guided'],
  [1, 'cheat.reported'],
];
const kindOf = spread(kinds);
/** Summer evenings and the weeks before the spring festival are busy, deep winter is not. */
const seasons = [80, 95, 105, 100, 105, 115, 125, 120, 105, 100, 90, 85];
const ages: readonly (readonly [share: number, age: AgeGroup | null])[] = [
  [3, 'under_18'],
  [20, '18_34'],
  [37, '35_59'],
  [30, '60_plus'],
  [10, null],
];
const ageOf = spread(ages);

/** A table of hundred places to draw from in one step. */
function spread<T>(shares: readonly (readonly [share: number, value: T])[]): readonly T[] {
  return shares.flatMap(([share, value]) => Array.from({ length: share }, () => value));
}

interface Resident extends PersonOfDeed {
  household: string | null;
  /** What this person does most. */
  habit: DeedKind;
  /** Where: people report along their own ways. */
  lng: number;
  lat: number;
}

interface Draw {
  /** A whole number below the limit. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

function drawFrom(seed: string): Draw {
  const next = seededNumbers(seed);
  const below = (limit: number) => Math.floor((next() / 0x1_0000_0000) * limit);
  return {
    below,
    pick(list) {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
  };
}

/**
 * A made-up year in the order of time: a few people do much and most do little, everyone has a habit
 * and ways of their own, seasons and campaigns move the numbers. The same seed and county give the
 * same year. Every third report is solved some days later.
 */
export function* makeYear(year: SyntheticYear): Generator<LotDeed> {
  const draw = drawFrom(year.seed);
  const people = makePeople(year, draw);
  const later = new Map<number, LotDeed[]>();
  let made = 0;
  const days = planDays(year);
  for (const [day, wanted] of days.entries()) {
    const ownDay: LotDeed[] = later.get(day) ?? [];
    later.delete(day);
    const start = startOfDay(addDays(year.until, day + 1 - daysOfYear), 6).getTime();
    for (let nth = ownDay.length; nth < wanted; nth++) {
      const deed = makeDeed(year, { draw, people, start, number: made + nth });
      ownDay.push(deed);
      const solvedOn = day + 1 + draw.below(9);
      if (deed.kind !== 'report.verified' || draw.below(3) > 0) continue;
      const solved = {
        ...deed,
        kind: 'report.solved' as const,
        at: deed.at + (solvedOn - day) * 86_400_000,
      };
      later.set(solvedOn, [...(later.get(solvedOn) ?? []), solved]);
    }
    made += ownDay.length;
    ownDay.sort((a, b) => a.at - b.at);
    yield* ownDay;
  }
}

interface DaysWanted extends Pick<SyntheticYear, 'size' | 'until' | 'campaigns'> {
  /** A year unless given. */
  days?: number;
}

/** How many deeds each day gets: its season, its weekday and its campaigns, adding up to the size. */
export function planDays({ size, until, campaigns, days = daysOfYear }: DaysWanted): number[] {
  const weights = Array.from({ length: days }, (_, day) => {
    const on = addDays(until, day + 1 - days);
    const season = seasons[Number(on.slice(5, 7)) - 1] ?? 100;
    const weekend = [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay()) ? 130 : 100;
    const celebrated = campaigns.some(({ from, until: last }) => from <= on && on <= last);
    return season * weekend * (celebrated ? 15 : 10);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [before, given] = [0, 0];
  return weights.map((weight) => {
    before += weight;
    const upTo = Math.round((before / total) * size);
    const own = upTo - given;
    given = upTo;
    return own;
  });
}

function makePeople({ size, grids }: SyntheticYear, draw: Draw): Resident[] {
  const count = Math.max(20, Math.floor(size / deedsPerPerson));
  const homes = Math.max(1, Math.floor(count / peoplePerHousehold));
  return Array.from({ length: count }, (_, number) => {
    const home = draw.below(homes);
    return {
      id: `person ${number}`,
      household: draw.below(5) === 0 ? null : `home ${home}`,
      ageGroup: draw.pick(ageOf),
      grid: grids[home % grids.length] ?? null,
      habit: draw.pick(kindOf),
      lng: 118 + draw.below(40_000) / 100_000,
      lat: 28 + draw.below(40_000) / 100_000,
    };
  });
}

interface Making {
  draw: Draw;
  people: readonly Resident[];
  /** Six in the morning of the day. */
  start: number;
  number: number;
}

function makeDeed(year: SyntheticYear, { draw, people, start, number }: Making): LotDeed {
  // The lesser of two draws: the first in the list do much more than the last.
  const person = people[Math.min(draw.below(people.length), draw.below(people.length))];
  if (person === undefined) throw new RangeError('a year needs people');
  const kind = draw.below(2) === 0 ? person.habit : draw.pick(kindOf);
  const reports = kind === 'report.verified';
  return {
    at: start + draw.below(16 * 3_600) * 1_000,
    kind,
    person,
    household: person.household,
    source: `source ${number}`,
    category: reports && year.categories.length > 0 ? draw.pick(year.categories) : null,
    grid: person.grid,
    position: reports ? placeNear(person, draw) : null,
    quantity: kind.endsWith('.hour') ? 30 * (1 + draw.below(8)) : 1,
    grade: 1 + draw.below(4),
    outcomes: outcomesOf(kind, draw),
    recovered: kind === 'cheat.reported' ? draw.below(30) : 0,
    counterpart: kind.startsWith('mediation') ? `party ${draw.below(people.length)}` : null,
  };
}

/** Within half a kilometre of the person's own ways, on a lattice: the same corners come again. */
function placeNear({ lng, lat }: Resident, draw: Draw) {
  return { lng: lng + (draw.below(20) - 10) / 2_000, lat: lat + (draw.below(20) - 10) / 2_000 };
}

function outcomesOf(kind: DeedKind, draw: Draw): Outcome[] {
  const outcomes: Outcome[] = [];
  if (kind === 'mediation.lead' && draw.below(3) > 0) outcomes.push('kept');
  if (kind === 'mediation.lead' && draw.below(4) === 0) outcomes.push('certified');
  if (kind === 'patrol.hour' && draw.below(3) === 0) outcomes.push('night');
  return outcomes;
}

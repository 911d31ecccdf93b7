import type { Rule } from '../../../contract/rules.ts';
import { dayMs, hourMs, type LocalDate, localDate } from '../../platform/calendar.ts';
import type { CountedBefore } from '../rules/service.ts';
import { Grown, grown } from './grown.ts';
import { PlaceIndex } from './places.ts';
import { Slots } from './slots.ts';

/** The day of a deed in the county's calendar, worked out once a day and not once a deed. */
export interface Day {
  on: LocalDate;
  /** Whole numbers that grow with time: equal on the same day, in the same month, in the same year. */
  day: number;
  month: number;
  year: number;
  /** When the month began; a millisecond before, as "after" is meant. */
  beforeMonth: number;
}

const shanghaiMs = 8 * hourMs;

/** Days by the instants in them, which come in the order of time: today is kept until tomorrow. */
export function createCalendar(): (at: number) => Day {
  let last = dayOf(0);
  return (at) => {
    const number = Math.floor((at + shanghaiMs) / dayMs);
    if (number !== last.day) last = dayOf(number);
    return last;
  };
}

function dayOf(number: number): Day {
  const on = localDate(new Date(number * dayMs));
  const [year, month, date] = on.split('-').map(Number) as [number, number, number];
  return {
    on,
    day: number,
    month: year * 12 + month,
    year,
    beforeMonth: (number - date + 1) * dayMs - shanghaiMs - 1,
  };
}

/** A deed as the counters see it. */
export interface CountedDeed {
  at: number;
  day: Day;
  person: number;
  /** −1: none. */
  household: number;
  counterpart: number;
  /** Place of the rule in its book. */
  rule: number;
  lng: number;
  lat: number;
}

/** Places of the figures that are kept for one person and rule. */
const [day, today, pointsToday, month, thisMonth, pointsThisMonth, year, thisYear, ever] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8,
] as const;
const width = 9;

/**
 * What the awards of one book count against its caps: by person and rule for the day, the month, the
 * year and ever; by household; by place; by the other party. Deeds come in the order of time, so a
 * figure of an earlier day or month is simply out of date and begins again at zero.
 */
export class Counters {
  private readonly rules: readonly Rule[];
  private readonly slots = new Slots();
  private readonly figures = new Grown(Int32Array, 1 << 16);
  private readonly last = new Grown(Float64Array, 1 << 13);
  private readonly households = new Map<number, { month: number; awards: number }>();
  private readonly counterparts = new Map<string, number[]>();
  private readonly places: PlaceIndex;
  private readonly lastDay = new Grown(Int32Array);
  private readonly daily = new Grown(Int32Array);

  constructor(rules: readonly Rule[], widestMetres: number) {
    this.rules = rules;
    this.places = new PlaceIndex(widestMetres);
  }

  /** Fills in what was counted before a deed; `samePlace` is not a matter of one book. */
  read(deed: CountedDeed, before: CountedBefore): void {
    const rule = this.rules[deed.rule];
    this.readPerson(deed, before);
    before.householdThisMonth =
      rule?.caps.perHouseholdMonth === undefined ? 0 : this.ofHousehold(deed);
    before.placeThisMonth = rule?.caps.perPlaceMonth === undefined ? 0 : this.ofPlace(deed, rule);
    before.counterpartThisYear =
      rule?.caps.perCounterpartYear === undefined ? 0 : this.ofCounterpart(deed);
  }

  private readPerson(deed: CountedDeed, before: CountedBefore): void {
    const slot = this.slots.find(this.keyOf(deed));
    const { array } = this.figures;
    const first = slot * width;
    const sameDay = slot >= 0 && array[first + day] === deed.day.day;
    const sameMonth = slot >= 0 && array[first + month] === deed.day.month;
    const sameYear = slot >= 0 && array[first + year] === deed.day.year;
    before.today = sameDay ? (array[first + today] ?? 0) : 0;
    before.pointsToday = sameDay ? (array[first + pointsToday] ?? 0) : 0;
    before.thisMonth = sameMonth ? (array[first + thisMonth] ?? 0) : 0;
    before.pointsThisMonth = sameMonth ? (array[first + pointsThisMonth] ?? 0) : 0;
    before.thisYear = sameYear ? (array[first + thisYear] ?? 0) : 0;
    before.ever = slot >= 0 ? (array[first + ever] ?? 0) : 0;
    const since = this.last.array[slot] ?? deed.at;
    before.hoursSince = slot >= 0 ? Math.floor((deed.at - since) / hourMs) : null;
  }

  /** Awards that a person got today by whatever rule. */
  awardsToday({ person, day: { day: on } }: CountedDeed): number {
    return this.lastDay.array[person] === on ? (this.daily.array[person] ?? 0) : 0;
  }

  /** Enters an award of more than zero points. */
  enter(deed: CountedDeed, points: number): void {
    const rule = this.rules[deed.rule];
    this.enterPerson(deed, points);
    const awardsToday = this.awardsToday(deed) + 1;
    grown(this.daily, deed.person)[deed.person] = awardsToday;
    grown(this.lastDay, deed.person)[deed.person] = deed.day.day;
    if (rule?.caps.perHouseholdMonth !== undefined) this.enterHousehold(deed);
    if (rule?.caps.perPlaceMonth !== undefined && !Number.isNaN(deed.lat))
      this.places.add({ group: deed.rule, lng: deed.lng, lat: deed.lat, at: deed.at });
    if (rule?.caps.perCounterpartYear !== undefined && deed.counterpart >= 0)
      this.enterCounterpart(deed);
  }

  private enterPerson(deed: CountedDeed, points: number): void {
    const key = this.keyOf(deed);
    const known = this.slots.find(key);
    const slot = known < 0 ? this.slots.add(key) : known;
    const array = grown(this.figures, (slot + 1) * width);
    const first = slot * width;
    begin(array, first + day, { now: deed.day.day, counts: 2 });
    begin(array, first + month, { now: deed.day.month, counts: 2 });
    begin(array, first + year, { now: deed.day.year, counts: 1 });
    add(array, first + today, 1);
    add(array, first + thisMonth, 1);
    add(array, first + thisYear, 1);
    add(array, first + ever, 1);
    add(array, first + pointsToday, points);
    add(array, first + pointsThisMonth, points);
    grown(this.last, slot)[slot] = deed.at;
  }

  private keyOf({ person, rule }: CountedDeed): number {
    return person * this.rules.length + rule;
  }

  private ofHousehold(deed: CountedDeed): number {
    const found = this.households.get(this.householdKey(deed));
    return deed.household >= 0 && found?.month === deed.day.month ? found.awards : 0;
  }

  private enterHousehold(deed: CountedDeed): void {
    if (deed.household < 0) return;
    const key = this.householdKey(deed);
    const found = this.households.get(key);
    if (found?.month === deed.day.month) found.awards++;
    else this.households.set(key, { month: deed.day.month, awards: 1 });
  }

  private householdKey({ household, rule }: CountedDeed): number {
    return household * this.rules.length + rule;
  }

  private ofPlace({ rule: group, lng, lat, at, day: on }: CountedDeed, rule: Rule): number {
    if (Number.isNaN(lat)) return 0;
    const metres = rule.samePlace?.metres ?? usualMetres;
    const enough = rule.caps.perPlaceMonth ?? 0;
    return this.places.count({ group, lng, lat, at }, { metres, since: on.beforeMonth, enough });
  }

  private ofCounterpart(deed: CountedDeed): number {
    if (deed.counterpart < 0) return 0;
    const since = yearBefore(deed.at);
    const before = this.counterparts.get(this.counterpartKey(deed)) ?? [];
    return before.filter((at) => at > since).length;
  }

  private enterCounterpart(deed: CountedDeed): void {
    const key = this.counterpartKey(deed);
    const before = this.counterparts.get(key);
    if (before === undefined) this.counterparts.set(key, [deed.at]);
    else before.push(deed.at);
  }

  private counterpartKey(deed: CountedDeed): string {
    return `${this.keyOf(deed)}/${deed.counterpart}`;
  }
}

/** Begins a day, month or year whose counts stand behind its number, unless it has begun already. */
function begin(
  array: Int32Array,
  period: number,
  { now, counts }: { now: number; counts: number },
): void {
  if (array[period] === now) return;
  array[period] = now;
  array.fill(0, period + 1, period + 1 + counts);
}

function add(array: Int32Array, place: number, amount: number): void {
  array[place] = (array[place] ?? 0) + amount;
}

/** The same moment a year before; of 29 February the 28th. */
function yearBefore(at: number): number {
  const moment = new Date(at);
  const month = moment.getUTCMonth();
  moment.setUTCFullYear(moment.getUTCFullYear() - 1);
  if (moment.getUTCMonth() !== month) moment.setUTCDate(0);
  return moment.getTime();
}

/** The radius of "one place" where a rule names none. */
export const usualMetres = 30;

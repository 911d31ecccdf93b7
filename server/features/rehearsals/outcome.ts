import {
  ageGroups,
  type BookTotals,
  doerRoles,
  type GroupOutcome,
  type PoolMonth,
  type PoolOutlook,
  type RehearsalResult,
  type RuleOutcome,
  type StopOutcome,
  stopKinds,
} from '../../../contract/rehearsals.ts';
import type { Sentence } from '../../../contract/values.ts';
import { addDays, dayMs, type LocalDate, yearOf } from '../../platform/calendar.ts';
import {
  addPerson,
  changeBands,
  foldSmall,
  type GroupSums,
  groupOutcome,
  noSums,
  smallestGroup,
} from './groups.ts';
import { budgetEnd, coverOutlook, type DailyCost } from './outlook.ts';
import { type BookTally, mostDays, roleBits, type Tally } from './tally.ts';

/** What is known beside the deeds. */
export interface Surroundings {
  today: LocalDate;
  /** By pool code. */
  pools: readonly { code: string; name: Sentence; cover: number }[];
  /** Names of towns by the first nine digits of their code. */
  towns: ReadonlyMap<string, Sentence>;
  yearlyBudget: number | null;
}

/** The figures of a rehearsal as they are kept and shown; how long it took is for the caller to say. */
export function outcomeOf(tally: Tally, around: Surroundings): Omit<RehearsalResult, 'tookMs'> {
  const from = dateOf(tally.firstDay);
  return {
    deeds: tally.deeds,
    people: tally.people.length,
    from,
    until: dateOf(tally.lastDay),
    affected: tally.affected,
    current: totalsOf(tally.current),
    draft: totalsOf(tally.draft),
    months: monthsOf(tally, from),
    pools: poolsOf(tally, around),
    budget: budgetOf(tally, { from, ...around }),
    rules: rulesOf(tally),
    stops: stopsOf(tally),
    groups: groupsOf(tally, around),
    changes: changeBands(changesOf(tally)),
  };
}

/** Tallies count days in the county's calendar, so the date is read off as if it were UTC. */
const dateOf = (day: number): LocalDate => new Date(day * dayMs).toISOString().slice(0, 10);

function totalsOf(book: BookTally): BookTotals {
  const earned = [...book.earned.array].filter((points) => points > 0).sort((a, b) => b - a);
  const points = sum(book.points);
  const top = sum(earned.slice(0, Math.ceil(earned.length / 100)));
  return {
    points,
    awards: sum(book.awards),
    stopped: sum(book.stopped),
    people: earned.length,
    topShare: points === 0 ? 0 : Math.floor((top * 10_000) / points),
  };
}

function sum(figures: Iterable<number>): number {
  let total = 0;
  for (const figure of figures) total += figure;
  return total;
}

function costsOf(book: BookTally, { firstDay, lastDay }: Tally): DailyCost[] {
  const length = Math.min(mostDays, lastDay - firstDay + 1);
  return book.chains.map((who, chain) => ({
    ...who,
    days: [...book.daily.subarray(chain * mostDays, chain * mostDays + length)],
  }));
}

/** Cost by month and pool; what a list of pools pays counts for the first of it. */
function monthsOf(tally: Tally, from: LocalDate): PoolMonth[] {
  const months = new Map<string, PoolMonth>();
  for (const side of ['current', 'draft'] as const)
    for (const { pools, days } of costsOf(tally[side], tally))
      for (const [day, points] of days.entries()) {
        const [pool = ''] = pools;
        const month = addDays(from, day).slice(0, 7);
        const key = `${pool} ${month}`;
        const found = months.get(key) ?? { pool, month, current: 0, draft: 0 };
        found[side] += points;
        months.set(key, found);
      }
  return [...months.values()].sort((a, b) => compare(a.pool, b.pool) || compare(a.month, b.month));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function poolsOf(tally: Tally, { pools, today }: Surroundings): PoolOutlook[] {
  const cover = new Map(pools.map((pool) => [pool.code, pool.cover]));
  const side = (book: BookTally) => {
    const costs = costsOf(book, tally);
    const { ends, waiting } = coverOutlook({ costs, cover, today });
    return (code: string) => ({
      points: sum(costs.filter((cost) => cost.pools[0] === code).map(({ days }) => sum(days))),
      lastsUntil: ends.get(code) ?? null,
      waiting: waiting.get(code) ?? 0,
    });
  };
  const [current, draft] = [side(tally.current), side(tally.draft)];
  const named = new Map(pools.map((pool) => [pool.code, pool]));
  const used = [tally.current, tally.draft].flatMap(({ chains }) =>
    chains.flatMap((one) => one.pools),
  );
  return [...new Set([...named.keys(), ...used])]
    .filter((code) => used.includes(code))
    .map((code) => ({
      pool: code,
      name: named.get(code)?.name ?? { zh: code, en: code },
      cover: named.get(code)?.cover ?? 0,
      current: current(code),
      draft: draft(code),
    }));
}

function budgetOf(
  tally: Tally,
  { yearlyBudget, today, from }: Surroundings & { from: LocalDate },
): RehearsalResult['budget'] {
  if (yearlyBudget === null) return null;
  const year = yearOf(today) + 1;
  const end = (book: BookTally) =>
    budgetEnd({ costs: costsOf(book, tally), from, budget: yearlyBudget, year }) ?? null;
  return { points: yearlyBudget, year, current: end(tally.current), draft: end(tally.draft) };
}

/** Rules of both books by their numbers, those of the book in force first where order allows. */
function rulesOf({ current, draft }: Tally): RuleOutcome[] {
  const numbers = [...new Set([...current.rules, ...draft.rules].map(({ id }) => id))];
  const side = (book: BookTally, id: string) => {
    const place = book.rules.findIndex((rule) => rule.id === id);
    if (place < 0) return null;
    return {
      points: book.points[place] ?? 0,
      awards: book.awards[place] ?? 0,
      stopped: book.stopped[place] ?? 0,
    };
  };
  const nameOf = (id: string) =>
    [...draft.rules, ...current.rules].find((rule) => rule.id === id)?.name ?? { zh: id, en: id };
  return numbers
    .sort(byNumber)
    .map((id) => ({ id, name: nameOf(id), current: side(current, id), draft: side(draft, id) }));
}

const byNumber = (a: string, b: string) => {
  const [x = [], y = []] = [a, b].map((id) => id.split('.').map(Number));
  return (x[0] ?? 0) - (y[0] ?? 0) || (x[1] ?? 0) - (y[1] ?? 0);
};

/** Limits that held anybody back by either book. */
function stopsOf({ current, draft }: Tally): StopOutcome[] {
  const side = ({ stops, hits }: BookTally, place: number) => {
    let people = 0;
    for (const hit of hits.array) people += (hit >> place) & 1;
    return {
      deeds: stops[place] ?? 0,
      people: people > 0 && people < smallestGroup ? null : people,
    };
  };
  return stopKinds
    .map((stop, place) => ({ stop, current: side(current, place), draft: side(draft, place) }))
    .filter((one) => one.current.deeds > 0 || one.draft.deeds > 0);
}

function groupsOf(tally: Tally, { towns }: Surroundings): GroupOutcome[] {
  const groupings: Record<GroupOutcome['by'], (person: number) => string> = {
    age: (person) => tally.people[person]?.ageGroup ?? 'unknown',
    town: (person) => tally.people[person]?.town ?? 'unknown',
    role: (person) => roleOf(tally.roles.array[person] ?? 0),
  };
  return (['age', 'town', 'role'] as const).flatMap((by) => {
    const sums = new Map<string, GroupSums>();
    for (let person = 0; person < tally.people.length; person++) {
      const code = groupings[by](person);
      const found = sums.get(code) ?? noSums();
      sums.set(code, found);
      addPerson(found, earnedBy(tally.current, person), earnedBy(tally.draft, person));
    }
    return [...foldSmall(sums)]
      .sort(([a], [b]) => placeOf(a) - placeOf(b) || compare(a, b))
      .map(([code, folded]) =>
        groupOutcome({ by, code, name: by === 'town' ? (towns.get(code) ?? null) : null }, folded),
      );
  });
}

/** Old before young and known before unknown, as the panel lists them. */
const order: readonly string[] = [...ageGroups.toReversed(), ...doerRoles];
const placeOf = (code: string) => {
  if (code === 'unknown') return order.length + 1;
  if (code === 'other') return order.length + 2;
  return order.includes(code) ? order.indexOf(code) : order.length;
};

function roleOf(bits: number): string {
  if ((bits & roleBits.mediator) !== 0) return 'mediator';
  return (bits & roleBits.volunteer) !== 0 ? 'volunteer' : 'resident';
}

const earnedBy = ({ earned }: BookTally, person: number) => earned.array[person] ?? 0;

function* changesOf(tally: Tally): Generator<number> {
  for (let person = 0; person < tally.people.length; person++)
    yield earnedBy(tally.draft, person) - earnedBy(tally.current, person);
}

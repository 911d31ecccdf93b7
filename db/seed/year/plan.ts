import { planDays } from '../../../server/features/rehearsals/synthetic.ts';
import { addDays, type LocalDate, startOfDay } from '../../../server/platform/calendar.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { createDraw } from '../history/draw.ts';
import { type Story, stories } from '../history/stories.ts';
import {
  addPhoto,
  type Planning,
  planCase,
  reportedAt,
  type YearCase,
  type YearScope,
} from './case.ts';
import { type Outing, type Purchase, planOutings, planPurchases } from './errands.ts';
import type { Neighbour } from './people.ts';
import { planTricks } from './tricks.ts';

export interface YearPlan {
  cases: YearCase[];
  purchases: Purchase[];
  outings: Outing[];
  arrivals: (Neighbour & { at: Date })[];
}

/** Draws what people of a county do in a year: the same seed, the same year. */
export function planYear(scope: YearScope): YearPlan {
  const { seed, areas, people } = scope;
  const chance = chanceOf(`${seed}/year`);
  const draw = createDraw(chance, areas);
  const honest = planReports({ chance, draw, scope });
  return {
    cases: [...honest, ...planTricks({ chance, draw, scope, honest })].sort(
      (a, b) => reportedAt(a).getTime() - reportedAt(b).getTime(),
    ),
    purchases: planPurchases(scope),
    outings: planOutings(scope),
    arrivals: people
      .filter(({ newcomer }) => newcomer)
      .map((person) => ({ ...person, at: arrivalOf(scope, person) })),
  };
}

/** Somewhere in the first three quarters, by day; from then on a newcomer lives like everybody. */
function arrivalOf({ seed, from, days }: YearScope, { phone }: Neighbour): Date {
  const chance = chanceOf(`${seed}/arrival/${phone}`);
  return startOfDay(addDays(from, chance.whole(0, Math.floor(days * 0.75))), chance.between(8, 20));
}

/** One report in so many has a photo: drawing them takes most of the time. */
const photoEvery = 25;

function planReports({ chance, draw, scope }: Planning): YearCase[] {
  const { seed, from, days, campaigns, reports } = scope;
  const until = addDays(from, days - 1);
  const arrivals = new Map(scope.people.map((person) => [person, arrivalOf(scope, person)]));
  return planDays({ size: reports, until, campaigns, days }).flatMap((wanted, day) => {
    const on = addDays(from, day);
    const celebrated = campaigns.some(({ from: first, until: last }) => first <= on && on <= last);
    const there = scope.people.filter(
      (person) =>
        !person.newcomer || (arrivals.get(person)?.getTime() ?? 0) < startOfDay(on).getTime(),
    );
    const writers = there.map((person) => [frequencyOf(person, celebrated), person] as const);
    if (writers.length === 0) return [];
    return Array.from({ length: wanted }, (_, place): YearCase => {
      const resident = chance.weighted(writers);
      const at = startOfDay(on, chance.between(...resident.hours));
      const given = draw(`${seed}/case/${on}/${place}`, resident, storyOf(chance, on));
      const plan = planCase(chance, given, at);
      if (chance.whole(1, photoEvery) === 1) addPhoto(plan, plan.key);
      return plan;
    });
  });
}

const frequencyOf = ({ frequency, joinsCampaigns }: Neighbour, celebrated: boolean): number =>
  frequency * (celebrated && joinsCampaigns ? 3 : 1);

/** Months in which there is twice as much of a kind, by the first digits of its category. */
const seasons: readonly [prefix: string, months: readonly number[]][] = [
  ['0301', [5, 6, 7, 8, 9]],
  ['0302', [6, 7, 8]],
  ['01', [11, 12, 1, 2]],
  ['0603', [12, 1, 2]],
];

function storyOf(chance: Chance, on: LocalDate): Story {
  const month = Number(on.slice(5, 7));
  const inSeason = ({ category }: Story) =>
    seasons.some(([prefix, months]) => category.startsWith(prefix) && months.includes(month));
  return chance.weighted(stories.map((story) => [story.weight * (inSeason(story) ? 2 : 1), story]));
}

import type { Area } from '../../../contract/areas.ts';
import type { HandBackReason, PauseReason, RefusalReason } from '../../../contract/case-road.ts';
import { dayMs, hourMs } from '../../../server/platform/calendar.ts';
import { type Chance, chanceOf } from '../chance.ts';
import type { SeedResident } from '../county/people.ts';
import type { Painting } from '../photos/paint.ts';
import { createDraw } from './draw.ts';
import { openCases } from './open-cases.ts';
import type { Spot } from './places.ts';
import { atHour, roadOf, usualEndings } from './road.ts';
import type { Story } from './stories.ts';

/** One step of a case, at its moment; who takes it follows from what it is. */
export type Step = { at: Date } & (
  | { do: 'report' }
  | { do: 'accept' | 'dispatch' | 'publish' }
  | { do: 'return' | 'supplement' | 'close' | 'reopen' | 'release' | 'take_back'; note: string }
  | { do: 'refuse'; reason: RefusalReason; note: string }
  | { do: 'answer'; words: string; handled: boolean }
  | { do: 'hand_back'; reason: HandBackReason; note: string }
  | { do: 'pause'; reason: PauseReason; note: string; untilDays: number }
  | { do: 'supervise'; note: string; replyHours: number }
  | { do: 'answer_slip'; note: string; promisedDays: number }
  | { do: 'verify'; solved: boolean; note: string }
  | { do: 'confirm'; rating: number; words: string }
);

export interface CasePlan {
  key: string;
  resident: SeedResident;
  story: Story;
  spot: Spot;
  words: string;
  /** A child of the reporter’s household noticed it. */
  forChild?: true;
  before: Painting[];
  after: Painting[];
  steps: Step[];
}

export interface HistoryScope {
  areas: readonly Area[];
  residents: readonly SeedResident[];
  /** Where history ends: the moment the demo was first started. */
  until: Date;
  days: number;
  /** How many cases have run their course, beside those that are open at the end. */
  cases: number;
  /** How many of them are in the bulletin, with photos. */
  published: number;
}

/** Draws a year of reports: some residents write often, most never. */
export function planHistory(scope: HistoryScope): CasePlan[] {
  const chance = chanceOf('history');
  const draw = createDraw(chance, scope.areas);
  const habits = habitsOf(chance, scope.residents);
  const past = Array.from({ length: scope.cases }, (_, index) => {
    const reportedAt = drawMoment(chance, scope);
    const given = draw(`case/${index}`, chance.weighted(habits));
    return {
      ...given,
      steps: roadOf(chance, {
        story: given.story,
        reportedAt,
        ending: chance.weighted(usualEndings),
      }),
    };
  });
  const open = openCases({ chance, scope, draw });
  givePhotos(past, scope);
  const plans = [...past, ...open].map((plan) => ({
    ...plan,
    steps: plan.steps.filter(({ at }) => at <= scope.until),
  }));
  return plans.filter(({ steps }) => steps.length > 0);
}

/** How often people write, beside one another. */
export const frequencies = { often: 8, sometimes: 2.4, rarely: 0.6 } as const;

/** Five write every other week, thirty now and then, eighty once or twice, the others never. */
function habitsOf(
  chance: Chance,
  residents: readonly SeedResident[],
): (readonly [number, SeedResident])[] {
  const [often, others] = [residents.slice(0, 5), chance.shuffled(residents.slice(5))];
  const weigh = (weight: number, list: readonly SeedResident[]) =>
    list.map((resident) => [weight, resident] as const);
  return [
    ...weigh(frequencies.often, often),
    ...weigh(frequencies.sometimes, others.slice(0, 30)),
    ...weigh(frequencies.rarely, others.slice(30, 110)),
  ];
}

/** More towards the end, as the platform became known; by day, rarely at night. */
function drawMoment(chance: Chance, { until, days }: HistoryScope): Date {
  const daysAgo = days * (1 - chance.share() ** 0.42) + 0.6;
  return atHour(new Date(until.getTime() - daysAgo * dayMs), chance.between(6.5, 22.5));
}

/** Pictures for cases that can be published, mostly newer ones. */
function givePhotos(plans: CasePlan[], { until, published }: HistoryScope) {
  const age = ({ steps }: CasePlan) => until.getTime() - (steps[0]?.at.getTime() ?? 0);
  const suited = plans
    .filter(({ story, steps }) => {
      const confirmedAt = steps.findLast((step) => step.do === 'confirm')?.at;
      return story.bulletin && confirmedAt && confirmedAt.getTime() < until.getTime() - 30 * hourMs;
    })
    .sort((a, b) => age(a) - age(b));
  const recent = suited.slice(0, Math.ceil(published * 0.7));
  const older = suited.slice(recent.length).filter((_, index) => index % 3 === 0);
  for (const plan of [...recent, ...older].slice(0, published)) publish(plan);
}

function publish(plan: CasePlan) {
  const { scene } = plan.story;
  const confirmed = plan.steps.findLast((step) => step.do === 'confirm');
  if (scene === undefined || confirmed === undefined) return;
  plan.before.push({ scene, seed: plan.key, done: false });
  plan.after.push({ scene, seed: plan.key, done: true });
  const chance = chanceOf(`publish/${plan.key}`);
  const at = new Date(confirmed.at.getTime() + chance.between(3, 28) * hourMs);
  plan.steps.push({ do: 'publish', at });
}

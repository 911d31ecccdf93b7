import type { Area } from '../../../contract/areas.ts';
import type { RulebookDocument } from '../../../contract/rules.ts';
import { dayMs, type LocalDate } from '../../../server/platform/calendar.ts';
import type { Chance } from '../chance.ts';
import type { Draw } from '../history/draw.ts';
import type { CasePlan } from '../history/plan.ts';
import { type Ending, roadOf, usualEndings } from '../history/road.ts';
import type { Neighbour, Trick } from './people.ts';

export interface YearScope {
  seed: string;
  from: LocalDate;
  days: number;
  /** Honest reports; what tricks add comes on top. */
  reports: number;
  areas: readonly Area[];
  people: readonly Neighbour[];
  campaigns: RulebookDocument['campaigns'];
}

export interface YearCase extends CasePlan {
  trick: Trick | 'friends' | null;
}

export interface Planning {
  chance: Chance;
  draw: Draw;
  scope: YearScope;
}

export const reportedAt = ({ steps: [report] }: CasePlan): Date => {
  if (report === undefined) throw new Error('a case begins with its report');
  return report.at;
};

/** In such a year more goes wrong than in the demo. */
const endings: readonly (readonly [number, Ending])[] = [
  ...usualEndings,
  [10, 'relapsed'],
  [9, 'untrue'],
];

/** A case on its road; what it is a trick for is said by whoever plays one. */
export function planCase(chance: Chance, given: Omit<CasePlan, 'steps'>, at: Date): YearCase {
  const ending = chance.weighted(endings);
  return {
    ...given,
    trick: null,
    steps: roadOf(chance, { story: given.story, reportedAt: at, ending }),
  };
}

export function addPhoto({ story, before }: CasePlan, seed: string): void {
  if (story.scene) before.push({ scene: story.scene, seed, done: false });
}

/** So many days later, at an hour of that person. */
export function daysLater(chance: Chance, at: Date, days: readonly [number, number]): Date {
  return new Date(at.getTime() + chance.between(...days) * dayMs);
}

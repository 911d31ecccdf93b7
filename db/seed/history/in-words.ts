import type { Chance } from '../chance.ts';
import { drawSpot } from './places.ts';
import type { CasePlan, HistoryScope } from './plan.ts';
import { stories } from './stories.ts';

export interface InWords {
  key: string;
  category: string;
  /** Place of the reporter among the demo’s people, in whose grid it is. */
  reporter: number;
  /** After the place. */
  words: string;
}

/** A case in words of its own, without photos and steps; undefined where the demo has no such reporter. */
export function caseInWords(
  chance: Chance,
  { areas, residents }: HistoryScope,
  { key, category, reporter, words }: InWords,
): Omit<CasePlan, 'steps'> | undefined {
  const resident = residents[reporter];
  const story = stories.find((one) => one.category === category);
  const grid = areas.find(({ code }) => code === resident?.grid);
  const community = areas.find(({ code }) => code === grid?.parent);
  if (!resident || !story || !grid || !community) return undefined;
  const spot = drawSpot(chance, story, { grid, community });
  return { key, resident, story, spot, words: `${spot.at}${words}`, before: [], after: [] };
}

import type { Area } from '../../../contract/areas.ts';
import type { Chance } from '../chance.ts';
import { categories } from '../county/categories.ts';
import type { SeedResident } from '../county/people.ts';
import { drawSpot } from './places.ts';
import type { CasePlan } from './plan.ts';
import { type Story, stories } from './stories.ts';

export type Draw = (key: string, resident: SeedResident, story?: Story) => Omit<CasePlan, 'steps'>;

const adultKinds = new Set(
  categories.filter(({ kind }) => kind === 'dispute' || kind === 'cheat').map(({ code }) => code),
);
/** What minors do not report. */
const isForAdults = ({ category }: Story) => adultKinds.has(category);
const isMinor = ({ ageGroup }: SeedResident) => ageGroup === 'under_18';

/** Draws before the words are told apart by a number: a small county runs out of words in the end. */
const mostDraws = 20;

/** Draws what a resident writes and where: mostly at home, sometimes nearby, rarely elsewhere. */
export function createDraw(chance: Chance, areas: readonly Area[]): Draw {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const grids = areas.filter(({ level }) => level === 'grid');
  const weighted = stories.map((story) => [story.weight, story] as const);
  const written = new Set<string>();
  function drawStory(resident: SeedResident): Story {
    for (;;) {
      const story = chance.weighted(weighted);
      if (!isMinor(resident) || !isForAdults(story)) return story;
    }
  }
  return function draw(key, resident, story = drawStory(resident)) {
    for (let draws = 1; ; draws++) {
      const near = grids.filter(({ code }) => code.startsWith(resident.grid.slice(0, 12)));
      const grid = chance.weighted([
        [6, byCode.get(resident.grid) ?? chance.pick(grids)],
        [3, chance.pick(near)],
        [1, chance.pick(grids)],
      ]);
      const community = byCode.get(grid.code.slice(0, 12)) ?? grid;
      const spot = drawSpot(chance, story, { grid, community });
      const drawn = chance.pick(story.words).replace('{at}', spot.at);
      const words = draws < mostDraws ? drawn : `${drawn}（第 ${written.size} 件）`;
      // The same words twice would count as a copy.
      if (written.has(words)) continue;
      written.add(words);
      return { key, resident, story, spot, words, before: [], after: [] };
    }
  };
}

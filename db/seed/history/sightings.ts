import { addDays, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import { chanceOf } from '../chance.ts';
import { drawSpot } from './places.ts';
import type { CasePlan, HistoryScope } from './plan.ts';
import { roadOf } from './road.ts';
import { stories } from './stories.ts';

interface Sighting {
  key: string;
  category: string;
  /** Place of the reporter among the demo's people, in whose grid it is. */
  reporter: number;
  daysAgo: number;
  hour: number;
  /** After the place. */
  words: string;
  forChild?: true;
}

const sightings: readonly Sighting[] = [
  {
    // Of the team that walks that afternoon (shifts.ts).
    key: 'seen-on-patrol',
    category: '020100',
    reporter: 0,
    daysAgo: 18,
    hour: 16.05,
    words: '巡逻走到这里，看见窨井盖松了，车一压就翘起来。先搬了块石头挡着。',
  },
  {
    // By the child that the reporter has added (households.ts).
    key: 'seen-by-child',
    category: '030500',
    reporter: 4,
    daysAgo: 62,
    hour: 17.3,
    words: '健身器材断了一根，孩子放学玩的时候发现的，露出铁尖，容易划到手。',
    forChild: true,
  },
];

/** What was noticed on a walk, and what a child noticed: cases like any other, solved and confirmed. */
export function planSightings({ areas, residents, until }: HistoryScope): CasePlan[] {
  return sightings.flatMap(({ key, category, reporter, daysAgo, hour, words, ...rest }) => {
    const chance = chanceOf(key);
    const resident = residents[reporter];
    const story = stories.find((one) => one.category === category);
    const grid = areas.find(({ code }) => code === resident?.grid);
    const community = areas.find(({ code }) => code === grid?.parent);
    if (!resident || !story || !grid || !community) return [];
    const { scene } = story;
    const photo = (done: boolean) => (scene === undefined ? [] : [{ scene, seed: key, done }]);
    const spot = drawSpot(chance, story, { grid, community });
    const reportedAt = startOfDay(addDays(localDate(until), -daysAgo), hour);
    return {
      key,
      resident,
      story,
      spot,
      words: `${spot.at}${words}`,
      before: photo(false),
      after: photo(true),
      steps: roadOf(chance, { story, reportedAt, ending: 'confirmed' }),
      ...rest,
    };
  });
}

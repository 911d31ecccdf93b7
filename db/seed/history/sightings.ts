import { addDays, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import { chanceOf } from '../chance.ts';
import { caseInWords, type InWords } from './in-words.ts';
import type { CasePlan, HistoryScope } from './plan.ts';
import { roadOf } from './road.ts';

interface Sighting extends InWords {
  daysAgo: number;
  hour: number;
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
export function planSightings(scope: HistoryScope): CasePlan[] {
  return sightings.flatMap(({ daysAgo, hour, forChild, ...said }) => {
    const { key } = said;
    const chance = chanceOf(key);
    const told = caseInWords(chance, scope, said);
    if (told === undefined) return [];
    const { scene } = told.story;
    const photo = (done: boolean) => (scene === undefined ? [] : [{ scene, seed: key, done }]);
    const reportedAt = startOfDay(addDays(localDate(scope.until), -daysAgo), hour);
    return {
      ...told,
      before: photo(false),
      after: photo(true),
      steps: roadOf(chance, { story: told.story, reportedAt, ending: 'confirmed' }),
      ...(forChild && { forChild }),
    };
  });
}

import type { AreaFigures, CountsByArea } from '../../../contract/bulletin.ts';
import { localDate, startOfDay } from '../../platform/calendar.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { prefixOf, type Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as bulletin from '../bulletin/service.ts';
import * as store from './area-store.ts';
import { refuse } from './refusals.ts';

/** Fewer of a kind are too few for a median, and might be known by their place. */
const least = 5;

const newYear = (now: Date) => `${localDate(now).slice(0, 4)}-01-01`;
const periodOf = (now: Date) => {
  const since = newYear(now);
  return { since, from: startOfDay(since), now };
};

/** Cases since January by grid, for the map. */
export async function listAreaCounts(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { scope }: { scope: Scope },
): Promise<CountsByArea> {
  const { read } = database;
  const now = clock.now();
  const period = periodOf(now);
  const [counted, published] = await Promise.all([
    store.countByArea(read, scope, period),
    bulletin.listShownAreas(read, scope, localDate(now)),
  ]);
  return { since: period.since, areas: counted, published };
}

/** One place since January: what was reported, what became of it and how fast. */
export async function getAreaFigures(
  deps: Deps,
  { scope }: Ask,
  area: string,
): Promise<AreaFigures | Refusal> {
  if ((await areas.getArea(deps, scope, area)) === undefined) return refuse('area_not_found');
  const { read } = deps.database;
  const period = { ...periodOf(deps.clock.now()), below: prefixOf(area) };
  const [counts, months, groups] = await Promise.all([
    store.countBelow(read, scope, period),
    store.countMonths(read, scope, period),
    store.countGroups(read, scope, { ...period, least }),
  ]);
  const { answered, finished, medianMinutes, medianHours, ...whole } = counts;
  return {
    area,
    since: period.since,
    ...whole,
    medianFirstAnswerMinutes: answered < least ? null : medianMinutes,
    medianHours: finished < least ? null : medianHours,
    months,
    groups,
  };
}

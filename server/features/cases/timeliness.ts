import type { Timeliness } from '../../../contract/timeliness.ts';
import { addDays, startOfDay } from '../../platform/calendar.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { refuse } from './refusals.ts';
import * as store from './timeliness-store.ts';

/** closed on time ÷ (closed + open and late): leaving late cases open makes nothing better. */
export function onTimeRate({
  onTime,
  closed,
  overdue,
}: Pick<store.Counted, 'onTime' | 'closed' | 'overdue'>): number | null {
  const all = closed + overdue;
  return all === 0 ? null : onTime / all;
}

const wholeCounty = { zh: '合计', en: 'All' };

export async function getTimeliness(
  deps: Deps,
  { scope }: Ask,
  { from, until }: { from: string; until: string },
): Promise<{ all: Timeliness; units: Timeliness[]; towns: Timeliness[] } | Refusal> {
  if (until < from || until > addDays(from, 366)) return refuse('period_length');
  const { read } = deps.database;
  const period = {
    from: startOfDay(from),
    until: startOfDay(addDays(until, 1)),
    now: deps.clock.now(),
  };
  const [all, units, towns] = await Promise.all([
    store.countAll(read, scope, period),
    store.countBy(read, scope, { ...period, group: 'unit' }),
    store.countBy(read, scope, { ...period, group: 'town' }),
  ]);
  return {
    all: show({ ...all, name: wholeCounty }),
    units: units.filter(isSomething).map(show),
    towns: towns.filter(isSomething).map(show),
  };
}

const isSomething = ({ closed, overdue, reopened }: store.Counted) =>
  closed + overdue + reopened > 0;

const show = ({ rated, lamps, ...one }: store.CountedOf): Timeliness => ({
  ...one,
  rate: onTimeRate(one),
  rating: rated === 0 ? null : Math.round((lamps / rated) * 10) / 10,
});

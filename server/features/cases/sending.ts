import type { CaseMove } from '../../../contract/case-road.ts';
import type { StaffCase } from '../../../contract/case-views.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { type Suggested, suggestCategory } from '../category-models/service.ts';
import { mayHandle } from './decide.ts';
import type { ListedCase } from './list-store.ts';
import { namedIn } from './named.ts';
import { resumed } from './pauses.ts';
import { dueDays } from './promises.ts';

type ShowDeps = Pick<Deps, 'clock' | 'cipher' | 'database' | 'log'>;

interface Sending {
  listed: ListedCase;
  moves: readonly CaseMove[];
  /** All that its reporter told. */
  told: string;
}

/** To whom it can be sent, around the unit that it complains of, and by when that would have to be done. */
export async function sendingFor(
  read: Read,
  { deps, scope }: { deps: ShowDeps; scope: Scope },
  { listed, moves, told }: Sending,
): Promise<Pick<StaffCase, 'units' | 'against' | 'named' | 'dueOn'>> {
  const { report, state, categoryName, againstName: against } = listed;
  const choosing = (['accept', 'dispatch', 'involve'] as const).some((one) => moves.includes(one));
  if (!choosing) return { units: [], against, named: [], dueOn: [] };
  const { category, grid } = report;
  const units = await areas.chooseUnits(read, scope, { category, grid, categoryName });
  const now = deps.clock.now();
  const limits = (await areas.getLimits(deps, scope))(category);
  const others = units.filter(({ id }) => mayHandle(state, id));
  // A complaint may have been missed at first, or stand in what was said when it was opened again.
  const isRead = moves.includes('accept') || moves.includes('dispatch');
  return {
    units: others,
    against,
    named: isRead ? namedIn(told, others).map(({ id }) => id) : [],
    dueOn: moves.includes('dispatch')
      ? dueDays(limits, { from: now, promised: resumed(state, now).resolveDueAt })
      : [],
  };
}

/** What the words suggest to whoever accepts it, where that is not what was reported. */
export async function suggestFor(
  { deps, scope }: { deps: ShowDeps; scope: Scope },
  { words, category }: { words: string; category: string },
): Promise<StaffCase['suggestion']> {
  const found = words === '' ? undefined : await suggestCategory(deps, scope, words);
  return found === undefined || found.category === category ? null : withName(deps, scope, found);
}

async function withName(
  deps: ShowDeps,
  scope: Scope,
  { category, ...found }: Suggested,
): Promise<StaffCase['suggestion']> {
  const known = (await areas.getCategories(deps, scope)).find(({ code }) => code === category);
  return known === undefined ? null : { ...found, category, name: known.name };
}

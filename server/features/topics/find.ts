import { workAside } from '../../platform/aside.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { withRulings } from '../../text/matters/groups.ts';
import * as areas from '../areas/service.ts';
import * as cases from '../cases/service.ts';
import { lookedAt } from './span.ts';
import * as store from './store.ts';
import type { Grouping } from './worker.ts';

/** A thousand texts are half a million pairs. */
const thread = new URL('./worker.ts', import.meta.url);

/** Looks in every county which reports tell of one thing. @returns how many groups there are */
export async function findTopics(deps: Deps): Promise<number> {
  let found = 0;
  for (const { county } of await areas.listCounties(deps))
    found += await findIn(deps, jobScope(county, 'find_topics'));
  return found;
}

async function findIn(deps: Deps, scope: Scope): Promise<number> {
  const { read } = deps.database;
  const at = deps.clock.now();
  const matters = await cases.listTold(read, { deps, scope }, lookedAt(at));
  const townNames = await cases.townNames(deps, scope);
  const grouping: Grouping = { matters, townNames };
  const alike = matters.length === 0 ? [] : await workAside<string[][]>(thread, grouping);
  const ids = matters.map(({ id }) => id);
  const ruled = withRulings(alike, await cases.listRulings(read, scope, ids));
  const groups = ruled.filter((group) => group.length > 1);
  await deps.database.transact((tx) => store.replaceGroups(tx, scope, { groups, at }));
  return groups.length;
}

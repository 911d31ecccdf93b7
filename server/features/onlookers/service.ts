import { onlookerGoneMs } from '../../../contract/onlooker-beat.ts';
import type { Onlooker, OnlookerDoing, Onlookers } from '../../../contract/onlookers.ts';
import type { Read } from '../../platform/database.ts';
import { noteChange } from '../../platform/live/changes.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { rolesAt, type Scope, staffOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as cases from '../cases/service.ts';
import * as staff from '../staff/service.ts';
import { inOrder, showOnlooker } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

interface Page {
  code: string;
  page: string;
}

/**
 * Notes that a page of the asker's shows a case, and says who else has it open. It locks nothing: what two
 * do at once is decided by the case, as ever.
 */
export async function lookAtCase(
  deps: Deps,
  { scope }: Ask,
  { code, page, doing }: Page & { doing: OnlookerDoing },
): Promise<Onlookers | Refusal> {
  const found = await cases.findReadable(deps.database.read, scope, code);
  if (found === undefined) return refuse('case_not_here');
  const at = deps.clock.now();
  const goneBefore = new Date(at.getTime() - onlookerGoneMs);
  const mine = { caseId: found.id, staff: staffOf(scope).id };
  return deps.database.transact(async (tx) => {
    const news = await store.putLook(tx, scope, { ...mine, page, doing, at, goneBefore });
    const changed = [...(news.here ? [found.id] : []), ...(news.left === null ? [] : [news.left])];
    for (const id of changed) noteChange(tx, { kind: 'onlookers', county: scope.county, id });
    const looks = await store.listLooks(tx, scope, { ...mine, since: goneBefore });
    return { seq: found.seq, onlookers: await showLooks(tx, scope, { looks, grid: found.grid }) };
  });
}

/** The page shows it no more. Also of a case that has gone elsewhere meanwhile: it answers the same of every case. */
export async function leaveCase(
  { database }: Pick<Deps, 'database'>,
  { scope }: Ask,
  page: Page,
): Promise<Record<string, never>> {
  await database.transact(async (tx) => {
    const id = await store.deleteLook(tx, scope, { ...page, staff: staffOf(scope).id });
    if (id !== undefined) noteChange(tx, { kind: 'onlookers', county: scope.county, id });
  });
  return {};
}

async function showLooks(
  read: Read,
  scope: Scope,
  { looks, grid }: { looks: readonly store.LookRow[]; grid: string | null },
): Promise<Onlooker[]> {
  const colleagues = await staff.getColleagues(
    read,
    scope,
    looks.map((look) => look.staff),
  );
  return inOrder(
    looks.flatMap((look) => {
      const colleague = colleagues.get(look.staff);
      if (colleague === undefined) return [];
      const roles = rolesAt(colleague.roles, scope, grid);
      return showOnlooker({ ...colleague, roles }, look);
    }),
  );
}

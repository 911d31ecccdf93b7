import type { Roster, RosterSummary } from '../../../contract/rosters.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { onlyArea } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { showRoster, showSummaries } from './view.ts';

const pageSize = 20;

/** Lists of people below the reader’s areas, without the people. */
export async function listRosters(
  { database: { read } }: Deps,
  { scope }: Ask,
  after: string | undefined,
): Promise<{ rosters: RosterSummary[]; next: string | null }> {
  const page = { after: decodeCursor(after), limit: pageSize };
  const rows = await store.listBelow(read, scope, page);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    rosters: await showSummaries(read, scope, rows),
    next: last ? encodeCursor(last.entered_at, last.id) : null,
  };
}

/** One list with its lines; the look is recorded. */
export async function getRoster(deps: Deps, ask: Ask, id: string): Promise<Roster | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const row = await store.findBelow(read, scope, id);
  if (row === undefined) return refuse('roster_not_found');
  const shown = await showRoster(read, { deps, scope }, row);
  const area = onlyArea(scope);
  await recordLook(deps, ask, { action: 'roster.opened', object: `roster/${id}`, area });
  return shown;
}

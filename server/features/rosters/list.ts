import { type Roster, type RosterSummary, rosterRoutes } from '../../../contract/rosters.ts';
import type { Read } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { narrowTo, onlyArea, type Scope } from '../../platform/scope.ts';
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

/** Whether a photo is of a list that opens to the reader: on the paper stand names, phones and signatures. */
export const isPhotoBelow = (read: Read, scope: Scope, photo: string): Promise<boolean> =>
  store.isPhotoBelow(read, narrowTo(scope, [...rosterRoutes.getRoster.policy.who]), photo);

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

import type { MyPatrol } from '../../../contract/patrols.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { listRoutes } from './points-store.ts';
import * as store from './store.ts';
import { showPatrol } from './view.ts';

/** As many as a screen shows. */
const most = 100;

export async function listMine(deps: Deps, ask: Ask): Promise<{ patrols: MyPatrol[] }> {
  return { patrols: await list(deps, ask, most) };
}

/** All that there ever were, for their owner to take along. */
export const listForOwner = (deps: Deps, ask: Ask): Promise<MyPatrol[]> => list(deps, ask, null);

async function list(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  limit: number | null,
): Promise<MyPatrol[]> {
  const rows = await store.listMine(read, scope, limit);
  const routes = await listRoutes(
    read,
    scope,
    rows.flatMap(({ task }) => task ?? []),
  );
  const now = clock.now();
  return rows.map((row) => showPatrol(row, { scope, now, routes }));
}

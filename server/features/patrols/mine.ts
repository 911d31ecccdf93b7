import type { MyPatrol } from '../../../contract/patrols.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { listRoutes } from './points-store.ts';
import * as store from './store.ts';
import { showPatrol } from './view.ts';

const most = 100;

export async function listMine(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
): Promise<{ patrols: MyPatrol[] }> {
  const rows = await store.listMine(read, scope, most);
  const routes = await listRoutes(
    read,
    scope,
    rows.flatMap(({ task }) => task ?? []),
  );
  const now = clock.now();
  return { patrols: rows.map((row) => showPatrol(row, { scope, now, routes })) };
}

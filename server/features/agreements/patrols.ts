import type { MyPatrol, PatrolScan, ProvedPatrol } from '../../../contract/patrols.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as patrols from '../patrols/service.ts';
import { openIdentities } from '../privacy/service.ts';
import * as staff from '../staff/service.ts';
import { doBegunFor, doFor, showFor } from './behalf.ts';
import { refuseBeside } from './decide.ts';
import { refuse } from './refusals.ts';

export const listPatrolTasksFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, (theirs) => patrols.listOpenTasks(deps, theirs));

export const listPatrolsFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, (theirs) => patrols.listMine(deps, theirs));

type Walk<T> = (theirs: Ask) => Promise<T | Refusal>;

export const takePatrolTaskFor = (
  deps: Deps,
  ask: Ask,
  { id: agreement, task }: { id: string; task: string },
): Promise<MyPatrol | Refusal> =>
  setOutFor(deps, { ask, id: agreement }, (theirs) =>
    patrols.takeTask(deps, theirs, { task, agreement }),
  );

export const beginPatrolFor = (
  deps: Deps,
  ask: Ask,
  agreement: string,
): Promise<MyPatrol | Refusal> =>
  setOutFor(deps, { ask, id: agreement }, (theirs) =>
    patrols.beginPatrol(deps, theirs, { agreement }),
  );

export const joinPatrolFor = (
  deps: Deps,
  ask: Ask,
  { id: agreement, code }: { id: string; code: string },
): Promise<MyPatrol | Refusal> =>
  setOutFor(deps, { ask, id: agreement }, (theirs) =>
    patrols.joinPatrol(deps, theirs, { code, agreement }),
  );

/** Nobody on duty walks beside themselves. */
const setOutFor = <T>(deps: Deps, by: { ask: Ask; id: string }, walk: Walk<T>) =>
  doFor(deps, by, (theirs) => unlessOwn(deps, { ask: by.ask, theirs }, walk));

interface OnePatrol {
  id: string;
  patrol: string;
}

export const endPatrolFor = (
  deps: Deps,
  ask: Ask,
  { id, patrol }: OnePatrol,
): Promise<MyPatrol | Refusal> =>
  doBegunFor(deps, { ask, id, patrol }, (theirs) =>
    patrols.endPatrol(deps, theirs, { id: patrol }),
  );

/** By the points on the wall alone: no way is sent, so nobody's was recorded. */
export const provePatrolFor = (
  deps: Deps,
  ask: Ask,
  { id, patrol, scans }: OnePatrol & { scans: PatrolScan[] },
): Promise<ProvedPatrol | Refusal> =>
  doBegunFor(deps, { ask, id, patrol }, (theirs) =>
    unlessOwn(deps, { ask, theirs }, () =>
      patrols.provePatrol(deps, theirs, { id: patrol, datum: 'wgs84', points: [], scans }),
    ),
  );

async function unlessOwn<T>(
  deps: Deps,
  { ask, theirs }: { ask: Ask; theirs: Ask },
  walk: Walk<T>,
): Promise<T | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const resident = residentOf(theirs.scope);
  const identityOf = await openIdentities(read, { deps, scope }, [resident]);
  const typist = await staff.getOwnName(read, scope);
  const why = refuseBeside({ name: identityOf(resident).name, typist });
  return why === undefined ? walk(theirs) : refuse(why);
}

import type { Mediation, MediationMove } from '../../../contract/mediations.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { showAtDesk } from './showing.ts';
import { type At, inFile } from './steps.ts';
import { lockBelow } from './store.ts';

export type Work = (at: At) => Promise<Refusal | undefined>;

/** A step of the desk in a file of its area. */
export const atDesk = (
  deps: Deps,
  ask: Ask,
  { id, move, work }: { id: string; move: MediationMove; work: Work },
): Promise<Mediation | Refusal> =>
  inFile(deps, ask, {
    id,
    move,
    lock: lockBelow,
    work,
    show: ({ tx, whole, today }) => showAtDesk(tx, { deps, ask, whole, today }),
  });

export const clerkOf = ({ ask: { scope } }: At) => staffOf(scope).id;

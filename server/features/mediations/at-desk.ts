import type { Mediation, MediationMove } from '../../../contract/mediations.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { type At, inFile } from './steps.ts';
import { lockBelow } from './store.ts';
import { showMediation } from './view.ts';

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
    show: async ({ whole, today }) => showMediation(whole, ask.scope, today),
  });

export const clerkOf = ({ ask: { scope } }: At) => staffOf(scope).id;

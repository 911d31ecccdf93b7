import type { KnownFor } from '../../../contract/agreements-registration.ts';
import type { Me } from '../../../contract/residents.ts';
import type { Sentence } from '../../../contract/values.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { nameResidents } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import { doFor } from './behalf.ts';

/** What staff read of somebody: their name is masked, and of the home the community stands alone. */
export const knownOf = (
  { name, grid, community, ageClass, toured }: Omit<Me, 'unreadNotices'>,
  residentName: Sentence,
): KnownFor => ({
  residentName,
  community,
  ageClass,
  complete: name !== null && grid !== null,
  toured,
});

interface By {
  ask: Ask;
  id: string;
}

/** A step of who agreed, and how they are known then. */
async function knownAfter(
  deps: Deps,
  by: By,
  step: (theirs: Ask) => Promise<Me | Refusal>,
): Promise<KnownFor | Refusal> {
  return doFor(deps, by, async (theirs) => {
    const me = await step(theirs);
    if (isRefusal(me)) return me;
    const named = { resident: residentOf(theirs.scope), caseCode: null, isBeside: true };
    const { scope } = by.ask;
    const nameOf = await nameResidents(deps.database.read, { deps, scope }, [named]);
    return knownOf(me, nameOf(named));
  });
}

type Profile = Parameters<typeof residents.completeProfile>[2];

export const completeProfileFor = (
  deps: Deps,
  ask: Ask,
  { id, ...profile }: { id: string } & Profile,
) => knownAfter(deps, { ask, id }, (theirs) => residents.completeProfile(deps, theirs, profile));

export const finishTourFor = (deps: Deps, ask: Ask, id: string) =>
  knownAfter(deps, { ask, id }, (theirs) => residents.finishTour(deps, theirs));

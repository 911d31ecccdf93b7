import type { HomeStanding } from '../../../contract/agreements.ts';
import type { MyHousehold } from '../../../contract/households.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as households from '../households/service.ts';
import * as safeHouseholds from '../safe-households/service.ts';
import { doFor, showFor } from './behalf.ts';

/** The others of a home did not agree to anything: they are counted, and not named. */
const standingOf = ({ household, sharePercent }: MyHousehold): HomeStanding => ({
  sharePercent,
  home: household && {
    members: household.members.length,
    children: household.children.length,
  },
});

export const getHouseholdFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, async (theirs) => standingOf(await households.getMine(deps, theirs)));

/** Of the household as a whole: of whom which of it is, stands in none of the figures. */
export const getSafeHouseholdFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, (theirs) => safeHouseholds.getProgress(deps, theirs));

interface Named {
  id: string;
  name: string;
}

/** A change of the home of who agreed, and how they live then. */
async function change(
  deps: Deps,
  by: { ask: Ask; id: string },
  work: (theirs: Ask) => Promise<MyHousehold | Refusal>,
): Promise<HomeStanding | Refusal> {
  const mine = await doFor(deps, by, work);
  return isRefusal(mine) ? mine : standingOf(mine);
}

export const foundHouseholdFor = (
  deps: Deps,
  ask: Ask,
  { id, ...founding }: Named & { agreedShare: number },
) => change(deps, { ask, id }, (theirs) => households.foundHousehold(deps, theirs, founding));

export const joinHouseholdFor = (
  deps: Deps,
  ask: Ask,
  { id, ...joining }: { id: string; code: string; agreedShare: number },
) => change(deps, { ask, id }, (theirs) => households.join(deps, theirs, joining));

export const leaveHouseholdFor = (deps: Deps, ask: Ask, id: string) =>
  change(deps, { ask, id }, (theirs) => households.leave(deps, theirs));

export const inviteRelativeFor = (deps: Deps, ask: Ask, id: string) =>
  doFor(deps, { ask, id }, (theirs) => households.invite(deps, theirs));

export const renameHouseholdFor = (deps: Deps, ask: Ask, { id, name }: Named) =>
  change(deps, { ask, id }, (theirs) => households.rename(deps, theirs, name));

export const handOverHouseholdFor = (deps: Deps, ask: Ask, { id, name }: Named) =>
  change(deps, { ask, id }, (theirs) => households.handOverTo(deps, theirs, name));

export const takeOutRelativeFor = (deps: Deps, ask: Ask, { id, name }: Named) =>
  change(deps, { ask, id }, (theirs) => households.takeOutNamed(deps, theirs, name));

type NewChild = Parameters<typeof households.addChild>[2];

export const addChildFor = (deps: Deps, ask: Ask, { id, ...child }: { id: string } & NewChild) =>
  change(deps, { ask, id }, (theirs) => households.addChild(deps, theirs, child));

export const withdrawConsentFor = (deps: Deps, ask: Ask, { id, name }: Named) =>
  change(deps, { ask, id }, (theirs) => households.withdrawConsentNamed(deps, theirs, name));

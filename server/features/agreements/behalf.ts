import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { numberTooNew } from '../../platform/step-up.ts';
import { type Ask, type Deps, isRepeat, recordLook } from '../../platform/use-case.ts';
import { communityOf } from '../privacy/service.ts';
import { scopeOfResident } from '../residents/service.ts';
import { isFresh, isOpen } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export interface Behalf {
  resident: string;
  grid: string | null;
  /** The same request, by the resident; on record stands who typed it. */
  ask: Ask;
}

/** What was agreed with whoever asks and is not over yet. */
export async function behalfOf(deps: Deps, ask: Ask, id: string): Promise<Behalf | Refusal> {
  const { scope } = ask;
  const found = await store.findAgreement(deps.database.read, scope, id);
  const now = deps.clock.now();
  if (found === undefined || found.staff !== staffOf(scope).id) return refuse('agreement_over');
  const { resident, staff } = found;
  const person = await store.findPerson(deps.database.read, scope, resident);
  // Who was erased meanwhile agrees to nothing any more.
  if (person === undefined) return refuse('agreement_over');
  const channel = found.channel === 'window' ? 'window' : 'grid_worker';
  const theirs = { ...ask, scope: scopeOfResident(scope.county, resident, { staff, channel }) };
  // What was done in time, and whose answer was lost on its way, is answered as it was then.
  if (!isOpen(found, { me: staff, now }) && !(await isRepeat(deps, theirs)))
    return refuse('agreement_over');
  return { resident, grid: person.grid, ask: theirs };
}

/**
 * The same for what a phone asks a code for: whoever types shows a factor of their own, and the person has
 * agreed a moment ago. A number that the window gave just now counts for as little as on a phone.
 */
export async function freshBehalfOf(deps: Deps, ask: Ask, id: string): Promise<Behalf | Refusal> {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf) || (await isRepeat(deps, behalf.ask))) return behalf;
  const { read } = deps.database;
  const now = deps.clock.now();
  const found = await store.findAgreement(read, ask.scope, id);
  if (found === undefined || !isFresh(found, now)) return refuse('agreement_not_fresh');
  return (await numberTooNew(read, behalf.ask.scope, now)) ?? behalf;
}

/** Somebody’s data is shown to staff: the look is recorded, and told to whom it was at. */
export async function recordSeen(deps: Deps, ask: Ask, { resident, grid }: Behalf): Promise<void> {
  await recordLook(deps, ask, {
    action: 'agreement.seen',
    object: `resident/${resident}`,
    area: communityOf(grid),
  });
}

/** Something is done for who agreed, as they would do it themselves. */
export async function doFor<T>(
  deps: Deps,
  { ask, id }: { ask: Ask; id: string },
  work: (theirs: Ask) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : work(behalf.ask);
}

/** Something of who agreed is shown to whoever sees to them, and the look is on record. */
export async function showFor<T>(
  deps: Deps,
  { ask, id }: { ask: Ask; id: string },
  work: (theirs: Ask) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const shown = await work(behalf.ask);
  if (!isRefusal(shown)) await recordSeen(deps, ask, behalf);
  return shown;
}

import type { AgreedBy, ToldBy } from '../../../contract/agreements.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { isSameName } from '../../platform/spelled.ts';
import { numberTooNew } from '../../platform/step-up.ts';
import { type Ask, type Deps, isRepeat, recordLook } from '../../platform/use-case.ts';
import { isBegunBy } from '../patrols/service.ts';
import { communityOf, openIdentities, phoneIndexes } from '../privacy/service.ts';
import { scopeOfResident } from '../residents/service.ts';
import { isFresh, isOpen } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

interface Behalf {
  resident: string;
  grid: string | null;
  agreedAt: Date;
  agreedBy: AgreedBy;
  /** The same request, by the resident; on record stands who typed it. */
  ask: Ask;
}

/** Whoever asks, and by which agreement. */
interface By {
  ask: Ask;
  id: string;
}

/** Whether an agreement that is over still carries what is asked: the rest of what was begun by it. */
type Carries = (theirs: Ask) => Promise<boolean>;
const nothing: Carries = () => Promise.resolve(false);

/** What was agreed with whoever asks and is not over yet. */
async function behalfOf(
  deps: Deps,
  { ask, id }: By,
  carries: Carries = nothing,
): Promise<Behalf | Refusal> {
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
  const isGiven =
    isOpen(found, { me: staff, now }) || (await isRepeat(deps, theirs)) || (await carries(theirs));
  if (!isGiven) return refuse('agreement_over');
  const { agreed_at: agreedAt, agreed_by: by } = found;
  return { resident, grid: person.grid, agreedAt, agreedBy: by as AgreedBy, ask: theirs };
}

/**
 * The same for what a phone asks a code for: whoever types shows a factor of their own, and the person has
 * agreed a moment ago. A number that the window gave just now counts for as little as on a phone.
 */
async function freshBehalfOf(deps: Deps, by: By): Promise<Behalf | Refusal> {
  const behalf = await behalfOf(deps, by);
  if (isRefusal(behalf) || (await isRepeat(deps, behalf.ask))) return behalf;
  const now = deps.clock.now();
  if (!isFresh(behalf, now)) return refuse('agreement_not_fresh');
  return (await numberTooNew(deps.database.read, behalf.ask.scope, now)) ?? behalf;
}

/** Somebody’s data is shown to staff: the look is recorded, and told to whom it was at. */
async function recordSeen(deps: Deps, ask: Ask, { resident, grid }: Behalf): Promise<void> {
  await recordLook(deps, ask, {
    action: 'agreement.seen',
    object: `resident/${resident}`,
    area: communityOf(grid),
  });
}

/** Whether one person gave these agreements, all to whoever asks. */
export async function isOfOne(
  { database: { read } }: Deps,
  { scope }: Ask,
  ids: readonly string[],
): Promise<boolean> {
  const found = await Promise.all(ids.map((id) => store.findAgreement(read, scope, id)));
  const me = staffOf(scope).id;
  return found.every((one) => one?.staff === me && one.resident === found[0]?.resident);
}

/**
 * Whether who agreed is who told something before. A number that was shown a code is theirs; where none was
 * said, the account has none either, and is of that whole name.
 */
export async function isOfTeller(
  deps: Deps,
  { scope }: Ask,
  { id, toldBy: { name, phone } }: { id: string; toldBy: ToldBy },
): Promise<boolean> {
  const { read } = deps.database;
  const agreement = await store.findAgreement(read, scope, id);
  if (agreement?.staff !== staffOf(scope).id) return false;
  const { resident } = agreement;
  const person = await store.findPerson(read, scope, resident);
  if (person === undefined) return false;
  const { phoneIndex } = person;
  if (phone !== undefined)
    return phoneIndex !== null && phoneIndexes(deps, phone).some((one) => one.equals(phoneIndex));
  if (phoneIndex !== null) return false;
  const identityOf = await openIdentities(read, { deps, scope }, [resident]);
  return isSameName(identityOf(resident).name, name);
}

/** @param by how they agreed */
type Work<T> = (theirs: Ask, by: AgreedBy) => Promise<T | Refusal>;

/** Something is done for who agreed, as they would do it themselves. */
export async function doFor<T>(deps: Deps, by: By, work: Work<T>): Promise<T | Refusal> {
  const behalf = await behalfOf(deps, by);
  return isRefusal(behalf) ? behalf : work(behalf.ask, behalf.agreedBy);
}

/**
 * The same of a patrol: a walk lasts longer than an agreement, so the one by which it was begun carries its end and
 * its proof as well, for whoever began it.
 */
export async function doBegunFor<T>(
  deps: Deps,
  { patrol, ...by }: By & { patrol: string },
  work: Work<T>,
): Promise<T | Refusal> {
  const behalf = await behalfOf(deps, by, ({ scope }) =>
    isBegunBy(deps.database.read, scope, { patrol, agreement: by.id }),
  );
  return isRefusal(behalf) ? behalf : work(behalf.ask, behalf.agreedBy);
}

/** The same for what a phone asks a code for. */
export async function doFreshFor<T>(deps: Deps, by: By, work: Work<T>): Promise<T | Refusal> {
  const behalf = await freshBehalfOf(deps, by);
  return isRefusal(behalf) ? behalf : work(behalf.ask, behalf.agreedBy);
}

/** Something of who agreed is shown to whoever sees to them, and the look is on record. */
export async function showFor<T>(deps: Deps, by: By, work: Work<T>): Promise<T | Refusal> {
  return shownOf(deps, { by, behalf: await behalfOf(deps, by) }, work);
}

/** The same for what a phone asks a code for. */
export async function showFreshFor<T>(deps: Deps, by: By, work: Work<T>): Promise<T | Refusal> {
  return shownOf(deps, { by, behalf: await freshBehalfOf(deps, by) }, work);
}

async function shownOf<T>(
  deps: Deps,
  { by, behalf }: { by: By; behalf: Behalf | Refusal },
  work: Work<T>,
): Promise<T | Refusal> {
  if (isRefusal(behalf)) return behalf;
  const shown = await work(behalf.ask, behalf.agreedBy);
  if (!isRefusal(shown)) await recordSeen(deps, by.ask, behalf);
  return shown;
}

import type { AgeGroup } from '../../../contract/rehearsals.ts';
import type { AgeClass } from '../../../contract/residents.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Place, type Reader, sealersOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { closeSession } from '../../platform/sessions.ts';
import { type Ask, attempt, type Deps } from '../../platform/use-case.ts';
import { nameAt, openIdentities, phoneAt, phoneIndexes } from '../privacy/service.ts';
import { getTakenFor } from './age-store.ts';
import { refuse } from './refusals.ts';
import { askAs } from './registering.ts';
import * as store from './store.ts';

export { getMyAgeGroup, setMyAgeGroup } from './age-group.ts';
export { getTakenFor } from './age-store.ts';
export {
  decideAtWindow,
  growUp,
  learnAge,
  readBirth,
  settleAge,
  writeBirth,
} from './ages.ts';
export {
  type AdultAct,
  ageClassOf,
  type BirthMonth,
  fourteenSince,
  isPossibleBirth,
  openSignInLimits,
  refuseAct,
  type SignInLimits,
  usualSignInLimits,
} from './decide.ts';
export { getMe, getOwnAge, getOwnPhone, readMe } from './me.ts';
export { finishTour } from './newcomers.ts';
export {
  changePhone,
  type KeptNumber,
  movePhone,
  nameUnnamed,
  sendNewPhoneCode,
  takeOffNumber,
} from './phone.ts';
export { type AtPhone, atPhone, leaveAtPhones } from './phone-messages.ts';
export { completeProfile } from './profile.ts';
export {
  listGrownUpsWith,
  listReach,
  listWithoutPhone,
  type Reach,
  type WithoutPhone,
} from './reach-store.ts';
export { findNamesakes, type Newcomer, registerThere } from './register-there.ts';
export { askAs, findOrRegister, scopeOfResident } from './registering.ts';
export {
  askPuzzle,
  checkCode,
  enter,
  rememberDevice,
  requestCode,
  type SignedIn,
  type SignInDeps,
  signIn,
  spendCode,
  turnAway,
} from './sign-in.ts';
export { lockResidents, lockSelf } from './store.ts';
export { findWithoutPhone, type Named } from './without-phone.ts';
export { refuse };

export interface KnownResidents {
  households: readonly { id: string; grid: string }[];
  residents: readonly {
    id: string;
    phone: string;
    /** null: registered, but the profile is not filled in yet. */
    profile: {
      name: string;
      grid: string;
      household: string;
      ageGroup?: AgeGroup | null;
      /** Where the register knows it; otherwise what the group says. */
      ageClass?: AgeClass;
    } | null;
  }[];
  at: Date;
}

/** Takes over residents from an existing register, in the caller's transaction. */
export async function addResidents(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'cipher' | 'clock'>; scope: Scope },
  { households, residents, at }: KnownResidents,
): Promise<void> {
  await store.insertHouseholds(tx, scope, { households, at });
  const ids = residents.map(({ id }) => id);
  const sealers = await sealersOf(tx, { deps, scope }, ids);
  const seal = (id: string, value: string, place: Place) => sealers.get(id)?.(value, place) ?? null;
  await store.insertResidents(
    tx,
    scope,
    residents.map(({ id, phone, profile }) => ({
      id,
      household: profile?.household ?? null,
      phone_sealed: seal(id, phone, phoneAt(id)),
      phone_index: phoneIndexes(deps, phone)[0],
      name_sealed: profile && seal(id, profile.name, nameAt(id)),
      grid: profile?.grid ?? null,
      age_group: profile?.ageGroup ?? null,
      age_class: profile?.ageClass ?? classOfGroup(profile?.ageGroup ?? null),
      registered_at: at,
      guided_at: profile && at,
      toured_at: profile && at,
    })),
  );
}

const classOfGroup = (group: AgeGroup | null): AgeClass | null =>
  group === null ? null : group === 'under_18' ? '14_17' : 'adult';

/** Whose points the ledger keeps under a number: a resident's own, or those of a household's members. */
export async function findByHolders(
  read: Read,
  scope: Scope,
  holderNos: readonly bigint[],
): Promise<Map<bigint, store.HolderRow[]>> {
  const rows = await store.listByHolders(read, scope, holderNos);
  return Map.groupBy(rows, ({ holderNo }) => holderNo);
}

/** Ends the session behind a token; without one there is nothing to end, and nothing to record. */
export async function signOut(deps: Deps, ask: Ask, token: string | undefined): Promise<void> {
  const { county } = ask.scope;
  await attempt(deps, ask, async (tx) => {
    const id = token === undefined ? undefined : await closeSession(tx, { county, token });
    if (id === undefined) return excuse(ask);
    await recordAudit(
      tx,
      { deps, ask: askAs(ask, id) },
      { action: 'resident.signed_out', object: `resident/${id}` },
    );
  });
}

/** The account of whoever has a phone; whoever was erased has none. */
export async function findByPhone(
  tx: Tx,
  { deps, scope }: Reader,
  phone: string,
): Promise<string | undefined> {
  return (await store.findByPhone(tx, scope, phoneIndexes(deps, phone)))?.id;
}

/** The home grid of the resident who asks: where a place written in words most likely is. */
export async function getHomeGrid(read: Read, scope: Scope): Promise<string | null> {
  return (await store.getSelf(read, scope)).grid;
}

/** What the resident who asks is taken for, and the age group they have said. */
export function getOwnAges(read: Read, scope: Scope) {
  return store.getOwnAges(read, scope);
}

/** The age class that the resident who asks is taken for; null where it was not said. */
export function getAgeClass(read: Read, scope: Scope): Promise<AgeClass | null> {
  return getTakenFor(read, scope, residentOf(scope));
}

/** Names in full, for those who share a household. */
export async function getNames(
  read: Read,
  by: Reader,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const identityOf = await openIdentities(read, by, ids);
  return new Map(ids.map((id) => [id, identityOf(id).name]));
}

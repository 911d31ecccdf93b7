import type { AgeGroup } from '../../../contract/rehearsals.ts';
import type { AgeClass, DeclaredAge, Me } from '../../../contract/residents.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { maskName, maskPhone } from '../../platform/mask.ts';
import { leaveMessage } from '../../platform/outbox.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { closeSession } from '../../platform/sessions.ts';
import { type Ask, attempt, carryOut, type Deps } from '../../platform/use-case.ts';
import { getArea } from '../areas/service.ts';
import * as notices from '../notices/service.ts';
import { getAge } from './age-store.ts';
import { closeForChild, decideOwnAge, setAge } from './ages.ts';
import { refuse } from './refusals.ts';
import { nameField, phoneField } from './sealed-fields.ts';
import { askAs } from './sign-in.ts';
import * as store from './store.ts';

export { growUp, learnAge, openBirth, sealBirth } from './ages.ts';
export {
  type AdultAct,
  ageClassOf,
  type BirthMonth,
  fourteenSince,
  isPossibleBirth,
  mayTakePart,
  openSignInLimits,
  type SignInLimits,
  usualSignInLimits,
} from './decide.ts';
export {
  askAs,
  askPuzzle,
  checkCode,
  enter,
  findOrRegister,
  requestCode,
  type SignedIn,
  type SignInDeps,
  signIn,
  turnAway,
} from './sign-in.ts';
export { refuse };

export async function getMe(deps: Deps, ask: Ask): Promise<Me> {
  const self = await store.getSelf(deps.database.read, ask.scope);
  return {
    id: self.id,
    maskedPhone: maskPhone(deps.cipher.open(self.phone_sealed, phoneField(self.id))),
    name: self.name_sealed && deps.cipher.open(self.name_sealed, nameField(self.id)),
    grid: self.grid,
    community:
      self.name_zh === null ? null : { zh: self.name_zh, en: self.name_en ?? self.name_zh },
    unreadNotices: await notices.countUnread(deps, ask),
    ageClass: self.age_class as AgeClass | null,
  };
}

/** Sets name, home grid and age; the first time is the deed behind the newcomer gift. */
export async function completeProfile(
  deps: Deps,
  ask: Ask,
  { name, grid, age }: { name: string; grid: string; age?: DeclaredAge },
): Promise<Me | Refusal> {
  const area = await getArea(deps, ask.scope, grid);
  if (area?.level !== 'grid') return refuse('grid_unknown', { field: '/grid' });
  const done = await carryOut(deps, ask, async (tx) => {
    const resident = residentOf(ask.scope);
    const aged =
      age === undefined ? { kind: 'keep' as const } : await decideOwnAge(tx, { deps, ask }, age);
    if (aged.kind === 'refuse') return refuse(aged.code, { field: '/age' });
    if (aged.kind === 'set' && aged.ageClass === 'under_14')
      return refuse('too_young', { field: '/age' });
    const before = await store.getSelf(tx, ask.scope);
    const now = deps.clock.now();
    const profile = {
      nameSealed: deps.cipher.seal(name.trim(), nameField(resident)),
      grid,
      guidedAt: before.guided_at ?? now,
    };
    await store.setProfile(tx, ask.scope, profile);
    if (aged.kind === 'set') await setAge(tx, { deps, ask }, { resident, age: aged });
    if (before.guided_at === null)
      await leaveMessage(tx, deps, {
        county: ask.scope.county,
        topic: 'deed',
        payload: newcomerDeed(resident, grid),
      });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'resident.profile_set',
        object: `resident/${resident}`,
        area: grid,
        before: profileOf(before),
        after: { ...profile, ageClass: aged.kind === 'set' ? aged.ageClass : before.age_class },
      },
    );
    return null;
  });
  if (!isRefusal(done)) return getMe(deps, ask);
  if (done.code === 'too_young' && age !== undefined) await closeForChild(deps, ask, age);
  return done;
}

const profileOf = (row: Awaited<ReturnType<typeof store.getSelf>>) => ({
  nameSealed: row.name_sealed,
  grid: row.grid,
  guidedAt: row.guided_at,
  ageClass: row.age_class,
});

const newcomerDeed = (resident: string, grid: string) => ({
  kind: 'newcomer.guided',
  resident,
  source: resident,
  occasion: 0,
  caseCode: null,
  what: { zh: '新居民礼', en: 'Newcomer gift' },
  category: null,
  grid,
  position: null,
  insideCounty: null,
  prints: [],
  quantity: 1,
});

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
    } | null;
  }[];
  at: Date;
}

/** Takes over residents from an existing register, in the caller's transaction. */
export async function addResidents(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'cipher'>; scope: Scope },
  { households, residents, at }: KnownResidents,
): Promise<void> {
  const { cipher } = deps;
  await store.insertHouseholds(tx, scope, { households, at });
  await store.insertResidents(
    tx,
    residents.map(({ id, phone, profile }) => ({
      county: scope.county,
      id,
      household: profile?.household ?? null,
      phone_sealed: cipher.seal(phone, phoneField(id)),
      phone_index: cipher.blindIndex(phone, 'residents.phone'),
      name_sealed: profile && cipher.seal(profile.name, nameField(id)),
      grid: profile?.grid ?? null,
      age_group: profile?.ageGroup ?? null,
      age_class: classOfGroup(profile?.ageGroup ?? null),
      registered_at: at,
      guided_at: profile && at,
    })),
  );
}

const classOfGroup = (group: AgeGroup | null): AgeClass | null =>
  group === null ? null : group === 'under_18' ? '14_17' : 'adult';

/** Masked names by resident, for staff: 张*三. */
export async function getMaskedNames(
  { read, cipher }: { read: Read; cipher: Deps['cipher'] },
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await store.listSealedNames(read, scope, [...new Set(ids)]);
  return new Map(
    rows.map(({ id, name_sealed }) => [
      id,
      name_sealed === null ? '' : maskName(cipher.open(name_sealed, nameField(id))),
    ]),
  );
}

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

/** The home grid of the resident who asks: where a place written in words most likely is. */
export async function getHomeGrid(read: Read, scope: Scope): Promise<string | null> {
  return (await store.getSelf(read, scope)).grid;
}

/** The age class of the resident who asks; null where it was not said. */
export async function getAgeClass(read: Read, scope: Scope): Promise<AgeClass | null> {
  return (await getAge(read, scope, residentOf(scope))).ageClass;
}

/** Names in full, for those who share a household. */
export async function getNames(
  { read, cipher }: { read: Read; cipher: Deps['cipher'] },
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await store.listSealedNames(read, scope, ids);
  return new Map(
    rows.map(({ id, name_sealed }) => [id, name_sealed && cipher.open(name_sealed, nameField(id))]),
  );
}

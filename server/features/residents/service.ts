import type { AgeGroup } from '../../../contract/rehearsals.ts';
import type { Me } from '../../../contract/residents.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import { openerOf, type Place, sealerOf, sealersOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { DeviceKind } from '../../platform/device.ts';
import { leaveMessage } from '../../platform/outbox.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { makeScope, residentOf, type Scope } from '../../platform/scope.ts';
import { closeSession, openSession } from '../../platform/sessions.ts';
import type { Sms } from '../../platform/sms.ts';
import { type Ask, attempt, carryOut, type Deps } from '../../platform/use-case.ts';
import { getArea } from '../areas/service.ts';
import * as notices from '../notices/service.ts';
import { nameAt, phoneAt, show, sightOf } from '../privacy/service.ts';
import { codeHash, codeLimits, decideCode } from './codes.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

/** Sends a code; answers alike whether the phone is known or not. */
export async function requestCode(deps: Deps & { sms: Sms }, ask: Ask, phone: string) {
  const now = deps.clock.now();
  const indexes = phoneIndexes(deps, phone);
  const code = deps.ids.digits(codeLimits.digits);
  const id = deps.ids.uuid();
  const refused = await carryOut(deps, ask, async (tx) => {
    await store.lockPhone(tx, ask.scope, indexes);
    const since = addHours(now, -24);
    const today = await store.countCodesSince(tx, ask.scope, { indexes, since });
    if (today >= codeLimits.perDay) return refuse('codes_too_many', { retryAfterSeconds: 3600 });
    // Only the newest code opens the door, also where two were made in one moment.
    await store.endCodes(tx, ask.scope, { indexes, usedAt: now });
    await store.insertCode(tx, ask.scope, {
      id,
      phoneIndex: indexes[0],
      codeHash: codeHash(id, code),
      at: now,
      expiresAt: new Date(now.getTime() + codeLimits.livesMs),
    });
    const entry = { action: 'resident.code_requested', object: `sign_in_code/${id}` } as const;
    await recordAudit(tx, { deps, ask }, entry);
    return null;
  });
  if (isRefusal(refused)) return refused;
  const sent = await deps.sms.send({
    phone,
    template: 'sign_in_code',
    values: { code },
    outId: id,
  });
  if (sent.kind === 'refused') return refuse(smsRefusals[sent.code], { field: '/phone' });
  return {
    expiresInSeconds: codeLimits.livesMs / 1000,
    ...(sent.shown === undefined ? {} : { demoCode: sent.shown }),
  };
}

const smsRefusals = {
  sms_limited: 'codes_too_many',
  sms_number_illegal: 'phone_refused',
  sms_unavailable: 'sms_unavailable',
} as const;

export interface SignedIn {
  resident: string;
  token: string;
}

/** Phone and code for a session; a phone seen for the first time becomes a resident. */
export async function signIn(
  deps: Deps,
  ask: Ask,
  { phone, code, device }: { phone: string; code: string; device?: DeviceKind },
): Promise<SignedIn | Refusal> {
  const now = deps.clock.now();
  const indexes = phoneIndexes(deps, phone);
  return attempt(deps, ask, async (tx) => {
    const newest = await store.lockNewestCode(tx, ask.scope, { indexes, now });
    const verdict = decideCode(newest, code);
    if (newest) await store.countTry(tx, ask.scope, { id: newest.id, tries: newest.tries + 1 });
    // A wrong try commits its count: it must not be rolled back with the refusal.
    if (verdict !== 'right') {
      const object = newest ? (`sign_in_code/${newest.id}` as const) : 'sign_in_code';
      await recordAudit(tx, { deps, ask }, { action: 'resident.sign_in_refused', object });
      return refuse('code_wrong', { field: '/code' });
    }
    await store.endCodes(tx, ask.scope, { indexes, usedAt: now });
    const known = await store.findByPhone(tx, ask.scope, indexes);
    const resident = known?.id ?? deps.ids.uuid();
    const registered = known === undefined && {
      id: resident,
      phoneIndex: indexes[0],
      phoneSealed: (await sealerOf(tx, { deps, scope: ask.scope }, resident))(
        phone,
        phoneAt(resident),
      ),
      at: now,
    };
    if (registered) await store.insertResident(tx, ask.scope, registered);
    const token = await openSession(tx, deps, {
      county: ask.scope.county,
      kind: 'resident',
      subject: resident,
      ...(device ? { device } : {}),
    });
    await recordAudit(
      tx,
      { deps, ask: { ...ask, scope: scopeOfResident(ask.scope.county, resident) } },
      {
        action: 'resident.signed_in',
        object: `resident/${resident}`,
        details: { registered: known === undefined },
        after: registered || null,
      },
    );
    return { resident, token };
  });
}

/** What a resident may touch once signed in. */
export function scopeOfResident(county: number, id: string): Scope {
  return makeScope({ county, actor: { kind: 'resident', id }, areas: [String(county)] });
}

export async function getMe(deps: Deps, ask: Ask): Promise<Me> {
  const { read } = deps.database;
  const self = await store.getSelf(read, ask.scope);
  const open = await openerOf(read, { deps, scope: ask.scope }, [self.id]);
  const phone = open(self.id, self.phone_sealed, phoneAt(self.id));
  const onlooker = { relation: 'self', roles: [] } as const;
  const sight = sightOf('phone', onlooker, { confidential: false });
  return {
    id: self.id,
    maskedPhone: show('phone', phone, sight) ?? '',
    name: open(self.id, self.name_sealed, nameAt(self.id)),
    grid: self.grid,
    community:
      self.name_zh === null ? null : { zh: self.name_zh, en: self.name_en ?? self.name_zh },
    unreadNotices: await notices.countUnread(deps, ask),
  };
}

/** Sets name and home grid; the first time is the deed behind the newcomer gift. */
export async function completeProfile(
  deps: Deps,
  ask: Ask,
  { name, grid }: { name: string; grid: string },
): Promise<Me | Refusal> {
  const area = await getArea(deps, ask.scope, grid);
  if (area?.level !== 'grid') return refuse('grid_unknown', { field: '/grid' });
  const done = await carryOut(deps, ask, async (tx) => {
    const resident = residentOf(ask.scope);
    const before = await store.getSelf(tx, ask.scope);
    const now = deps.clock.now();
    const seal = await sealerOf(tx, { deps, scope: ask.scope }, resident);
    const profile = {
      nameSealed: seal(name.trim(), nameAt(resident)),
      grid,
      guidedAt: before.guided_at ?? now,
    };
    await store.setProfile(tx, ask.scope, profile);
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
        after: profile,
      },
    );
    return null;
  });
  return isRefusal(done) ? done : getMe(deps, ask);
}

const profileOf = (row: Awaited<ReturnType<typeof store.getSelf>>) => ({
  nameSealed: row.name_sealed,
  grid: row.grid,
  guidedAt: row.guided_at,
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
  { deps, scope }: { deps: Pick<Deps, 'cipher' | 'clock'>; scope: Scope },
  { households, residents, at }: KnownResidents,
): Promise<void> {
  await store.insertHouseholds(tx, scope, { households, at });
  const ids = residents.map(({ id }) => id);
  const sealers = await sealersOf(tx, { deps, scope }, ids);
  const seal = (id: string, value: string, place: Place) => sealers.get(id)?.(value, place) ?? null;
  await store.insertResidents(
    tx,
    residents.map(({ id, phone, profile }) => ({
      county: scope.county,
      id,
      household: profile?.household ?? null,
      phone_sealed: seal(id, phone, phoneAt(id)),
      phone_index: phoneIndexes(deps, phone)[0],
      name_sealed: profile && seal(id, profile.name, nameAt(id)),
      grid: profile?.grid ?? null,
      age_group: profile?.ageGroup ?? null,
      registered_at: at,
      guided_at: profile && at,
    })),
  );
}

/** By what a phone is found: under the key of today, and under others while that is being changed. */
const phoneIndexes = ({ cipher }: Pick<Deps, 'cipher'>, phone: string) =>
  cipher.blindIndexes(phone, 'residents.phone');

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
    const by = { deps, ask: { ...ask, scope: scopeOfResident(county, id) } };
    await recordAudit(tx, by, { action: 'resident.signed_out', object: `resident/${id}` });
  });
}

/** The home grid of the resident who asks: where a place written in words most likely is. */
export async function getHomeGrid(read: Read, scope: Scope): Promise<string | null> {
  return (await store.getSelf(read, scope)).grid;
}

import type { CodeSent, Me, Proof } from '../../../contract/residents.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { openerOf, sealerOf } from '../../platform/data-keys.ts';
import { Busy, type Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { deviceOfActor, residentOf, type Scope } from '../../platform/scope.ts';
import type { Sender } from '../../platform/sender.ts';
import { endDevices } from '../../platform/sessions.ts';
import { type Ask, attempt, type Deps, ErasedMeanwhile } from '../../platform/use-case.ts';
import { keepGifted } from '../awards/service.ts';
import { tell } from '../notices/service.ts';
import { nameAt, phoneAt, phoneIndexes } from '../privacy/service.ts';
import * as codes from './code-store.ts';
import { getMe, getOwnPhone } from './me.ts';
import { leaveAtPhone } from './phone-messages.ts';
import { refuse } from './refusals.ts';
import { checkCode, rememberDevice, requestCode, type SignInDeps } from './sign-in.ts';
import * as store from './store.ts';

type Asked = Ask & { from: Sender };

/**
 * Sends a code to the number that the resident who asks wants to change to. Whether somebody has it is
 * not looked at here: nobody learns that of a number that is not in their hand.
 */
export async function sendNewPhoneCode(
  deps: SignInDeps,
  ask: Asked,
  { phone, proof }: { phone: string; proof?: Proof },
): Promise<CodeSent | Refusal> {
  if ((await getOwnPhone(deps.database.read, { deps, scope: ask.scope })) === phone)
    return refuse('phone_is_yours', { field: '/phone' });
  const purpose = 'phone_change';
  return requestCode(deps, ask, { phone, purpose, ...(proof === undefined ? {} : { proof }) });
}

/** Changes to a number by its code; the one before was shown by a code a moment ago. */
export async function changePhone(
  deps: SignInDeps,
  ask: Asked,
  { phone, code }: { phone: string; code: string },
): Promise<Me | Refusal> {
  const { scope } = ask;
  const changed = await attempt(deps, ask, async (tx) => {
    // Asked again because the answer was lost on the way: it is done, and its code is spent.
    if ((await getOwnPhone(tx, { deps, scope })) === phone) return excuse(ask);
    const wrong = await checkCode(tx, { deps, ask }, { phone, code, purpose: 'phone_change' });
    if (wrong) return wrong;
    const resident = residentOf(scope);
    const keep = deviceOfActor(scope);
    const refused = await movePhone(tx, { deps, ask }, { resident, phone, keep, by: 'self' });
    if (refused === 'erased') throw new ErasedMeanwhile();
    if (refused) return refused;
    await rememberDevice(tx, { deps, ask }, phone);
  });
  if (isRefusal(changed)) return changed;
  deps.wakeOutbox();
  return getMe(deps, ask);
}

interface Move {
  resident: string;
  /** The new number, whose code was shown in this transaction. */
  phone: string;
  /** The device that stays signed in. */
  keep?: string;
  by: 'self' | 'window';
  /** What was shown at the window, and why it was done there. */
  paper?: string;
  reason?: string;
}

/**
 * Gives a resident another phone. Who had it so far is told apart only here, after its code was shown.
 * Whoever signs in by either number at this moment waits, and then finds what is so by then.
 */
export async function movePhone(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { resident, phone, keep, by, paper, reason }: Move,
): Promise<Refusal | 'erased' | undefined> {
  const { scope } = ask;
  const indexes = phoneIndexes(deps, phone);
  const now = await lockNumber(tx, scope, resident, indexes);
  if (now === undefined) return 'erased';
  const old = now.phoneIndex;
  const holder = await store.findByPhone(tx, scope, indexes);
  if (holder?.id === resident) return refuse('phone_is_yours', { field: '/phone' });
  if (holder !== undefined) return refuse('phone_of_other', { field: '/phone' });
  const open = await openerOf(tx, { deps, scope }, [resident]);
  const oldPhone = open(resident, now.phoneSealed, phoneAt(resident));
  const seal = await sealerOf(tx, { deps, scope }, resident);
  const after = { phoneSealed: seal(phone, phoneAt(resident)), phoneIndex: indexes[0] };
  await keepGifted({ tx, scope, deps }, { resident, phone: oldPhone });
  const givenAt = by === 'window' ? deps.clock.now() : null;
  await store.setPhone(tx, scope, { resident, ...after, givenAt });
  if (old !== null) {
    // While the key of the index is being changed, codes and devices may stand under either.
    const known = oldPhone === null ? [] : phoneIndexes(deps, oldPhone);
    await forgetPhone(tx, scope, { indexes: [old, ...known], at: deps.clock.now() });
  }
  await endDevices(tx, {
    county: scope.county,
    kind: 'resident',
    subject: resident,
    ...(keep === undefined ? {} : { except: keep }),
  });
  await tellAll(tx, { deps, scope }, { resident, phones: [oldPhone, phone], tail: tailOf(phone) });
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'resident.phone_changed',
      object: `resident/${resident}`,
      details: { by, ...(paper === undefined ? {} : { paper }) },
      reason,
      before: now,
      after,
    },
  );
  return undefined;
}

export interface KeptNumber {
  phoneSealed: string | null;
  phoneIndex: Buffer | null;
}

/**
 * Locks the number of an account, with those that it may get, and then the account: in this order, whoever
 * does it.
 * @returns the number as it is kept; undefined where the account was erased
 */
export async function lockNumber(
  tx: Tx,
  scope: Scope,
  resident: string,
  others: readonly Buffer[] = [],
): Promise<KeptNumber | undefined> {
  const before = await store.findPhoneOf(tx, scope, resident);
  const old = before?.phoneIndex ?? null;
  await codes.lockPhone(tx, scope, old === null ? others : [old, ...others]);
  const now = await store.lockPhoneOf(tx, scope, resident);
  if (before === undefined || now === undefined) return undefined;
  if (!sameIndex(now.phoneIndex, old)) throw new Busy('another change of the phone came first');
  return now;
}

/**
 * Takes the number off an account, and with it every way in that whoever has the number could have opened:
 * sessions, codes, known devices, accounts with providers. What the account holds stays for its owner, to
 * whom the window gives another number.
 * @returns the number as it was kept; undefined where the account was erased
 */
export async function takeOffNumber(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'cipher' | 'clock'>; scope: Scope },
  resident: string,
): Promise<KeptNumber | undefined> {
  const before = await lockNumber(tx, scope, resident);
  if (before === undefined) return undefined;
  const at = deps.clock.now();
  if (before.phoneIndex !== null) {
    const open = await openerOf(tx, { deps, scope }, [resident]);
    const phone = open(resident, before.phoneSealed, phoneAt(resident));
    const known = phone === null ? [] : phoneIndexes(deps, phone);
    await forgetPhone(tx, scope, { indexes: [before.phoneIndex, ...known], at });
  }
  await store.clearWaysIn(tx, scope, { resident, at });
  await endDevices(tx, { county: scope.county, kind: 'resident', subject: resident });
  return before;
}

/**
 * Keeps a name by which the window finds an account that has lost its number, where its owner gave none.
 * @returns whether it was kept
 */
export async function nameUnnamed(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'cipher' | 'clock'>; scope: Scope },
  { resident, name }: { resident: string; name: string },
): Promise<boolean> {
  if (name.trim() === '') return false;
  const seal = await sealerOf(tx, { deps, scope }, resident);
  const nameSealed = seal(name.trim(), nameAt(resident));
  return store.setMissingName(tx, scope, { resident, nameSealed });
}

const sameIndex = (one: Buffer | null, other: Buffer | null) =>
  one === null || other === null ? one === other : one.equals(other);

/** The number leads to nobody any more: neither its codes nor the devices known to it do. */
async function forgetPhone(
  tx: Tx,
  scope: Scope,
  { indexes, at }: { indexes: readonly Buffer[]; at: Date },
): Promise<void> {
  await codes.endCodes(tx, scope, { indexes, usedAt: at });
  await codes.forgetDevices(tx, scope, indexes);
}

const tailOf = (phone: string) => phone.slice(-4);

/** Both numbers are told, and the resident in the app: whoever did not do this hears of it. */
async function tellAll(
  tx: Tx,
  { deps, scope }: { deps: Deps; scope: Scope },
  { resident, phones, tail }: { resident: string; phones: (string | null)[]; tail: string },
): Promise<void> {
  // A message each: one that has to be tried again does not send the other a second time.
  for (const phone of phones)
    if (phone !== null) {
      const message = { resident, topic: 'phone_changed', phone, values: { tail } } as const;
      await leaveAtPhone(tx, { deps, scope }, message);
    }
  await tell(tx, deps, {
    county: scope.county,
    resident,
    words: {
      zh: `您的账号已改用尾号 ${tail} 的手机号登录，别的设备都已退出。不是您本人办的，请马上打热线或到社区窗口。`,
      en: `You now sign in by the number ending in ${tail}, and every other device was signed out. If this was not you, please call the hotline or go to the community window at once.`,
    },
    caseCode: null,
  });
}

import type { CodeSent, Me, Proof } from '../../../contract/residents.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { openerOf, type Sealing, sealerOf } from '../../platform/data-keys.ts';
import { Busy, type Tx } from '../../platform/database.ts';
import { leaveMessage, type RemoteSubscriber } from '../../platform/outbox.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { deviceOfActor, residentOf, type Scope } from '../../platform/scope.ts';
import type { Sender } from '../../platform/sender.ts';
import { endDevices } from '../../platform/sessions.ts';
import type { Sms } from '../../platform/sms.ts';
import { type Ask, attempt, type Deps, ErasedMeanwhile } from '../../platform/use-case.ts';
import { tell } from '../notices/service.ts';
import { phoneAt, phoneIndexes } from '../privacy/service.ts';
import * as codes from './code-store.ts';
import { getMe, getOwnPhone } from './me.ts';
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
  const before = await store.findPhoneOf(tx, scope, resident);
  const indexes = phoneIndexes(deps, phone);
  const old = before?.phoneIndex ?? null;
  await codes.lockPhone(tx, scope, old === null ? indexes : [old, ...indexes]);
  const now = await store.lockPhoneOf(tx, scope, resident);
  if (before === undefined || now === undefined) return 'erased';
  if (!sameIndex(now.phoneIndex, old)) throw new Busy('another change of the phone came first');
  const holder = await store.findByPhone(tx, scope, indexes);
  if (holder?.id === resident) return refuse('phone_is_yours', { field: '/phone' });
  if (holder !== undefined) return refuse('phone_of_other', { field: '/phone' });
  const open = await openerOf(tx, { deps, scope }, [resident]);
  const oldPhone = open(resident, now.phoneSealed, phoneAt(resident));
  const seal = await sealerOf(tx, { deps, scope }, resident);
  const after = { phoneSealed: seal(phone, phoneAt(resident)), phoneIndex: indexes[0] };
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

/** A message to one phone, sealed with the key of whom it is about. */
interface Waiting {
  resident: string;
  id: string;
  sealed: string;
}

const waitingAt = (id: string) => ({ field: 'outbox.phone_changed', row: id });

/** Both numbers are told, and the resident in the app: whoever did not do this hears of it. */
async function tellAll(
  tx: Tx,
  { deps, scope }: { deps: Deps; scope: Scope },
  { resident, phones, tail }: { resident: string; phones: (string | null)[]; tail: string },
): Promise<void> {
  const { county } = scope;
  const seal = await sealerOf(tx, { deps, scope }, resident);
  // A message each: one that has to be tried again does not send the other a second time.
  for (const phone of phones) {
    const id = deps.ids.uuid();
    const sealed = phone && seal(JSON.stringify({ phone, tail }), waitingAt(id));
    if (!sealed) continue;
    const payload: Waiting = { resident, id, sealed };
    await leaveMessage(tx, deps, { county, topic: 'phone_changed', payload });
  }
  await tell(tx, deps, {
    county,
    resident,
    words: {
      zh: `您的账号已改用尾号 ${tail} 的手机号登录，别的设备都已退出。不是您本人办的，请马上打热线或到社区窗口。`,
      en: `You now sign in by the number ending in ${tail}, and every other device was signed out. If this was not you, please call the hotline or go to the community window at once.`,
    },
    caseCode: null,
  });
}

/** Sends what waits for one phone; what the provider cannot take right now is tried again. */
export const tellPhone =
  (deps: Sealing['deps'] & { sms: Sms }): RemoteSubscriber['send'] =>
  async (read, { county, payload }) => {
    const { resident, id, sealed } = payload as Waiting;
    const open = await openerOf(read, { deps, scope: { county } }, [resident]);
    const text = open(resident, sealed, waitingAt(id));
    // Erased meanwhile: nobody is told anything of them.
    if (text === null) return;
    const { phone, tail } = JSON.parse(text) as { phone: string; tail: string };
    const sent = await deps.sms.send({
      phone,
      template: 'phone_changed',
      values: { tail },
      outId: id,
    });
    if (sent.kind === 'refused' && sent.code !== 'sms_number_illegal') throw new Error(sent.code);
  };

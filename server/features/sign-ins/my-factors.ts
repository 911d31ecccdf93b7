import type { Device } from '../../../contract/devices.ts';
import type { Enrolment, MyFactors, NewPasskey } from '../../../contract/sign-ins.ts';
import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { DeviceKind } from '../../platform/device.ts';
import { hashPassword, verifyPassword } from '../../platform/passwords.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { deviceOfActor, type Scope, staffOf } from '../../platform/scope.ts';
import { endDevices, lockStaff } from '../../platform/sessions.ts';
import { type Ask, attempt, carryOut } from '../../platform/use-case.ts';
import { setPasswordHash } from '../staff/service.ts';
import { beginEnrolment, codesOf, confirmFactor, passwordFault, renewCodes } from './enrol.ts';
import * as factors from './factor-store.ts';
import type { SignInDeps } from './proof.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { dropTickets, lockTicket, spendTicket } from './ticket-store.ts';
import { giveBackTry, recordRefused, takeTry } from './tries.ts';

export async function getMyFactors(deps: SignInDeps, ask: Ask): Promise<MyFactors> {
  return readFactors(deps.database.read, ask.scope);
}

async function readFactors(read: Read, scope: Scope): Promise<MyFactors> {
  const { id: staff } = staffOf(scope);
  const held = await factors.listFactors(read, scope, staff);
  const totp = held.find(({ kind }) => kind === 'totp');
  return {
    totp: totp ? { id: totp.id, addedAt: totp.added_at.toISOString() } : null,
    passkeys: held
      .filter(({ kind }) => kind === 'passkey')
      .map((row) => ({
        id: row.id,
        browser: row.browser as Device['browser'],
        system: row.system as Device['system'],
        addedAt: row.added_at.toISOString(),
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
      })),
    recoveryCodesLeft: await factors.countRecoveryCodes(read, scope, staff),
  };
}

async function getSelf(deps: SignInDeps, { scope }: Ask): Promise<store.Known> {
  const self = await store.findById(deps.database.read, scope, staffOf(scope).id);
  // The guard let this person in a moment ago.
  if (self === undefined) throw new Error('a member of staff who is signed in is not there');
  return self;
}

export async function startMyFactor(deps: SignInDeps, ask: Ask): Promise<Enrolment> {
  const person = await getSelf(deps, ask);
  return beginEnrolment(deps, ask, { person, purpose: 'add_factor' });
}

/** What changed stands in the record, and every other device is signed out. */
async function afterChange(
  tx: Tx,
  { deps, ask }: { deps: SignInDeps; ask: Ask },
  { action, details = {} }: Pick<AuditEntry, 'action' | 'details'>,
): Promise<void> {
  const { id: staff } = staffOf(ask.scope);
  await recordAudit(tx, { deps, ask }, { action, object: `staff/${staff}`, details });
  const { county } = ask.scope;
  const except = deviceOfActor(ask.scope);
  await endDevices(tx, { county, kind: 'staff', subject: staff, except });
}

interface Adding {
  ticket: string;
  code?: string;
  answer?: NewPasskey;
  device: DeviceKind;
}

export function addMyFactor(
  deps: SignInDeps,
  ask: Ask,
  { ticket: token, ...shown }: Adding,
): Promise<MyFactors | Refusal> {
  const { scope } = ask;
  const { id: staff } = staffOf(scope);
  return carryOut(deps, ask, async (tx) => {
    const wanted = { token, purpose: 'add_factor', now: deps.clock.now() } as const;
    const ticket = await lockTicket(tx, scope, wanted);
    if (ticket?.staff !== staff) return refuse('ticket_over');
    const factor = await confirmFactor(tx, { deps, scope }, { ticket, staff, ...shown });
    if (isRefusal(factor)) return factor;
    await spendTicket(tx, scope, { ticket, staff });
    await afterChange(tx, { deps, ask }, { action: 'staff.factor_added', details: { factor } });
    return readFactors(tx, scope);
  });
}

export function removeMyFactor(
  deps: SignInDeps,
  ask: Ask,
  id: string,
): Promise<MyFactors | Refusal> {
  const { scope } = ask;
  const { id: staff } = staffOf(scope);
  return carryOut(deps, ask, async (tx) => {
    await lockStaff(tx, { county: scope.county, staff });
    const held = await factors.listFactors(tx, scope, staff);
    const gone = held.find((one) => one.id === id);
    if (gone === undefined) return refuse('factor_not_found');
    if (held.length === 1) return refuse('last_factor');
    await factors.deleteFactors(tx, scope, { staff, only: id });
    const change = { action: 'staff.factor_removed', details: { factor: gone.kind } } as const;
    await afterChange(tx, { deps, ask }, change);
    return readFactors(tx, scope);
  });
}

export async function renewRecoveryCodes(deps: SignInDeps, ask: Ask) {
  const set = deps.ids.uuid();
  const { id: staff } = staffOf(ask.scope);
  await attempt(deps, ask, async (tx) => {
    await renewCodes(tx, { deps, scope: ask.scope }, { staff, set });
    await afterChange(tx, { deps, ask }, { action: 'staff.recovery_codes_renewed' });
  });
  return { recoveryCodes: codesOf(deps, set) };
}

export async function changePassword(
  deps: SignInDeps,
  ask: Ask,
  { current, password }: { current: string; password: string },
): Promise<{ changed: boolean } | Refusal> {
  const { scope } = ask;
  const self = await getSelf(deps, ask);
  const refused = await takeTry(deps, scope, self.login);
  if (refused) return refused;
  if (!(await verifyPassword(self.password_hash ?? undefined, current))) {
    // Somebody tries passwords at a desk that was left open: the record has it, as at the door.
    await recordRefused(deps, ask, { staff: self.id, at: 'password' });
    return refuse('password_wrong', { field: '/current' });
  }
  await giveBackTry(deps, scope, self.login);
  const fault = current === password ? 'password_same' : passwordFault(password, self);
  if (fault) return refuse(fault, { field: '/password' });
  const passwordHash = await hashPassword(password);
  return carryOut(deps, ask, async (tx) => {
    await setPasswordHash(tx, scope, { id: self.id, passwordHash });
    // Whoever is half way in knew the old one.
    await dropTickets(tx, scope, { staff: self.id });
    await afterChange(tx, { deps, ask }, { action: 'staff.password_changed' });
    return { changed: true };
  });
}

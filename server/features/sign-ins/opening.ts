import type { StaffMe } from '../../../contract/staff.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { DeviceKind } from '../../platform/device.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { makeScope, type Scope } from '../../platform/scope.ts';
import { closeSession, openSession } from '../../platform/sessions.ts';
import { type Ask, attempt, type Deps } from '../../platform/use-case.ts';
import { getProfile } from '../staff/service.ts';
import type { ProvedBy, SignInDeps } from './proof.ts';

/** The browser that signs in. */
export interface Browser {
  device: DeviceKind;
  /** The session it had before, which ends: nobody signs in on top of somebody else. */
  before: string | undefined;
}

export interface SignedInStaff {
  me: StaffMe;
  token: string;
}

interface Opening extends Browser {
  staff: string;
  by: ProvedBy | 'demo' | 'enrolment';
}

interface Opened {
  staff: string;
  token: string;
}

/** Opens a session in a browser for somebody who has proved who they are. */
export async function openFor(
  tx: Tx,
  { deps, ask }: { deps: SignInDeps; ask: Ask },
  { staff, by, device, before }: Opening,
): Promise<Opened> {
  const { county } = ask.scope;
  if (before !== undefined) await closeSession(tx, { county, token: before });
  const entry = { action: 'staff.signed_in', object: `staff/${staff}`, details: { by } } as const;
  await recordAudit(tx, { deps, ask: { ...ask, scope: asStaff(ask.scope, staff) } }, entry);
  const proved = by !== 'demo';
  const token = await openSession(tx, deps, {
    county,
    kind: 'staff',
    subject: staff,
    device,
    proved,
  });
  return { staff, token };
}

export async function withProfile(
  deps: SignInDeps,
  scope: Scope,
  opened: Opened | Refusal,
): Promise<SignedInStaff | Refusal> {
  if (isRefusal(opened)) return opened;
  return {
    token: opened.token,
    me: await getProfile(deps.database.read, scope, opened.staff),
  };
}

/** Ends the session behind a token; without one there is nothing to end, and nothing to record. */
export async function signOut(deps: Deps, ask: Ask, token: string | undefined): Promise<void> {
  const { county } = ask.scope;
  await attempt(deps, ask, async (tx) => {
    const staff = token === undefined ? undefined : await closeSession(tx, { county, token });
    if (staff === undefined) return excuse(ask);
    const by = { deps, ask: { ...ask, scope: asStaff(ask.scope, staff) } };
    await recordAudit(tx, by, { action: 'staff.signed_out', object: `staff/${staff}` });
  });
}

/** Whoever has just proved who they are, for the record. */
export const asStaff = ({ county }: Scope, id: string) =>
  makeScope({ county, actor: { kind: 'staff', id, unit: null, roles: [] }, areas: [] });

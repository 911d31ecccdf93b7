import type { FactorReset, Invitation } from '../../../contract/invitations.ts';
import type { CodePurpose, StaffMember } from '../../../contract/staff.ts';
import { recordStandingLook } from '../../platform/audit/standing-look.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { actorId, jobScope, type RoleBelow, type Scope, staffOf } from '../../platform/scope.ts';
import { endDevices } from '../../platform/sessions.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import type { Officer } from '../staff/service.ts';
import * as staff from '../staff/service.ts';
import { invitationHours } from './decide.ts';
import { deleteFactors, setRecoveryCodes } from './factor-store.ts';
import * as invitations from './invitation-store.ts';
import { hashKeyCode, keyCode } from './key-code.ts';
import { refuse } from './refusals.ts';
import { dropTickets } from './ticket-store.ts';
import { forgetTries } from './tries.ts';

const pageSize = 30;

/** An invitation as the record of answers keeps it: without the code, which is derived again. */
interface Kept {
  id: string;
  expiresAt: string;
}

const shown = ({ cipher }: Pick<Deps, 'cipher'>, { id, expiresAt }: Kept): Invitation => ({
  code: keyCode(cipher, id),
  expiresAt,
});

export interface Invited {
  staff: string;
  purpose: CodePurpose;
}

export async function issueInvitation(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids' | 'cipher'>; scope: Scope },
  { staff: person, purpose }: Invited,
): Promise<Kept> {
  const id = deps.ids.uuid();
  const madeAt = deps.clock.now();
  const expiresAt = addHours(madeAt, invitationHours);
  const codeHash = hashKeyCode(keyCode(deps.cipher, id));
  const madeBy = actorId(scope.actor);
  const invitation = { id, staff: person, purpose, codeHash, madeBy, madeAt, expiresAt };
  await invitations.replaceInvitation(tx, scope, invitation);
  return { id, expiresAt: expiresAt.toISOString() };
}

export interface Wanted {
  name: string;
  login: string;
  unit: string | null;
  roles: readonly RoleBelow[];
}

export async function inviteStaff(
  deps: Deps,
  ask: Ask,
  wanted: Wanted,
): Promise<{ member: StaffMember; invitation: Invitation } | Refusal> {
  const { scope } = ask;
  const invited = await carryOut(deps, ask, async (tx) => {
    const person = { ...wanted, name: wanted.name.trim(), id: deps.ids.uuid() };
    const refused = await staff.takeOn(tx, { deps, ask }, person);
    if (refused) return refused;
    const whom = { staff: person.id, purpose: 'invitation' } as const;
    const kept = await issueInvitation(tx, { deps, scope }, whom);
    const member = await staff.showMember(tx, scope, person.id);
    return isRefusal(member) ? member : { member, kept };
  });
  if (isRefusal(invited)) return invited;
  return { member: invited.member, invitation: shown(deps, invited.kept) };
}

/**
 * The administrator invites. After a reset two people have let somebody in anew, and the administrator
 * alone does not get the code: the one who confirms resets makes another.
 */
function refuseRenewal({ roles }: Scope, purpose: CodePurpose): Refusal | undefined {
  const office = purpose === 'reset' ? 'security_officer' : 'administrator';
  if (roles.includes(office)) return undefined;
  return refuse(purpose === 'reset' ? 'officer_renews' : 'administrator_renews');
}

export async function renewInvitation(
  deps: Deps,
  ask: Ask,
  id: string,
): Promise<Invitation | Refusal> {
  const kept = await carryOut(deps, ask, async (tx) => {
    const person = await staff.lockMember(tx, ask.scope, id);
    if (isRefusal(person)) return person;
    if (person.suspended) return refuse('suspended_away');
    if (!person.invited) return refuse('came_in_already');
    const purpose = await invitations.newestPurpose(tx, ask.scope, id);
    const refused = refuseRenewal(ask.scope, purpose);
    if (refused) return refused;
    const entry = { action: 'staff.invited_again', object: `staff/${id}` } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, details: { purpose } });
    return issueInvitation(tx, { deps, scope: ask.scope }, { staff: id, purpose });
  });
  return isRefusal(kept) ? kept : shown(deps, kept);
}

const asReset = (row: invitations.ResetRow): FactorReset => ({
  id: row.id,
  staff: row.staff,
  name: row.name,
  login: row.login,
  reason: row.reason,
  askedBy: row.asker,
  askedAt: row.asked_at.toISOString(),
});

/** The first of two people: nothing changes yet. */
export function askFactorReset(
  deps: Deps,
  ask: Ask,
  { id, reason }: { id: string; reason: string },
): Promise<FactorReset | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const person = await staff.lockMember(tx, ask.scope, id);
    if (isRefusal(person)) return person;
    if (person.suspended) return refuse('suspended_away');
    if (person.invited) return refuse('not_come_in_yet');
    const reset = {
      id: deps.ids.uuid(),
      staff: id,
      reason: reason.trim(),
      askedBy: staffOf(ask.scope).id,
      askedAt: deps.clock.now(),
    };
    if (!(await invitations.insertReset(tx, ask.scope, reset))) return refuse('reset_waiting');
    const entry = { action: 'staff.reset_asked', object: `staff/${id}` } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, reason: reset.reason, after: reset });
    const row = await invitations.lockReset(tx, ask.scope, reset.id);
    return row ? asReset(row) : refuse('reset_not_found');
  });
}

export async function listFactorResets(deps: Deps, ask: Ask, after: string | undefined) {
  const rows = await invitations.listResets(deps.database.read, ask.scope, {
    after: decodeCursor(after),
    limit: pageSize,
  });
  const details = { further: after !== undefined };
  await recordStandingLook(deps, ask, { action: 'staff.resets_listed', object: 'staff', details });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return { resets: rows.map(asReset), next: last ? encodeCursor(last.asked_at, last.id) : null };
}

interface Deciding {
  id: string;
  confirmed: boolean;
}

/** The reset under lock, decided by somebody who neither asked nor is the person. */
async function decide(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { id, confirmed }: Deciding,
): Promise<invitations.ResetRow | Refusal> {
  const reset = await invitations.lockReset(tx, ask.scope, id);
  if (reset === undefined) return refuse('reset_not_found');
  const person = await staff.lockMember(tx, ask.scope, reset.staff);
  // Of somebody elsewhere it is as if there were none.
  if (isRefusal(person) && person.code === 'staff_not_found') return refuse('reset_not_found');
  if (isRefusal(person)) return person;
  const by = staffOf(ask.scope).id;
  if (reset.asked_by === by) return refuse('reset_own');
  await invitations.decideReset(tx, ask.scope, { id, by, at: deps.clock.now(), confirmed });
  const action = confirmed ? 'staff.reset_confirmed' : 'staff.reset_declined';
  const entry = { action, object: `staff/${reset.staff}` } as const;
  const details = { reset: id, asked_by: reset.asked_by };
  await recordAudit(tx, { deps, ask }, { ...entry, reason: reset.reason, details });
  return reset;
}

/** The second person: what the person had is void, and a one-time code takes its place. */
export async function confirmFactorReset(
  deps: Deps,
  ask: Ask,
  id: string,
): Promise<Invitation | Refusal> {
  const { scope } = ask;
  const kept = await carryOut(deps, ask, async (tx) => {
    const reset = await decide(tx, { deps, ask }, { id, confirmed: true });
    if (isRefusal(reset)) return reset;
    const person = reset.staff;
    await staff.setPasswordHash(tx, scope, { id: person, passwordHash: null });
    await deleteFactors(tx, scope, { staff: person });
    await setRecoveryCodes(tx, scope, { staff: person, hashes: [], at: deps.clock.now() });
    await dropTickets(tx, scope, { staff: person });
    await endDevices(tx, { county: scope.county, kind: 'staff', subject: person });
    await forgetTries(tx, { deps, scope }, reset.login);
    return issueInvitation(tx, { deps, scope }, { staff: person, purpose: 'reset' });
  });
  return isRefusal(kept) ? kept : shown(deps, kept);
}

export async function declineFactorReset(
  deps: Deps,
  ask: Ask,
  id: string,
): Promise<{ declined: boolean } | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const reset = await decide(tx, { deps, ask }, { id, confirmed: false });
    return isRefusal(reset) ? reset : { declined: true };
  });
}

export interface Appointment {
  county: number;
  role: Officer;
  login: string;
  name: string;
}

/**
 * The first administrator, security officer or auditor of a county, by whoever runs the server: nobody is
 * there yet to invite them. Where somebody holds the office and can come in, the answer is no.
 */
export async function appointOfficer(
  deps: Pick<Deps, 'database' | 'clock' | 'ids' | 'cipher'>,
  { county, role, login, name }: Appointment,
): Promise<Invitation | Refusal> {
  const scope = jobScope(county, 'appoint');
  const context = { deps, ask: { scope } };
  const kept = await deps.database.transact(async (tx) => {
    if (await invitations.isOfficeHeld(tx, scope, role)) return refuse('office_held');
    const roles = [{ role, area: `${county}000000` }];
    const person = { id: deps.ids.uuid(), login, name, unit: null, roles };
    const refused = await staff.takeOn(tx, context, person);
    if (refused) return refused;
    return issueInvitation(tx, { deps, scope }, { staff: person.id, purpose: 'invitation' });
  });
  return isRefusal(kept) ? kept : shown(deps, kept);
}

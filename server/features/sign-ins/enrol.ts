import type { Enrolment, NewPasskey } from '../../../contract/sign-ins.ts';
import type { CodePurpose } from '../../../contract/staff.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { DeviceKind } from '../../platform/device.ts';
import { hashPassword } from '../../platform/passwords.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import { endDevices } from '../../platform/sessions.ts';
import { type Ask, carryOut } from '../../platform/use-case.ts';
import { setPasswordHash } from '../staff/service.ts';
import { recoveryCodeCount } from './decide.ts';
import * as factors from './factor-store.ts';
import { findInvitation, spendInvitation } from './invitation-store.ts';
import { hashKeyCode, keyCode } from './key-code.ts';
import { judgePassword } from './new-password.ts';
import { asStaff, type Browser, openFor, withProfile } from './opening.ts';
import { creationOptions, passkeysOf, readNewPasskey } from './passkeys.ts';
import { openTotp, type SignInDeps, sealTotp } from './proof.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { lockTicket, spendTicket, type Ticket } from './ticket-store.ts';
import { giveTicket } from './tickets.ts';
import { newTotpKey, totpStep, totpUri } from './totp.ts';
import { forgetTries } from './tries.ts';

async function findInvited(deps: SignInDeps, scope: Scope, code: string) {
  const { read } = deps.database;
  const now = deps.clock.now();
  const invitation = await findInvitation(read, scope, { codeHash: hashKeyCode(code), now });
  const person = invitation && (await store.findById(read, scope, invitation.staff));
  return invitation && person && { invitation, person };
}

/** Whose invitation a code is; nothing is used up, so a closed browser loses nothing. */
export async function openInvitation(deps: SignInDeps, ask: Ask, code: string) {
  const found = await findInvited(deps, ask.scope, code);
  if (found === undefined) return refuse('invitation_over', { field: '/code' });
  const { person, invitation } = found;
  return {
    name: person.name,
    login: person.login,
    purpose: invitation.purpose as CodePurpose,
    expiresAt: invitation.expires_at.toISOString(),
  };
}

/** Names that a password must not be built from. */
const contextOf = ({ login, name, county_zh, county_en }: store.Known) => [
  login,
  name,
  county_zh,
  county_zh.replace(/[县市区]$/, ''),
  ...county_en.split(/\s+/),
];

export const passwordFault = (password: string, person: store.Known) =>
  judgePassword(password, contextOf(person));

/** The password is chosen first; it counts once a second factor stands beside it. */
export async function startEnrolment(
  deps: SignInDeps,
  ask: Ask,
  { code, password }: { code: string; password: string },
): Promise<Enrolment | Refusal> {
  const found = await findInvited(deps, ask.scope, code);
  if (found === undefined) return refuse('invitation_over', { field: '/code' });
  const fault = passwordFault(password, found.person);
  if (fault) return refuse(fault, { field: '/password' });
  const passwordHash = await hashPassword(password);
  const { person, invitation } = found;
  return beginEnrolment(deps, ask, { person, passwordHash, invitation: invitation.id });
}

interface Beginning {
  person: store.Known;
  purpose?: 'enrol' | 'add_factor';
  passwordHash?: string;
  invitation?: string;
}

/** A key for an authenticator app and a challenge for a passkey: whichever is confirmed first counts. */
export async function beginEnrolment(
  deps: SignInDeps,
  { scope }: Pick<Ask, 'scope'>,
  { person, purpose = 'enrol', passwordHash, invitation }: Beginning,
): Promise<Enrolment> {
  const key = newTotpKey(deps.ids);
  const challenge = deps.ids.token();
  const held = await factors.listFactors(deps.database.read, scope, person.id);
  const issuer = `平安积分 ${person.county_zh}`;
  const known = passkeysOf(held);
  const ticket = await giveTicket(deps, scope, {
    purpose,
    staff: person.id,
    invitation,
    challenge,
    passwordHash,
    totp: { staff: person.id, key },
  });
  const owner = { id: person.id, login: person.login, name: person.name, issuer };
  return {
    ticket,
    totp: { key, uri: totpUri(key, { issuer, login: person.login }) },
    passkey: deps.relyingParty
      ? { ...(await creationOptions(deps.relyingParty, { owner, challenge, known })) }
      : null,
  };
}

export interface NewFactor {
  code?: string;
  answer?: NewPasskey;
}

interface Confirming extends NewFactor {
  ticket: Ticket;
  staff: string;
  device: DeviceKind;
}

/** Adds the factor that a first code or a new passkey confirms. @returns which kind it is */
export async function confirmFactor(
  tx: Tx,
  { deps, scope }: { deps: SignInDeps; scope: Scope },
  { ticket, staff, device, code, answer }: Confirming,
): Promise<'totp' | 'passkey' | Refusal> {
  const at = deps.clock.now();
  const factor = { id: deps.ids.uuid(), staff, device, at };
  if (answer !== undefined) {
    if (deps.relyingParty === undefined || ticket.challenge === null)
      return refuse('passkeys_unavailable');
    const { challenge } = ticket;
    const passkey = await readNewPasskey(deps.relyingParty, { answer, challenge });
    const added = passkey && (await factors.insertPasskey(tx, scope, { ...factor, passkey }));
    return added ? 'passkey' : refuse('passkey_wrong');
  }
  if (code === undefined || ticket.totp_sealed === null)
    return refuse('factor_missing', { field: '/code' });
  const key = await openTotp(tx, { deps, scope }, { staff, sealed: ticket.totp_sealed });
  const step = totpStep(key, code, at);
  if (step === undefined) return refuse('code_wrong', { field: '/code' });
  // Sealed anew: the owner's keys may have been changed since the ticket was given.
  const sealed = await sealTotp(tx, { deps, scope }, { staff, key });
  await factors.setTotp(tx, scope, { ...factor, sealed, step });
  return 'totp';
}

/** New recovery codes by the id they are derived from; only their hashes are written. */
export async function renewCodes(
  tx: Tx,
  { deps, scope }: { deps: SignInDeps; scope: Scope },
  { staff, set }: { staff: string; set: string },
): Promise<void> {
  const hashes = codesOf(deps, set).map(hashKeyCode);
  await factors.setRecoveryCodes(tx, scope, { staff, hashes, at: deps.clock.now() });
}

export const codesOf = ({ cipher }: Pick<SignInDeps, 'cipher'>, set: string) =>
  Array.from({ length: recoveryCodeCount }, (_, place) => keyCode(cipher, `${set}/${place}`));

type Finishing = Browser & NewFactor & { ticket: string };

/** Password, factor, recovery codes and the first session: all of it or nothing. */
export async function finishEnrolment(
  deps: SignInDeps,
  ask: Ask,
  { ticket: token, code, answer, ...browser }: Finishing,
) {
  const { scope } = ask;
  const set = deps.ids.uuid();
  const opened = await carryOut(deps, ask, async (tx) => {
    const now = deps.clock.now();
    const ticket = await lockTicket(tx, scope, { token, purpose: 'enrol', now });
    const person = ticket?.staff ? await store.findById(tx, scope, ticket.staff) : undefined;
    if (ticket === undefined || person === undefined) return refuse('ticket_over');
    const { id: staff, login } = person;
    if (
      ticket.invitation !== null &&
      !(await spendInvitation(tx, scope, { id: ticket.invitation, now }))
    )
      return refuse('invitation_over');
    const { device } = browser;
    const by = await confirmFactor(
      tx,
      { deps, scope },
      { ticket, staff, device, ...(code ? { code } : {}), ...(answer ? { answer } : {}) },
    );
    if (isRefusal(by)) return by;
    if (ticket.password_hash !== null)
      await setPasswordHash(tx, scope, { id: staff, passwordHash: ticket.password_hash });
    await renewCodes(tx, { deps, scope }, { staff, set });
    await spendTicket(tx, scope, { ticket, staff });
    await forgetTries(tx, { deps, scope }, login);
    await endDevices(tx, { county: scope.county, kind: 'staff', subject: staff });
    await recordAudit(
      tx,
      { deps, ask: { ...ask, scope: asStaff(scope, staff) } },
      { action: 'staff.enrolled', object: `staff/${staff}`, details: { factor: by } },
    );
    return openFor(tx, { deps, ask }, { staff, by: 'enrolment', ...browser });
  });
  const signedIn = await withProfile(deps, scope, opened);
  return isRefusal(signedIn) ? signedIn : { ...signedIn, recoveryCodes: codesOf(deps, set) };
}

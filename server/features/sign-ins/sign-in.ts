import type { PasskeyAnswer, SecondStep } from '../../../contract/sign-ins.ts';
import { recordAudit } from '../../platform/audit.ts';
import { verifyPassword } from '../../platform/passwords.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { type Ask, attempt, carryOut } from '../../platform/use-case.ts';
import { beginEnrolment } from './enrol.ts';
import * as factors from './factor-store.ts';
import { type Browser, openFor, type SignedInStaff, withProfile } from './opening.ts';
import { requestOptions } from './passkeys.ts';
import { proveByCode, proveByPasskey, type SignInDeps } from './proof.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { lockTicket, spendTicket } from './ticket-store.ts';
import { giveTicket } from './tickets.ts';
import { forgetTries, giveBackTry, recordRefused, takeTry } from './tries.ts';

/** A right password is half the way; unknown login and wrong password answer alike, in time too. */
export async function startSignIn(
  deps: SignInDeps,
  ask: Ask,
  { login, password }: { login: string; password: string },
): Promise<SecondStep | Refusal> {
  const { scope } = ask;
  const found = await store.findByLogin(deps.database.read, scope, login);
  const staff = found?.id ?? null;
  const refused = await takeTry(deps, scope, login);
  if (refused) return refused;
  const right = await verifyPassword(found?.password_hash ?? undefined, password);
  if (found === undefined || !right) {
    await recordRefused(deps, ask, { staff, at: 'password' });
    return refuse('sign_in_wrong', { field: '/password' });
  }
  await giveBackTry(deps, scope, login);
  await recordPassed(deps, ask, found.id);
  const held = await factors.listFactors(deps.database.read, scope, found.id);
  // Whoever has a password from before there were second factors sets one up now.
  if (held.length === 0)
    return { next: 'enrolment', enrolment: await beginEnrolment(deps, ask, { person: found }) };
  const ticket = await giveTicket(deps, scope, { purpose: 'second_factor', staff: found.id });
  return { next: held.some(({ kind }) => kind === 'totp') ? 'code' : 'passkey', ticket };
}

/** Somebody knows the password: the record has it also where the second factor never comes. */
async function recordPassed(deps: SignInDeps, ask: Ask, staff: string): Promise<void> {
  const entry = { action: 'staff.password_passed', object: `staff/${staff}` } as const;
  await attempt(deps, ask, (tx) => recordAudit(tx, { deps, ask }, entry));
}

type SecondFactor = Browser & { ticket: string; code: string };

/** The other half: a code opens the session. */
export async function finishSignIn(
  deps: SignInDeps,
  ask: Ask,
  { ticket: token, code, ...browser }: SecondFactor,
): Promise<SignedInStaff | Refusal> {
  const { scope } = ask;
  const wanted = { token, purpose: 'second_factor', now: deps.clock.now() } as const;
  const begun = await deps.database.transact((tx) => lockTicket(tx, scope, wanted));
  const person = await store.findById(deps.database.read, scope, begun?.staff ?? nobody);
  if (person === undefined) return refuse('ticket_over');
  const { id: staff, login } = person;
  const refused = await takeTry(deps, scope, login);
  if (refused) return refused;
  const opened = await carryOut(deps, ask, async (tx) => {
    const ticket = await lockTicket(tx, scope, wanted);
    if (ticket === undefined) return refuse('ticket_over');
    const by = await proveByCode(tx, { deps, scope }, { staff, code });
    if (isRefusal(by)) return by;
    await spendTicket(tx, scope, { ticket, staff });
    await forgetTries(tx, { deps, scope }, login);
    return openFor(tx, { deps, ask }, { staff, by, ...browser });
  });
  if (isRefusal(opened)) await recordRefused(deps, ask, { staff, at: 'code' });
  return withProfile(deps, scope, opened);
}

/** No row has this id: looking for it finds nobody. */
const nobody = '00000000-0000-0000-0000-000000000000';

export async function startPasskeySignIn(deps: SignInDeps, ask: Ask) {
  if (deps.relyingParty === undefined) return refuse('passkeys_unavailable');
  const challenge = deps.ids.token();
  const ticket = await giveTicket(deps, ask.scope, { purpose: 'passkey', challenge });
  const options = await requestOptions(deps.relyingParty, { challenge });
  return { ticket, options: { ...options } };
}

type ByPasskey = Browser & { ticket: string; answer: PasskeyAnswer };

/** A passkey is two factors by itself: the thing, and its owner's finger, face or PIN. */
export async function finishPasskeySignIn(
  deps: SignInDeps,
  ask: Ask,
  { ticket: token, answer, ...browser }: ByPasskey,
): Promise<SignedInStaff | Refusal> {
  const { scope } = ask;
  const opened = await carryOut(deps, ask, async (tx) => {
    const wanted = { token, purpose: 'passkey', now: deps.clock.now() } as const;
    const ticket = await lockTicket(tx, scope, wanted);
    if (ticket === undefined) return refuse('ticket_over');
    const staff = await proveByPasskey(
      tx,
      { deps, scope },
      { answer, challenge: ticket.challenge },
    );
    if (isRefusal(staff)) return staff;
    const person = await store.findById(tx, scope, staff);
    if (person === undefined) return refuse('passkey_wrong');
    await spendTicket(tx, scope, { ticket, staff });
    await forgetTries(tx, { deps, scope }, person.login);
    return openFor(tx, { deps, ask }, { staff, by: 'passkey', ...browser });
  });
  if (isRefusal(opened)) await recordRefused(deps, ask, { staff: null, at: 'passkey' });
  return withProfile(deps, scope, opened);
}

/** One tap for the demo's people, who have no secrets; the route knows nobody outside the demo. */
export async function signInDemo(
  deps: SignInDeps,
  ask: Ask,
  { login, ...browser }: Browser & { login: string },
): Promise<SignedInStaff | Refusal> {
  const { scope } = ask;
  const person = await store.findByLogin(deps.database.read, scope, login);
  if (person === undefined) return refuse('demo_only');
  const opened = await attempt(deps, ask, (tx) =>
    openFor(tx, { deps, ask }, { staff: person.id, by: 'demo', ...browser }),
  );
  return withProfile(deps, scope, opened);
}

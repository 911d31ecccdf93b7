import { type ConsentPurpose, consentForms } from '../../../contract/consent-forms.ts';
import type { Consent } from '../../../contract/consents.ts';
import type { CodeSent, Proof } from '../../../contract/residents.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import type { Sender } from '../../platform/sender.ts';
import { lockOwner, proveSession } from '../../platform/sessions.ts';
import { type Ask, attempt, carryOut, type Deps } from '../../platform/use-case.ts';
import * as cases from '../cases/service.ts';
import * as consents from '../consents/service.ts';
import * as honours from '../honours/service.ts';
import * as residents from '../residents/service.ts';
import { refuse } from './refusals.ts';

export { changePhone, type SignInDeps, sendNewPhoneCode } from '../residents/service.ts';

export { eraseLateSalts, eraseMe, previewErasure } from './erase.ts';
export { exportMyData } from './export.ts';
export { getMyData, listMyLooks } from './mine.ts';

export async function listMyConsents(deps: Deps, ask: Ask): Promise<{ consents: Consent[] }> {
  return showConsents(deps.database.read, ask.scope);
}

export async function showConsents(read: Read, scope: Scope): Promise<{ consents: Consent[] }> {
  const standing = await consents.getStanding(read, scope, residentOf(scope));
  return {
    consents: standing.map(({ purpose, given, since, textVersion }) => ({
      purpose,
      given,
      since: since?.toISOString() ?? null,
      textVersion: consentForms[purpose].version,
      toEarlierText: given && textVersion !== null && textVersion < consentForms[purpose].version,
    })),
  };
}

interface Wish {
  purpose: ConsentPurpose;
  given: boolean;
  textVersion: number;
}

/** Gives or withdraws one consent, with what follows from it at once. */
export function setMyConsent(deps: Deps, ask: Ask, wish: Wish) {
  return carryOut(deps, ask, async (tx) => {
    const said = await sayMine(tx, { deps, ask }, wish);
    if (isRefusal(said)) return said;
    if (said === 'kept') excuse(ask);
    return showConsents(tx, ask.scope);
  });
}

/** The same in a transaction of the caller’s. @returns whether anything is otherwise than before */
export async function sayMine(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  wish: Wish,
): Promise<'changed' | 'kept' | Refusal> {
  const { scope } = ask;
  const resident = residentOf(scope);
  const barred = await refuseRanking(tx, scope, wish);
  if (barred) return barred;
  const said = await consents.sayConsent(tx, { deps, ask }, { resident, ...wish });
  if (said !== 'changed') return said;
  if (wish.purpose === 'ranking') {
    const follow = wish.given ? honours.joinBoards : honours.leaveBoards;
    await follow(tx, scope, resident);
  } else if (wish.purpose === 'publicity' && !wish.given)
    await cases.leaveBulletin(tx, { deps, ask });
  return said;
}

/** Only grown-ups are ranked; whoever has said no age is asked for it now, and not before. */
async function refuseRanking(
  tx: Tx,
  scope: Scope,
  { purpose, given }: Wish,
): Promise<Refusal | undefined> {
  if (purpose !== 'ranking' || !given) return undefined;
  // Locked, so that nobody becomes a minor between this and the word.
  await consents.holdConsents(tx, scope, [residentOf(scope)]);
  const why = residents.refuseAct(await residents.getAgeClass(tx, scope), 'ranking');
  if (why === undefined) return undefined;
  return refuse(why === 'age_unknown' ? 'age_before_ranking' : 'adults_are_ranked');
}

type Sending = residents.SignInDeps;
type Asked = Ask & { from: Sender };

/** Sends a code to the resident’s own phone; whoever holds it is the resident. */
export async function sendMyCode(
  deps: Sending,
  ask: Asked,
  { proof }: { proof?: Proof },
): Promise<CodeSent | Refusal> {
  const phone = await ownPhone(deps, ask);
  if (phone === null) return refuse('phone_unknown');
  const purpose = 'step_up';
  return residents.requestCode(deps, ask, {
    phone,
    purpose,
    ...(proof === undefined ? {} : { proof }),
  });
}

/** For five minutes this session may do what only its owner may, under another token. */
export async function proveMyself(
  deps: Sending,
  ask: Asked,
  code: string,
): Promise<{ token: string } | Refusal> {
  const phone = await ownPhone(deps, ask);
  if (phone === null) return refuse('phone_unknown');
  const { county, actor } = ask.scope;
  const device = actor.kind === 'resident' ? actor.signedIn?.device : undefined;
  if (device === undefined) throw new Error('a resident asks from a session');
  const resident = residentOf(ask.scope);
  const whose = { county, kind: 'resident', subject: resident } as const;
  return attempt(deps, ask, async (tx) => {
    // First the person, then the code of their number, as whoever takes that number from them does. The
    // window, where a code to that very number comes first, may meet this crosswise: one is tried anew.
    await lockOwner(tx, whose);
    const refused = await residents.checkCode(
      tx,
      { deps, ask },
      { phone, code, purpose: 'step_up' },
    );
    if (refused) return refused;
    const token = await proveSession(tx, deps, { ...whose, device });
    if (token === undefined) return refuse('session_changed');
    const entry = { action: 'resident.proved', object: `resident/${resident}` } as const;
    await recordAudit(tx, { deps, ask }, entry);
    return { token };
  });
}

const ownPhone = (deps: Deps, ask: Ask) =>
  residents.getOwnPhone(deps.database.read, { deps, scope: ask.scope });

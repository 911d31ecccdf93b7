import { type ConsentPurpose, consentForms } from '../../../contract/consent-forms.ts';
import type { Consent } from '../../../contract/consents.ts';
import type { CodeSent, Proof } from '../../../contract/residents.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import type { Sender } from '../../platform/sender.ts';
import { proveResident } from '../../platform/sessions.ts';
import { type Ask, attempt, carryOut, type Deps } from '../../platform/use-case.ts';
import * as consents from '../consents/service.ts';
import * as honours from '../honours/service.ts';
import * as residents from '../residents/service.ts';
import { refuse } from './refusals.ts';

export { eraseLateSalts, eraseMe, previewErasure } from './erase.ts';
export { exportMyData } from './export.ts';
export { getMyData, listMyLooks } from './mine.ts';

export async function listMyConsents(deps: Deps, ask: Ask): Promise<{ consents: Consent[] }> {
  return showConsents(deps.database.read, ask.scope);
}

async function showConsents(read: Read, scope: Scope): Promise<{ consents: Consent[] }> {
  const standing = await consents.getStanding(read, scope, residentOf(scope));
  return {
    consents: standing.map(({ purpose, given, since }) => ({
      purpose,
      given,
      since: since?.toISOString() ?? null,
      textVersion: consentForms[purpose].version,
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
    const { scope } = ask;
    const resident = residentOf(scope);
    const said = await consents.sayConsent(tx, { deps, ask }, { resident, ...wish });
    if (isRefusal(said)) return said;
    if (said === 'kept') excuse(ask);
    else if (wish.purpose === 'ranking') {
      const follow = wish.given ? honours.joinBoards : honours.leaveBoards;
      await follow(tx, scope, resident);
    }
    return showConsents(tx, scope);
  });
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
  return residents.requestCode(deps, ask, { phone, ...(proof === undefined ? {} : { proof }) });
}

/** For five minutes this session may do what only its owner may. */
export async function proveMyself(
  deps: Sending,
  ask: Asked,
  code: string,
): Promise<{ proved: true } | Refusal> {
  const phone = await ownPhone(deps, ask);
  if (phone === null) return refuse('phone_unknown');
  const { county, actor } = ask.scope;
  const device = actor.kind === 'resident' ? actor.signedIn?.device : undefined;
  if (device === undefined) throw new Error('a resident asks from a session');
  return attempt(deps, ask, async (tx) => {
    const refused = await residents.checkCode(tx, { deps, ask }, { phone, code });
    if (refused) return refused;
    const resident = residentOf(ask.scope);
    await proveResident(tx, deps, { county, resident, device });
    const entry = { action: 'resident.proved', object: `resident/${resident}` } as const;
    await recordAudit(tx, { deps, ask }, entry);
    return { proved: true as const };
  });
}

const ownPhone = (deps: Deps, ask: Ask) =>
  residents.getOwnPhone(deps.database.read, { deps, scope: ask.scope });

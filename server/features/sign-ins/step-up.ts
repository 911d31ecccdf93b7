import type { PasskeyAnswer } from '../../../contract/sign-ins.ts';
import { recordAudit } from '../../platform/audit.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { deviceOfActor, staffOf } from '../../platform/scope.ts';
import { lockStaff, proveSession } from '../../platform/sessions.ts';
import { stepUpMinutes } from '../../platform/step-up.ts';
import { type Ask, carryOut } from '../../platform/use-case.ts';
import * as factors from './factor-store.ts';
import { passkeysOf, requestOptions } from './passkeys.ts';
import { proveByCode, proveByPasskey, type SignInDeps } from './proof.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { dropTickets, lockTicket } from './ticket-store.ts';
import { giveTicket } from './tickets.ts';
import { forgetTries, recordRefused, takeTry } from './tries.ts';

/** What the person who sits there can show: the code of an app, or one of these passkeys. */
export async function startStepUp(deps: SignInDeps, ask: Ask) {
  const { id: staff } = staffOf(ask.scope);
  const held = await factors.listFactors(deps.database.read, ask.scope, staff);
  const known = passkeysOf(held);
  const challenge = deps.ids.token();
  const ticket = await giveTicket(deps, ask.scope, { purpose: 'step_up', staff, challenge });
  const party = deps.relyingParty;
  return {
    ticket,
    totp: held.some(({ kind }) => kind === 'totp'),
    passkey:
      party === undefined || known.length === 0
        ? null
        : { ...(await requestOptions(party, { challenge, known })) },
  };
}

interface Shown {
  ticket: string;
  code?: string;
  answer?: PasskeyAnswer;
}

/** The session is fresh for a few minutes, under a new token. */
export async function stepUp(
  deps: SignInDeps,
  ask: Ask,
  { ticket: token, code, answer }: Shown,
): Promise<{ token: string; until: string } | Refusal> {
  const { scope } = ask;
  const { id: staff } = staffOf(scope);
  const person = await store.findById(deps.database.read, scope, staff);
  if (person === undefined) return refuse('ticket_over');
  const { login } = person;
  if (answer === undefined) {
    const refused = await takeTry(deps, scope, login);
    if (refused) return refused;
  }
  const proved = await carryOut(deps, ask, async (tx) => {
    // First the person, as a reset does: it voids tickets, factors and sessions after one another.
    await lockStaff(tx, { county: scope.county, staff });
    const now = deps.clock.now();
    const ticket = await lockTicket(tx, scope, { token, purpose: 'step_up', now });
    if (ticket?.staff !== staff) return refuse('ticket_over');
    const by = answer
      ? await proveByPasskey(tx, { deps, scope }, { answer, challenge: ticket.challenge })
      : await proveByCode(tx, { deps, scope }, { staff, code: code ?? '' });
    if (isRefusal(by)) return by;
    // Somebody else's passkey is a passkey, and not this person's.
    if (answer && by !== staff) return refuse('passkey_wrong');
    // A factor that is being added is what the second factor is shown for: its ticket stays.
    await dropTickets(tx, scope, { staff, only: 'step_up' });
    await forgetTries(tx, { deps, scope }, login);
    const device = deviceOfActor(scope);
    const whose = { county: scope.county, kind: 'staff', subject: staff } as const;
    const fresh = await proveSession(tx, deps, { ...whose, device });
    if (fresh === undefined) return refuse('ticket_over');
    const details = { by: answer ? 'passkey' : by };
    const entry = { action: 'staff.stepped_up', object: `staff/${staff}`, details } as const;
    await recordAudit(tx, { deps, ask }, entry);
    const until = new Date(now.getTime() + stepUpMinutes * 60_000).toISOString();
    return { token: fresh, until };
  });
  if (isRefusal(proved)) await recordRefused(deps, ask, { staff, at: answer ? 'passkey' : 'code' });
  return proved;
}

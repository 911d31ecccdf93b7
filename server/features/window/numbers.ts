import type { CodeSent, Proof } from '../../../contract/residents.ts';
import type { Visitor, WindowPurpose } from '../../../contract/window.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { attempt } from '../../platform/use-case.ts';
import { raiseAgain } from '../alarms/service.ts';
import { tell } from '../notices/service.ts';
import { communityOf, phoneIndexes } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { type Asked, type At, isHere, noGrounds, type Shown, showAgain } from './visitors.ts';

/** A code that is good for this one thing at the window: nobody signs in by it who hears it read out. */
export const sendCode = (
  deps: residents.SignInDeps,
  ask: Asked,
  wanted: { phone: string; purpose: WindowPurpose; proof?: Proof },
): Promise<CodeSent | Refusal> => residents.requestCode(deps, ask, wanted);

/** Gives somebody another number who shows a paper, and the new phone by its code. */
export async function changePhone(
  deps: residents.SignInDeps,
  ask: Asked,
  wanted: Shown & { phone: string; code: string },
): Promise<Visitor | Refusal> {
  const { scope } = ask;
  const { id, phone, code, paper, reason } = wanted;
  const changed = await attempt(deps, ask, async (tx): Promise<Visitor | Refusal> => {
    const who = await store.findVisitor(tx, scope, id);
    if (!isHere(scope, who)) return refuse('visitor_unknown');
    const groundless = noGrounds(wanted);
    if (groundless) return groundless;
    if (who.ageClass === 'under_14') return refuse('closed_until_14');
    const sent = { phone, code, purpose: 'phone_change' } as const;
    const wrong = await residents.checkCode(tx, { deps, ask }, sent);
    if (wrong) return wrong;
    const move = { resident: id, phone, by: 'window', paper, reason } as const;
    const refused = await residents.movePhone(tx, { deps, ask }, move);
    if (refused) return refused === 'erased' ? refuse('visitor_unknown') : refused;
    await raiseAgain(tx, { deps, scope }, 'phone_given_at_window');
    return showAgain(tx, { deps, ask }, id);
  });
  if (!isRefusal(changed)) deps.wakeOutbox();
  return changed;
}

/**
 * Takes a number off an account whose owner has it no more: numbers are handed on. Whoever has it now shows a
 * paper, and the phone by its code. The account and all that it holds stays for its owner, who comes
 * to a window and gets another number there.
 */
export async function detachPhone(
  deps: residents.SignInDeps,
  ask: Asked,
  wanted: Shown & { phone: string; code: string },
): Promise<Visitor | Refusal> {
  const { scope } = ask;
  const { id, phone, code, paper, reason } = wanted;
  const detached = await attempt(deps, ask, async (tx): Promise<Visitor | Refusal> => {
    const who = await store.findVisitor(tx, scope, id);
    if (!isHere(scope, who)) return refuse('visitor_unknown');
    const groundless = noGrounds(wanted);
    if (groundless) return groundless;
    const sent = { phone, code, purpose: 'phone_release' } as const;
    const wrong = await residents.checkCode(tx, { deps, ask }, sent);
    if (wrong) return wrong;
    const holder = await store.findByPhone(tx, scope, phoneIndexes(deps, phone));
    if (holder?.id !== id) return refuse('phone_not_on_account', { field: '/phone' });
    const before = await residents.takeOffNumber(tx, { deps, scope }, id);
    if (before === undefined) return refuse('visitor_unknown');
    await tellDetached(tx, { deps, ask }, { resident: id, tail: phone.slice(-4) });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'resident.phone_detached',
        object: `resident/${id}`,
        area: communityOf(who.grid),
        reason,
        details: { paper },
        before,
        after: { phoneSealed: null, phoneIndex: null },
      },
    );
    return showAgain(tx, { deps, ask }, id);
  });
  if (!isRefusal(detached)) deps.wakeOutbox();
  return detached;
}

/** In the app, where the owner reads it once they are in again: no phone of theirs is known. */
const tellDetached = (
  tx: Tx,
  { deps, ask }: At,
  { resident, tail }: { resident: string; tail: string },
) =>
  tell(tx, deps, {
    county: ask.scope.county,
    resident,
    words: {
      zh: `尾号 ${tail} 的手机号现在是别人在用，社区窗口看过证件后把它从您的账号上取下了。账号、记录和积分都没有动。号码其实还是您的，请马上打热线。`,
      en: `The number ending in ${tail} is somebody else’s now, and the community window, which saw a paper, took it off your account. The account, its records and points are as they were. If the number is still yours, please call the hotline at once.`,
    },
    caseCode: null,
  });

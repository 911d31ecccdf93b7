import type { CodeSent, Proof } from '../../../contract/residents.ts';
import type { TakenOff, Visitor, WindowPurpose } from '../../../contract/window.ts';
import { recordAudit } from '../../platform/audit.ts';
import { Busy, type Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { attempt } from '../../platform/use-case.ts';
import { raiseAgain } from '../alarms/service.ts';
import { tell } from '../notices/service.ts';
import { communityOf, phoneIndexes } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import {
  type Asked,
  type At,
  type Grounds,
  isHere,
  isKnownWell,
  type Known,
  noGrounds,
  type Shown,
  showAgain,
} from './visitors.ts';

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
  wanted: Shown & Known & { phone: string; code: string },
): Promise<Visitor | Refusal> {
  const { scope } = ask;
  const { id, phone, code, paper, reason } = wanted;
  const changed = await attempt(deps, ask, async (tx): Promise<Visitor | Refusal> => {
    const who = await store.findVisitor(tx, scope, id);
    if (!isHere(scope, who)) return refuse('visitor_unknown');
    const groundless = noGrounds(wanted);
    if (groundless) return groundless;
    if (who.ageClass === 'under_14') return refuse('closed_until_14');
    if (who.phoneDetachedAt !== null && !(await isKnownWell(tx, scope, { ...wanted, who })))
      return refuse('known_too_little', { field: '/caseCode' });
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
 * Takes a number off the account of whoever had it before: numbers are handed on. Whoever has it now shows a
 * paper, and the phone by its code, at any window: of the account they are told nothing. It stays with all that
 * it holds for its owner, who comes to the window where they live and gets another number there.
 */
export async function detachPhone(
  deps: residents.SignInDeps,
  ask: Asked,
  wanted: Grounds & { phone: string; code: string; owner?: string },
): Promise<TakenOff | Refusal> {
  const { scope } = ask;
  const { phone, code, owner, paper, reason } = wanted;
  const detached = await attempt(deps, ask, async (tx): Promise<TakenOff | Refusal> => {
    const groundless = noGrounds(wanted);
    if (groundless) return groundless;
    // Taking the number off ends its codes; a slip of the number before does not use this one up.
    const sent = { phone, code, purpose: 'phone_release', spend: false } as const;
    const wrong = await residents.checkCode(tx, { deps, ask }, sent);
    if (wrong) return wrong;
    const indexes = phoneIndexes(deps, phone);
    const holder = await store.findByPhone(tx, scope, indexes);
    if (holder === undefined) return refuse('phone_on_no_account', { field: '/phone' });
    const { id, grid } = holder;
    const before = await residents.takeOffNumber(tx, { deps, scope }, id);
    if (!indexes.some((index) => before?.phoneIndex?.equals(index)))
      throw new Busy('another change of the phone came first');
    const named = owner !== undefined && { resident: id, name: owner };
    const isNamed = named && (await residents.nameUnnamed(tx, { deps, scope }, named));
    await tellDetached(tx, { deps, ask }, { resident: id, tail: phone.slice(-4) });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'resident.phone_detached',
        object: `resident/${id}`,
        area: communityOf(grid),
        reason,
        details: { paper, by: 'holder', named: isNamed },
        before: { ...before },
        after: { phoneSealed: null, phoneIndex: null },
      },
    );
    return { takenOff: true };
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

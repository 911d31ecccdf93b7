import type { Offer } from '../../../contract/rewards.ts';
import { sealersOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as rewards from '../rewards/service.ts';
import { type By, endReserved } from './endings.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

/**
 * Calls off a slot, or takes a shelf away: it takes no more reservations, and everybody who has one gets
 * their points back and is told.
 */
export function callOffOffer(deps: Deps, ask: Ask, id: string) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Offer | Refusal> => {
    const counter = await rewards.findCounterOf(tx, scope, id);
    if (counter === undefined) return refuse('offer_not_found');
    const rows = await lockWaiting(tx, { deps, ask }, { counter, offer: id });
    const before = await rewards.lockMyOffer(tx, scope, id);
    // People before shelves, as everybody locks them: whoever came in between is not among them.
    if (before?.held !== rows.length) return refuse('offer_moving');
    const staff = staffOf(scope).id;
    const ending = { state: 'refused', reason: 'called_off', staff, tells: true } as const;
    await endReserved(tx, { deps, ask }, { rows, ending });
    return rewards.shut(tx, { deps, ask }, { before, closed: true, action: 'offer.called_off' });
  });
}

async function lockWaiting(
  tx: Tx,
  { deps, ask: { scope } }: By,
  where: { counter: string; offer: string },
): Promise<store.RedemptionRow[]> {
  const waiting = await store.listWaitingFor(tx, scope, where);
  const residents = waiting.map(({ resident }) => resident);
  if (residents.length > 0) await sealersOf(tx, { deps, scope }, residents);
  await store.lockResidents(tx, scope, residents);
  return store.lockReserved(
    tx,
    scope,
    waiting.map(({ id }) => id),
  );
}

import type { Paying, PrintedRedemption, Redemption } from '../../../contract/redemptions.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, narrowTo, residentOf, type Scope, staffOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as rewards from '../rewards/service.ts';
import { hashOf } from './codes.ts';
import type { ReservationQueue } from './queue.ts';
import { refuse } from './refusals.ts';
import * as voucherStore from './voucher-store.ts';

export interface RedemptionDeps extends Deps {
  reservations: ReservationQueue;
}

interface Wish {
  offer: string;
  account?: Paying;
}

/** The resident who asks reserves one piece. */
export async function reserve(
  { reservations }: RedemptionDeps,
  ask: Ask,
  { offer, account = 'own' }: Wish,
): Promise<Redemption | Refusal> {
  const resident = residentOf(ask.scope);
  const reserved = await reservations.reserve(ask, { resident, offer, account, staff: null });
  return isRefusal(reserved) ? reserved : reserved.redemption;
}

const ofTheirAccounts = new Set([
  'not_enough_points',
  'not_enough_at_home',
  'no_household',
  'grown_ups_spend',
]);

/** Somebody of staff reserves for whoever shows their card: the same, and the code is printed. */
export async function reserveByCard(
  deps: RedemptionDeps,
  ask: Ask,
  { card, offer, account = 'own' }: Wish & { card: string },
): Promise<PrintedRedemption | Refusal> {
  const { scope } = ask;
  const shown = await deps.database.transact((tx) =>
    voucherStore.findCard(tx, scope, hashOf(card)),
  );
  if (shown === undefined || !(await mayServe(deps, scope, { grid: shown.grid, offer })))
    return refuse('card_not_valid', { field: '/card' });
  const wanted = { resident: shown.resident, offer, account, staff: staffOf(scope).id };
  const reserved = await deps.reservations.reserve(ask, wanted);
  // How much is missing, and from whom, is for the owner of the card and not for a counter.
  if (isRefusal(reserved))
    return ofTheirAccounts.has(reserved.code) ? refuse('card_cannot_pay') : reserved;
  const { redemption, code } = reserved;
  if (code === null) throw new Error(`redemption ${redemption.id} was not printed`);
  return { redemption, code };
}

/** A merchant serves whoever comes to their counter; a grid worker the people of their area, at any. */
async function mayServe(
  { database: { read }, clock }: RedemptionDeps,
  scope: Scope,
  { grid, offer }: { grid: string | null; offer: string },
): Promise<boolean> {
  const works = scope.roles.includes('grid_worker');
  if (works && covers(narrowTo(scope, ['grid_worker']), grid)) return true;
  const offers = await rewards.getOffered(read, scope, { offers: [offer], now: clock.now() });
  const counter = offers.get(offer)?.counter.id;
  const served = counter && (await rewards.findServed(read, scope, counter));
  return scope.roles.includes('merchant') && served !== undefined;
}

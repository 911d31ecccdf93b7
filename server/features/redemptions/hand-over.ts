import type { Redemption, RefusalReason } from '../../../contract/redemptions.ts';
import * as ledger from '../../ledger/service.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import * as rewards from '../rewards/service.ts';
import { objectionToHandOver, objectionToReturn } from './decide.ts';
import { type By, endReserved, graceDaysOf, lockOne, mustHaveMoved, showOne } from './endings.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';
import { aboutOf } from './view.ts';
import { dropVouchers } from './voucher-store.ts';

/** A redemption of a counter at which whoever asks serves, under lock. */
async function lockServed(tx: Tx, by: By, id: string): Promise<store.RedemptionRow | undefined> {
  const row = await lockOne(tx, by, { id });
  const served = row && (await rewards.findServed(tx, by.ask.scope, row.counter));
  return served && row;
}

/** Hands over what was presented: points to the counter, the piece off its shelf, and this is the end. */
export function handOver(deps: Deps, ask: Ask, id: string) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Redemption | Refusal> => {
    const row = await lockServed(tx, { deps, ask }, id);
    if (row === undefined) return refuse('redemption_not_found');
    const now = deps.clock.now();
    const staff = staffOf(scope).id;
    const objection = objectionToHandOver(handOverFactsOf(row), { staff, now });
    if (objection !== undefined) return refuse(objection);
    const changed = await giveOut(tx, { deps, ask }, { row, staff, goodOn: now });
    return changed === undefined
      ? refuse('nothing_good_there')
      : showOne(tx, { deps, ask }, changed);
  });
}

interface GivingOut {
  row: store.RedemptionRow;
  /** Who hands it over, and when: what was good then. */
  staff: string;
  goodOn: Date;
}

/**
 * Hands over what is reserved and under lock. It is booked now, whenever it happened.
 * @returns undefined where nothing that was good is on the shelf
 */
export async function giveOut(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { row, staff, goodOn }: GivingOut,
): Promise<store.RedemptionRow[] | undefined> {
  const { scope } = ask;
  const now = deps.clock.now();
  const { id } = row;
  await rewards.lockOffers(tx, scope, [row.offer]);
  const newId = () => deps.ids.uuid();
  const leaving = { offer: row.offer, redemption: id, staff, at: now, goodOn, newId };
  const batch = await rewards.takePiece(tx, scope, leaving);
  if (batch === undefined) return undefined;
  const { county } = scope;
  mustHaveMoved(await ledger.settleHolds(tx, { county, transfers: row.transfers, at: now, newId }));
  const changed = await store.changeRedemptions(tx, scope, {
    ids: [id],
    state: 'handed_over',
    handed_over_at: now,
    handed_over_by: staff,
    batch: batch.id,
  });
  await dropVouchers(tx, scope, [id]);
  await finish(tx, { deps, ask }, { row, changed, action: 'redemption.handed_over' });
  return changed;
}

const handOverFactsOf = (row: store.RedemptionRow) => ({
  state: row.state as Redemption['state'],
  presentedAt: row.presented_at,
  presentedBy: row.presented_by,
});

interface Finished {
  row: store.RedemptionRow;
  changed: readonly store.RedemptionRow[];
  action: 'redemption.handed_over' | 'redemption.returned';
}

/** The entry in the audit, and what whoever redeemed is told. */
async function finish(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { row, changed: [after], action }: Finished,
): Promise<void> {
  const { scope } = ask;
  const now = deps.clock.now();
  const offered = (await rewards.getOffered(tx, scope, { offers: [row.offer], now })).get(
    row.offer,
  );
  const area = offered?.counter.area ?? null;
  const object = `redemption/${row.id}` as const;
  const entry = { action, object, area, before: row, after: after ?? null };
  await recordAudit(tx, { deps, ask }, entry);
  const about = aboutOf(offered, row);
  const words =
    action === 'redemption.handed_over'
      ? tellings.handedOver(about)
      : tellings.returned(about, after?.end_reason ?? '');
  const { resident } = row;
  const { county } = scope;
  await notices.tell(tx, deps, { county, resident, kind: 'points', caseCode: null, words });
}

/** The counter hands nothing over: points and piece go back. */
export function refuseRedemption(
  deps: Deps,
  ask: Ask,
  { id, reason }: { id: string; reason: RefusalReason },
) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Redemption | Refusal> => {
    const row = await lockServed(tx, { deps, ask }, id);
    if (row === undefined) return refuse('redemption_not_found');
    if (row.state !== 'reserved') return refuse('redemption_ended');
    const staff = staffOf(scope).id;
    const ending = { state: 'refused', reason, staff, tells: true } as const;
    return showOne(
      tx,
      { deps, ask },
      await endReserved(tx, { deps, ask }, { rows: [row], ending }),
    );
  });
}

interface Return {
  id: string;
  reason: string;
  restock: boolean;
}

/** What was handed over comes back: the counter gives the points back to where they came from. */
export function returnRedemption(deps: Deps, ask: Ask, { id, reason, restock }: Return) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Redemption | Refusal> => {
    const row = await lockServed(tx, { deps, ask }, id);
    if (row === undefined) return refuse('redemption_not_found');
    const now = deps.clock.now();
    const state = row.state as Redemption['state'];
    const objection = objectionToReturn({ state, handedOverAt: row.handed_over_at }, now);
    if (objection !== undefined) return refuse(objection);
    await rewards.lockOffers(tx, scope, [row.offer]);
    const { county } = scope;
    const staff = staffOf(scope).id;
    const newId = () => deps.ids.uuid();
    const graceDays = await graceDaysOf(tx, scope, now);
    const back = { county, transfers: row.transfers, graceDays, at: now, newId };
    const refunded = await ledger.refundHolds(tx, back);
    if (refunded.some(({ kind }) => kind === 'refused')) return refuse('already_settled');
    mustHaveMoved(refunded);
    const coming = { offer: row.offer, redemption: id, staff, at: now, newId };
    if (row.batch === null) throw new Error(`redemption ${id} was handed over from no batch`);
    await rewards.putBack(tx, scope, { ...coming, batch: row.batch, restock });
    const changed = await store.changeRedemptions(tx, scope, {
      ids: [id],
      state: 'returned',
      ended_at: now,
      ended_by: staff,
      end_reason: reason,
    });
    await finish(tx, { deps, ask }, { row, changed, action: 'redemption.returned' });
    return showOne(tx, { deps, ask }, changed);
  });
}

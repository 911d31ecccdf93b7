import type { LocalDate } from '../platform/calendar.ts';
import type { Read } from '../platform/database.ts';
import {
  type AccountId,
  dayNumber,
  holderOf,
  lapseDateOf,
  lotAccount,
  lotRange,
} from './account.ts';
import { listHolding } from './lapsing-store.ts';
import * as store from './store.ts';
import { spendable } from './transfer.ts';

export { type Charge, type Charged, charge } from './charge.ts';
export { type Fate, type KnownTransfer, listFates, sumHolders } from './check-store.ts';
export { type Closed, closeHolder, closingReason, listHolderTransfers } from './closing.ts';
export {
  addCover,
  getCovers,
  getPoolCover,
  getStandings,
  type LapsedLot,
  listLapsedLots,
  listOutstanding,
  type Outstanding,
  returnCover,
  type Standing,
  sumVillagePools,
} from './cover.ts';
export {
  getDebt,
  getDebts,
  repayDebt,
  type TakenBack,
  takeBack,
  waiveDebt,
} from './debt.ts';
export { type GiveAway, giveAway } from './gift.ts';
export {
  type Held,
  type Holds,
  type HoldWanted,
  openHolds,
  refundHolds,
  releaseHolds,
  settleHolds,
} from './holds.ts';
export { type CarryOver, type LapsedBatch, lapseBatch } from './lapse.ts';
export { receive, refund, release, type Spent, spend } from './lots.ts';
export {
  type CounterStanding,
  getCounterStandings,
  type MerchantPayment,
  payMerchant,
  takeFromMerchant,
  topUpMerchant,
} from './merchant.ts';
export { listMovements, type Movement, type MovementKind } from './movements.ts';
export { addUpOrigins, type DueDate, listDueDates } from './outlook.ts';
export { endPending } from './pending.ts';
export { type Post, type Posting, post } from './posting.ts';
export { createPostingQueue, type PostingQueue } from './queue.ts';
export {
  type CreditFault,
  countUntil,
  findCreditFaults,
  findStretch,
  getTexts,
  listCounties,
  readSpan,
  type TransferText,
} from './seal-store.ts';
export { postFromSlices, postTogether, sliceOf } from './slices.ts';
export { findSpendingFaults } from './spendings.ts';
export { type PoolShare, traceMany, traceSpending, unknownPayer } from './trace.ts';
export { closeBatch, listYearClosings } from './year-closing.ts';
export type { ClosedBatch } from './year-closing-store.ts';

export interface HolderPoints {
  spendable: bigint;
  /** Announced and not yet settled, whatever the reason. */
  pending: bigint;
  lapsingNext: { points: bigint; on: LocalDate } | null;
}

/**
 * The points of one holder, from its lots. `today` leaves out what can no longer be spent although the
 * night's sweep has not come yet.
 */
export async function getHolderPoints(
  read: Read,
  county: number,
  { holderNo, today }: { holderNo: bigint; today?: LocalDate },
): Promise<HolderPoints> {
  const all = await store.listLots(read, county, lotRange(holderNo));
  const lots = all.filter(({ account }) => today === undefined || lapseDateOf(account) >= today);
  const next = lots.find((lot) => spendable(lot) > 0n);
  return {
    spendable: lots.reduce((sum, lot) => sum + spendable(lot), 0n),
    pending: all.reduce((sum, lot) => sum + lot.pendingIn, 0n),
    lapsingNext:
      next === undefined ? null : { points: spendable(next), on: lapseDateOf(next.account) },
  };
}

/** What can be spent of each lot of a holder, soonest lapse first. */
export async function listHolderLots(
  read: Read,
  county: number,
  holderNo: bigint,
): Promise<{ lapsesOn: LocalDate; points: bigint }[]> {
  const lots = await store.listLots(read, county, lotRange(holderNo));
  return lots.map((lot) => ({ lapsesOn: lapseDateOf(lot.account), points: spendable(lot) }));
}

export interface LapsingLot {
  account: AccountId;
  holderNo: bigint;
  points: bigint;
  lapsesOn: LocalDate;
}

/** Lots whose last day lies within a span and that still hold something, by key. */
export async function listLotsLapsing(
  read: Read,
  county: number,
  span: { from: LocalDate; until: LocalDate; after: bigint; limit: number },
): Promise<LapsingLot[]> {
  const days = { from: dayNumber(span.from), until: dayNumber(span.until) };
  const lots = await store.listLapsing(read, county, { ...span, ...days });
  return lots.map(asLapsing);
}

/** The same of these holders, whatever else is to lapse. */
export async function listLotsLapsingOf(
  read: Read,
  county: number,
  { holderNos, from, until }: { holderNos: readonly bigint[]; from: LocalDate; until: LocalDate },
): Promise<LapsingLot[]> {
  const holders = [...new Set(holderNos)];
  const lots = await listHolding(read, county, {
    first: holders.map((holderNo) => lotAccount(holderNo, from)),
    last: holders.map((holderNo) => lotAccount(holderNo, until)),
  });
  return lots.map(asLapsing);
}

const asLapsing = (lot: store.Lot): LapsingLot => ({
  account: lot.account,
  holderNo: holderOf(lot.account),
  points: spendable(lot),
  lapsesOn: lapseDateOf(lot.account),
});

/** What is posted on accounts; those that nothing ever came to are left out. */
export function getPosted(
  read: Read,
  county: number,
  accounts: readonly AccountId[],
): Promise<Map<AccountId, bigint>> {
  return store.getPosted(read, county, accounts);
}

/** Sum over all accounts of a county; both figures are zero in whole books. */
export function sumBooks(read: Read, county: number): Promise<store.BooksTotals> {
  return store.sumBooks(read, county);
}

/** Accounts whose stored balance differs from the one the journal gives. */
export function reconcile(read: Read, county: number): Promise<store.Difference[]> {
  return store.findDifferences(read, county);
}

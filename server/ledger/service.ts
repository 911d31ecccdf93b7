import type { LocalDate } from '../platform/calendar.ts';
import type { Read, Tx } from '../platform/database.ts';
import { uuidOf } from '../platform/ids.ts';
import { type AccountId, lapseDateOf, lotRange, type Points } from './account.ts';
import { type Posting, post } from './posting.ts';
import * as store from './store.ts';
import { spendable, type Transfer, transferKinds } from './transfer.ts';

export { type Post, type Posting, post } from './posting.ts';
export { postFromSlices, sliceOf } from './slices.ts';

interface EndPending {
  county: number;
  /** New ids for the ending transfers, beside the announced transfers they end. */
  ends: readonly { id: string; pending: string; how: 'settle' | 'void' }[];
  at: Date;
}

/** Settles or voids announced transfers; exactly one of the two can ever happen to each. */
export async function endPending(tx: Tx, { county, ends, at }: EndPending): Promise<Posting[]> {
  if (ends.length === 0) return [];
  const announced = await store.getTransfers(
    tx,
    county,
    ends.map(({ pending }) => pending),
  );
  const transfers = ends.map(({ id, pending, how }): Transfer => {
    const first = announced.get(pending);
    if (first === undefined) throw new Error(`no pending transfer ${pending}`);
    if (first.kind !== transferKinds.announce) throw new Error(`${pending} was not announced`);
    return {
      id,
      key: pending,
      kind: how,
      debit: first.debit as AccountId,
      credit: first.credit as AccountId,
      amount: first.amount as Points,
      pending,
      reason: first.reason,
      ruleVersion: 0,
    };
  });
  return post(tx, { county, transfers, at });
}

interface Reverse {
  county: number;
  id: string;
  /** The settled transfer (kind post, or an announced one that settled) to take back. */
  first: string;
  at: Date;
}

/** Takes a settled transfer back by one that runs the other way; it happens once. */
export async function reverse(tx: Tx, { county, id, first, at }: Reverse): Promise<Posting[]> {
  const found = await store.getTransfers(tx, county, [first]);
  const original = found.get(first);
  if (original === undefined) throw new Error(`no transfer ${first}`);
  if (!(await hasSettled(tx, county, original))) throw new Error(`${first} has not settled`);
  const transfer: Transfer = {
    id,
    key: uuidOf(`reverse/${county}/${first}`),
    kind: 'post',
    debit: original.credit as AccountId,
    credit: original.debit as AccountId,
    amount: original.amount as Points,
    pending: null,
    reason: original.reason,
    ruleVersion: 0,
  };
  return post(tx, { county, transfers: [transfer], at });
}

async function hasSettled(
  tx: Tx,
  county: number,
  { id, kind }: store.StoredTransfer,
): Promise<boolean> {
  if (kind !== transferKinds.announce) return kind === transferKinds.post;
  const ends = await store.findByKeys(tx, county, [id]);
  return ends.get(id)?.kind === transferKinds.settle;
}

export interface HolderPoints {
  spendable: bigint;
  /** Announced and not yet settled, whatever the reason. */
  pending: bigint;
  lapsingNext: { points: bigint; on: LocalDate } | null;
}

/** The points of one holder, from its lots. */
export async function getHolderPoints(
  read: Read,
  county: number,
  holderNo: bigint,
): Promise<HolderPoints> {
  const lots = await store.listLots(read, county, lotRange(holderNo));
  const next = lots.find((lot) => spendable(lot) > 0n);
  return {
    spendable: lots.reduce((sum, lot) => sum + spendable(lot), 0n),
    pending: lots.reduce((sum, lot) => sum + lot.pendingIn, 0n),
    lapsingNext:
      next === undefined ? null : { points: spendable(next), on: lapseDateOf(next.account) },
  };
}

/** Sum over all accounts of a county; both figures are zero in whole books. */
export function sumBooks(read: Read, county: number): Promise<store.BooksTotals> {
  return store.sumBooks(read, county);
}

/** Accounts whose stored balance differs from the one the journal gives. */
export function reconcile(read: Read, county: number): Promise<store.Difference[]> {
  return store.findDifferences(read, county);
}

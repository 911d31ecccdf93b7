import type { LocalDate } from '../platform/calendar.ts';
import type { Read, Tx } from '../platform/database.ts';
import { uuidOf } from '../platform/ids.ts';
import { type AccountId, lapseDateOf, lotRange, type Points } from './account.ts';
import * as store from './store.ts';
import {
  applyTransfers,
  spendable,
  type Transfer,
  type TransferRefusal,
  transferKinds,
} from './transfer.ts';

export type Posting =
  | { kind: 'posted'; transfer: string }
  /** Asked before with the same content: nothing was done again. */
  | { kind: 'repeated'; transfer: string }
  | { kind: 'refused'; code: TransferRefusal };

interface Post {
  county: number;
  transfers: readonly Transfer[];
  at: Date;
}

/**
 * Posts transfers inside the caller's transaction; each is answered for itself, in order.
 * A key seen before with the same content is a repeat; with other content it is refused.
 */
export async function post(tx: Tx, { county, transfers, at }: Post): Promise<Posting[]> {
  if (transfers.length === 0) return [];
  const accounts = [...new Set(transfers.flatMap(({ debit, credit }) => [debit, credit]))].sort(
    (a, b) => (a < b ? -1 : 1),
  );
  await store.openAccounts(tx, county, accounts);
  const balances = await store.lockAccounts(tx, county, accounts);
  const known = await store.findByKeys(
    tx,
    county,
    transfers.map(({ key }) => key),
  );
  const answers = new Map<Transfer, Posting>();
  const fresh: Transfer[] = [];
  const claimed = new Map<string, Transfer>();
  for (const transfer of transfers) {
    const before = known.get(transfer.key);
    const twin = claimed.get(transfer.key);
    if (before !== undefined) answers.set(transfer, answerRepeat(transfer, before));
    else if (twin !== undefined) answers.set(transfer, answerRepeat(transfer, asStored(twin)));
    else {
      claimed.set(transfer.key, transfer);
      fresh.push(transfer);
    }
  }
  const { accepted, refused } = applyTransfers(balances, fresh);
  if (accepted.length > 0) await store.writeTransfers(tx, { county, transfers: accepted, at });
  for (const transfer of accepted) answers.set(transfer, { kind: 'posted', transfer: transfer.id });
  for (const { transfer, code } of refused) answers.set(transfer, { kind: 'refused', code });
  return transfers.map(
    (transfer) => answers.get(transfer) ?? { kind: 'refused', code: 'key_reused' },
  );
}

function asStored(transfer: Transfer): store.StoredTransfer {
  const kind = store.kindCode(transfer);
  return { ...transfer, kind };
}

function answerRepeat(transfer: Transfer, before: store.StoredTransfer): Posting {
  const same =
    store.kindCode(transfer) === before.kind &&
    transfer.debit === before.debit &&
    transfer.credit === before.credit &&
    transfer.amount === before.amount &&
    transfer.reason === before.reason;
  if (same) return { kind: 'repeated', transfer: before.id };
  // Settling what was voided, or voiding what was settled, meets the other under the same key.
  return { kind: 'refused', code: transfer.pending === null ? 'key_reused' : 'already_ended' };
}

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

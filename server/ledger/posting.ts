import type { Tx } from '../platform/database.ts';
import type { AccountId } from './account.ts';
import * as store from './store.ts';
import { applyTransfers, type Transfer, type TransferRefusal } from './transfer.ts';

export type Posting =
  | { kind: 'posted'; transfer: string }
  /** Asked before with the same content: nothing was done again. */
  | { kind: 'repeated'; transfer: string }
  | { kind: 'refused'; code: TransferRefusal };

export interface Post {
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
  const balances = await lockOrOpen(tx, county, accounts);
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

/** Balances under lock; accounts that do not exist yet are opened first, which is rare. */
async function lockOrOpen(tx: Tx, county: number, accounts: readonly AccountId[]) {
  const balances = await store.lockAccounts(tx, county, accounts);
  if (balances.size === accounts.length) return balances;
  await store.openAccounts(tx, county, accounts);
  return store.lockAccounts(tx, county, accounts);
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

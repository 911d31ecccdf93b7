import type { Tx } from '../platform/database.ts';
import type { AccountId, Points } from './account.ts';
import { type Posting, post } from './posting.ts';
import * as store from './store.ts';
import { type Transfer, transferKinds } from './transfer.ts';

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

/** Transfers that moved points: posted at once, or announced and settled since. */
export async function getSettled(
  tx: Tx,
  county: number,
  ids: readonly string[],
): Promise<store.StoredTransfer[]> {
  const found = await store.getTransfers(tx, county, ids);
  const ends = await store.findByKeys(tx, county, ids);
  return ids.map((id) => {
    const transfer = found.get(id);
    if (transfer === undefined) throw new Error(`no transfer ${id}`);
    const announced = transfer.kind === transferKinds.announce;
    const settled = announced
      ? ends.get(id)?.kind === transferKinds.settle
      : transfer.kind === transferKinds.post;
    if (!settled) throw new Error(`${id} has not settled`);
    return transfer;
  });
}

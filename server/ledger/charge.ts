import { localDate } from '../platform/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { uuidOf } from '../platform/ids.ts';
import {
  type AccountId,
  debtAccount,
  lapseDateOf,
  least,
  lotRange,
  type Points,
  points,
} from './account.ts';
import { mustBePosted } from './lots.ts';
import { post } from './posting.ts';
import { postFromSlices, sliceOf } from './slices.ts';
import * as store from './store.ts';
import { spendable, type Transfer } from './transfer.ts';

export interface Charge {
  county: number;
  holderNo: bigint;
  /** Who is paid: a merchant's account. */
  to: AccountId;
  amount: Points;
  /** What a pool pays beside it, where it covers that. */
  help?: { pool: bigint; amount: Points } | undefined;
  /** What it is for; charged once. */
  reason: string;
  at: Date;
  newId: () => string;
}

export interface Charged {
  transfers: string[];
  /** Out of the holder's lots. */
  taken: bigint;
  /** What the holder did not have: owed now, and paid by later awards first. */
  owed: bigint;
  helped: bigint;
}

/**
 * Pays somebody for what a holder has had already: out of the holder's lots, soonest lapse first, and what
 * they do not hold becomes a debt. The receiver is paid the whole amount in any case.
 */
export async function charge(tx: Tx, wanted: Charge): Promise<Charged> {
  const { county, holderNo, to, amount, reason, at, newId } = wanted;
  // A slice before the debt and the lots, as everybody locks them.
  const helping = await help(tx, wanted);
  await store.lockDebt(tx, county, holderNo);
  const lots = await store.lockLots(tx, county, lotRange(holderNo));
  const today = localDate(at);
  const shares: { from: AccountId; share: bigint }[] = [];
  let missing: bigint = amount;
  for (const lot of lots) {
    if (lapseDateOf(lot.account) < today) continue;
    const share = least(spendable(lot), missing);
    if (share > 0n) shares.push({ from: lot.account, share });
    missing -= share > 0n ? share : 0n;
  }
  if (missing > 0n) shares.push({ from: debtAccount(holderNo), share: missing });
  const transfers = shares.map(
    ({ from, share }, place): Transfer => ({
      id: newId(),
      key: uuidOf(`charge/${county}/${reason}/${place}`),
      kind: 'post',
      debit: from,
      credit: to,
      amount: points(share),
      pending: null,
      reason,
      ruleVersion: 0,
    }),
  );
  mustBePosted(await post(tx, { county, transfers, at }));
  return {
    transfers: [...helping.transfers, ...transfers.map(({ id }) => id)],
    taken: amount - missing,
    owed: missing,
    helped: helping.helped,
  };
}

async function help(tx: Tx, { help: wanted, ...charging }: Charge) {
  const nothing = { transfers: [] as string[], helped: 0n };
  if (wanted === undefined || wanted.amount === 0n) return nothing;
  const { county, holderNo, to, reason, at, newId } = charging;
  const id = newId();
  const [posting] = await postFromSlices(tx, {
    county,
    at,
    newId,
    transfers: [
      {
        id,
        key: uuidOf(`charge/${county}/${reason}/help`),
        kind: 'post',
        debit: sliceOf(wanted.pool, holderNo),
        credit: to,
        amount: wanted.amount,
        pending: null,
        reason,
        ruleVersion: 0,
      },
    ],
  });
  if (posting?.kind === 'posted') return { transfers: [id], helped: wanted.amount };
  if (posting?.kind === 'refused' && posting.code === 'not_covered') return nothing;
  throw new Error(`the ledger answered ${JSON.stringify(posting)} to a charge`);
}

import type { Read, Tx } from '../platform/database.ts';
import { uuidOf } from '../platform/ids.ts';
import {
  type AccountId,
  debtAccount,
  holderOf,
  lapsedAccount,
  least,
  lotRange,
  points,
  writtenOffAccount,
} from './account.ts';
import { listDebtOrigins, listTransfersOf } from './closing-store.ts';
import { mustBePosted } from './lots.ts';
import { post } from './posting.ts';
import { sliceNumberOf } from './slices.ts';
import * as store from './store.ts';
import { spendable, type Transfer } from './transfer.ts';

export interface Close {
  county: number;
  holderNo: bigint;
  at: Date;
  newId: () => string;
}

export interface Closed {
  /** Points that went where lapsed points go. */
  points: bigint;
  /** What was still owed and is owed by nobody any more. */
  debt: bigint;
}

/** The reason under which a holder's accounts were closed. */
export const closingReason = (county: number, holderNo: bigint) =>
  uuidOf(`close/${county}/${holderNo}`);

/**
 * Closes the accounts of a holder who is gone for good. What is owed is paid from what is there; the
 * rest of the points goes where lapsed points go, the rest of the debt is written off, which is kept for
 * each pool that it arose to: no pool has more or less by it, nobody is said to have stood behind more,
 * and the sum stays zero. Points that are held
 * for a redemption stay until that ends.
 */
export async function closeHolder(tx: Tx, { county, holderNo, at, newId }: Close): Promise<Closed> {
  const debt = debtAccount(holderNo);
  await store.lockDebt(tx, county, holderNo);
  const lots = await store.lockLots(tx, county, lotRange(holderNo));
  const balances = await store.lockAccounts(tx, county, { accounts: [debt], day: 0 });
  let owed = -(balances.get(debt)?.posted ?? 0n);
  const whole = { points: 0n, debt: owed };
  const moves: Omit<Move, 'place'>[] = [];
  for (const lot of lots) {
    const there = spendable(lot);
    const paid = least(owed, there);
    if (paid > 0n) moves.push({ from: lot.account, to: debt, amount: paid });
    if (there > paid) {
      const to = lapsedAccount(sliceNumberOf(holderNo));
      moves.push({ from: lot.account, to, amount: there - paid });
      whole.points += there - paid;
    }
    owed -= paid;
  }
  for (const { pool, amount } of await originsOf(tx, county, { debt, owed }))
    moves.push({ from: writtenOffAccount(pool), to: debt, amount });
  const transfers = moves.map((move, place) => closing({ county, holderNo, newId }, move, place));
  mustBePosted(await post(tx, { county, transfers, at }));
  return whole;
}

interface Move {
  from: AccountId;
  to: AccountId;
  amount: bigint;
}

/** One who was closed and earned again is closed again: the transfers of then are no repeats of now. */
const closing = (
  { county, holderNo, newId }: Omit<Close, 'at'>,
  { from, to, amount }: Move,
  place: number,
): Transfer => {
  const id = newId();
  return {
    id,
    key: uuidOf(`close/${county}/${holderNo}/${id}/${place}`),
    kind: 'post',
    debit: from,
    credit: to,
    amount: points(amount),
    pending: null,
    reason: closingReason(county, holderNo),
    ruleVersion: 0,
  };
};

/** Which pools a debt arose from, as far as it is still owed: the newest first. */
async function originsOf(
  tx: Tx,
  county: number,
  { debt, owed }: { debt: AccountId; owed: bigint },
): Promise<{ pool: bigint; amount: bigint }[]> {
  if (owed <= 0n) return [];
  const shares: { pool: bigint; amount: bigint }[] = [];
  let missing = owed;
  for (const { credit, amount } of await listDebtOrigins(tx, county, debt)) {
    const share = least(missing, amount);
    if (share > 0n) shares.push({ pool: holderOf(credit), amount: share });
    missing -= share;
  }
  if (missing > 0n) throw new Error(`a debt of ${owed} arose from ${owed - missing} points`);
  return shares;
}

/**
 * Every transfer that moved points of a holder. Those that gave points are not indexed by who got them:
 * the caller knows what was given.
 */
export function listHolderTransfers(
  read: Read,
  county: number,
  { holderNo, given }: { holderNo: bigint; given: readonly string[] },
): Promise<string[]> {
  const accounts = { lots: lotRange(holderNo), debt: debtAccount(holderNo) };
  return listTransfersOf(read, county, { ...accounts, given });
}

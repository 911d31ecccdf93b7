import type { Read, Tx } from '../platform/database.ts';
import { uuidOf } from '../platform/ids.ts';
import {
  type AccountId,
  debtAccount,
  holderOf,
  least,
  lotRange,
  type Points,
  points,
} from './account.ts';
import { findHome, mustBePosted } from './lots.ts';
import { sumOut } from './movements-store.ts';
import { getSettled } from './pending.ts';
import { type Posting, post } from './posting.ts';
import { postFromSlices } from './slices.ts';
import * as store from './store.ts';
import { spendable, type Transfer } from './transfer.ts';

export interface TakeBack {
  county: number;
  /** The settled transfer that gave the points. */
  first: string;
  /** What is taken back, where it is not all that is left. */
  amount?: Points;
  /** Tells several partial take-backs of one transfer apart. */
  occasion?: string;
  at: Date;
  newId: () => string;
}

export interface TakenBack {
  kind: 'taken' | 'repeated';
  /** What the holder still had, and has no longer. */
  taken: bigint;
  /** What was spent meanwhile: owed now, and paid by later awards first. */
  owed: bigint;
}

/**
 * Takes given points back, once: out of the lot they live in, then out of the holder's other lots,
 * soonest lapse first; the rest becomes a debt. The pool gets all of it back.
 */
export async function takeBack(tx: Tx, wanted: TakeBack): Promise<TakenBack> {
  const { county, first, at, newId } = wanted;
  const [given] = await getSettled(tx, county, [first]);
  if (given === undefined) throw new Error(`no transfer ${first}`);
  const holderNo = holderOf(given.credit as AccountId);
  // The slice before the lots, as an award locks them.
  await store.lockAccounts(tx, county, { accounts: [given.debit as AccountId], day: 0 });
  await store.lockDebt(tx, county, holderNo);
  const lots = await store.lockLots(tx, county, lotRange(holderNo));
  const keys = [...lots, undefined].map((_, place) => keyOf(wanted, place));
  const before = [...(await store.findByKeys(tx, county, keys)).values()];
  if (before.length > 0) return { kind: 'repeated', ...sumsOf(before, holderNo) };
  const gone = await sumTakenBack(tx, county, { given, lots: lotRange(holderNo), holderNo });
  const amount = wanted.amount ?? given.amount - gone;
  if (amount < 0n || (wanted.amount !== undefined && amount === 0n) || gone + amount > given.amount)
    throw new RangeError(`${amount} of ${given.amount} points cannot be taken back after ${gone}`);
  const home = await findHome(tx, county, given);
  const own = lots.filter(({ account }) => account === home);
  const others = lots.filter(({ account }) => account !== home);
  const shares: { from: AccountId; amount: bigint }[] = [];
  let missing: bigint = amount;
  for (const lot of [...own, ...others]) {
    const taken = least(spendable(lot), missing);
    if (taken > 0n) shares.push({ from: lot.account, amount: taken });
    missing -= taken;
  }
  if (missing > 0n) shares.push({ from: debtAccount(holderNo), amount: missing });
  const transfers = shares.map(
    ({ from, amount: share }, place): Transfer => ({
      id: newId(),
      key: keyOf(wanted, place),
      kind: 'post',
      debit: from,
      credit: given.debit as AccountId,
      amount: points(share),
      pending: null,
      reason: given.reason,
      ruleVersion: 0,
    }),
  );
  mustBePosted(await post(tx, { county, transfers, at }));
  return { kind: 'taken', ...sumsOf(transfers, holderNo) };
}

interface Given {
  given: store.StoredTransfer;
  lots: { first: AccountId; last: AccountId };
  holderNo: bigint;
}

/** What earlier occasions took back of the same gift. */
function sumTakenBack(tx: Tx, county: number, { given, lots, holderNo }: Given): Promise<bigint> {
  const { debit: to, reason } = given;
  return sumOut(tx, county, { accounts: { lots, debt: debtAccount(holderNo) }, to, reason });
}

function keyOf({ county, first, occasion }: TakeBack, place: number): string {
  // Marked as one, so that an occasion never reads like the number of a place.
  const part = [
    ...(occasion === undefined ? [] : [`occasion ${occasion}`]),
    ...(place === 0 ? [] : [place]),
  ];
  return uuidOf(['reverse', county, first, ...part].join('/'));
}

function sumsOf(transfers: readonly { debit: bigint; amount: bigint }[], holderNo: bigint) {
  const debt = debtAccount(holderNo);
  let [taken, owed] = [0n, 0n];
  for (const { debit, amount } of transfers)
    if (debit === debt) owed += amount;
    else taken += amount;
  return { taken, owed };
}

/** What a holder owes, 0 or more. */
export async function getDebt(read: Read, county: number, holderNo: bigint): Promise<bigint> {
  return (await getDebts(read, county, [holderNo])).get(holderNo) ?? 0n;
}

/** What each of these holders owes, in one statement; who never owed anything is left out. */
export async function getDebts(
  read: Read,
  county: number,
  holderNos: readonly bigint[],
): Promise<Map<bigint, bigint>> {
  const balances = await store.listPosted(read, county, holderNos.map(debtAccount));
  return new Map([...balances].map(([account, posted]) => [holderOf(account), -posted]));
}

const debtRange = (holderNo: bigint) => {
  const account = debtAccount(holderNo);
  return { first: account, last: account };
};

export interface Repay {
  county: number;
  /** The settled transfer that has just brought points; what is owed is paid out of the lot they live in. */
  from: string;
  at: Date;
  newId: () => string;
}

/**
 * Pays what a holder owes out of points that have just arrived, once for each arrival.
 * @returns what was paid, 0 for the many who owe nothing
 */
export async function repayDebt(tx: Tx, { county, from, at, newId }: Repay): Promise<bigint> {
  const [arrived] = await getSettled(tx, county, [from]);
  if (arrived === undefined) throw new Error(`no transfer ${from}`);
  const holderNo = holderOf(arrived.credit as AccountId);
  const debt = debtAccount(holderNo);
  await store.lockDebt(tx, county, holderNo);
  const [owing] = await store.listLots(tx, county, debtRange(holderNo));
  if (owing === undefined || owing.posted === 0n) return 0n;
  const lot = await findHome(tx, county, arrived);
  // Both under lock now, in the order of their keys: what was read above may have changed.
  const balances = await store.lockAccounts(tx, county, { accounts: [lot, debt], day: 0 });
  const owed = -(balances.get(debt)?.posted ?? 0n);
  const there = balances.get(lot);
  const paid = least(owed, least(arrived.amount, there === undefined ? 0n : spendable(there)));
  if (paid <= 0n) return 0n;
  const [posting] = await post(tx, {
    county,
    at,
    transfers: [
      {
        id: newId(),
        key: uuidOf(`repay/${county}/${from}`),
        kind: 'post',
        debit: lot,
        credit: debt,
        amount: points(paid),
        pending: null,
        reason: arrived.reason,
        ruleVersion: 0,
      },
    ],
  });
  // Paid before, when more was owed: that is not done again.
  return posting?.kind === 'posted' ? paid : 0n;
}

export interface Waive {
  county: number;
  holderNo: bigint;
  /** The slice of the pool that forgoes its points. */
  pool: AccountId;
  amount: Points;
  /** The waiver that two people signed; it happens once. */
  reason: string;
  at: Date;
  newId: () => string;
}

/** Lets a holder off a debt, at the cost of a pool; never more than is owed. */
export async function waiveDebt(
  tx: Tx,
  { county, holderNo, pool, amount, reason, at, newId }: Waive,
): Promise<Posting | { kind: 'refused'; code: 'more_than_owed' }> {
  const debt = debtAccount(holderNo);
  const key = uuidOf(`waive/${county}/${reason}`);
  const balances = await store.lockAccounts(tx, county, { accounts: [pool, debt], day: 0 });
  // Looked up under lock: a twin that was signed a moment ago has lowered the debt already.
  const known = (await store.findByKeys(tx, county, [key])).get(key);
  if (known === undefined && -(balances.get(debt)?.posted ?? 0n) < amount)
    return { kind: 'refused', code: 'more_than_owed' };
  const transfer: Transfer = {
    id: newId(),
    key,
    kind: 'post',
    debit: pool,
    credit: debt,
    amount,
    pending: null,
    reason,
    ruleVersion: 0,
  };
  const [posting] = await postFromSlices(tx, { county, transfers: [transfer], at, newId });
  if (posting === undefined) throw new Error(`waiver ${reason} was not answered`);
  return posting;
}

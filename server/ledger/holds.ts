import { type LocalDate, localDate } from '../platform/calendar.ts';
import { Busy, type Tx } from '../platform/database.ts';
import { uuidAfter, uuidOf } from '../platform/ids.ts';
import { type AccountId, kindOf, lapseDateOf, type Points, points } from './account.ts';
import * as holdsStore from './holds-store.ts';
import { chooseLots, mustBePosted, type Return, refund, release, type Share } from './lots.ts';
import { endPending, getSettled } from './pending.ts';
import { type Posting, post } from './posting.ts';
import { postFromSlices, sliceOf } from './slices.ts';
import * as store from './store.ts';
import { spendable, type Transfer } from './transfer.ts';

/** Points kept for a receiver: out of the holder's lots, and what is missing to the price out of a pool. */
export interface HoldWanted {
  holderNo: bigint;
  to: AccountId;
  /** Out of the holder's lots; may be 0. */
  amount: Points;
  /** Out of a pool, which must be among those that were opened. */
  help?: { pool: bigint; amount: Points } | undefined;
  /** The redemption: a UUIDv7 of the server's, held for once. */
  reason: string;
}

export type Held =
  | { kind: 'held'; transfers: string[] }
  | { kind: 'refused'; code: 'not_enough' | 'not_covered' };

export interface Holds {
  /** What a holder who was opened can spend today; it stays so until the transaction ends. */
  spendable(holderNo: bigint): bigint;
  /** Holds all of them, each refused for itself; one statement for the lots, whoever they belong to. */
  hold(wanted: readonly HoldWanted[]): Promise<Held[]>;
}

export interface OpenHolds {
  county: number;
  holders: readonly bigint[];
  /** Which pools may help whom: their slices are locked before any lot, as an award locks them. */
  helped: readonly { holderNo: bigint; pool: bigint }[];
  at: Date;
  newId: () => string;
}

/** Locks what holding touches, in the order of locks, for many holders at once. */
export async function openHolds(tx: Tx, opening: OpenHolds): Promise<Holds> {
  const { county, helped } = opening;
  const holders = [...new Set(opening.holders)];
  const slices = [...new Set(helped.map(({ pool, holderNo }) => sliceOf(pool, holderNo)))];
  if (slices.length > 0) await store.lockAccounts(tx, county, { accounts: slices, day: 0 });
  const lots = await holdsStore.lockLotsOf(tx, county, holders);
  const opened: Opened = { ...opening, holders, lots, today: localDate(opening.at) };
  return {
    spendable: (holderNo) => spendableOf(opened, holderNo),
    hold: (wanted) => holdAll(tx, opened, wanted),
  };
}

interface Opened extends OpenHolds {
  lots: Map<bigint, store.Lot[]>;
  today: LocalDate;
}

function spendableOf({ lots, today }: Opened, holderNo: bigint): bigint {
  const usable = (lots.get(holderNo) ?? []).filter(({ account }) => lapseDateOf(account) >= today);
  return usable.reduce((sum, lot) => sum + spendable(lot), 0n);
}

async function holdAll(tx: Tx, opened: Opened, wanted: readonly HoldWanted[]): Promise<Held[]> {
  const shares = new Map(wanted.map((one) => [one, takeShares(opened, one)]));
  const enough = wanted.filter((one) => shares.get(one) !== undefined);
  await lockReceivers(tx, opened, enough);
  const helps = await holdHelp(tx, opened, enough);
  const covered = enough.filter((one) => one.help === undefined || helps.has(one));
  const legs = new Map(
    covered.map((one) => [one, (shares.get(one) ?? []).map(lotLeg(opened, one))]),
  );
  const transfers = [...legs.values()].flat();
  const { county, at } = opened;
  mustBePosted(await post(tx, { county, transfers, at }));
  await mustKnowAll(tx, opened);
  return wanted.map((one): Held => {
    if (shares.get(one) === undefined) return { kind: 'refused', code: 'not_enough' };
    const own = legs.get(one);
    if (own === undefined) return { kind: 'refused', code: 'not_covered' };
    const help = helps.get(one);
    return { kind: 'held', transfers: [...own.map(({ id }) => id), ...(help ? [help] : [])] };
  });
}

/** What pays, oldest first; what one takes is gone for the next of the same holder. */
function takeShares(opened: Opened, { holderNo, amount }: HoldWanted): Share[] | undefined {
  const lots = opened.lots.get(holderNo) ?? [];
  const shares = chooseLots(lots, amount, opened.today);
  for (const share of shares ?? []) {
    const lot = lots.find(({ account }) => account === share.lot);
    if (lot !== undefined) lot.pendingOut += share.amount;
  }
  return shares;
}

/**
 * Where a pool helps, those who receive come before its reserve, which tops up last of all; and all of them
 * at once, since what pools pay is written before what lots pay.
 */
async function lockReceivers(
  tx: Tx,
  { county }: Opened,
  wanted: readonly HoldWanted[],
): Promise<void> {
  if (wanted.every(({ help }) => help === undefined)) return;
  const accounts = [...new Set(wanted.map(({ to }) => to))];
  await store.lockAccounts(tx, county, { accounts, day: 0 });
}

/** Announces what pools pay; @returns the transfers of those that a pool covers. */
async function holdHelp(
  tx: Tx,
  { county, at, newId }: Opened,
  wanted: readonly HoldWanted[],
): Promise<Map<HoldWanted, string>> {
  const legs = wanted.flatMap((one) => {
    const { help, holderNo, reason } = one;
    if (help === undefined) return [];
    const debit = sliceOf(help.pool, holderNo);
    return [
      { one, transfer: leg(newId, { ...one, debit, amount: help.amount }, `${reason}/help`) },
    ];
  });
  if (legs.length === 0) return new Map();
  const transfers = legs.map(({ transfer }) => transfer);
  const postings = await postFromSlices(tx, { county, at, newId, transfers });
  const posted = legs.filter((_, place) => isHeld(postings[place]));
  return new Map(posted.map(({ one, transfer }) => [one, transfer.id]));
}

function isHeld(posting: Posting | undefined): boolean {
  if (posting?.kind === 'refused' && posting.code === 'not_covered') return false;
  if (posting?.kind === 'posted') return true;
  throw new Error(`the ledger answered ${JSON.stringify(posting)} to what a pool pays`);
}

const lotLeg =
  ({ newId }: Opened, one: HoldWanted) =>
  ({ lot, amount }: Share, place: number): Transfer =>
    leg(newId, { ...one, debit: lot, amount }, `${one.reason}/${place}`);

const leg = (
  newId: () => string,
  {
    debit,
    to,
    amount,
    reason,
  }: Pick<HoldWanted, 'to' | 'amount' | 'reason'> & { debit: AccountId },
  name: string,
): Transfer => ({
  id: newId(),
  key: uuidAfter(reason, `hold/${name}`),
  kind: 'announce',
  debit,
  credit: to,
  amount,
  pending: null,
  reason,
  ruleVersion: 0,
});

/**
 * A lot that came while a receiver's account was waited for may lapse sooner than those that paid.
 * @throws Busy when there is one: all of it is done anew
 */
async function mustKnowAll(tx: Tx, { county, holders, lots }: Opened): Promise<void> {
  const known = [...lots.values()].reduce((sum, one) => sum + one.length, 0);
  if ((await holdsStore.countLotsOf(tx, county, holders)) > known)
    throw new Busy('a lot came to a holder meanwhile');
}

type Ending = Omit<Return, 'graceDays'>;

/** The receiver gets what was held for it: lots and pools pay. */
export async function settleHolds(tx: Tx, wanted: Ending): Promise<Posting[]> {
  const { county, transfers, at, newId } = wanted;
  if (transfers.length === 0) return [];
  const held = await store.getTransfers(tx, county, transfers);
  await lockPayers(tx, county, [...held.values()]);
  const ends = transfers.map((pending) => ({ id: newId(), pending, how: 'settle' as const }));
  return endPending(tx, { county, ends, at });
}

/** What was held goes back to the lots and pools it came from. */
export async function releaseHolds(tx: Tx, wanted: Return): Promise<Posting[]> {
  const { county, transfers } = wanted;
  if (transfers.length === 0) return [];
  const held = await store.getTransfers(tx, county, transfers);
  const { ofPools, ofLots } = await sort(tx, county, { transfers, first: held });
  return release(tx, { ...wanted, transfers: ofLots, besides: ofPools });
}

/**
 * Runs settled holds back to lots and pools.
 * @returns a refusal among the postings when the receiver does not have the points any more: whoever
 * asks must roll back
 */
export async function refundHolds(tx: Tx, wanted: Return): Promise<Posting[]> {
  const { county, transfers, at, newId } = wanted;
  if (transfers.length === 0) return [];
  const settled = await getSettled(tx, county, transfers);
  const first = new Map(settled.map((one) => [one.id, one]));
  const { ofPools, ofLots } = await sort(tx, county, { transfers, first });
  const lots = await refund(tx, { ...wanted, transfers: ofLots });
  const back = ofPools.flatMap((id): Transfer[] => {
    const help = first.get(id);
    if (help === undefined) return [];
    const accounts = { debit: help.credit as AccountId, credit: help.debit as AccountId };
    const { reason, amount } = help;
    const key = uuidOf(`refund/${county}/${id}`);
    const moved = { ...accounts, id: newId(), key, amount: points(amount), reason };
    return [{ ...moved, kind: 'post', pending: null, ruleVersion: 0 }];
  });
  return [...lots, ...(await post(tx, { county, transfers: back, at }))];
}

interface Sorting {
  transfers: readonly string[];
  first: ReadonlyMap<string, store.StoredTransfer>;
}

/** Which of them pools paid and which lots; the slices are locked, before any lot is. */
async function sort(tx: Tx, county: number, { transfers, first }: Sorting) {
  const isPools = (id: string) => {
    const one = first.get(id);
    if (one === undefined) throw new Error(`no transfer ${id}`);
    return kindOf(one.debit as AccountId) === 'pool';
  };
  const ofPools = transfers.filter(isPools);
  await lockPayers(
    tx,
    county,
    ofPools.flatMap((id) => first.get(id) ?? []),
  );
  return { ofPools, ofLots: transfers.filter((id) => !isPools(id)) };
}

async function lockPayers(
  tx: Tx,
  county: number,
  transfers: readonly store.StoredTransfer[],
): Promise<void> {
  const accounts = [...new Set(transfers.map(({ debit }) => debit as AccountId))];
  if (accounts.length > 0) await store.lockAccounts(tx, county, { accounts, day: 0 });
}

import { type LocalDate, localDate } from '../platform/calendar.ts';
import { Busy, type Tx } from '../platform/database.ts';
import { uuidOf } from '../platform/ids.ts';
import {
  type AccountId,
  holderOf,
  kindOf,
  lapseDateOf,
  least,
  livesUntil,
  lotAccount,
  lotRange,
  type Points,
  points,
} from './account.ts';
import { endPending, getSettled } from './pending.ts';
import { type Posting, post } from './posting.ts';
import * as store from './store.ts';
import { type Balance, spendable, type Transfer, transferKinds } from './transfer.ts';

export interface Share {
  lot: AccountId;
  amount: Points;
}

/**
 * Which lots pay an amount: the one that lapses soonest first; one that has lapsed pays nothing.
 * @returns undefined when they do not hold it together
 */
export function chooseLots(
  lots: readonly ({ account: AccountId } & Balance)[],
  amount: bigint,
  today: LocalDate,
): Share[] | undefined {
  const shares: Share[] = [];
  let missing = amount;
  for (const lot of lots) {
    if (missing === 0n) break;
    const free = spendable(lot);
    if (free <= 0n || lapseDateOf(lot.account) < today) continue;
    const taken = least(free, missing);
    shares.push({ lot: lot.account, amount: points(taken) });
    missing -= taken;
  }
  return missing === 0n ? shares : undefined;
}

export interface Spend {
  county: number;
  holderNo: bigint;
  /** Who receives: a merchant's account. */
  to: AccountId;
  amount: Points;
  /** announce: held for the receiver until it is settled or voided · post: given at once. */
  how: 'announce' | 'post';
  /** The redemption; asked for twice, it is spent once. */
  reason: string;
  at: Date;
  newId: () => string;
}

export type Spent =
  | { kind: 'spent' | 'repeated'; transfers: string[] }
  | { kind: 'refused'; code: 'not_enough' | 'key_reused' };

/** Spends a holder's points, soonest lapse first; one transfer for each lot that pays. */
export async function spend(tx: Tx, wanted: Spend): Promise<Spent> {
  const { county, holderNo, reason, at } = wanted;
  const lots = await store.lockLots(tx, county, lotRange(holderNo));
  const keys = lots.map((_, place) => keyOf(wanted, place));
  const before = await store.findByKeys(tx, county, keys.length > 0 ? keys : [keyOf(wanted, 0)]);
  if (before.size > 0) return answerAgain(wanted, [...before.values()]);
  const shares = chooseLots(lots, wanted.amount, localDate(at));
  if (shares === undefined) return { kind: 'refused', code: 'not_enough' };
  const transfers = shares.map(
    ({ lot, amount }, place): Transfer => ({
      id: wanted.newId(),
      key: keyOf(wanted, place),
      kind: wanted.how,
      debit: lot,
      credit: wanted.to,
      amount,
      pending: null,
      reason,
      ruleVersion: 0,
    }),
  );
  mustBePosted(await post(tx, { county, transfers, at }));
  await mustKnowAll(tx, { county, holderNo, lots });
  return { kind: 'spent', transfers: transfers.map(({ id }) => id) };
}

/**
 * A lot that came while the receiver's account was waited for may lapse sooner than those that paid,
 * and others may have built on it before they let go of that account. Now that every row is held,
 * what is seen is what stands.
 * @throws Busy when there is one: it is spent anew
 */
async function mustKnowAll(
  tx: Tx,
  { county, holderNo, lots }: Pick<Spend, 'county' | 'holderNo'> & { lots: readonly unknown[] },
): Promise<void> {
  const { length } = await store.listLots(tx, county, lotRange(holderNo));
  if (length > lots.length) throw new Busy(`a lot came to holder ${holderNo} meanwhile`);
}

const keyOf = ({ county, reason, holderNo }: Spend, place: number) =>
  uuidOf(`spend/${county}/${holderNo}/${reason}/${place}`);

function answerAgain({ amount, to, how }: Spend, before: readonly store.StoredTransfer[]): Spent {
  const sum = before.reduce((total, transfer) => total + transfer.amount, 0n);
  const same =
    sum === amount &&
    before.every(({ credit, kind }) => credit === to && kind === transferKinds[how]);
  if (!same) return { kind: 'refused', code: 'key_reused' };
  return { kind: 'repeated', transfers: before.map(({ id }) => id) };
}

export interface Return {
  county: number;
  /** Transfers out of lots that are voided or run back, or transfers to lots that settle. */
  transfers: readonly string[];
  /** Days that points live on whose lot has lapsed meanwhile. */
  graceDays: number;
  at: Date;
  newId: () => string;
}

/**
 * Voids announced spending: the points are the holder's again, in the lots they came from. `besides`: what
 * pools announced with it, voided by the same statement, so that receivers are written in one order.
 */
export async function release(
  tx: Tx,
  { besides = [], ...wanted }: Return & { besides?: readonly string[] },
): Promise<Posting[]> {
  if (wanted.transfers.length + besides.length === 0) return [];
  const held = await store.getTransfers(tx, wanted.county, wanted.transfers);
  await lockHolders(tx, wanted.county, [...held.values()]);
  const lotOf = ({ debit }: store.StoredTransfer) => debit;
  return endAndRenew(tx, wanted, { how: 'void', announced: held, lotOf, besides });
}

/**
 * Settles points that were announced to their holders: they arrive in the lots that were announced.
 * Where one has lapsed meanwhile, they move on in the same transaction to a lot with a grace period.
 */
export async function receive(tx: Tx, wanted: Return): Promise<Posting[]> {
  if (wanted.transfers.length === 0) return [];
  const given = await store.getTransfers(tx, wanted.county, wanted.transfers);
  return endAndRenew(tx, wanted, {
    how: 'settle',
    announced: given,
    lotOf: ({ credit }) => credit,
  });
}

interface Ending {
  how: 'settle' | 'void';
  announced: ReadonlyMap<string, store.StoredTransfer>;
  /** Which of the two accounts is the holder's lot. */
  lotOf: (first: store.StoredTransfer) => bigint;
  /** Ended with them; what comes of it is no lot's. */
  besides?: readonly string[];
}

/** What comes to a lapsed lot now, and only now, lives on: asked again, nothing more is renewed. */
async function endAndRenew(
  tx: Tx,
  { county, transfers, graceDays, at, newId }: Return,
  { how, announced, lotOf, besides = [] }: Ending,
): Promise<Posting[]> {
  const ends = [...transfers, ...besides].map((pending) => ({ id: newId(), pending, how }));
  const answers = await endPending(tx, { county, ends, at });
  const late = transfers.flatMap((id, place): Transfer[] => {
    const first = announced.get(id);
    if (first === undefined || answers[place]?.kind !== 'posted') return [];
    const from = lotOf(first) as AccountId;
    const to = homeOf(from, { graceDays, at });
    if (to === from) return [];
    return [backTransfer({ id: newId(), key: graceKey(county, id), from, to, first })];
  });
  if (late.length > 0) mustBePosted(await post(tx, { county, transfers: late, at }));
  return answers;
}

/** The lot in which points live that were given: where they arrived, or where they moved on to. */
export async function findHome(
  tx: Tx,
  county: number,
  given: store.StoredTransfer,
): Promise<AccountId> {
  const renewal = uuidOf(graceKey(county, given.id));
  const known = await store.findByKeys(tx, county, [renewal]);
  return (known.get(renewal)?.credit ?? given.credit) as AccountId;
}

const graceKey = (county: number, ended: string) => `grace/${county}/${ended}`;

/**
 * Runs settled spending back, once and whole: to the lots it came from, or to a lot with a grace
 * period.
 */
export async function refund(
  tx: Tx,
  { county, transfers, graceDays, at, newId }: Return,
): Promise<Posting[]> {
  if (transfers.length === 0) return [];
  const settled = await getSettled(tx, county, transfers);
  await lockHolders(tx, county, settled);
  const back = settled.map((first): Transfer => {
    const to = homeOf(first.debit as AccountId, { graceDays, at });
    const from = first.credit as AccountId;
    return backTransfer({ id: newId(), key: `refund/${county}/${first.id}`, from, to, first });
  });
  const known = await store.findByKeys(
    tx,
    county,
    back.map(({ key }) => key),
  );
  const fresh = back.filter(({ key }) => !known.has(key));
  const answers = new Map<string, Posting>();
  for (const { key, id } of known.values()) answers.set(key, { kind: 'repeated', transfer: id });
  if (!(await isCovered(tx, county, fresh)))
    return back.map(() => ({ kind: 'refused', code: 'not_covered' }));
  const posted = await post(tx, { county, transfers: fresh, at });
  for (const [place, { key }] of fresh.entries()) {
    const answer = posted[place];
    if (answer !== undefined) answers.set(key, answer);
  }
  return back.flatMap(({ key }) => answers.get(key) ?? []);
}

/** Whether those who give back hold it all: a refund comes whole or not at all. */
async function isCovered(tx: Tx, county: number, transfers: readonly Transfer[]): Promise<boolean> {
  const wanted = new Map<AccountId, bigint>();
  for (const { debit, amount } of transfers) wanted.set(debit, (wanted.get(debit) ?? 0n) + amount);
  if (wanted.size === 0) return true;
  const accounts = [...wanted.keys()];
  const balances = await store.lockAccounts(tx, county, { accounts, day: 0 });
  return accounts.every((account) => {
    const balance = balances.get(account);
    return balance !== undefined && spendable(balance) >= (wanted.get(account) ?? 0n);
  });
}

/** All lots of those who paid, before the merchant's account, as spending locks them. */
async function lockHolders(
  tx: Tx,
  county: number,
  transfers: readonly store.StoredTransfer[],
): Promise<void> {
  const holders = new Set(transfers.map(({ debit }) => holderOf(debit as AccountId)));
  for (const holderNo of [...holders].sort((a, b) => (a < b ? -1 : 1)))
    await store.lockLots(tx, county, lotRange(holderNo));
}

/** The lot that points come to: their own, or one with a grace period when it has lapsed. */
function homeOf(lot: AccountId, { graceDays, at }: Pick<Return, 'graceDays' | 'at'>): AccountId {
  if (kindOf(lot) !== 'holder') throw new Error(`account ${lot} is not a lot`);
  const lapsesOn = livesUntil(lapseDateOf(lot), { graceDays, today: localDate(at) });
  return lotAccount(holderOf(lot), lapsesOn);
}

interface Back {
  id: string;
  key: string;
  from: AccountId;
  to: AccountId;
  first: store.StoredTransfer;
}

const backTransfer = ({ id, key, from, to, first }: Back): Transfer => ({
  id,
  key: uuidOf(key),
  kind: 'post',
  debit: from,
  credit: to,
  amount: first.amount as Points,
  pending: null,
  reason: first.reason,
  ruleVersion: 0,
});

/** What was weighed under lock is posted; anything else is a defect, and nothing may be written. */
export function mustBePosted(postings: readonly Posting[]): void {
  const refused = postings.find(({ kind }) => kind === 'refused');
  if (refused !== undefined) throw new Error(`the ledger refused: ${JSON.stringify(refused)}`);
}

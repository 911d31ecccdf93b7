import { addDays, type LocalDate, startOfDay } from '../platform/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { uuidAt, uuidOf } from '../platform/ids.ts';
import {
  type AccountId,
  dayNumber,
  holderOf,
  lapseDateOf,
  lapsedAccount,
  least,
  lotAccount,
  points,
} from './account.ts';
import { sumCarried } from './carry-over-store.ts';
import { post } from './posting.ts';
import { sliceNumberOf } from './slices.ts';
import * as store from './store.ts';
import { spendable, type Transfer } from './transfer.ts';

/** What a holder keeps in all of a lot whose last day is over, however often it is swept, by the rule book that held on that day. */
export interface CarryOver {
  atMost: bigint;
  /** The last day of the lot to which it goes. */
  until: LocalDate;
  ruleVersion: number;
}

export interface LapseBatch {
  county: number;
  /** Lots up to this last day lapse. */
  through: LocalDate;
  /** Key of the last lot that is done; 0 at the beginning. */
  after: bigint;
  limit: number;
  /** Undefined: all of the lot lapses. */
  carryOverOf: (lapsesOn: LocalDate) => CarryOver | undefined;
  at: Date;
  newId: () => string;
}

export interface LapsedBatch {
  /** Where the next batch goes on; undefined after the last one. */
  last: bigint | undefined;
  lots: number;
  points: bigint;
  carried: bigint;
}

/**
 * Takes what has lapsed out of the next lots, by key, in the caller’s transaction: whoever remembers in
 * it how far this came can be killed at any moment. What is held for a redemption stays until that
 * ends. A lot as it stands lapses once, however many do this at the same time.
 */
export async function lapseBatch(tx: Tx, wanted: LapseBatch): Promise<LapsedBatch> {
  const { county, through, after, limit, at } = wanted;
  const before = dayNumber(through) + 1;
  const due = await store.listLapsed(tx, county, { before, after, limit });
  const homes = due.flatMap(({ account }) => homeOf(account, wanted)?.lot ?? []);
  if (homes.length > 0) await store.openAccounts(tx, county, homes);
  // All of them in the order of their keys, as whoever spends or awards locks them.
  const held = await store.lockNamedLots(tx, county, [
    ...due.map(({ account }) => account),
    ...homes,
  ]);
  const kept = await keptOf(tx, wanted, due);
  const swept: LapsedBatch = {
    last: due.length < limit ? undefined : due.at(-1)?.account,
    lots: 0,
    points: 0n,
    carried: 0n,
  };
  const transfers = due.flatMap(({ account }): Transfer[] => {
    const lot = held.get(account);
    const free = lot === undefined ? 0n : spendable(lot);
    if (lot === undefined || free <= 0n) return [];
    const home = homeOf(account, wanted);
    const carried = least(free, kept.get(account) ?? 0n);
    swept.lots += 1;
    swept.points += free - carried;
    swept.carried += carried;
    const away = { to: lapsedAccount(sliceNumberOf(holderOf(account))), amount: free - carried };
    const over = home && { to: home.lot, amount: carried, ruleVersion: home.ruleVersion };
    return [...(over === undefined ? [] : [over]), away]
      .filter(({ amount }) => amount > 0n)
      .map((move) => leaving(wanted, { lot, ...move }));
  });
  const postings = await post(tx, { county, transfers, at });
  // Under lock a lot as it stands cannot have lapsed before: anything else is a defect.
  const odd = postings.find(({ kind }) => kind !== 'posted');
  if (odd !== undefined) throw new Error(`a lot did not lapse: ${JSON.stringify(odd)}`);
  return swept;
}

/**
 * What each lot may still carry over: what came to it since it was swept first shares in what was left
 * of that then. Asked under lock, so nobody carries the same over beside this.
 */
async function keptOf(
  tx: Tx,
  wanted: LapseBatch,
  due: readonly { account: AccountId }[],
): Promise<Map<AccountId, bigint>> {
  const { county } = wanted;
  const homes = due.flatMap(({ account }) => {
    const home = homeOf(account, wanted);
    return home === undefined ? [] : [{ account, atMost: home.atMost }];
  });
  if (homes.length === 0) return new Map();
  const lots = homes.map(({ account }) => ({ lot: account, reason: lapseReason(county, account) }));
  const before = await sumCarried(tx, county, lots);
  return new Map(
    homes.map(({ account, atMost }) => {
      const left = atMost - (before.get(account) ?? 0n);
      return [account, left > 0n ? left : 0n];
    }),
  );
}

/** Where a part of a lot lives on, unless that is over as well. */
function homeOf(
  account: AccountId,
  { carryOverOf, through }: LapseBatch,
): (CarryOver & { lot: AccountId }) | undefined {
  const carryOver = carryOverOf(lapseDateOf(account));
  if (carryOver === undefined || carryOver.until <= through) return undefined;
  return { ...carryOver, lot: lotAccount(holderOf(account), carryOver.until) };
}

/** The reason under which what was left of a lot lapsed or was carried over. */
export const lapseReason = (county: number, lot: bigint) => uuidOf(`lapse/${county}/${lot}`);

interface Leaving {
  lot: store.VersionedLot;
  to: AccountId;
  amount: bigint;
  /** The rule book that carries it over; what lapses names none. */
  ruleVersion?: number;
}

/** Version and balance tell how the lot stands: what comes in later lapses by a transfer of its own. */
function leaving(
  { county, newId }: LapseBatch,
  { lot: { account, version, posted }, to, amount, ruleVersion = 0 }: Leaving,
): Transfer {
  const way = ruleVersion === 0 ? 'lapse' : 'carry';
  // Keys of one night lie together, so that a million of them grow one end of the index.
  const midnight = startOfDay(addDays(lapseDateOf(account), 1));
  return {
    id: newId(),
    key: uuidAt(midnight, `${way}/${county}/${account}/${version}/${posted}`),
    kind: 'post',
    debit: account,
    credit: to,
    amount: points(amount),
    pending: null,
    reason: lapseReason(county, account),
    ruleVersion,
  };
}

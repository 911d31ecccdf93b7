import type { LocalDate } from '../platform/calendar.ts';
import { Busy, type Read, type Tx } from '../platform/database.ts';
import { uuidOf } from '../platform/ids.ts';
import {
  type AccountId,
  dateOfDay,
  holderOf,
  lapseDateOf,
  lapsedAccount,
  least,
  points,
  poolAccount,
  sourceAccount,
} from './account.ts';
import {
  listFilled,
  listLapsedSums,
  listStandings,
  type Standing,
  sumByLapseDay,
  sumRange,
  sumWrittenOffAtSource,
} from './cover-store.ts';
import { mustBePosted } from './lots.ts';
import { type Posting, post } from './posting.ts';
import { sliceCount } from './slices.ts';
import * as store from './store.ts';
import { spendable, type Transfer } from './transfer.ts';

export { type Standing, sumVillagePools } from './cover-store.ts';

/** Points that a payer can still give: what stands in its reserve and slices and is not announced. */
export function getPoolCover(read: Read, county: number, holderNo: bigint): Promise<bigint> {
  return sumRange(read, county, poolRange(holderNo));
}

const poolRange = (holderNo: bigint) => {
  const first = poolAccount(holderNo);
  return { first, last: first | 0xffffn };
};

/** How those who pay stand, by their numbers. */
export async function getStandings(
  read: Read,
  county: number,
  holderNos: readonly bigint[],
): Promise<Map<bigint, Standing>> {
  if (holderNos.length === 0) return new Map();
  const [rows, writtenOff] = await Promise.all([
    listStandings(read, county, holderNos),
    sumWrittenOffAtSource(read, county, holderNos),
  ]);
  const standings = new Map(rows.map((row) => [row.holderNo, row]));
  for (const { holderNo, points: off } of writtenOff) {
    const standing = standings.get(holderNo);
    if (standing !== undefined) standing.behind -= off;
  }
  return standings;
}

/** What each of those who pay can still give, by their numbers: asked before every award they may pay. */
export async function getCovers(
  read: Read,
  county: number,
  holderNos: readonly bigint[],
): Promise<Map<bigint, bigint>> {
  const rows = await listStandings(read, county, holderNos);
  return new Map(rows.map(({ holderNo, cover }) => [holderNo, cover]));
}

export interface Outstanding {
  lapsesOn: LocalDate;
  points: bigint;
  announced: bigint;
  lots: number;
}

/** What a county owes its holders, by the last day on which it can be spent. */
export async function listOutstanding(read: Read, county: number): Promise<Outstanding[]> {
  const rows = await sumByLapseDay(read, county);
  return rows.map(({ day, lots, ...sums }) => ({
    ...sums,
    lapsesOn: dateOfDay(day),
    lots: Number(lots),
  }));
}

export interface LapsedLot {
  account: AccountId;
  holderNo: bigint;
  lapsesOn: LocalDate;
  /** What lapsed of it. */
  points: bigint;
  /** What of it lives on in a later lot of the same holder. */
  carried: bigint;
  carriedInto: AccountId | null;
}

/** Lots of which something lapsed or was carried over, by key: those of one holder by last day. */
export async function listLapsedLots(
  read: Read,
  county: number,
  page: { after: bigint; limit: number },
): Promise<LapsedLot[]> {
  const rows = await listLapsedSums(read, county, page);
  return rows.map((row) => {
    const account = row.account as AccountId;
    const carriedInto = row.carriedInto as AccountId | null;
    return {
      ...row,
      account,
      carriedInto,
      holderNo: holderOf(account),
      lapsesOn: lapseDateOf(account),
    };
  });
}

export interface Receive {
  county: number;
  /** The pool, or the fund of the sponsor that it came from. */
  holderNo: bigint;
  amount: bigint;
  /** The receipt that was confirmed: it is booked once. */
  reason: string;
  at: Date;
  newId: () => string;
}

/** Books what has come as cover: only now can it be given. */
export async function addCover(
  tx: Tx,
  { county, holderNo, amount, reason, at, newId }: Receive,
): Promise<Posting> {
  const [posting] = await post(tx, {
    county,
    at,
    transfers: [
      {
        id: newId(),
        key: uuidOf(`cover/${county}/${reason}`),
        kind: 'post',
        debit: sourceAccount(holderNo),
        credit: poolAccount(holderNo),
        amount: points(amount),
        pending: null,
        reason,
        ruleVersion: 0,
      },
    ],
  });
  if (posting === undefined) throw new Error(`receipt ${reason} was not answered`);
  return posting;
}

export interface GiveBack extends Omit<Receive, 'amount'> {
  /** Points that nobody was given, and points that lapsed unspent. */
  unspent: bigint;
  lapsed: bigint;
}

/**
 * Lets cover go back to where it came from: what nobody was given out of the reserve and the slices,
 * what lapsed out of the county's lapsed points. All or nothing, and once for each reason.
 */
export async function returnCover(
  tx: Tx,
  { county, holderNo, unspent, lapsed, reason, at, newId }: GiveBack,
): Promise<'returned' | 'repeated' | 'not_covered'> {
  const source = sourceAccount(holderNo);
  const keyOf = (place: number) => uuidOf(`return/${county}/${reason}/${place}`);
  const lapsedRange = { first: lapsedAccount(0), last: lapsedAccount(sliceCount) };
  const pool = await listFilled(tx, county, poolRange(holderNo));
  const swept = lapsed > 0n ? await listFilled(tx, county, lapsedRange) : [];
  const accounts = [source, ...pool, ...swept] as AccountId[];
  const balances = await store.lockAccounts(tx, county, { accounts, day: 0 });
  if ((await store.findByKeys(tx, county, [keyOf(0)])).size > 0) return 'repeated';
  const fresh = sharesOf(pool as AccountId[], { wanted: unspent, balances });
  const stale = sharesOf(swept as AccountId[], { wanted: lapsed, balances });
  if (sumOf(stale) < lapsed) return 'not_covered';
  if (sumOf(fresh) < unspent) {
    // It may have moved into a slice that was empty a moment ago.
    if ((await getPoolCover(tx, county, holderNo)) >= unspent)
      throw new Busy(`cover of ${holderNo} is on the move`);
    return 'not_covered';
  }
  const transfers = [...fresh, ...stale].map(
    ({ account, amount }, place): Transfer => ({
      id: newId(),
      key: keyOf(place),
      kind: 'post',
      debit: account,
      credit: source,
      amount: points(amount),
      pending: null,
      reason,
      ruleVersion: 0,
    }),
  );
  mustBePosted(await post(tx, { county, transfers, at }));
  return 'returned';
}

const sumOf = (shares: readonly { amount: bigint }[]) =>
  shares.reduce((sum, { amount }) => sum + amount, 0n);

interface Wanted {
  wanted: bigint;
  balances: Awaited<ReturnType<typeof store.lockAccounts>>;
}

/** Which accounts give an amount, in their order. */
function sharesOf(accounts: readonly AccountId[], { wanted, balances }: Wanted) {
  const shares: { account: AccountId; amount: bigint }[] = [];
  let missing = wanted;
  for (const account of accounts) {
    const balance = balances.get(account);
    const amount = least(missing, balance === undefined ? 0n : spendable(balance));
    if (amount > 0n) shares.push({ account, amount });
    missing -= amount;
  }
  return shares;
}

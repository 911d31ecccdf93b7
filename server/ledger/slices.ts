import { Busy, type Tx } from '../platform/database.ts';
import { type AccountId, holderOf, kindOf, least, points, poolAccount } from './account.ts';
import { type Post, type Posting, post } from './posting.ts';
import * as store from './store.ts';
import { type Balance, spendable, type Transfer } from './transfer.ts';

/** A pool is cut into slices so that awards of different people never wait for one row. */
export const sliceCount = 64;
/** A slice that runs short takes at least this share of what the pool still holds. */
const topUpShare = 64n;

/** The number of the slice that a holder has to do with: always the same, spread evenly (Fibonacci hashing). */
export function sliceNumberOf(holderNo: bigint): number {
  const hash = BigInt.asUintN(64, holderNo * 0x9e37_79b9_7f4a_7c15n);
  return 1 + (Number(hash >> 32n) % sliceCount);
}

/** The slice that pays a holder. */
export function sliceOf(poolHolder: bigint, holderNo: bigint): AccountId {
  return poolAccount(poolHolder, sliceNumberOf(holderNo));
}

/**
 * Posts transfers that one slice pays, all or none: the slice is locked and filled first, so that a
 * later one cannot find it empty. A receiver's day limit still refuses that transfer alone.
 * @returns undefined when the whole pool does not cover them together
 */
export async function postTogether(
  tx: Tx,
  { newId, ...request }: Post & { newId: () => string },
): Promise<Posting[] | undefined> {
  const slices = new Set(request.transfers.map(({ debit }) => debit));
  const [slice] = slices;
  if (slice === undefined || slices.size > 1) throw new Error('one slice pays what goes together');
  const wanted = sumOf(request.transfers);
  const inSlice = async () =>
    spendableIn(await store.lockAccounts(tx, request.county, { accounts: [slice], day: 0 }), slice);
  if ((await inSlice()) >= wanted) return post(tx, request);
  // The receivers before the reserve, as everybody locks them.
  const receivers = new Set(request.transfers.map(({ credit }) => credit));
  await store.lockAccounts(tx, request.county, { accounts: [...receivers], day: 0 });
  // What was posted before is only repeated, and needs no cover again.
  const keys = request.transfers.map(({ key }) => key);
  const known = await store.findByKeys(tx, request.county, keys);
  const fresh = sumOf(request.transfers.filter(({ key }) => !known.has(key)));
  const missing = fresh - (await inSlice());
  if (missing > 0n) {
    await topUp(tx, { ...request, newId, slice, missing, filled: [] });
    if ((await inSlice()) < fresh) return undefined;
  }
  return post(tx, request);
}

const sumOf = (transfers: readonly Transfer[]) =>
  transfers.reduce((sum, { amount }) => sum + amount, 0n);

/**
 * Posts transfers that slices pay, topping up a slice that runs short from its pool in the same
 * transaction. What the whole pool cannot cover is refused as not covered.
 */
export async function postFromSlices(
  tx: Tx,
  { newId, ...request }: Post & { newId: () => string },
): Promise<Posting[]> {
  const answers = await post(tx, request);
  const short = request.transfers.filter((transfer, place) => {
    const answer = answers[place];
    return answer?.kind === 'refused' && answer.code === 'not_covered' && isSlice(transfer.debit);
  });
  if (short.length === 0) return answers;
  const filled: AccountId[] = [];
  for (const [slice, needed] of neededBySlice(short)) {
    const accounts = [slice];
    const own = spendableIn(
      await store.lockAccounts(tx, request.county, { accounts, day: 0 }),
      slice,
    );
    if (needed > own) await topUp(tx, { ...request, newId, slice, missing: needed - own, filled });
    filled.push(slice);
  }
  const again = await post(tx, { ...request, transfers: short });
  const second = new Map(short.map((transfer, place) => [transfer, again[place]]));
  return request.transfers.map((transfer, place) => {
    const answer = second.get(transfer) ?? answers[place];
    if (answer === undefined) throw new Error('a transfer was not answered');
    return answer;
  });
}

const isSlice = (account: AccountId) => kindOf(account) === 'pool' && (account & 0xffffn) !== 0n;
const reserveOf = (slice: AccountId) => (slice & ~0xffffn) as AccountId;

function neededBySlice(transfers: readonly Transfer[]): [AccountId, bigint][] {
  const needed = new Map<AccountId, bigint>();
  for (const { debit, amount } of transfers) needed.set(debit, (needed.get(debit) ?? 0n) + amount);
  return [...needed].sort(([a], [b]) => (a < b ? -1 : 1));
}

interface TopUp extends Omit<Post, 'transfers'> {
  newId: () => string;
  slice: AccountId;
  /** What the slice is short of, beyond what it holds itself. */
  missing: bigint;
  /** Slices that were filled for the same batch: nothing is taken from them again. */
  filled: readonly AccountId[];
}

/**
 * Moves cover into a slice: from the pool's reserve, which is locked last so that nobody waits
 * crosswise, and when that is used up from other slices that nobody holds at this moment.
 * @throws Busy when what is missing lies in slices that others hold
 */
async function topUp(
  tx: Tx,
  { county, at, newId, slice, filled, ...wanted }: TopUp,
): Promise<void> {
  const reserve = reserveOf(slice);
  await store.openAccounts(tx, county, [reserve]);
  const reserved = spendableIn(
    await store.lockAccounts(tx, county, { accounts: [reserve], day: 0 }),
    reserve,
  );
  const share = reserved / topUpShare;
  const sources: [AccountId, bigint][] = [[reserve, least(reserved, most(share, wanted.missing))]];
  let missing = wanted.missing - reserved;
  if (missing > 0n) {
    const except = [slice, ...filled] as const;
    const free = await store.lockFreeSlices(tx, county, except);
    for (const [other, balance] of free) {
      const taken = least(missing, spendable(balance));
      sources.push([other, taken]);
      missing -= taken;
    }
    // What others hold at this moment is cover too: only an empty pool says no, a busy one says again.
    const elsewhere = [...except, ...free.keys()] as const;
    if (missing > 0n && (await store.sumSlices(tx, county, elsewhere)) >= missing)
      throw new Busy(`slices of pool ${holderOf(slice)} are in use`);
  }
  const transfers = sources
    .filter(([, amount]) => amount > 0n)
    .map(([debit, amount]): Transfer => {
      const id = newId();
      const moved = { debit, credit: slice, amount: points(amount) };
      return { ...moved, id, key: id, kind: 'post', pending: null, reason: id, ruleVersion: 0 };
    });
  await post(tx, { county, at, transfers });
}

const most = (a: bigint, b: bigint) => (a > b ? a : b);

function spendableIn(balances: Map<AccountId, Balance>, account: AccountId): bigint {
  const balance = balances.get(account);
  return balance === undefined ? 0n : spendable(balance);
}

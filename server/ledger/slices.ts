import type { Tx } from '../platform/database.ts';
import { type AccountId, kindOf, points, poolAccount } from './account.ts';
import { type Post, type Posting, post } from './posting.ts';
import * as store from './store.ts';
import { type Balance, spendable, type Transfer } from './transfer.ts';

/** A pool is cut into slices so that awards of different people never wait for one row. */
export const sliceCount = 16;
/** A slice that runs short takes at least this share of what the pool still holds. */
const topUpShare = 64n;

/** The slice that pays a holder: always the same one, spread evenly (Fibonacci hashing). */
export function sliceOf(poolHolder: bigint, holderNo: bigint): AccountId {
  const hash = BigInt.asUintN(64, holderNo * 0x9e37_79b9_7f4a_7c15n);
  return poolAccount(poolHolder, 1 + (Number(hash >> 32n) % sliceCount));
}

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
  for (const [slice, needed] of neededBySlice(short))
    await topUp(tx, { ...request, newId, slice, needed });
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

function neededBySlice(transfers: readonly Transfer[]): [AccountId, bigint[]][] {
  const needed = new Map<AccountId, bigint[]>();
  for (const { debit, amount } of transfers)
    needed.set(debit, [...(needed.get(debit) ?? []), amount]);
  return [...needed].sort(([a], [b]) => (a < b ? -1 : 1));
}

interface TopUp extends Omit<Post, 'transfers'> {
  newId: () => string;
  slice: AccountId;
  /** The amounts that the slice could not pay. */
  needed: readonly bigint[];
}

/**
 * Moves cover into a slice: from the pool's reserve, which is locked last so that nobody waits
 * crosswise, and when that is used up from other slices that nobody holds at this moment.
 */
async function topUp(tx: Tx, { county, at, newId, slice, needed }: TopUp): Promise<void> {
  const reserve = reserveOf(slice);
  await store.openAccounts(tx, county, [reserve]);
  const reserved = spendableIn(await store.lockAccounts(tx, county, [reserve]), reserve);
  const wanted = needed.reduce((sum, amount) => sum + amount, 0n);
  const share = reserved / topUpShare;
  const sources: [AccountId, bigint][] = [[reserve, least(reserved, most(share, wanted))]];
  let missing = wanted - reserved;
  if (missing > 0n)
    for (const [other, balance] of await store.lockFreeSlices(tx, county, slice)) {
      const taken = least(missing, spendable(balance));
      sources.push([other, taken]);
      missing -= taken;
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

const least = (a: bigint, b: bigint) => (a < b ? a : b);
const most = (a: bigint, b: bigint) => (a > b ? a : b);

function spendableIn(balances: Map<AccountId, Balance>, account: AccountId): bigint {
  const balance = balances.get(account);
  return balance === undefined ? 0n : spendable(balance);
}

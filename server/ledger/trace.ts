import type { Read } from '../platform/database.ts';
import { type AccountId, holderOf, kindOf, least } from './account.ts';
import { listMoves } from './trace-store.ts';

/** Points that moved: posted at once, or settled under the id by which they were announced. */
export interface Move {
  id: string;
  debit: AccountId;
  credit: AccountId;
  amount: bigint;
  reason: string;
}

/** Points and the number of the pool that once gave them. */
export interface PoolShare {
  pool: bigint;
  amount: bigint;
}

/**
 * Which pools had given what a holder spent. A lot mixes the points of several pools, and they leave it in
 * the order in which they came; what a pool takes back is its own first, and what a merchant gives back is
 * what it was given.
 * @param moves of one holder's lots, in the order in which they happened
 * @returns for each transfer to a merchant its pools; their points add up to it
 */
export function tracePools(moves: readonly Move[]): Map<string, PoolShare[]> {
  const lots = new Map<AccountId, PoolShare[]>();
  /** What merchants have been given, by the redemption. */
  const given = new Map<string, PoolShare[]>();
  const traced = new Map<string, PoolShare[]>();
  for (const move of moves) {
    const { id, debit, credit, amount, reason } = move;
    const [from, to] = [kindOf(debit), kindOf(credit)];
    if (from === 'pool' && to === 'merchant') continue;
    const wanted = { amount, first: to === 'pool' ? holderOf(credit) : undefined };
    const pieces =
      from === 'pool'
        ? [{ pool: holderOf(debit), amount }]
        : take(from === 'merchant' ? pileOf(given, reason) : pileOf(lots, debit), wanted);
    if (to === 'holder') pileOf(lots, credit).push(...pieces);
    if (to !== 'merchant') continue;
    pileOf(given, reason).push(...pieces.map((piece) => ({ ...piece })));
    traced.set(id, byPool(pieces));
  }
  return traced;
}

function pileOf<K>(piles: Map<K, PoolShare[]>, key: K): PoolShare[] {
  const pile = piles.get(key) ?? [];
  piles.set(key, pile);
  return pile;
}

/** Takes points off a pile: those of one pool first where it wants its own, then the oldest. */
function take(
  pile: PoolShare[],
  { amount, first }: { amount: bigint; first: bigint | undefined },
): PoolShare[] {
  const taken: PoolShare[] = [];
  let missing = amount;
  const own = pile.filter(({ pool }) => pool === first);
  for (const piece of [...own, ...pile]) {
    const part = least(piece.amount, missing);
    if (part === 0n) continue;
    taken.push({ pool: piece.pool, amount: part });
    piece.amount -= part;
    missing -= part;
  }
  if (missing > 0n) throw new Error(`${missing} points left a lot that never came to it`);
  pile.splice(0, pile.length, ...pile.filter((piece) => piece.amount > 0n));
  return taken;
}

function byPool(pieces: readonly PoolShare[]): PoolShare[] {
  const sums = new Map<bigint, bigint>();
  for (const { pool, amount } of pieces) sums.set(pool, (sums.get(pool) ?? 0n) + amount);
  return [...sums].map(([pool, amount]) => ({ pool, amount }));
}

/**
 * Which pools had given what a holder spent, out of the journal.
 * @param transfers every transfer of the holder's, as `listHolderTransfers` finds them
 */
export async function traceSpending(
  read: Read,
  county: number,
  transfers: readonly string[],
): Promise<Map<string, PoolShare[]>> {
  return tracePools(await listMoves(read, county, transfers));
}

import type { Read } from '../platform/database.ts';
import { type AccountId, holderOf, kindOf, least } from './account.ts';
import { listMoves, listMovesOf } from './trace-store.ts';

/** Points that moved: posted at once, or settled under the id by which they were announced. */
export interface Move {
  id: string;
  debit: AccountId;
  credit: AccountId;
  amount: bigint;
  reason: string;
}

/** Stands for whoever gave points of which the journal does not tell. */
export const unknownPayer = 0n;

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
 * @param missing what is put for points that left a lot and never came to it; without it that is an error
 * @returns for each transfer to a merchant its pools; their points add up to it
 */
export function tracePools(moves: readonly Move[], missing?: bigint): Map<string, PoolShare[]> {
  const lots = new Map<AccountId, PoolShare[]>();
  /** What merchants have been given, by the redemption. */
  const given = new Map<string, PoolShare[]>();
  const traced = new Map<string, PoolShare[]>();
  for (const move of moves) {
    const { id, debit, credit, amount, reason } = move;
    const [from, to] = [kindOf(debit), kindOf(credit)];
    if (from === 'pool' && to === 'merchant') continue;
    const wanted = { amount, first: to === 'pool' ? holderOf(credit) : undefined, stray: missing };
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

interface Taking {
  amount: bigint;
  first: bigint | undefined;
  stray: bigint | undefined;
}

/** Takes points off a pile: those of one pool first where it wants its own, then the oldest. */
function take(pile: PoolShare[], { amount, first, stray }: Taking): PoolShare[] {
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
  if (missing > 0n && stray !== undefined) taken.push({ pool: stray, amount: missing });
  else if (missing > 0n) throw new Error(`${missing} points left a lot that never came to it`);
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

export interface Traced {
  holders: readonly bigint[];
  /** Every transfer by which any of them was ever given something, as with `listHolderTransfers`. */
  given: readonly string[];
}

/**
 * The same of many holders in one statement. What cannot be told is `unknownPayer`’s: a list for a whole
 * county does not fail for the past of one of its people.
 */
export async function traceMany(
  read: Read,
  county: number,
  { holders, given }: Traced,
): Promise<Map<string, PoolShare[]>> {
  const wanted = new Set(holders);
  const byHolder = new Map<bigint, Move[]>();
  for (const move of await listMovesOf(read, county, { holders, given })) {
    const lots = [move.debit, move.credit].filter((account) => kindOf(account) === 'holder');
    for (const holder of new Set(lots.map(holderOf))) {
      if (!wanted.has(holder)) continue;
      const moves = byHolder.get(holder) ?? [];
      moves.push(move);
      byHolder.set(holder, moves);
    }
  }
  return new Map([...byHolder.values()].flatMap((moves) => [...tracePools(moves, unknownPayer)]));
}

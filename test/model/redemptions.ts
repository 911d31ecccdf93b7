import {
  type AccountId,
  holderOf,
  kindOf,
  lapseDateOf,
  lapsedAccount,
  merchantAccount,
  points,
} from '../../server/ledger/account.ts';
import { sliceNumberOf } from '../../server/ledger/slices.ts';
import { transfer } from '../books.ts';
import { answerOf, type Move, nextId, textOf, type World } from './move.ts';
import { nameOf, type Piece, type Spending, type State } from './state.ts';

export const merchants = [merchantAccount(1n), merchantAccount(2n)] as const;

interface Purchase {
  holder: number;
  amount: number;
  how: 'announce' | 'post';
  merchant: number;
  reason?: string;
}

/** Soonest lapse first; what has lapsed pays nothing. */
function piecesOf(state: State, holder: number, amount: number): Piece[] | undefined {
  const pieces: Piece[] = [];
  let missing = amount;
  for (const lot of state.lots(holder)) {
    const part = Math.min(missing, state.free(lot));
    if (part <= 0 || lapseDateOf(lot) < state.today) continue;
    pieces.push({ lot, amount: part });
    missing -= part;
  }
  return missing === 0 ? pieces : undefined;
}

export function spend(
  world: World,
  { holder, amount, how, merchant, reason = nextId(world) }: Purchase,
): Move {
  const to = merchants[merchant % merchants.length] ?? merchants[0];
  return {
    what: `spend ${amount} of holder ${holder} (${how}) at ${nameOf(to)}`,
    run: async (books) => {
      const spent = await books.spend(holder, { amount, how, reason, to });
      if (spent.kind === 'spent') world.spendings.set(reason, spent.transfers);
      return textOf(spent);
    },
    predict: (state) => {
      const before = state.spent.get(reason);
      if (before !== undefined) {
        const same = before.amount === amount && before.how === how && before.to === to;
        return same ? 'repeated' : 'key_reused';
      }
      const pieces = piecesOf(state, holder, amount);
      if (pieces === undefined) return 'not_enough';
      for (const { lot, amount: part } of pieces)
        state.write({ kind: how, from: lot, to, amount: part });
      state.spent.set(reason, { to, amount, how, pieces });
      return 'spent';
    },
    holders: [holder],
  };
}

/** What a redemption is asked for again with: the same, or one point more. */
export function spendAgain(world: World, reason: string, more: 0 | 1): Move {
  const { amount, how, to, pieces } = spendingOf(world.state, reason);
  const holder = holderOfPieces(pieces);
  const merchant = merchants.indexOf(to);
  return spend(world, { holder, amount: amount + more, how, merchant, reason });
}

function spendingOf(state: State, reason: string): Spending {
  const spending = state.spent.get(reason);
  if (spending === undefined) throw new Error(`redemption ${reason} is not known`);
  return spending;
}

const holderOfPieces = ([first]: readonly Piece[]) =>
  first === undefined ? 0 : Number(holderOf(first.lot));

interface Ending {
  what: string;
  run: Move['run'];
  /** The answer for one piece; what it became, where it changed. */
  end(state: State, piece: Piece, to: AccountId): { answer: string; piece: Piece };
  /** All or none: the merchant must hold what was not refunded before. */
  whole?: true;
  /** After all pieces, those that changed. */
  after?(state: State, changed: readonly Piece[]): void;
}

function ending(world: World, reason: string, { what, run, end, whole, after }: Ending): Move {
  const { to, amount, pieces } = spendingOf(world.state, reason);
  const holder = holderOfPieces(pieces);
  return {
    what: `${what} ${amount} of holder ${holder} at ${nameOf(to)}`,
    run,
    predict: (state) => {
      const spending = spendingOf(state, reason);
      const missing = spending.pieces.filter(({ refunded }) => !refunded);
      const sum = missing.reduce((total, piece) => total + piece.amount, 0);
      if (whole && state.free(to) < sum) return spending.pieces.map(() => 'not_covered').join();
      const ends = spending.pieces.map((piece) => end(state, piece, to));
      after?.(
        state,
        ends.flatMap(({ piece }, at) => (piece === spending.pieces[at] ? [] : piece)),
      );
      state.spent.set(reason, { ...spending, pieces: ends.map(({ piece }) => piece) });
      return ends.map(({ answer }) => answer).join();
    },
    holders: [holder],
  };
}

function endPiece(how: 'settle' | 'void'): Ending['end'] {
  return (state, piece, to) => {
    if (piece.end !== undefined)
      return { answer: piece.end === how ? 'repeated' : 'already_ended', piece };
    state.write({ kind: how, from: piece.lot, to, amount: piece.amount });
    return { answer: 'posted', piece: { ...piece, end: how } };
  };
}

/** The merchant hands over what was held. */
export function collect(world: World, reason: string): Move {
  const transfers = world.spendings.get(reason) ?? [];
  return ending(world, reason, {
    what: 'hand over',
    run: async (books) => answerOf(await books.end('settle', ...transfers)),
    end: endPiece('settle'),
  });
}

export function release(world: World, reason: string): Move {
  const transfers = world.spendings.get(reason) ?? [];
  return ending(world, reason, {
    what: 'give up',
    run: async (books) => answerOf(await books.release(transfers)),
    end: endPiece('void'),
    after: (state, changed) => {
      for (const { lot, amount } of changed)
        if (state.home(lot) !== lot)
          state.write({ kind: 'post', from: lot, to: state.home(lot), amount });
    },
  });
}

export function refund(world: World, reason: string): Move {
  const transfers = world.spendings.get(reason) ?? [];
  return ending(world, reason, {
    what: 'refund',
    run: async (books) => answerOf(await books.refund(transfers)),
    whole: true,
    end: (state, piece, to) => {
      if (piece.refunded) return { answer: 'repeated', piece };
      state.write({ kind: 'post', from: to, to: state.home(piece.lot), amount: piece.amount });
      return { answer: 'posted', piece: { ...piece, refunded: true } };
    },
  });
}

/** A merchant passes points on: what it passed on it cannot refund. */
export function passOn(world: World, amount: number): Move {
  const [from, to] = merchants;
  const id = nextId(world);
  const one = transfer({ id, key: nextId(world), debit: from, credit: to, amount: points(amount) });
  return {
    what: `${nameOf(from)} passes on ${amount}`,
    run: async (books) => answerOf(await books.post(one)),
    predict: (state) => {
      if (state.free(from) < amount) return 'not_covered';
      state.write({ kind: 'post', from, to, amount });
      return 'posted';
    },
    ids: [id],
    holders: [],
  };
}

/** One lot lapses by what it held when the sweep read it. */
function lapse(state: State, lot: AccountId, amount: number): void {
  const to = lapsedAccount(sliceNumberOf(holderOf(lot)));
  state.write({ kind: 'post', from: lot, to, amount });
}

const hasLapsed = (state: State, lot: AccountId) =>
  kindOf(lot) === 'holder' && lapseDateOf(lot) < state.today;

/** A line of a sweep that ran beside others: a sweep is as many transactions as there are lots. */
export function lapsed(lot: AccountId, amount: number): Move {
  return {
    what: `${amount} of ${nameOf(lot)} lapse`,
    run: () => Promise.reject(new Error('part of a sweep')),
    predict: (state) => {
      if (!hasLapsed(state, lot) || state.free(lot) < amount) return 'not lapsed';
      lapse(state, lot, amount);
      return 'lapsed';
    },
    holders: [],
  };
}

export function sweep(): Move {
  return {
    what: 'sweep what has lapsed',
    run: async (books) => {
      const { lots, points: sum } = await books.sweep();
      return `${lots} lots, ${sum}`;
    },
    predict: (state) => {
      const lots = [...state.accounts.keys()]
        .filter((lot) => hasLapsed(state, lot) && state.free(lot) > 0)
        .sort((a, b) => (a < b ? -1 : 1));
      const amounts = lots.map((lot) => state.free(lot));
      for (const lot of lots) lapse(state, lot, state.free(lot));
      return `${lots.length} lots, ${amounts.reduce((sum, one) => sum + one, 0)}`;
    },
    sweeps: true,
    holders: [],
  };
}

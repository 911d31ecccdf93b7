import type { Transfer } from '../../server/ledger/transfer.ts';
import type { SettableClock } from '../../server/platform/clock.ts';
import { type Database, sqlState } from '../../server/platform/database.ts';
import { uuidOf } from '../../server/platform/ids.ts';
import { type Books, booksOf } from '../books.ts';
import type { State } from './state.ts';

/** One thing done to the books, and what the model says must come of it. */
export interface Move {
  what: string;
  /** Does it; the answer as text. */
  run(books: Books): Promise<string>;
  /** Does it to the model, which notes the journal lines; the answer as text. */
  predict(state: State): string;
  /** Ids of transfers that it was given; those made on the way are noted when it is carried out. */
  ids?: readonly string[];
  /** Whose points are read afterwards. */
  holders: readonly number[];
  /** Paid by the pool, whose slices may be held by others at that moment. */
  paidByPool?: true;
  /** Many transactions, one for each lot, where the others are one. */
  sweeps?: true;
}

/** What a history knows beside the model: what was sent, under which ids. */
export interface World {
  database: Database;
  county: number;
  clock: SettableClock;
  state: State;
  /** Awards as they were sent, to be sent again. */
  sent: Map<string, Transfer>;
  /** Ids of the transfers of each redemption, in the order of the lots that pay. */
  spendings: Map<string, string[]>;
  made: number;
  /** Moves that met so many deadlocks that the caller heard of it. */
  askedAgain: number;
}

export const nextId = (world: World) => uuidOf(`${world.county}/${++world.made}`);

export interface Done {
  move: Move;
  answer: string;
  /** Ids of transfers that may have been made. */
  ids: string[];
}

/** Carries a move out on the real books and notes every id it made on the way. */
export async function carryOut(world: World, move: Move): Promise<Done> {
  const ids: string[] = [...(move.ids ?? [])];
  const newId = () => {
    const id = nextId(world);
    ids.push(id);
    return id;
  };
  const books = booksOf(world.database, world.county, { clock: world.clock, newId });
  for (;;)
    try {
      const answer = await move.run(books);
      return { move, answer, ids };
    } catch (error) {
      // Nothing happened: whoever hears of a conflict asks again under the same keys.
      if (sqlState(error) !== '40P01') throw error;
      world.askedAgain += 1;
    }
}

export const answerOf = (postings: readonly { kind: string }[] | undefined): string =>
  postings === undefined ? 'nothing' : postings.map(textOf).join();

export function textOf(posting: { kind: string }): string {
  return 'code' in posting ? String(posting.code) : posting.kind;
}

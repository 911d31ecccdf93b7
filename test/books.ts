import {
  type AccountId,
  lotAccount,
  type Points,
  points,
  poolAccount,
  sourceAccount,
} from '../server/ledger/account.ts';
import * as ledger from '../server/ledger/service.ts';
import type { Balance, Transfer } from '../server/ledger/transfer.ts';
import { type Database, openDatabase } from '../server/platform/database.ts';
import { uuidOf } from '../server/platform/ids.ts';
import { createTestDatabase } from './postgres.ts';

export const pool = poolAccount(1n);
export const source = sourceAccount(1n);
/** The lot of a holder that lapses at the end of 2027, or of another year. */
export const lot = (holder: number, year = 2027) => lotAccount(BigInt(holder), `${year}-12-31`);

let made = 0;

/** A transfer from the pool, posted at once, unless it says otherwise; its id and key are new. */
export function transfer(wanted: Partial<Transfer> & Pick<Transfer, 'credit'>): Transfer {
  const id = uuidOf(`transfer ${++made}`);
  return {
    id,
    key: uuidOf(`key of ${id}`),
    kind: 'post',
    debit: pool,
    amount: points(1),
    pending: null,
    reason: uuidOf(`reason of ${id}`),
    ruleVersion: 1,
    ...wanted,
  };
}

/** Books of one county in a database of many: what a test posts to and reads from. */
export interface Books {
  county: number;
  /** Posts in one transaction of its own. */
  post(...transfers: Transfer[]): Promise<ledger.Posting[]>;
  end(how: 'settle' | 'void', ...pending: string[]): Promise<ledger.Posting[]>;
  reverse(first: string): Promise<ledger.Posting[]>;
  holder(holder: number): Promise<ledger.HolderPoints>;
  balance(account: AccountId): Promise<Balance>;
}

export interface LedgerDatabase {
  database: Database;
  /** Empty books; `cover` points stand behind the pool. */
  openBooks(cover?: number): Promise<Books>;
  close(): Promise<void>;
}

const at = new Date('2026-10-14T01:00:00Z');
const nothing: Balance = { posted: 0n, pendingIn: 0n, pendingOut: 0n };

export async function openLedgerDatabase(): Promise<LedgerDatabase> {
  const { connection, drop } = await createTestDatabase();
  const database = openDatabase({ connection, connections: 20, onError: () => {} });
  let county = 100_000;
  return {
    database,
    openBooks: async (cover = 0) => {
      const books = booksOf(database, ++county);
      const amount = points(cover) as Points;
      if (cover > 0) await books.post(transfer({ debit: source, credit: pool, amount }));
      return books;
    },
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

function booksOf({ read, transact }: Database, county: number): Books {
  const newId = () => uuidOf(`end ${++made}`);
  return {
    county,
    post: (...transfers) => transact((tx) => ledger.post(tx, { county, transfers, at })),
    end: (how, ...pending) => {
      const ends = pending.map((one) => ({ id: newId(), pending: one, how }));
      return transact((tx) => ledger.endPending(tx, { county, ends, at }));
    },
    reverse: (first) => transact((tx) => ledger.reverse(tx, { county, id: newId(), first, at })),
    holder: (holder) => ledger.getHolderPoints(read, county, BigInt(holder)),
    balance: async (account) => {
      const row = await read
        .selectFrom('accounts')
        .select(['posted', 'pending_in as pendingIn', 'pending_out as pendingOut'])
        .where('county', '=', county)
        .where('id', '=', account)
        .executeTakeFirst();
      return row ?? nothing;
    },
  };
}

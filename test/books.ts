import {
  type AccountId,
  debtAccount,
  lotAccount,
  merchantAccount,
  points,
  poolAccount,
  sourceAccount,
} from '../server/ledger/account.ts';
import * as ledger from '../server/ledger/service.ts';
import type { Balance, Transfer } from '../server/ledger/transfer.ts';
import { addDays, type LocalDate, localDate } from '../server/platform/calendar.ts';
import { type SettableClock, settableClock } from '../server/platform/clock.ts';
import { type Database, openDatabase } from '../server/platform/database.ts';
import { uuidOf } from '../server/platform/ids.ts';
import { createTestDatabase } from './postgres.ts';

export const pool = poolAccount(1n);
export const source = sourceAccount(1n);
export const shop = merchantAccount(1n);
/** The lot of a holder that lapses at the end of 2027, or of another year. */
export const lot = (holder: number, year = 2027) => lotAccount(BigInt(holder), `${year}-12-31`);
/** The lot of a holder that lapses at the end of a date. */
export const lotUntil = (holder: number, lapsesOn: LocalDate) =>
  lotAccount(BigInt(holder), lapsesOn);

let made = 0;

export const newId = () => uuidOf(`made ${++made}`);

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

interface Spending {
  amount: number;
  how?: 'announce' | 'post';
  reason?: string;
  to?: AccountId;
}

/** Books of one county in a database of many: what a test posts to and reads from. */
export interface Books {
  county: number;
  database: Database;
  clock: SettableClock;
  /** Posts in one transaction of its own. */
  post(...transfers: Transfer[]): Promise<ledger.Posting[]>;
  /** The same, by slices that are topped up from the pool. */
  postFromSlices(...transfers: Transfer[]): Promise<ledger.Posting[]>;
  postTogether(...transfers: Transfer[]): Promise<ledger.Posting[] | undefined>;
  end(how: 'settle' | 'void', ...pending: string[]): Promise<ledger.Posting[]>;
  spend(holder: number, spending: Spending): Promise<ledger.Spent>;
  /** What was announced to holders arrives. */
  receive(...transfers: string[]): Promise<ledger.Posting[]>;
  release(transfers: readonly string[]): Promise<ledger.Posting[]>;
  refund(transfers: readonly string[]): Promise<ledger.Posting[]>;
  takeBack(first: string, part?: { amount: number; occasion: string }): Promise<ledger.TakenBack>;
  repay(from: string): Promise<bigint>;
  waive(
    holder: number,
    waiver: { amount: number; reason: string },
  ): Promise<Awaited<ReturnType<typeof ledger.waiveDebt>>>;
  /** One sweep of what has lapsed, a few lots in a transaction. */
  sweep(
    carryOverOf?: (lapsesOn: LocalDate) => ledger.CarryOver | undefined,
  ): Promise<{ lots: number; points: bigint }>;
  holder(holder: number): Promise<ledger.HolderPoints>;
  debt(holder: number): Promise<bigint>;
  balance(account: AccountId): Promise<Balance>;
}

/** Days that points live on when their lot lapsed while they were announced, held or spent. */
export const graceDays = 30;
/** Few, so that what a handful of holders has takes several batches. */
const lotsAtOnce = 3;
const nothing: Balance = { posted: 0n, pendingIn: 0n, pendingOut: 0n };
const start = new Date('2026-10-14T01:00:00Z');

/** The books of a county as they stand; what does not exist is opened by the first transfer. */
export function booksOf(
  database: Database,
  county: number,
  { clock = settableClock(start), newId: makeId = newId } = {},
): Books {
  const { read, transact } = database;
  /** The moment is the one in which something is asked, whenever its transaction begins. */
  const asked = () => ({ county, at: clock.now(), newId: makeId });
  return {
    county,
    database,
    clock,
    post: (...transfers) => {
      const wanted = { ...asked(), transfers };
      return transact((tx) => ledger.post(tx, wanted));
    },
    postFromSlices: (...transfers) => {
      const wanted = { ...asked(), transfers };
      return transact((tx) => ledger.postFromSlices(tx, wanted));
    },
    postTogether: (...transfers) => {
      const wanted = { ...asked(), transfers };
      return transact((tx) => ledger.postTogether(tx, wanted));
    },
    end: (how, ...pending) => {
      const ends = pending.map((one) => ({ id: makeId(), pending: one, how }));
      const wanted = { ...asked(), ends };
      return transact((tx) => ledger.endPending(tx, wanted));
    },
    spend: (holder, { amount, how = 'post', reason = newId(), to = shop }) => {
      const spending = { holderNo: BigInt(holder), to, amount: points(amount), how, reason };
      const wanted = { ...asked(), ...spending };
      return transact((tx) => ledger.spend(tx, wanted));
    },
    receive: (...transfers) => {
      const wanted = { ...asked(), transfers, graceDays };
      return transact((tx) => ledger.receive(tx, wanted));
    },
    release: (transfers) => {
      const wanted = { ...asked(), transfers, graceDays };
      return transact((tx) => ledger.release(tx, wanted));
    },
    refund: (transfers) => {
      const wanted = { ...asked(), transfers, graceDays };
      return transact((tx) => ledger.refund(tx, wanted));
    },
    takeBack: (first, part) => {
      const some = part === undefined ? {} : { ...part, amount: points(part.amount) };
      const wanted = { ...asked(), first, ...some };
      return transact((tx) => ledger.takeBack(tx, wanted));
    },
    repay: (from) => {
      const wanted = { ...asked(), from };
      return transact((tx) => ledger.repayDebt(tx, wanted));
    },
    waive: (holder, { amount, reason }) => {
      const holderNo = BigInt(holder);
      const waiver = {
        holderNo,
        pool: ledger.sliceOf(1n, holderNo),
        amount: points(amount),
        reason,
      };
      const wanted = { ...asked(), ...waiver };
      return transact((tx) => ledger.waiveDebt(tx, wanted));
    },
    sweep: async (carryOverOf = () => undefined) => {
      const swept = { lots: 0, points: 0n };
      for (let after: bigint | undefined = 0n; after !== undefined; ) {
        const through = addDays(localDate(clock.now()), -1);
        const wanted = { ...asked(), through, after, limit: lotsAtOnce, carryOverOf };
        const batch: ledger.LapsedBatch = await transact((tx) => ledger.lapseBatch(tx, wanted));
        swept.lots += batch.lots;
        swept.points += batch.points;
        after = batch.last;
      }
      return swept;
    },
    holder: (holder) => ledger.getHolderPoints(read, county, { holderNo: BigInt(holder) }),
    debt: (holder) => ledger.getDebt(read, county, BigInt(holder)),
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

/** Cover for the pool of books that have none. */
export async function fund(books: Books, cover: number): Promise<void> {
  await books.post(transfer({ debit: source, credit: pool, amount: points(cover) }));
}

/** Points for a holder out of the pool, settled at once; the transfer that gave them. */
export async function give(
  books: Books,
  holder: number,
  { amount, until = '2027-12-31' }: { amount: number; until?: LocalDate },
): Promise<string> {
  const given = { credit: lotUntil(holder, until), amount: points(amount) };
  const one = transfer({ ...given, debit: ledger.sliceOf(1n, BigInt(holder)) });
  const [posting] = await books.postFromSlices(one);
  if (posting?.kind !== 'posted') throw new Error(`not given: ${JSON.stringify(posting)}`);
  return one.id;
}

/** What the books still say wrong: empty when every balance is the journal's and all add up to zero. */
export async function faultsOf({ database, county }: Books): Promise<string[]> {
  const { read } = database;
  const differences = await ledger.reconcile(read, county);
  const credits = await ledger.findCreditFaults(read, county);
  const { posted, pending } = await ledger.sumBooks(read, county);
  return [
    ...differences.map((one) => `${one.account} holds ${one.stored}, journal ${one.recomputed}`),
    ...credits.map((one) => `${one.account} was credited ${one.counted} times, not ${one.stored}`),
    ...(posted === 0n && pending === 0n ? [] : [`the sum is ${posted}, announced ${pending}`]),
  ];
}

/** A holder's lots that hold something, as lapse date → points that can be spent. */
export async function lotsOf(
  { database, county }: Books,
  holder: number,
): Promise<Record<LocalDate, bigint>> {
  const lots = await ledger.listHolderLots(database.read, county, BigInt(holder));
  return Object.fromEntries(
    lots.filter((one) => one.points !== 0n).map((one) => [one.lapsesOn, one.points]),
  );
}

export const debtOf = (holder: number) => debtAccount(BigInt(holder));

export interface LedgerDatabase {
  database: Database;
  /** Empty books; `cover` points stand behind the pool. */
  openBooks(cover?: number): Promise<Books>;
  close(): Promise<void>;
}

export async function openLedgerDatabase(connections = 20): Promise<LedgerDatabase> {
  const { connection, drop } = await createTestDatabase();
  const database = openDatabase({ connection, connections, onError: () => {} });
  let county = 100_000;
  return {
    database,
    openBooks: async (cover = 0) => {
      const books = booksOf(database, ++county);
      if (cover > 0) await fund(books, cover);
      return books;
    },
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

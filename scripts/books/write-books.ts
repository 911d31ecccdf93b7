import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { type AccountId, isPaidAccount, kindOf } from '../../server/ledger/account.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import type { Database, Tx } from '../../server/platform/database.ts';
import { beancount } from './beancount.ts';
import type { BookFormat, Title } from './book-format.ts';
import { entryOf, legsKept } from './entry.ts';
import { hledger } from './hledger.ts';
import {
  findSpan,
  listCounties,
  readAccounts,
  readCounters,
  readJournal,
  readPools,
} from './read-ledger.ts';

interface Wanted {
  /** Undefined: the first county that has books. */
  county: number | undefined;
  /** Made when missing; books that stand there already are replaced. */
  folder: string;
}

export type BooksWritten =
  | { kind: 'written'; county: number; transfers: bigint; files: string[]; others: number[] }
  | { kind: 'no_books'; counties: number[] };

/** Writes a county's books for each program, all as of one moment; nothing in the database changes. */
export function writeBooks({ read }: Database, wanted: Wanted): Promise<BooksWritten> {
  return read
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => writeFrom(tx, wanted));
}

async function writeFrom(tx: Tx, { county: named, folder }: Wanted): Promise<BooksWritten> {
  // Sorting a long journal may take longer than anybody would wait for a screen.
  await sql`set local statement_timeout = 0`.execute(tx);
  const counties = await listCounties(tx);
  const county = named ?? counties[0];
  const span = county === undefined ? undefined : await findSpan(tx, county);
  if (county === undefined || span === undefined) return { kind: 'no_books', counties };
  const books: Books = {
    county,
    from: localDate(span.first),
    to: localDate(span.last),
    pools: await readPools(tx, county),
    counters: await readCounters(tx, county),
  };
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const format of [hledger, beancount]) {
    const path = join(folder, format.file);
    await writeWhole(path, textOf(tx, books, format));
    files.push(path);
  }
  const others = counties.filter((one) => one !== county);
  return { kind: 'written', county, transfers: span.transfers, files, others };
}

interface Books extends Title {
  pools: ReadonlyMap<bigint, string>;
  counters: ReadonlyMap<bigint, string>;
}

async function* textOf(tx: Tx, books: Books, format: BookFormat): AsyncGenerator<string> {
  const { county, from: on, to } = books;
  yield format.title(books);
  for await (const rows of readAccounts(tx, county))
    yield rows
      .flatMap((row) => {
        const label = labelOf(row.account, books);
        return legsKept(row).map(({ account }) => format.open({ account, label, on }));
      })
      .join('');
  for await (const rows of readJournal(tx, county))
    yield rows.map((row) => format.entry(entryOf(row))).join('');
  yield '\n';
  const dayAfter = addDays(to, 1);
  for await (const rows of readAccounts(tx, county))
    yield rows.flatMap((row) => legsKept(row).map((leg) => format.balance(leg, dayAfter))).join('');
}

/** A pool is named once in each role: at its reserve and at its pledges; a counter where it has, and was paid. */
function labelOf(account: AccountId, { pools, counters }: Books): string | undefined {
  const kind = kindOf(account);
  if (kind === 'merchant' || isPaidAccount(account)) return counters.get(account >> 20n);
  if ((kind !== 'pool' && kind !== 'source') || (account & 0xffffn) !== 0n) return undefined;
  return pools.get(account >> 20n);
}

/** Under its own name a file is whole: an export that was stopped leaves only a draft. */
async function writeWhole(path: string, chunks: AsyncGenerator<string>): Promise<void> {
  const draft = `${path}.draft`;
  await pipeline(chunks, createWriteStream(draft));
  await rename(draft, path);
}

import { sql } from 'kysely';
import { type Books, booksOf, faultsOf, fund } from '../books.ts';
import { type Fault, type FaultyDatabase, faults } from './faulty-database.ts';
import type { Operation } from './operations.ts';

export interface Looped {
  /** Statements that were hit, each by one fault in books of their own. */
  points: number;
  /** Of those: the operation was carried out in spite of it, answered or not. */
  applied: number;
  /** What went wrong, one line each; empty is what we want. */
  wrong: string[];
}

export interface Loop {
  database: FaultyDatabase;
  operations: readonly Operation[];
  /** Every how many statements one is hit: 1 is every statement with every fault. */
  every: number;
}

const cover = 100;
const attempts = 3;
let counties = 400_000;

/** Fails statement 1 … N of every operation, in every way, and looks at the books each time. */
export async function loopFaults({ database, operations, every }: Loop): Promise<Looped> {
  const looped: Looped = { points: 0, applied: 0, wrong: [] };
  let turn = 0;
  for (const operation of operations) {
    const prepared = booksOf(database.calm, ++counties);
    await fund(prepared, cover);
    const run = await operation.prepare(prepared);
    const before = await pictureOf(prepared);
    const clean = booksOf(database, await copyOf(prepared));
    database.arm(undefined, 0);
    await run(clean);
    const { statements } = database.disarm();
    const after = await pictureOf(booksOf(database.calm, clean.county));
    for (let nth = 1; nth <= statements; nth++)
      for (const fault of faults) {
        if (turn++ % every !== 0) continue;
        const hit = { database, run, fault, nth, operation, before, after };
        const wrong = await strikeOnce(looped, await copyOf(prepared), hit);
        const where = `${operation.name}, statement ${nth} of ${statements}, ${fault}`;
        looped.wrong.push(...wrong.map((what) => `${where}: ${what}`));
      }
  }
  return looped;
}

interface Strike {
  database: FaultyDatabase;
  operation: Operation;
  run: (books: Books) => Promise<unknown>;
  fault: Fault;
  nth: number;
  before: string;
  after: string;
}

async function strikeOnce(looped: Looped, county: number, strike: Strike): Promise<string[]> {
  const { database, run, fault, nth, operation, before, after } = strike;
  const books = booksOf(database, county);
  const seen = booksOf(database.calm, county);
  database.arm(fault, nth);
  await run(books).catch(() => {});
  const { hit } = database.disarm();
  if (!hit) return ['was not reached'];
  looped.points += 1;
  const wrong: string[] = [];
  const then = await pictureOf(seen);
  if (then === after) looped.applied += 1;
  else if (then !== before && !operation.parts) wrong.push(`applied by half: ${then}`);
  wrong.push(...(await faultsOf(seen)));
  // Asked for again with the same keys, as whoever heard nothing does.
  const failed = await again(() => run(books));
  if (failed !== undefined) wrong.push(`cannot be carried out afterwards: ${failed}`);
  const last = await pictureOf(seen);
  if (last !== after) wrong.push(`not applied once: ${last} and not ${after}`);
  wrong.push(...(await faultsOf(seen)));
  return wrong;
}

/** Asks until it works; the first time may still meet a connection that was lost. */
async function again(run: () => Promise<unknown>): Promise<string | undefined> {
  let failed: string | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    failed = await run().then(
      () => undefined,
      (error: unknown) => String(error),
    );
    if (failed === undefined) return undefined;
  }
  return failed;
}

/** Copies prepared books to a county of their own: rows as they stand, ids and keys too. */
async function copyOf({ database, county }: Books): Promise<number> {
  const copy = ++counties;
  const { read } = database;
  await sql`insert into accounts (county, id, posted, pending_in, pending_out, version, counted_on, counted)
    select ${copy}, id, posted, pending_in, pending_out, version, counted_on, counted
    from accounts where county = ${county}`.execute(read);
  await sql`insert into transfers (county, id, key, kind, debit, credit, amount, pending, reason,
      rule_version, at, credit_version, credit_posted)
    select ${copy}, id, key, kind, debit, credit, amount, pending, reason, rule_version, at,
      credit_version, credit_posted from transfers where county = ${county}`.execute(read);
  return copy;
}

/** Every account that ever held something, and how many lines each kind has in the journal. */
async function pictureOf({ database, county }: Books): Promise<string> {
  const { rows } = await sql<{ picture: string }>`
    select coalesce(string_agg(line, ' ' order by line), '') as picture from (
      select concat_ws('/', id, posted, pending_in, pending_out, version, counted) as line
      from accounts where county = ${county} and version + posted <> 0
      union all
      select 'kind ' || kind || ' × ' || count(*) from transfers where county = ${county} group by kind
    ) lines`.execute(database.read);
  return rows[0]?.picture ?? '';
}

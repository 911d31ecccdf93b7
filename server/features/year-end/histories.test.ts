import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  give,
  type LedgerDatabase,
  openLedgerDatabase,
} from '../../../test/books.ts';
import { foundCounty, giveToVillage, sweepBooks } from '../../../test/year-end.ts';
import { dayNumber } from '../../ledger/account.ts';
import { startOfDay } from '../../platform/calendar.ts';
import type { Database } from '../../platform/database.ts';

/*
 * Whatever happened before a year's end and wherever its run was killed: the books are whole, and they
 * are those of a run that nothing happened to.
 */

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
afterAll(() => ledger.close());

const carryOver = 6;
const lastDay = '2026-12-31';
const holders = [2, 3, 4, 5];
const holder = fc.constantFrom(...holders);
const amount = fc.integer({ min: 1, max: 20 });
const until = fc.constantFrom(lastDay, lastDay, '2027-01-31', '2027-12-31');

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('award'), holder, amount, until }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('spend'), holder, amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold'), holder, amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('gift'), holder, amount, until }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give up'), nth: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hand over'), nth: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take back'), nth: fc.nat(9) }) },
);
type Step =
  | { do: 'award'; holder: number; amount: number; until: string }
  | { do: 'spend' | 'hold'; holder: number; amount: number }
  | { do: 'gift'; holder: number; amount: number; until: string }
  | { do: 'give up' | 'hand over' | 'take back'; nth: number };

/** Books with what was done to them, so that later steps find earlier ones. */
interface Story {
  books: Books;
  awards: string[];
  holds: (readonly string[])[];
}

async function tell(at: Date): Promise<Story> {
  const books = await ledger.openBooks(5_000);
  await foundCounty(books, { carryOver });
  books.clock.set(at);
  return { books, awards: [], holds: [] };
}

async function take(story: Story, one: Step): Promise<void> {
  const { books, awards, holds } = story;
  switch (one.do) {
    case 'award':
      awards.push(await give(books, one.holder, one));
      return;
    case 'spend':
      await books.spend(one.holder, { amount: one.amount });
      return;
    case 'hold': {
      const held = await books.spend(one.holder, { amount: one.amount, how: 'announce' });
      if (held.kind === 'spent') holds.push(held.transfers);
      return;
    }
    case 'gift':
      await giveToVillage(books, one);
      return;
    case 'give up':
      if (one.nth < holds.length) await books.release(holds[one.nth] ?? []);
      return;
    case 'hand over':
      if (one.nth < holds.length) await books.end('settle', ...(holds[one.nth] ?? []));
      return;
    case 'take back': {
      const given = awards[one.nth];
      if (given !== undefined) await books.takeBack(given);
    }
  }
}

/** A database whose process is gone at the nth transaction: before it, in it, or just after its commit. */
function killedAt(database: Database, nth: number, when: 'before' | 'within' | 'after'): Database {
  let transactions = 0;
  return {
    ...database,
    transact: async (work) => {
      transactions += 1;
      if (transactions !== nth) return database.transact(work);
      if (when === 'before') throw new Error('killed');
      const done = await database.transact(async (tx) => {
        const result = await work(tx);
        if (when === 'within') throw new Error('killed');
        return result;
      });
      if (when === 'after') throw new Error('killed');
      return done;
    },
  };
}

/** All that the books say of themselves, apart from when and under which ids. */
async function pictureOf({ database, county }: Books): Promise<unknown> {
  const ask = async (text: string) => (await database.pool.query(text, [county])).rows;
  return {
    accounts: await ask(
      'select id, posted, pending_in, pending_out, version from accounts where county = $1 order by id',
    ),
    transfers: await ask(
      `select kind, debit, credit, amount, count(*) from transfers where county = $1
       group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    ),
    closings: await ask(
      `select account, posted, pending_in, pending_out from year_closings
       where county = $1 order by account`,
    ),
    runs: await ask(
      `select through, state, lots, points, carried, closed_accounts, closed_sum from lapse_runs
       where county = $1 order by through`,
    ),
  };
}

/** What a run must do to the lots as they stand. */
async function expectedOf({ database, county }: Books) {
  const { rows } = await database.pool.query<{ day: number; free: bigint }>(
    `select (id & 65535)::integer as day, posted - pending_out as free from accounts
     where county = $1 and (id >> 16) & 15 = 1 and posted > pending_out`,
    [county],
  );
  const due = rows.filter(({ day }) => day <= dayNumber(lastDay));
  const kept = due.map(({ free }) => (free < BigInt(carryOver) ? free : BigInt(carryOver)));
  const carried = kept.reduce((sum, one) => sum + one, 0n);
  const points = due.reduce((sum, { free }) => sum + free, 0n) - carried;
  return { lots: BigInt(due.length), points, carried };
}

const kills = fc.array(
  fc.record({
    nth: fc.integer({ min: 1, max: 6 }),
    when: fc.constantFrom('before' as const, 'within' as const, 'after' as const),
  }),
  { maxLength: 6 },
);
const steps = (maxLength: number) => fc.array(step as fc.Arbitrary<Step>, { maxLength });

test('killed wherever and resumed, a year’s end does what it does undisturbed, to the point', {
  timeout: 600_000,
}, async () => {
  const eve = startOfDay(lastDay, 20);
  const night = startOfDay('2027-01-01', 0.7);
  let killed = 0;
  const property = fc.asyncProperty(steps(25), kills, steps(8), async (before, cuts, after) => {
    const [calm, struck] = [await tell(eve), await tell(eve)];
    for (const story of [calm, struck]) {
      for (const one of before) await take(story, one);
      expect(await faultsOf(story.books)).toEqual([]);
      story.books.clock.set(night);
    }
    const expected = await expectedOf(calm.books);
    await sweepBooks(calm.books);
    for (const { nth, when } of cuts) {
      const database = killedAt(struck.books.database, nth, when);
      await sweepBooks(struck.books, { database }).catch(() => {
        killed += 1;
      });
      expect(await faultsOf(struck.books)).toEqual([]);
    }
    await sweepBooks(struck.books);
    for (const story of [calm, struck]) {
      const { rows } = await story.books.database.pool.query(
        'select lots, points, carried, state, closed_sum from lapse_runs where county = $1',
        [story.books.county],
      );
      expect(rows).toEqual([{ ...expected, state: 'done', closed_sum: 0n }]);
      for (const one of after) await take(story, one);
      expect(await sweepBooks(story.books)).toBe(0);
      expect(await faultsOf(story.books)).toEqual([]);
    }
    expect(await pictureOf(struck.books)).toEqual(await pictureOf(calm.books));
  });
  await fc.assert(property, { seed: 20_261_231, numRuns: 60, endOnFailure: true });
  expect(killed).toBeGreaterThan(50);
});

test('while awards, spending and gifts go on, every point goes one way and the night after leaves nothing', {
  timeout: 300_000,
}, async () => {
  const property = fc.asyncProperty(steps(15), steps(25), async (before, meanwhile) => {
    const story = await tell(startOfDay(lastDay, 20));
    for (const one of before) await take(story, one);
    const { books } = story;
    books.clock.set(startOfDay('2027-01-01', 0.7));
    const work = meanwhile.map((one) => take(story, one));
    const sweeps = [sweepBooks(books), sweepBooks(books)];
    await Promise.all([...work, ...sweeps]);
    books.clock.set(startOfDay('2027-01-02', 0.2));
    await sweepBooks(books);
    expect(await expectedOf(books)).toEqual({ lots: 0n, points: 0n, carried: 0n });
    expect(await faultsOf(books)).toEqual([]);
  });
  await fc.assert(property, { seed: 20_270_101, numRuns: 40, endOnFailure: true });
});

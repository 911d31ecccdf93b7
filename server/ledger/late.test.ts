import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  give,
  graceDays,
  type LedgerDatabase,
  lotsOf,
  lotUntil,
  openLedgerDatabase,
  transfer,
} from '../../test/books.ts';
import { addDays, type LocalDate, startOfDay } from '../platform/calendar.ts';
import { points } from './account.ts';
import { listMovements, sliceOf } from './service.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(1_000);
});
afterAll(() => ledger.close());

/** Points that somebody has still to verify. */
async function announce(holder: number, amount: number, until: LocalDate): Promise<string> {
  const credit = lotUntil(holder, until);
  const debit = sliceOf(1n, BigInt(holder));
  const one = transfer({ kind: 'announce', debit, credit, amount: points(amount) });
  expect(await books.postFromSlices(one)).toMatchObject([{ kind: 'posted' }]);
  return one.id;
}

const itIs = (day: LocalDate, hours = 9) => books.clock.set(startOfDay(day, hours));

test.each([
  ['on the last day of a year', '2026-12-31', '2026-12-31', '2026-12-31'],
  ['in the first minute of the next', '2026-12-31', '2027-01-01', '2027-01-31'],
  ['on a leap day', '2028-02-29', '2028-02-29', '2028-02-29'],
  ['the day after a leap day', '2028-02-29', '2028-03-01', '2028-03-31'],
  ['on a leap day, of a lot that lapsed the day before', '2028-02-28', '2028-02-29', '2028-03-30'],
  ['months later', '2027-12-31', '2028-06-01', '2028-07-01'],
])('verified %s: %s, on %s, they can be used until %s', async (_, until, day, last) => {
  itIs('2026-10-14');
  const pending = await announce(2, 7, until);
  itIs(day, 0);
  await books.sweep();
  expect(await books.receive(pending)).toMatchObject([{ kind: 'posted' }]);
  expect(await lotsOf(books, 2)).toEqual({ [last]: 7n });
  // The nights until then take nothing, the night after does.
  for (const night of [addDays(day, 1), last].filter((one) => one <= last)) {
    itIs(night, 0);
    expect(await books.sweep(), night).toEqual({ lots: 0, points: 0n });
  }
  itIs(addDays(last, 1), 0);
  expect(await books.sweep()).toEqual({ lots: 1, points: 7n });
  expect(await faultsOf(books)).toEqual([]);
});

test('the journal says both: where they arrived, and that they were renewed', async () => {
  const pending = await announce(2, 7, '2026-12-31');
  itIs('2027-01-04');
  await books.receive(pending);
  const movements = await listMovements(books.database.read, books.county, 2n);
  expect(movements).toMatchObject([{ kind: 'renewed', points: 0n, lapsesOn: '2027-02-03' }]);
  const { posted, pendingIn } = await books.balance(lotUntil(2, '2026-12-31'));
  expect([posted, pendingIn]).toEqual([0n, 0n]);
});

test('asked again, before or after they lapse, nothing is renewed a second time', async () => {
  const [early, late] = [await announce(2, 7, '2026-12-31'), await announce(2, 5, '2026-12-31')];
  await books.receive(early);
  itIs('2027-01-04');
  // In time: what somebody asks for later does not bring it back.
  expect(await books.receive(early)).toMatchObject([{ kind: 'repeated' }]);
  await books.receive(late);
  itIs('2027-01-09');
  expect(await books.receive(late)).toMatchObject([{ kind: 'repeated' }]);
  expect(await lotsOf(books, 2)).toEqual({ '2026-12-31': 7n, '2027-02-03': 5n });
  expect(await books.sweep()).toEqual({ lots: 1, points: 7n });
});

test('two who verify at once renew once', async () => {
  const pending = await announce(2, 7, '2026-12-31');
  itIs('2027-01-04');
  const answers = await Promise.all([books.receive(pending), books.receive(pending)]);
  expect(answers.flat().map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['posted', 'repeated']),
  );
  expect(await lotsOf(books, 2)).toEqual({ '2027-02-03': 7n });
  expect(await faultsOf(books)).toEqual([]);
});

test('only what arrives is renewed, and nothing that lapsed in the same lot', async () => {
  await give(books, 2, { amount: 40, until: '2026-12-31' });
  const pending = await announce(2, 7, '2026-12-31');
  itIs('2027-01-01', 0);
  await books.receive(pending);
  expect(await books.sweep()).toEqual({ lots: 1, points: 40n });
  expect(await lotsOf(books, 2)).toEqual({ [addDays('2027-01-01', graceDays)]: 7n });
});

test('the resident’s and the household’s arrive together, each in a lot of its own', async () => {
  const both = [await announce(2, 7, '2026-12-31'), await announce(3, 4, '2026-12-31')];
  itIs('2027-01-04');
  await books.receive(...both);
  expect([await lotsOf(books, 2), await lotsOf(books, 3)]).toEqual([
    { '2027-02-03': 7n },
    { '2027-02-03': 4n },
  ]);
});

test('what is owed is paid out of them first, what is left lives on', async () => {
  const given = await give(books, 2, { amount: 5 });
  await books.spend(2, { amount: 5 });
  await books.takeBack(given);
  const pending = await announce(2, 7, '2026-12-31');
  itIs('2027-01-04');
  await books.receive(pending);
  expect(await books.repay(pending)).toBe(5n);
  expect(await books.repay(pending)).toBe(0n);
  expect(await lotsOf(books, 2)).toEqual({ '2027-02-03': 2n });
  expect(await faultsOf(books)).toEqual([]);
});

test('taken back, they leave the lot they live in before any other', async () => {
  const pending = await announce(2, 7, '2026-12-31');
  itIs('2027-01-04');
  await books.receive(pending);
  await give(books, 2, { amount: 9, until: '2027-01-10' });
  expect(await books.takeBack(pending)).toEqual({ kind: 'taken', taken: 7n, owed: 0n });
  expect(await lotsOf(books, 2)).toEqual({ '2027-01-10': 9n });
});

test('what proves untrue after its last day goes back to the pool whole', async () => {
  const pending = await announce(2, 7, '2026-12-31');
  itIs('2027-01-04');
  await books.end('void', pending);
  expect(await books.receive(pending)).toEqual([{ kind: 'refused', code: 'already_ended' }]);
  expect(await lotsOf(books, 2)).toEqual({});
});

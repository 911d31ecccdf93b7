import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  give,
  type LedgerDatabase,
  lotsOf,
  lotUntil,
  openLedgerDatabase,
} from '../../test/books.ts';
import { type LocalDate, localDate } from '../platform/calendar.ts';
import { lapsedAccount } from './account.ts';
import { sliceCount } from './slices.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(10_000);
});
afterAll(() => ledger.close());

const hourMs = 3_600_000;
/** The last second of a day in Shanghai, or a second of the next one. */
const lastSecond = (day: LocalDate, plusMs = 0) =>
  new Date(Date.parse(`${day}T15:59:59Z`) + plusMs);
const nothing = { lots: 0, points: 0n };

async function lapsed(): Promise<bigint> {
  let sum = 0n;
  for (let slice = 1; slice <= sliceCount; slice++)
    sum += (await books.balance(lapsedAccount(slice))).posted;
  return sum;
}

test('a lot lives to the last second of its last day and lapses in the next', async () => {
  await give(books, 2, { amount: 7, until: '2026-12-31' });
  books.clock.set(lastSecond('2026-12-31'));
  expect(await books.sweep()).toEqual(nothing);
  books.clock.set(lastSecond('2026-12-31', 1_000));
  expect(await books.sweep()).toEqual({ lots: 1, points: 7n });
  expect(await books.sweep()).toEqual(nothing);
  expect((await books.holder(2)).spendable).toBe(0n);
  expect(await lapsed()).toBe(7n);
  expect(await faultsOf(books)).toEqual([]);
});

test('points of 29 February lapse when that day is over, in a leap year as in the calendar', async () => {
  await give(books, 2, { amount: 7, until: '2028-02-29' });
  await give(books, 2, { amount: 5, until: '2028-03-01' });
  books.clock.set(lastSecond('2028-02-28', 1_000));
  expect(localDate(books.clock.now())).toBe('2028-02-29');
  expect(await books.sweep()).toEqual(nothing);
  books.clock.set(lastSecond('2028-02-29', 1_000));
  expect(await books.sweep()).toEqual({ lots: 1, points: 7n });
  books.clock.set(lastSecond('2028-03-01', 1_000));
  expect(await books.sweep()).toEqual({ lots: 1, points: 5n });
  expect(() => lotUntil(2, '2027-02-30')).toThrow();
});

test('month by month, each month’s points lapse at its own end and no other’s with them', async () => {
  const ends = Array.from({ length: 14 }, (_, month) =>
    new Date(Date.UTC(2027, month + 1, 0)).toISOString().slice(0, 10),
  );
  expect(ends).toContain('2028-02-29');
  for (const [place, until] of ends.entries()) await give(books, 2, { amount: place + 1, until });
  for (const [place, until] of ends.entries()) {
    books.clock.set(lastSecond(until));
    expect(await books.sweep(), `on ${until}`).toEqual(nothing);
    books.clock.set(lastSecond(until, 1_000));
    expect(await books.sweep(), `after ${until}`).toEqual({ lots: 1, points: BigInt(place + 1) });
  }
});

test('several workers sweep at the turn of the year, over and over: each lot lapses once', async () => {
  for (let turn = 0; turn < 5; turn++) {
    books = await ledger.openBooks(10_000);
    for (let holder = 2; holder < 32; holder++)
      await give(books, holder, { amount: holder, until: '2026-12-31' });
    books.clock.set(lastSecond('2026-12-31', turn % 2 ? 1_000 : 0));
    const early = await Promise.all([books.sweep(), books.sweep()]);
    books.clock.set(lastSecond('2026-12-31', 1_000));
    const late = await Promise.all([books.sweep(), books.sweep(), books.sweep()]);
    const swept = [...early, ...late];
    expect(swept.reduce((sum, { lots }) => sum + lots, 0)).toBe(30);
    expect(swept.reduce((sum, one) => sum + one.points, 0n)).toBe(495n);
    if (turn % 2 === 0) expect(early).toEqual([nothing, nothing]);
    expect(await lapsed()).toBe(495n);
    expect(await faultsOf(books)).toEqual([]);
  }
});

test('a clock that jumps by an hour or a day, back and forth, lapses nothing twice and nothing early', async () => {
  const midnight = lastSecond('2026-12-31', 1_000).getTime();
  await give(books, 2, { amount: 7, until: '2026-12-31' });
  await give(books, 2, { amount: 9, until: '2027-01-02' });
  let sum = 0n;
  for (const hours of [-24, -1, -25, 0, -1, 1, -24, 24, 0, 25, -1, 1]) {
    books.clock.set(new Date(midnight + hours * hourMs));
    const before = sum;
    sum += (await books.sweep()).points;
    if (hours < 0) expect(sum, `${hours} h from midnight`).toBe(before);
    expect(sum).toBe(before === 0n && hours < 0 ? 0n : 7n);
  }
  expect(await lotsOf(books, 2)).toEqual({ '2027-01-02': 9n });
  expect(await faultsOf(books)).toEqual([]);
});

test('what is held over midnight stays held; handed over, it is the merchant’s', async () => {
  await give(books, 2, { amount: 10, until: '2026-12-31' });
  const held = await books.spend(2, { amount: 6, how: 'announce' });
  books.clock.set(lastSecond('2026-12-31', 1_000));
  expect(await books.sweep()).toEqual({ lots: 1, points: 4n });
  if (held.kind !== 'spent') throw new Error('held');
  expect(await books.end('settle', ...held.transfers)).toMatchObject([{ kind: 'posted' }]);
  expect(await books.sweep()).toEqual(nothing);
  expect(await lapsed()).toBe(4n);
});

test('what is held over midnight and given up lives on with grace; then that lapses too', async () => {
  await give(books, 2, { amount: 10, until: '2026-12-31' });
  const held = await books.spend(2, { amount: 6, how: 'announce' });
  books.clock.set(lastSecond('2026-12-31', 1_000));
  await books.sweep();
  if (held.kind !== 'spent') throw new Error('held');
  await books.release(held.transfers);
  expect(await lotsOf(books, 2)).toEqual({ '2027-01-31': 6n });
  books.clock.set(lastSecond('2027-01-31'));
  expect(await books.sweep()).toEqual(nothing);
  books.clock.set(lastSecond('2027-01-31', 1_000));
  expect(await books.sweep()).toEqual({ lots: 1, points: 6n });
  expect(await lapsed()).toBe(10n);
});

test('points that come to a lot after it lapsed lapse in the next sweep', async () => {
  await give(books, 2, { amount: 3, until: '2026-12-31' });
  books.clock.set(lastSecond('2026-12-31', 1_000));
  expect(await books.sweep()).toEqual({ lots: 1, points: 3n });
  await give(books, 2, { amount: 3, until: '2026-12-31' });
  expect(await books.sweep()).toEqual({ lots: 1, points: 3n });
});

test('spending and sweeping at the stroke of midnight: each point goes one way only', async () => {
  for (let holder = 2; holder < 22; holder++)
    await give(books, holder, { amount: 10, until: '2026-12-31' });
  const [eve, after] = [lastSecond('2026-12-31'), lastSecond('2026-12-31', 1_000)];
  // A spender whose request was taken in the last second, while the sweep is under way already.
  const work = Array.from({ length: 20 }, async (_, turn) => {
    books.clock.set(eve);
    const spending = books.spend(turn + 2, { amount: 4 });
    books.clock.set(after);
    if (turn % 5 === 0) await books.sweep();
    const { kind } = await spending;
    return kind === 'spent' ? 4n : 0n;
  });
  const spent = (await Promise.all(work)).reduce<bigint>((sum, one) => sum + one, 0n);
  await books.sweep();
  expect((await lapsed()) + spent).toBe(200n);
  expect(await faultsOf(books)).toEqual([]);
});

test('another county’s points do not lapse with ours', async () => {
  const neighbours = await ledger.openBooks(100);
  await give(neighbours, 2, { amount: 5, until: '2026-12-31' });
  await give(books, 2, { amount: 7, until: '2026-12-31' });
  books.clock.set(lastSecond('2026-12-31', 1_000));
  expect(await books.sweep()).toEqual({ lots: 1, points: 7n });
  expect((await neighbours.holder(2)).spendable).toBe(5n);
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  give,
  type LedgerDatabase,
  lotsOf,
  lotUntil,
  newId,
  openLedgerDatabase,
  shop,
  transfer,
} from '../../test/books.ts';
import { untilOneWaits } from '../../test/waiting.ts';
import { merchantAccount, points } from './account.ts';
import { chooseLots } from './lots.ts';
import type { Spent } from './service.ts';
import { lockAccounts } from './store.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(1_000);
});
afterAll(() => ledger.close());

/** Shanghai noon of a day: nothing here hangs on the hour. */
const moveTo = (day: string) => books.clock.set(new Date(`${day}T04:00:00Z`));
const transfersOf = (spent: Spent) => (spent.kind === 'refused' ? [] : spent.transfers);
const kindsOf = (postings: readonly { kind: string }[]) => postings.map(({ kind }) => kind);

async function giveThreeLots(): Promise<void> {
  await give(books, 2, { amount: 5, until: '2028-12-31' });
  await give(books, 2, { amount: 3, until: '2026-12-31' });
  await give(books, 2, { amount: 4, until: '2027-06-30' });
}

test('what lapses soonest is spent first, whatever the order in which it came', async () => {
  await giveThreeLots();
  const spent = await books.spend(2, { amount: 6 });
  expect(transfersOf(spent)).toHaveLength(2);
  expect(await lotsOf(books, 2)).toEqual({ '2027-06-30': 1n, '2028-12-31': 5n });
  expect((await books.balance(shop)).posted).toBe(6n);
});

test('all lots together may be spent to the last point, and not one more', async () => {
  await giveThreeLots();
  expect(await books.spend(2, { amount: 13 })).toEqual({ kind: 'refused', code: 'not_enough' });
  expect(transfersOf(await books.spend(2, { amount: 12 }))).toHaveLength(3);
  expect(await lotsOf(books, 2)).toEqual({});
});

test('points that came while the shop was busy with others are spent first where they lapse sooner', async () => {
  await give(books, 2, { amount: 10, until: '2028-12-31' });
  await books.spend(2, { amount: 1 });
  const { transact } = books.database;
  let spending: Promise<Spent> | undefined;
  await transact(async (tx) => {
    await lockAccounts(tx, books.county, { accounts: [shop], day: 0 });
    spending = books.spend(2, { amount: 4 });
    await untilOneWaits(books.database.read);
    await give(books, 2, { amount: 3, until: '2026-12-31' });
  });
  expect((await spending)?.kind).toBe('spent');
  expect(await lotsOf(books, 2)).toEqual({ '2028-12-31': 8n });
  expect(await faultsOf(books)).toEqual([]);
});

test('who has no lot at all has not enough', async () => {
  expect(await books.spend(9, { amount: 1 })).toEqual({ kind: 'refused', code: 'not_enough' });
});

test('a lot pays until the end of its last day and nothing after it, swept or not', async () => {
  await give(books, 2, { amount: 5, until: '2026-12-31' });
  books.clock.set(new Date('2026-12-31T15:59:59Z'));
  expect(await books.spend(2, { amount: 2 })).toMatchObject({ kind: 'spent' });
  books.clock.set(new Date('2026-12-31T16:00:00Z'));
  expect(await books.spend(2, { amount: 1 })).toEqual({ kind: 'refused', code: 'not_enough' });
});

test('which lots pay is decided by their dates alone: held points are passed over', () => {
  const [june, july] = ['2027-06-30', '2027-07-31'].map((day) => lotUntil(2, day));
  if (june === undefined || july === undefined) throw new Error('two lots');
  const lots = [
    { account: june, posted: 5n, pendingIn: 9n, pendingOut: 3n },
    { account: july, posted: 4n, pendingIn: 0n, pendingOut: 0n },
  ];
  const shares = chooseLots(lots, 4n, '2026-10-14');
  expect(shares).toEqual([
    { lot: june, amount: 2n },
    { lot: july, amount: 2n },
  ]);
  expect(chooseLots(lots, 7n, '2026-10-14')).toBeUndefined();
  expect(chooseLots(lots, 4n, '2027-07-01')).toEqual([{ lot: july, amount: 4n }]);
});

test('points that are held are out of reach, and reach the merchant only when handed over', async () => {
  await give(books, 2, { amount: 10 });
  const held = transfersOf(await books.spend(2, { amount: 7, how: 'announce' }));
  expect((await books.holder(2)).spendable).toBe(3n);
  expect(await books.balance(shop)).toEqual({ posted: 0n, pendingIn: 7n, pendingOut: 0n });
  expect(await books.spend(2, { amount: 4 })).toEqual({ kind: 'refused', code: 'not_enough' });
  await books.end('settle', ...held);
  expect(await books.balance(shop)).toEqual({ posted: 7n, pendingIn: 0n, pendingOut: 0n });
  expect((await books.holder(2)).spendable).toBe(3n);
});

test('the same redemption asked for again is spent once, though its lots have changed meanwhile', async () => {
  await giveThreeLots();
  const reason = newId();
  const first = await books.spend(2, { amount: 6, reason });
  await give(books, 2, { amount: 50, until: '2026-11-30' });
  const again = await books.spend(2, { amount: 6, reason });
  expect(again.kind).toBe('repeated');
  expect(transfersOf(again).sort()).toEqual(transfersOf(first).sort());
  expect((await books.holder(2)).spendable).toBe(56n);
});

test('the same redemption with another amount, receiver or manner is refused', async () => {
  await giveThreeLots();
  const reason = newId();
  await books.spend(2, { amount: 6, reason });
  for (const other of [
    { amount: 5 },
    { amount: 6, to: merchantAccount(2n) },
    { amount: 6, how: 'announce' as const },
  ])
    expect(await books.spend(2, { reason, ...other }), Object.keys(other).join()).toEqual({
      kind: 'refused',
      code: 'key_reused',
    });
  expect((await books.balance(shop)).posted).toBe(6n);
});

test('twenty at once ask for the same redemption: one spends, the others hear of it', async () => {
  await giveThreeLots();
  const reason = newId();
  const spends = await Promise.all(
    Array.from({ length: 20 }, () => books.spend(2, { amount: 6, reason })),
  );
  expect(spends.filter(({ kind }) => kind === 'spent')).toHaveLength(1);
  expect(spends.filter(({ kind }) => kind === 'repeated')).toHaveLength(19);
  expect(new Set(spends.map((spent) => transfersOf(spent).sort().join())).size).toBe(1);
});

test('a redemption that is given up gives every point back to the lot it came from', async () => {
  await giveThreeLots();
  const held = transfersOf(await books.spend(2, { amount: 9, how: 'announce' }));
  expect(kindsOf(await books.release(held))).toEqual(['posted', 'posted', 'posted']);
  expect(await lotsOf(books, 2)).toEqual({
    '2026-12-31': 3n,
    '2027-06-30': 4n,
    '2028-12-31': 5n,
  });
  expect(kindsOf(await books.release(held))).toEqual(['repeated', 'repeated', 'repeated']);
  expect(await books.balance(shop)).toEqual({ posted: 0n, pendingIn: 0n, pendingOut: 0n });
});

test('what was handed over cannot be given up, and what was given up cannot be handed over', async () => {
  await give(books, 2, { amount: 10 });
  const [first, second] = [
    transfersOf(await books.spend(2, { amount: 4, how: 'announce' })),
    transfersOf(await books.spend(2, { amount: 4, how: 'announce' })),
  ];
  await books.end('settle', ...first);
  await books.release(second);
  expect(await books.release(first)).toEqual([{ kind: 'refused', code: 'already_ended' }]);
  expect(await books.end('settle', ...second)).toEqual([
    { kind: 'refused', code: 'already_ended' },
  ]);
  expect((await books.holder(2)).spendable).toBe(6n);
});

test('what is given up after its lot lapsed lives on for the days of grace, once', async () => {
  await give(books, 2, { amount: 10, until: '2026-12-31' });
  const held = transfersOf(await books.spend(2, { amount: 4, how: 'announce' }));
  moveTo('2027-01-05');
  await books.sweep();
  expect(kindsOf(await books.release(held))).toEqual(['posted']);
  expect(await lotsOf(books, 2)).toEqual({ '2027-02-04': 4n });
  expect(kindsOf(await books.release(held))).toEqual(['repeated']);
  await books.sweep();
  expect(await lotsOf(books, 2)).toEqual({ '2027-02-04': 4n });
  expect(await faultsOf(books)).toEqual([]);
});

test('on the last day of its lot what is given up goes back there, without grace', async () => {
  await give(books, 2, { amount: 10, until: '2026-12-31' });
  const held = transfersOf(await books.spend(2, { amount: 4, how: 'announce' }));
  moveTo('2026-12-31');
  await books.release(held);
  expect(await lotsOf(books, 2)).toEqual({ '2026-12-31': 10n });
});

test('a refund runs back to each lot by what it paid, and only once', async () => {
  await giveThreeLots();
  const paid = transfersOf(await books.spend(2, { amount: 9 }));
  expect(kindsOf(await books.refund(paid))).toEqual(['posted', 'posted', 'posted']);
  expect(await lotsOf(books, 2)).toEqual({
    '2026-12-31': 3n,
    '2027-06-30': 4n,
    '2028-12-31': 5n,
  });
  expect(kindsOf(await books.refund(paid))).toEqual(['repeated', 'repeated', 'repeated']);
  expect((await books.balance(shop)).posted).toBe(0n);
});

test('a refund after a lot lapsed has days of grace for that lot alone', async () => {
  await giveThreeLots();
  const paid = transfersOf(await books.spend(2, { amount: 6 }));
  moveTo('2027-01-05');
  await books.refund(paid);
  expect(await lotsOf(books, 2)).toEqual({
    '2027-02-04': 3n,
    '2027-06-30': 4n,
    '2028-12-31': 5n,
  });
  moveTo('2027-01-06');
  expect(kindsOf(await books.refund(paid))).toEqual(['repeated', 'repeated']);
});

test('a merchant who no longer has the points cannot refund them, and nobody loses any', async () => {
  await give(books, 2, { amount: 10 });
  const paid = transfersOf(await books.spend(2, { amount: 6 }));
  const banked = transfer({ debit: shop, credit: merchantAccount(2n), amount: points(1) });
  await books.post(banked);
  expect(await books.refund(paid)).toEqual([{ kind: 'refused', code: 'not_covered' }]);
  expect((await books.holder(2)).spendable).toBe(4n);
});

test('what is still held cannot be refunded, only given up', async () => {
  await give(books, 2, { amount: 10 });
  const held = transfersOf(await books.spend(2, { amount: 6, how: 'announce' }));
  await expect(books.refund(held)).rejects.toThrow('has not settled');
});

test('nothing to give up and nothing to refund is answered by nothing', async () => {
  expect(await books.release([])).toEqual([]);
  expect(await books.refund([])).toEqual([]);
});

test('a hundred fight for the points of three lots: exactly what is there is spent', async () => {
  await giveThreeLots();
  const spends = await Promise.all(
    Array.from({ length: 100 }, (_, turn) =>
      books.spend(2, { amount: 1, how: turn % 2 ? 'announce' : 'post' }),
    ),
  );
  expect(spends.filter(({ kind }) => kind === 'spent')).toHaveLength(12);
  expect(spends.filter(({ kind }) => kind === 'refused')).toHaveLength(88);
  expect(await faultsOf(books)).toEqual([]);
});

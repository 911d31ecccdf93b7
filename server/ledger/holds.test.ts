import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  give,
  graceDays,
  type LedgerDatabase,
  lotsOf,
  openLedgerDatabase,
  pool,
  shop,
} from '../../test/books.ts';
import { untilOneWaits } from '../../test/waiting.ts';
import { systemClock } from '../platform/clock.ts';
import { createIds } from '../platform/ids.ts';
import { type AccountId, merchantAccount, points } from './account.ts';
import {
  type Held,
  type HoldWanted,
  openHolds,
  refundHolds,
  releaseHolds,
  settleHolds,
} from './holds.ts';

/** Reasons are ids of the time, as the server draws them. */
const ids = createIds(systemClock);
let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(1_000);
});
afterAll(() => ledger.close());

const asked = () => ({
  county: books.county,
  at: books.clock.now(),
  newId: () => ids.uuid(),
});

interface Wish {
  holder: number;
  amount: number;
  help?: number;
  to?: AccountId;
}

/** Holds for several people in one transaction, as reservations that are made together do. */
function hold(...wishes: Wish[]): Promise<Held[]> {
  return books.database.transact(async (tx) => {
    const holders = wishes.map(({ holder }) => BigInt(holder));
    const helped = wishes
      .filter(({ help }) => help !== undefined)
      .map(({ holder }) => ({ holderNo: BigInt(holder), pool: 1n }));
    const holds = await openHolds(tx, { ...asked(), holders, helped });
    return holds.hold(
      wishes.map(
        ({ holder, amount, help, to = shop }): HoldWanted => ({
          holderNo: BigInt(holder),
          to,
          amount: points(amount),
          help: help === undefined ? undefined : { pool: 1n, amount: points(help) },
          reason: ids.uuid(),
        }),
      ),
    );
  });
}

const transfersOf = (held: Held | undefined) => (held?.kind === 'held' ? held.transfers : []);
type End = typeof releaseHolds;
const end = (how: End, transfers: readonly string[]) =>
  books.database.transact((tx) => how(tx, { ...asked(), transfers, graceDays }));
const kindsOf = (postings: readonly { kind: string }[]) => postings.map(({ kind }) => kind);
/** What the pool still covers, in all its slices. */
const coverOf = async () => {
  const { rows } = await books.database.pool.query<{ cover: string }>(
    `select sum(posted - pending_out) as cover from accounts
     where county = $1 and id between $2::bigint and $2::bigint + 65535`,
    [books.county, pool],
  );
  return Number(rows[0]?.cover);
};

test('several people are held for at once, each out of what lapses soonest', async () => {
  await give(books, 2, { amount: 5, until: '2028-12-31' });
  await give(books, 2, { amount: 3, until: '2026-12-31' });
  await give(books, 3, { amount: 4 });
  const held = await hold({ holder: 2, amount: 6 }, { holder: 3, amount: 4 });
  expect(held.map(transfersOf).map(({ length }) => length)).toEqual([2, 1]);
  expect(await lotsOf(books, 2)).toEqual({ '2028-12-31': 2n });
  expect(await lotsOf(books, 3)).toEqual({});
  expect(await books.balance(shop)).toMatchObject({ posted: 0n, pendingIn: 10n });
  expect(await faultsOf(books)).toEqual([]);
});

test('whoever asks twice in the same moment pays twice or is refused, and never overdraws', async () => {
  await give(books, 2, { amount: 5 });
  const held = await hold(
    { holder: 2, amount: 3 },
    { holder: 2, amount: 3 },
    { holder: 2, amount: 2 },
  );
  expect(held).toMatchObject([
    { kind: 'held' },
    { kind: 'refused', code: 'not_enough' },
    { kind: 'held' },
  ]);
  expect(await lotsOf(books, 2)).toEqual({});
});

test('a pool pays what is missing to the value, and both come back when nothing is handed over', async () => {
  await give(books, 2, { amount: 5 });
  const before = await coverOf();
  const [held] = await hold({ holder: 2, amount: 4, help: 6 });
  expect(await coverOf()).toBe(before - 6);
  expect(await books.balance(shop)).toMatchObject({ pendingIn: 10n });
  expect(kindsOf(await end(releaseHolds, transfersOf(held)))).toEqual(['posted', 'posted']);
  expect(await coverOf()).toBe(before);
  expect(await lotsOf(books, 2)).toEqual({ '2027-12-31': 5n });
  expect(await books.balance(shop)).toMatchObject({ posted: 0n, pendingIn: 0n });
  expect(await faultsOf(books)).toEqual([]);
});

test('what a pool pays whole ends as well, whichever way', async () => {
  for (const [how, cost] of [
    [releaseHolds, 0],
    [settleHolds, 6],
  ] as const) {
    const before = await coverOf();
    const [held] = await hold({ holder: 2, amount: 0, help: 6 });
    expect(kindsOf(await end(how, transfersOf(held)))).toEqual(['posted']);
    expect(await coverOf()).toBe(before - cost);
  }
  const before = await coverOf();
  const [given] = await hold({ holder: 2, amount: 0, help: 6 });
  await end(settleHolds, transfersOf(given));
  expect(kindsOf(await end(refundHolds, transfersOf(given)))).toEqual(['posted']);
  expect(await coverOf()).toBe(before);
  expect(await faultsOf(books)).toEqual([]);
});

test('what a pool does not cover is refused whole: no lot is touched', async () => {
  await give(books, 2, { amount: 5 });
  await give(books, 3, { amount: 5 });
  const held = await hold({ holder: 2, amount: 4, help: 2_000 }, { holder: 3, amount: 4, help: 1 });
  expect(held).toMatchObject([{ kind: 'refused', code: 'not_covered' }, { kind: 'held' }]);
  expect(await lotsOf(books, 2)).toEqual({ '2027-12-31': 5n });
});

test('what is free costs nothing and moves nothing', async () => {
  expect(await hold({ holder: 2, amount: 0 })).toEqual([{ kind: 'held', transfers: [] }]);
  expect(await end(settleHolds, [])).toEqual([]);
  expect(await end(releaseHolds, [])).toEqual([]);
  expect(await end(refundHolds, [])).toEqual([]);
});

test('settling and giving back exclude each other, whoever comes first', async () => {
  await give(books, 2, { amount: 5 });
  for (const order of [
    [settleHolds, releaseHolds],
    [releaseHolds, settleHolds],
  ] as const) {
    const [held] = await hold({ holder: 2, amount: 2, help: 1 });
    const [first, second] = order;
    expect(kindsOf(await end(first, transfersOf(held)))).toEqual(['posted', 'posted']);
    expect(await end(second, transfersOf(held))).toMatchObject([
      { kind: 'refused', code: 'already_ended' },
      { kind: 'refused', code: 'already_ended' },
    ]);
  }
  expect(await books.balance(shop)).toMatchObject({ posted: 3n, pendingIn: 0n });
});

test('what was handed over runs back to lots and pools once, and only while the counter has it', async () => {
  await give(books, 2, { amount: 5 });
  const before = await coverOf();
  const [held] = await hold({ holder: 2, amount: 4, help: 6 });
  await end(settleHolds, transfersOf(held));
  expect(kindsOf(await end(refundHolds, transfersOf(held)))).toEqual(['posted', 'posted']);
  expect(kindsOf(await end(refundHolds, transfersOf(held)))).toEqual(['repeated', 'repeated']);
  expect(await coverOf()).toBe(before);
  expect(await lotsOf(books, 2)).toEqual({ '2027-12-31': 5n });
  expect(await faultsOf(books)).toEqual([]);
});

test('points that come back after their last day live on for the days of grace', async () => {
  await give(books, 2, { amount: 5, until: '2026-12-31' });
  const [held] = await hold({ holder: 2, amount: 5 });
  books.clock.set(new Date('2027-01-02T04:00:00Z'));
  await end(releaseHolds, transfersOf(held));
  expect(await lotsOf(books, 2)).toEqual({ '2027-02-01': 5n });
});

test('forty who hold and give back at once leave nothing out of place', async () => {
  const holders = Array.from({ length: 10 }, (_, place) => place + 2);
  for (const holder of holders) await give(books, holder, { amount: 20 });
  const before = await coverOf();
  await Promise.all(
    Array.from({ length: 40 }, async (_, turn) => {
      const [one, other] = [holders[turn % 10] ?? 2, holders[(turn * 7 + 3) % 10] ?? 3];
      const held = await hold(
        { holder: one, amount: 1, help: 1 },
        ...(one === other ? [] : [{ holder: other, amount: 2 }]),
      );
      for (const [place, each] of held.entries())
        await end(place === 0 ? releaseHolds : settleHolds, transfersOf(each));
    }),
  );
  expect(await coverOf()).toBe(before);
  expect(await faultsOf(books)).toEqual([]);
});

test('whoever waits for the account of a receiver does not keep the reserve of a pool meanwhile', async () => {
  const another = merchantAccount(2n);
  for (const holder of [2, 3]) await give(books, holder, { amount: 5 });
  await hold({ holder: 2, amount: 1 }, { holder: 3, amount: 1, to: another });
  const { database, county } = books;
  const client = await database.pool.connect();
  const lock = 'select from accounts where county = $1 and id = $2 for update';
  await client.query('begin');
  await client.query(lock, [county, another]);
  // More than what was put aside for the holder: the reserve has to top it up.
  const help = 50;
  const helped = hold({ holder: 2, amount: 1, help }, { holder: 3, amount: 1, to: another });
  await untilOneWaits(database.read);
  await client.query(`${lock} nowait`, [county, pool]);
  await client.query('commit');
  client.release();
  expect(await helped).toMatchObject([{ kind: 'held' }, { kind: 'held' }]);
  expect(await faultsOf(books)).toEqual([]);
});

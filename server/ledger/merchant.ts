import type { Read, Tx } from '../platform/database.ts';
import { uuidOf } from '../platform/ids.ts';
import { type AccountId, merchantAccount, paidAccount, points, poolAccount } from './account.ts';
import { type Posting, post } from './posting.ts';
import { postFromSlices, sliceOf } from './slices.ts';
import * as store from './store.ts';
import type { Transfer } from './transfer.ts';

interface Booking {
  county: number;
  /** The number of the counter. */
  counter: bigint;
  /** The settlement, or the line of one: it is booked once. */
  reason: string;
  at: Date;
  newId: () => string;
}

export interface MerchantPayment extends Booking {
  /** What the counter is paid; below zero it paid back. */
  amount: bigint;
}

type Booked = 'booked' | 'repeated' | 'not_covered';

/** Takes out of the books what a counter was paid for: its points go where it is kept what it was paid. */
export async function payMerchant(tx: Tx, wanted: MerchantPayment): Promise<Booked> {
  const { counter, amount } = wanted;
  if (amount === 0n) return 'booked';
  const [shop, paid] = [merchantAccount(counter), paidAccount(counter)];
  const [debit, credit] = amount > 0n ? [shop, paid] : [paid, shop];
  return bookAll(tx, wanted, [{ debit, credit, amount: amount > 0n ? amount : -amount }]);
}

/**
 * A pool pays a counter more than it was paid for a redemption: the first of its payers that covers it.
 * @returns who paid; undefined where none does
 */
export async function topUpMerchant(
  tx: Tx,
  { amount, payers, ...booking }: Booking & { amount: bigint; payers: readonly bigint[] },
): Promise<bigint | undefined> {
  const { county, counter, at, newId } = booking;
  for (const payer of payers) {
    const accounts = { debit: sliceOf(payer, counter), credit: merchantAccount(counter) };
    const transfers = [transferOf(booking, { ...accounts, amount }, payer)];
    const [posting] = await postFromSlices(tx, { county, transfers, at, newId });
    if (answerOf(posting) !== 'not_covered') return payer;
  }
  return undefined;
}

/**
 * A counter gives points back to whoever had given them.
 * @returns not_covered where it does not have them any more: whoever asks must roll back
 */
export function takeFromMerchant(
  tx: Tx,
  { shares, ...booking }: Booking & { shares: readonly { payer: bigint; amount: bigint }[] },
): Promise<Booked> {
  const debit = merchantAccount(booking.counter);
  const legs = shares.map(({ payer, amount }) => ({ debit, credit: poolAccount(payer), amount }));
  return bookAll(tx, booking, legs);
}

interface Leg {
  debit: AccountId;
  credit: AccountId;
  amount: bigint;
}

/** All or nothing, where whoever asks rolls back what is not covered. */
async function bookAll(tx: Tx, booking: Booking, legs: readonly Leg[]): Promise<Booked> {
  const { county, at } = booking;
  const transfers = legs.map((leg, place) => transferOf(booking, leg, BigInt(place)));
  const answers = (await post(tx, { county, transfers, at })).map(answerOf);
  if (answers.includes('not_covered')) return 'not_covered';
  return answers.every((answer) => answer === 'repeated') ? 'repeated' : 'booked';
}

const transferOf = (
  { county, counter, reason, newId }: Booking,
  { debit, credit, amount }: Leg,
  place: bigint,
): Transfer => ({
  id: newId(),
  key: uuidOf(`merchant/${county}/${counter}/${reason}/${place}`),
  kind: 'post',
  debit,
  credit,
  amount: points(amount),
  pending: null,
  reason,
  ruleVersion: 0,
});

function answerOf(posting: Posting | undefined): Booked {
  if (posting?.kind === 'posted') return 'booked';
  if (posting?.kind === 'repeated') return 'repeated';
  if (posting?.kind === 'refused' && posting.code === 'not_covered') return 'not_covered';
  throw new Error(`the ledger answered ${JSON.stringify(posting)} to a merchant`);
}

export interface CounterStanding {
  /** Points that the counter has and was not paid for. */
  owed: bigint;
  /** Points that it was paid for. */
  paid: bigint;
}

/** How counters stand, by their numbers. */
export async function getCounterStandings(
  read: Read,
  county: number,
  counters: readonly bigint[],
): Promise<Map<bigint, CounterStanding>> {
  const accounts = counters.flatMap((one) => [merchantAccount(one), paidAccount(one)]);
  if (accounts.length === 0) return new Map();
  const posted = await store.getPosted(read, county, accounts);
  return new Map(
    counters.map((one) => [
      one,
      {
        owed: posted.get(merchantAccount(one)) ?? 0n,
        paid: posted.get(paidAccount(one)) ?? 0n,
      },
    ]),
  );
}

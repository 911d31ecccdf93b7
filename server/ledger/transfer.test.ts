import { expect, test } from 'vitest';
import { lot, pool, source, transfer } from '../../test/books.ts';
import { type AccountId, lotAccount, points } from './account.ts';
import {
  applyTransfers,
  type Balance,
  changesOf,
  mayBeNegative,
  transferKinds,
} from './transfer.ts';

const holding = (posted: bigint, pendingOut = 0n): Balance => ({
  posted,
  pendingIn: 0n,
  pendingOut,
});
const balancesOf = (...entries: [AccountId, Balance][]) => new Map(entries);

test('whatever a transfer does, what one account gives the other receives', () => {
  for (const kind of Object.keys(transferKinds) as (keyof typeof transferKinds)[]) {
    const [from, to] = changesOf(transfer({ kind, credit: lot(2), amount: points(5) }));
    expect(from.posted + to.posted, kind).toBe(0n);
    expect(from.pendingOut, kind).toBe(to.pendingIn);
    expect([from.account, to.account]).toEqual([pool, lot(2)]);
  }
});

test('announced points are out of the payer’s reach and not yet in the receiver’s', () => {
  const [from, to] = changesOf(transfer({ kind: 'announce', credit: lot(2), amount: points(5) }));
  expect(from).toMatchObject({ posted: 0n, pendingOut: 5n });
  expect(to).toMatchObject({ posted: 0n, pendingIn: 5n });
});

test('settling moves what was announced; voiding leaves no trace in the balances', () => {
  const announced = transfer({ kind: 'announce', credit: lot(2), amount: points(5) });
  const end = (kind: 'settle' | 'void') => {
    const balances = balancesOf([pool, holding(5n)]);
    applyTransfers(balances, [announced, transfer({ ...announced, kind })]);
    return [balances.get(pool), balances.get(lot(2))];
  };
  expect(end('settle')).toEqual([holding(0n), holding(5n)]);
  expect(end('void')).toEqual([holding(5n), holding(0n)]);
});

test('points that are announced away cannot be given a second time', () => {
  const balances = balancesOf([pool, holding(10n, 8n)]);
  const tooMuch = transfer({ credit: lot(2), amount: points(3) });
  const justEnough = transfer({ credit: lot(2), amount: points(2) });
  const { accepted, refused } = applyTransfers(balances, [tooMuch, justEnough]);
  expect(accepted).toEqual([justEnough]);
  expect(refused).toEqual([{ transfer: tooMuch, code: 'not_covered' }]);
});

test('a refused transfer changes nothing and the ones after it stand', () => {
  const balances = balancesOf([pool, holding(4n)]);
  const amounts = [3, 2, 1].map((amount) => transfer({ credit: lot(2), amount: points(amount) }));
  const { accepted } = applyTransfers(balances, amounts);
  expect(accepted.map(({ amount }) => amount)).toEqual([3n, 1n]);
  expect([balances.get(pool)?.posted, balances.get(lot(2))?.posted]).toEqual([0n, 4n]);
});

test('points received earlier in a batch can be spent later in it, and not the other way round', () => {
  const earn = transfer({ credit: lot(2), amount: points(2) });
  const spend = transfer({ debit: lot(2), credit: lot(3), amount: points(2) });
  const cover = () => balancesOf([pool, holding(2n)]);
  expect(applyTransfers(cover(), [earn, spend]).refused).toEqual([]);
  expect(applyTransfers(cover(), [spend, earn]).accepted).toEqual([earn]);
});

test('only the source of cover and debts may be below zero', () => {
  expect(mayBeNegative(source)).toBe(true);
  expect([pool, lot(2), lotAccount(2n, '2030-12-31')].some(mayBeNegative)).toBe(false);
});

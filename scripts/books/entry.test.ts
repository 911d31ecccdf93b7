import { expect, test } from 'vitest';
import {
  lotAccount,
  merchantAccount,
  paidAccount,
  points,
  poolAccount,
  sourceAccount,
} from '../../server/ledger/account.ts';
import { accountName, announcedName } from './account-name.ts';
import { beancount } from './beancount.ts';
import type { BookFormat } from './book-format.ts';
import { entryOf, type JournalRow, legsKept } from './entry.ts';
import { hledger } from './hledger.ts';

const lot = lotAccount(123n, '2027-12-31');
const slice = poolAccount(7n, 3);

/** An award of 5 points, a quarter past midnight in China, which is the day before in UTC. */
const award: JournalRow = {
  id: '019ae187-0000-7000-8000-000000000001',
  key: '019ae187-0000-7000-8000-000000000002',
  kind: 'post',
  debit: slice,
  credit: lot,
  amount: points(5),
  pending: null,
  reason: '019ae187-0000-7000-8000-000000000003',
  ruleVersion: 2,
  at: new Date('2026-10-13T16:15:00Z'),
};
const settled: JournalRow = { ...award, kind: 'settle', pending: award.id, ruleVersion: 0 };

const legs = (row: JournalRow) => entryOf(row).legs.map((leg) => [leg.account, Number(leg.points)]);
const lines = (format: BookFormat, row: JournalRow) => format.entry(entryOf(row)).split('\n');

test('names of accounts say who stands where; holders are numbers', () => {
  expect([lot, slice, poolAccount(7n), sourceAccount(7n)].map(accountName)).toEqual([
    'Liabilities:Holders:H000123:2027-12-31',
    'Equity:Pools:P000007:Slice03',
    'Equity:Pools:P000007:Reserve',
    'Assets:Pledges:P000007',
  ]);
  expect(announcedName(lot, 'In')).toBe('Equity:Announced:In:Holders:H000123:2027-12-31');
  expect(accountName(lotAccount(12_345_678n, '2027-12-31'))).toContain(':H12345678:');
});

test('a counter that is paid is owed less, and what it was paid has an account of its own', () => {
  const [shop, paid] = [merchantAccount(9n), paidAccount(9n)];
  expect([shop, paid].map(accountName)).toEqual([
    'Liabilities:Merchants:M000009',
    'Assets:Payments:M000009',
  ]);
  const row = { ...award, debit: shop, credit: paid };
  expect(entryOf(row).what).toBe('counter paid');
  expect(legs(row)).toEqual([
    ['Liabilities:Merchants:M000009', 5],
    ['Assets:Payments:M000009', -5],
  ]);
});

test('an award takes from the slice that pays and owes it to the holder', () => {
  expect(legs(award)).toEqual([
    ['Equity:Pools:P000007:Slice03', 5],
    ['Liabilities:Holders:H000123:2027-12-31', -5],
  ]);
  expect(entryOf(award)).toMatchObject({ date: '2026-10-14', memo: false, what: 'award' });
});

test('announcing settles nothing, settling undoes the announcement and posts both ends', () => {
  const [payer, holder] = ['Pools:P000007:Slice03', 'Holders:H000123:2027-12-31'];
  const announced = [
    [`Equity:Announced:Out:${payer}`, 5],
    [`Equity:Announced:In:${holder}`, -5],
  ];
  expect(legs({ ...award, kind: 'announce' })).toEqual(announced);
  expect(legs({ ...settled, kind: 'void' })).toEqual([
    [`Equity:Announced:Out:${payer}`, -5],
    [`Equity:Announced:In:${holder}`, 5],
  ]);
  expect(legs(settled)).toEqual([
    [`Equity:${payer}`, 5],
    [`Equity:Announced:Out:${payer}`, -5],
    [`Liabilities:${holder}`, -5],
    [`Equity:Announced:In:${holder}`, 5],
  ]);
});

test.each(['post', 'announce', 'settle', 'void'] as const)('%s adds up to zero', (kind) => {
  const sum = entryOf({ ...award, kind }).legs.reduce((total, leg) => total + leg.points, 0n);
  expect(sum).toBe(0n);
});

test('an account is kept with its stored balances; announced ones only where there were any', () => {
  const row = { account: lot, posted: 12n, pendingIn: 5n, pendingOut: 0n };
  const never = { announcedIn: false, announcedOut: false };
  expect(legsKept({ ...row, ...never, announcedIn: true })).toEqual([
    { account: 'Liabilities:Holders:H000123:2027-12-31', points: -12n },
    { account: 'Equity:Announced:In:Holders:H000123:2027-12-31', points: -5n },
  ]);
  expect(legsKept({ ...row, ...never, pendingIn: 0n })).toHaveLength(1);
});

test('hledger’s entry', () => {
  expect(lines(hledger, award)).toEqual([
    '',
    '2026-10-14 * award | rule book 2, reason 019ae187-0000-7000-8000-000000000003',
    '    ; transfer: 019ae187-0000-7000-8000-000000000001, at: 2026-10-13T16:15:00.000Z',
    '    Equity:Pools:P000007:Slice03  5 PTS',
    '    Liabilities:Holders:H000123:2027-12-31  -5 PTS',
    '',
  ]);
  expect(lines(hledger, { ...award, kind: 'announce' })[1]).toContain('! award announced |');
});

test('beancount’s entry names the announcement that it ends', () => {
  expect(lines(beancount, settled).slice(0, 5)).toEqual([
    '',
    '2026-10-14 * "award settled" "reason 019ae187-0000-7000-8000-000000000003"',
    '  transfer: "019ae187-0000-7000-8000-000000000001"',
    '  announced: "019ae187-0000-7000-8000-000000000001"',
    '  at: "2026-10-13T16:15:00.000Z"',
  ]);
});

test('a pool’s name cannot break out of its line or its quotes', () => {
  const open = { account: 'Assets:Pledges:P000007', label: 'A "B"\n2026 \\', on: '2026-10-14' };
  expect(hledger.open(open)).toBe('account Assets:Pledges:P000007  ; A "B" 2026 \\\n');
  expect(beancount.open(open)).toBe(
    '2026-10-14 open Assets:Pledges:P000007 PTS\n  name: "A \\"B\\" 2026 \\\\"\n',
  );
});

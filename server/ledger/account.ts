import { addDays, dayMs, type LocalDate } from '../platform/calendar.ts';

declare const accountBrand: unique symbol;
declare const pointsBrand: unique symbol;

/** Key of an account: holder number << 20 | kind << 16 | lapse day or slice. */
export type AccountId = bigint & { readonly [accountBrand]: true };
/** Whole points, never a fraction. */
export type Points = bigint & { readonly [pointsBrand]: true };

export const kinds = {
  holder: 1n,
  pool: 2n,
  source: 3n,
  merchant: 4n,
  lapsed: 5n,
  debt: 6n,
  village: 7n,
} as const;
export type AccountKind = keyof typeof kinds;

const epochMs = Date.UTC(2020, 0, 1);
/** The low bits of the account beside a source on which a counter was paid. */
const paidPart = 2;

export function points(amount: number | bigint): Points {
  const whole = BigInt(amount);
  if (whole < 0n) throw new RangeError('points are not negative; a transfer names who pays');
  return whole as Points;
}

/** The smaller of two amounts. */
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Days since 2020-01-01, the low 16 bits of a lot's key. */
export function dayNumber(date: LocalDate): number {
  return (Date.parse(`${date}T00:00:00Z`) - epochMs) / dayMs;
}

/** The lot of a holder that lapses at the end of this date. Ids of one holder sort by lapse date. */
export function lotAccount(holderNo: bigint, lapsesOn: LocalDate): AccountId {
  const day = dayNumber(lapsesOn);
  // A date that is in no calendar would be read as one a few days later.
  if (!Number.isInteger(day) || day < 0 || day > 0xffff || dateOfDay(day) !== lapsesOn)
    throw new RangeError(`${lapsesOn} is not a lapse date`);
  return accountOf(holderNo, 'holder', day);
}

/** A slice of a pool; slice 0 is the pool itself. */
export function poolAccount(holderNo: bigint, slice = 0): AccountId {
  return accountOf(holderNo, 'pool', slice);
}

/** Where a pool's cover came from. Of all kinds, source and debt alone may be below zero. */
export function sourceAccount(holderNo: bigint): AccountId {
  return accountOf(holderNo, 'source', 0);
}

/** What was written off of debts that arose to a pool: beside its source, since no cover came by it. */
export function writtenOffAccount(holderNo: bigint): AccountId {
  return accountOf(holderNo, 'source', 1);
}

/** What a holder owes: below zero by as much as was taken back and was no longer there. */
export function debtAccount(holderNo: bigint): AccountId {
  return accountOf(holderNo, 'debt', 0);
}

/** Where the points of a merchant's counter arrive. */
export function merchantAccount(holderNo: bigint): AccountId {
  return accountOf(holderNo, 'merchant', 0);
}

/**
 * What a counter was paid for its points: beside the sources, since points leave the books where cover came
 * into them. Below zero where the counter paid back before it was paid.
 */
export function paidAccount(holderNo: bigint): AccountId {
  return accountOf(holderNo, 'source', paidPart);
}

/** Whether an account of this kind is where a counter was paid. */
export function isPaidAccount(account: AccountId): boolean {
  return kindOf(account) === 'source' && (account & 0xffffn) === BigInt(paidPart);
}

/** What residents gave to the pool of their village. */
export function villageAccount(holderNo: bigint): AccountId {
  return accountOf(holderNo, 'village', 0);
}

/** Where lapsed points of a county go, in slices so that a sweep does not wait for one row. */
export function lapsedAccount(slice: number): AccountId {
  // They belong to no holder: the 1 only fills its place in the key.
  return accountOf(1n, 'lapsed', slice);
}

/** As points flow: whoever locks accounts in this order never waits crosswise. */
const flow: readonly AccountKind[] = [
  'source',
  'pool',
  'holder',
  'debt',
  'merchant',
  'village',
  'lapsed',
];

/** Whether one account is upstream of another, or of the same kind and first by its key. */
export function isBefore(one: AccountId, other: AccountId): boolean {
  const [here, there] = [flow.indexOf(kindOf(one)), flow.indexOf(kindOf(other))];
  return here < there || (here === there && one < other);
}

/** The holder that an account belongs to. */
export function holderOf(account: AccountId): bigint {
  return account >> 20n;
}

export function kindOf(account: AccountId): AccountKind {
  const code = (account >> 16n) & 15n;
  for (const [kind, value] of Object.entries(kinds)) if (value === code) return kind as AccountKind;
  throw new RangeError(`account ${account} is of no kind`);
}

export function lapseDateOf(account: AccountId): LocalDate {
  if (kindOf(account) !== 'holder') throw new RangeError(`account ${account} does not lapse`);
  return dateOfDay(Number(account & 0xffffn));
}

/**
 * Until when points can be used that come to a lot today: to its own last day or, where that is over,
 * for the rule book's days of grace.
 */
export function livesUntil(
  lapsesOn: LocalDate,
  { graceDays, today }: { graceDays: number; today: LocalDate },
): LocalDate {
  return lapsesOn >= today ? lapsesOn : addDays(today, graceDays);
}

/** The date of a day number: the other way round. */
export function dateOfDay(day: number): LocalDate {
  return new Date(epochMs + day * dayMs).toISOString().slice(0, 10);
}

/** First and last possible id of a holder's lots, for a range scan over the primary key. */
export function lotRange(holderNo: bigint): { first: AccountId; last: AccountId } {
  return { first: accountOf(holderNo, 'holder', 0), last: accountOf(holderNo, 'holder', 0xffff) };
}

function accountOf(holderNo: bigint, kind: AccountKind, low: number): AccountId {
  if (holderNo <= 0n || holderNo >= 1n << 43n) throw new RangeError(`holder number ${holderNo}`);
  return ((holderNo << 20n) | (kinds[kind] << 16n) | BigInt(low)) as AccountId;
}

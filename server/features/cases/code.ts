/**
 * Quasigroup of order 10 for check digits: finds every wrong digit and every swapped pair.
 * Source: H. M. Damm, Total anti-symmetrische Quasigruppen, 2004.
 */
const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

/** Digits drawn by chance: one in ten million guesses meets a case of a busy county's year. */
export const drawnDigits = 9;

export function checkDigit(digits: string): number {
  return [...digits].reduce((interim, digit) => damm[interim]?.[Number(digit)] ?? 0, 0);
}

/** LX26-48217-30651: prefix, year, nine drawn digits and the digit that checks them. */
export function caseCode(prefix: string, year: number, drawn: string): string {
  const digits = drawn + checkDigit(drawn);
  return `${prefix}${String(year % 100).padStart(2, '0')}-${digits.slice(0, 5)}-${digits.slice(5)}`;
}

/** Whether the check digit agrees: a code copied wrongly never finds somebody else's case. */
export function isCaseCode(code: string): boolean {
  const digits = /^[A-Z]{2}\d{2}-(\d{5})-(\d{5})$/.exec(code);
  return digits !== null && checkDigit(`${digits[1]}${digits[2]}`) === 0;
}

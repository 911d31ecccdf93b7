import { checkDigit, dammHolds } from '../../../contract/check-digit.ts';

/** Digits drawn by chance: with 100,000 cases in a year a guess meets one in ten thousand. */
export const drawnDigits = 9;

/** LX26-48217-30651: prefix, year, nine drawn digits and the digit that checks them. */
export function caseCode(prefix: string, year: number, drawn: string): string {
  const digits = drawn + checkDigit(drawn);
  return `${prefix}${String(year % 100).padStart(2, '0')}-${digits.slice(0, 5)}-${digits.slice(5)}`;
}

/** Whether the check digit agrees: a code copied wrongly never finds somebody else's case. */
export function isCaseCode(code: string): boolean {
  const digits = /^[A-Z]{2}\d{2}-(\d{5})-(\d{5})$/.exec(code);
  return digits !== null && dammHolds(`${digits[1]}${digits[2]}`);
}

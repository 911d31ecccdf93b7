import { dammHolds } from '../../contract/check-digit.ts';

/** An example code whose check digit holds, so that copying it from the hint is not called wrong. */
export function exampleCode(prefix: string): string {
  const last = Array.from('0123456789').find((digit) => dammHolds(`482173065${digit}`));
  return `${prefix}26-48217-3065${last}`;
}

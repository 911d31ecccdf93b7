/**
 * The quasigroup of order 10 of H. M. Damm's check-digit algorithm ("Total anti-symmetrische
 * Quasigruppen", Marburg 2004). Row: the interim digit; column: the next digit.
 */
const quasigroup = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

/** The digit that checks these: part of what a case code is, so server and screens share it. */
export function checkDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = Number(quasigroup[interim]?.[Number(digit)]);
  return interim;
}

/** Whether the last of these digits checks the others: every single slip and neighbour swap fails. */
export function dammHolds(digits: string): boolean {
  return checkDigit(digits) === 0;
}

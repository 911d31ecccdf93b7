import { describe, expect, test } from 'vitest';
import { dammHolds } from '../../contract/check-digit.ts';
import { groupCode, readCode } from './case-code.ts';

const tenDigits = '4821730652';
const change = (digits: string, at: number, to: string) =>
  digits.slice(0, at) + to + digits.slice(at + 1);

describe('the check digit', () => {
  test('is 4 for 572, the published example', () => {
    expect(dammHolds('5724')).toBe(true);
    for (const wrong of '012356789') expect(dammHolds(`572${wrong}`)).toBe(false);
  });

  test('exactly one last digit fits', () => {
    const fitting = Array.from('0123456789').filter((last) =>
      dammHolds(tenDigits.slice(0, 9) + last),
    );
    expect(fitting).toHaveLength(1);
  });

  test('finds every wrong digit and every swap of neighbours', () => {
    const nine = tenDigits.slice(0, 9);
    const last = Array.from('0123456789').find((digit) => dammHolds(nine + digit));
    const right = `${nine}${last}`;
    for (let at = 0; at < 10; at += 1) {
      for (const digit of '0123456789')
        expect(dammHolds(change(right, at, digit))).toBe(digit === right[at]);
      const swapped =
        right.slice(0, at) +
        right
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join('');
      const swap = swapped + right.slice(at + 2);
      if (swap !== right) expect(dammHolds(swap)).toBe(false);
    }
  });
});

describe('a typed code', () => {
  const right =
    Array.from('0123456789')
      .map((last) => `482173065${last}`)
      .find(dammHolds) ?? '';
  const printed = `LX26-${right.slice(0, 5)}-${right.slice(5)}`;

  test('is understood with and without dashes, in small letters, in full width', () => {
    const wide = printed.replace(/[0-9A-Z]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
    );
    const spellings = [printed, printed.replaceAll('-', ''), printed.toLowerCase(), wide];
    for (const typed of spellings)
      expect(readCode(typed, 'LX')).toEqual({ kind: 'code', code: printed });
  });

  test('takes the county letters when they were left out', () => {
    expect(readCode(printed.slice(2), 'LX')).toEqual({ kind: 'code', code: printed });
  });

  test('is incomplete while signs are missing', () => {
    expect(readCode('LX26-482', 'LX')).toEqual({ kind: 'incomplete' });
    expect(readCode('', 'LX')).toEqual({ kind: 'incomplete' });
  });

  test('is known as miscopied before anyone is asked', () => {
    const other = printed.endsWith('1') ? '2' : '1';
    expect(readCode(printed.slice(0, -1) + other, 'LX')).toEqual({ kind: 'miscopied' });
  });

  test('falls into groups while it is typed', () => {
    expect(groupCode('lx2648')).toBe('LX26-48');
    expect(groupCode('lx26 48217 3')).toBe('LX26-48217-3');
    expect(groupCode('264821730')).toBe('26-48217-30');
  });
});

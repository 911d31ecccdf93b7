import { expect, test } from 'vitest';
import { settableClock } from '../../platform/clock.ts';
import { createIds, seededRandom } from '../../platform/ids.ts';
import { caseCode, drawnDigits, isCaseCode } from './code.ts';

const ids = createIds(settableClock(new Date(0)), seededRandom('case codes'));
const codes = Array.from({ length: 50 }, () => caseCode('LX', 2026, ids.digits(drawnDigits)));
const digitsAt = [5, 6, 7, 8, 9, 11, 12, 13, 14, 15];

const put = (code: string, at: number, digit: string) =>
  code.slice(0, at) + digit + code.slice(at + 1);

test('a code says the county and the year, then ten digits in two groups', () => {
  expect(caseCode('LX', 2026, '482173065')).toMatch(/^LX26-48217-3065\d$/);
  expect(caseCode('LX', 2105, '000000000')).toMatch(/^LX05-/);
  expect(codes.every(isCaseCode)).toBe(true);
});

test('one digit read wrongly is always noticed, wherever it stands', () => {
  let wrong = 0;
  for (const code of codes)
    for (const at of digitsAt)
      for (const digit of '0123456789')
        if (digit !== code[at]) {
          wrong++;
          expect(isCaseCode(put(code, at, digit)), `${code} at ${at} read as ${digit}`).toBe(false);
        }
  expect(wrong).toBe(50 * 10 * 9);
});

test('two neighbouring digits swapped are always noticed, across the hyphen too', () => {
  for (const code of codes)
    for (const [index, at] of digitsAt.slice(0, -1).entries()) {
      const next = digitsAt[index + 1] ?? 0;
      const [a, b] = [code[at] ?? '', code[next] ?? ''];
      const swapped = put(put(code, at, b), next, a);
      expect(isCaseCode(swapped), `${code} read as ${swapped}`).toBe(a === b);
    }
});

test('what is not in the form of a code is none', () => {
  const [code = ''] = codes;
  for (const other of [
    '',
    code.toLowerCase(),
    ` ${code}`,
    `${code}0`,
    code.replaceAll('-', ''),
    '../',
  ])
    expect(isCaseCode(other), other).toBe(false);
});

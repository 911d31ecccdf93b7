import { expect, test } from 'vitest';
import { groupDigits, numberIn } from './certificate-number.ts';

test('a number is read however it is spaced or shaped, and only when it is whole', () => {
  const number = '1234-5678-9012-3456';
  for (const typed of [
    number,
    '1234567890123456',
    ' 1234 5678 9012 3456',
    '１２３４-5678-9012-3456',
  ])
    expect(numberIn(typed)).toBe(number);
  for (const typed of ['', '1234', '1234-5678-9012-345', '1234-5678-9012-34567', 'abcd'])
    expect(numberIn(typed)).toBeUndefined();
});

test('digits fall into groups while they are typed', () => {
  expect(groupDigits('12345')).toBe('1234-5');
  expect(groupDigits('1234')).toBe('1234');
});

import { expect, test } from 'vitest';
import { isKeyCode, isWholeCode } from './code.ts';

test('six digits, or a whole recovery code, are worth sending', () => {
  for (const typed of ['123456', '123 456', 'K7QP-0123-4567-89AB-CDEF-GHJK'])
    expect(isWholeCode(typed)).toBe(true);
  for (const typed of ['', '12345', '1234567', 'abcdef', 'K7QP-0123'])
    expect(isWholeCode(typed)).toBe(false);
});

test('an invitation is never six digits', () => {
  expect(isKeyCode('123456')).toBe(false);
  expect(isKeyCode('k7qp 0123 4567 89ab cdef ghjk')).toBe(true);
});

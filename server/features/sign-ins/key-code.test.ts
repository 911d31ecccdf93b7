import { expect, test } from 'vitest';
import { createCipher } from '../../platform/cipher.ts';
import { seededRandom } from '../../platform/ids.ts';
import { hashKeyCode, isKeyCode, keyCode } from './key-code.ts';

const cipherOf = (seed: string) =>
  createCipher({
    dataKey: seededRandom('data')(32),
    indexKey: seededRandom(seed)(32),
    suite: 'aes',
  });
const cipher = cipherOf('index');

test('the same id gives the same code, another id or key another one', () => {
  const code = keyCode(cipher, 'one');
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(keyCode(cipher, 'one')).toBe(code);
  expect(keyCode(cipher, 'two')).not.toBe(code);
  expect(keyCode(cipherOf('another'), 'one')).not.toBe(code);
});

test('every symbol comes about as often as any other', () => {
  const counts = new Map<string, number>();
  for (let one = 0; one < 2_000; one++)
    for (const symbol of keyCode(cipher, `${one}`).replaceAll('-', ''))
      counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  expect(counts.size).toBe(32);
  for (const count of counts.values()) {
    expect(count).toBeGreaterThan(1_300);
    expect(count).toBeLessThan(1_700);
  }
});

test('spaces, small letters, and letters taken for digits do not matter', () => {
  const hash = hashKeyCode('0123-4567-89AB-CDEF-GHJK-MNPQ');
  expect(hashKeyCode('o l23 4567 89ab cdef ghjk mnpq').equals(hash)).toBe(true);
  expect(hashKeyCode('0123-4567-89AB-CDEF-GHJK-MNPR').equals(hash)).toBe(false);
});

test('six digits are no such code', () => {
  expect(isKeyCode('123 456')).toBe(false);
  expect(isKeyCode(keyCode(cipher, 'one'))).toBe(true);
});

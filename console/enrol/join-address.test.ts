import { expect, test } from 'vitest';
import { codeIn } from './join-address.ts';

test('an invitation opens at its address, as it is printed and as it is typed', () => {
  const code = 'K7QP-0123-4567-89AB-CDEF-GHJK';
  expect(codeIn(`/join/${code}`)).toBe(code);
  expect(codeIn('/join/k7qp%200123%204567%2089ab%20cdef%20ghjk')).toBe(
    'k7qp 0123 4567 89ab cdef ghjk',
  );
});

test('every other address is none, also one that is cut off in the middle of a character', () => {
  for (const address of ['/', '/queue', '/join/', '/join/123456', '/%', '/join/%E5%B9'])
    expect(codeIn(address)).toBeUndefined();
});

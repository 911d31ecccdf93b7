import { expect, test } from 'vitest';
import { onlyThis, plainOnly } from './markup.ts';

test.each(['', '+', '.a > .b{content:"x"}', '&lt;img src=x&gt;', '<svg/>'])(
  '%j makes no element that does anything, and is let in',
  (text) => {
    expect(plainOnly(text)).toBe(text);
  },
);

test.each([
  '<img src=x onerror=hit()>',
  '<svg/onload=hit()>',
  '<svg/><img src=x onerror=hit()>',
  ' <svg/>',
  '</style><script>hit()</script>',
  '<',
])('%j is markup, and is refused', (text) => {
  expect(() => plainOnly(text)).toThrow(TypeError);
});

test('a page starts the one script that it names, and no other', () => {
  const start = onlyThis('/counter/worker.js');
  expect(start('/counter/worker.js')).toBe('/counter/worker.js');
  for (const other of ['/counter/worker.js?x', 'https://evil.example/counter/worker.js', ''])
    expect(() => start(other)).toThrow(TypeError);
});

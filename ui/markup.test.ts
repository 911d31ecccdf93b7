import { expect, test } from 'vitest';
import { plainOnly } from './markup.ts';

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

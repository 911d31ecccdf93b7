import { describe, expect, test } from 'vitest';
import { isSamePair } from './pairs.ts';

describe('the same two', () => {
  const a = { resident: 'a', name: '韩大成', phone: '13700000001', marks: ['1'] };
  const b = { resident: 'b', name: '尤二平', phone: '13700000002', marks: ['2'] };
  const without = { resident: null };
  test('are known by their accounts, in whichever order', () => {
    expect(isSamePair([a, b], [b, a])).toBe(true);
    expect(isSamePair([a, b], [a, { ...b, resident: 'c' }])).toBe(false);
  });
  test('without an account, by the name, and by the phone where both gave one', () => {
    expect(isSamePair([a, { ...b, ...without }], [a, b])).toBe(true);
    expect(isSamePair([a, { ...b, ...without, name: ' 尤二平 ', phone: null }], [a, b])).toBe(true);
    const namesake = { ...b, ...without, phone: '13700000009' };
    expect(isSamePair([a, namesake], [a, b])).toBe(false);
    expect(isSamePair([a, { ...b, ...without, name: '尤三平' }], [a, b])).toBe(false);
  });
  test('who was erased is known by the number that they come back with, and by nothing else', () => {
    const gone = { ...a, name: '', phone: null };
    expect(isSamePair([gone, b], [{ ...a, resident: 'c' }, b])).toBe(true);
    expect(isSamePair([gone, b], [{ ...a, resident: 'c', marks: ['9'] }, b])).toBe(false);
    expect(isSamePair([{ ...gone, marks: [] }, b], [{ ...a, resident: 'c' }, b])).toBe(false);
    expect(isSamePair([a, b], [{ ...a, resident: 'c' }, b])).toBe(false);
  });
  test('one of them alone makes no pair', () => {
    expect(isSamePair([a, b], [a, a])).toBe(false);
    expect(isSamePair([a, b], [])).toBe(false);
  });
});

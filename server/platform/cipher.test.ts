import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createCipher } from './cipher.ts';
import { BrokenSealError, type CipherSuite, kidOf } from './envelope.ts';

const keys = {
  dataKey: createHash('sha256').update('data key of this test').digest(),
  indexKey: createHash('sha256').update('index key of this test').digest(),
};
const phone = '13812341234';
const whose = 'data_keys.wrapped|339921|0198c0de-0000-7000-8000-000000000001';

describe.each<CipherSuite>(['aes', 'sm'])('data keys in suite %s', (suite) => {
  const cipher = createCipher({ ...keys, suite });

  test('a drawn key seals, and unwrapped it opens; the wrapped key shows nothing of it', () => {
    const { key, wrapped, wrappingKid } = cipher.drawKey(whose);
    const sealed = key.seal(phone, 'residents.phone|339921|1');
    const opened = createCipher({ ...keys, suite }).unwrap(wrapped, whose);
    expect(opened.open(sealed, 'residents.phone|339921|1')).toBe(phone);
    expect([kidOf(wrapped), cipher.wrappingKids]).toEqual([wrappingKid, [wrappingKid]]);
    expect(opened.kid).toBe(key.kid);
  });

  test('no two people get the same key, and nobody opens with another’s', () => {
    const kids = Array.from({ length: 300 }, () => cipher.drawKey(whose).key.kid);
    expect(new Set(kids).size).toBe(300);
    const { wrapped } = cipher.drawKey(whose);
    expect(() => cipher.unwrap(wrapped, `${whose}2`)).toThrow(BrokenSealError);
  });

  test('wrapped anew with the next key it is the same key, and the old one can go', () => {
    const { key, wrapped } = cipher.drawKey(whose);
    const next = { ...keys, dataKey: randomBytes(32), suite };
    const both = createCipher({ ...next, otherDataKeys: [keys.dataKey] });
    expect(both.unwrap(wrapped, whose).kid).toBe(key.kid);
    const anew = both.rewrap(wrapped, whose);
    expect(anew.wrappingKid).toBe(both.wrappingKids[0]);
    expect(createCipher(next).unwrap(anew.wrapped, whose).kid).toBe(key.kid);
    expect(() => createCipher(next).unwrap(wrapped, whose)).toThrow('another key sealed it');
  });
});

test('unwrapped keys are kept up to a number, and one that was let go is unwrapped again', () => {
  const cipher = createCipher({ ...keys, suite: 'aes' });
  const first = cipher.drawKey(whose);
  const kept = cipher.unwrap(first.wrapped, whose);
  expect(cipher.unwrap(first.wrapped, whose)).toBe(kept);
  for (let other = 0; other < 4_096; other++)
    cipher.unwrap(cipher.drawKey(`${other}`).wrapped, `${other}`);
  const again = cipher.unwrap(first.wrapped, whose);
  expect(again).not.toBe(kept);
  expect(again.kid).toBe(kept.kid);
});

describe('blind index', () => {
  const aes = createCipher({ ...keys, suite: 'aes' });

  test('equal values are found in their column and nowhere else', () => {
    const index = aes.blindIndex(phone, 'residents.phone');
    expect(index).toHaveLength(32);
    expect(aes.blindIndex(phone, 'residents.phone')).toEqual(index);
    expect(aes.blindIndex('13812341235', 'residents.phone')).not.toEqual(index);
    expect(aes.blindIndex(phone, 'staff.phone')).not.toEqual(index);
  });

  test('it survives a change of suite and of data key, not of index key', () => {
    const index = aes.blindIndex(phone, 'residents.phone');
    const moved = createCipher({ ...keys, dataKey: randomBytes(32), suite: 'sm' });
    expect(moved.blindIndex(phone, 'residents.phone')).toEqual(index);
    const other = createCipher({ ...keys, indexKey: randomBytes(32), suite: 'aes' });
    expect(other.blindIndex(phone, 'residents.phone')).not.toEqual(index);
  });

  test('while its key is changed a value is found by both, the new one first', () => {
    const next = randomBytes(32);
    const both = createCipher({
      ...keys,
      indexKey: next,
      otherIndexKeys: [keys.indexKey],
      suite: 'aes',
    });
    const alone = createCipher({ ...keys, indexKey: next, suite: 'aes' });
    expect(both.blindIndexes(phone, 'residents.phone')).toEqual([
      alone.blindIndex(phone, 'residents.phone'),
      aes.blindIndex(phone, 'residents.phone'),
    ]);
  });

  test('half a surrogate pair is refused instead of being changed', () => {
    expect(() => aes.blindIndex('\ud842', 'residents.name')).toThrow(TypeError);
  });
});

import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BrokenSealError, type CipherSuite, createCipher } from './cipher.ts';

const keys = {
  dataKey: createHash('sha256').update('data key of this test').digest(),
  indexKey: createHash('sha256').update('index key of this test').digest(),
};
const phone = '13812341234';
const about = 'residents.phone|339921|0198c0de-0000-7000-8000-000000000001';
const suites: CipherSuite[] = ['aes', 'sm'];

describe.each(suites)('suite %s', (suite) => {
  const cipher = createCipher({ ...keys, suite });

  test.each(['', 'a', phone, '张小三', '𠮷野家 😀', 'x'.repeat(10_000), '|v1|', '\0'])(
    'a sealed value opens again (%#)',
    (plain) => {
      expect(cipher.open(cipher.seal(plain, about), about)).toBe(plain);
    },
  );

  test('the envelope is v1|alg|kid|iv|ct|tag and never shows the value', () => {
    const parts = cipher.seal(phone, about).split('|');
    expect(parts).toHaveLength(6);
    expect(parts[0]).toBe('v1');
    expect(parts[1]).toBe(suite === 'aes' ? 'aes-256-gcm' : 'sm4-cbc+hmac-sm3');
    for (const part of parts.slice(2)) expect(part).toMatch(/^[\w-]+$/);
    expect(Buffer.from(parts[4] ?? '', 'base64url').includes(phone)).toBe(false);
  });

  test('the same value is sealed differently each time', () => {
    const sealed = Array.from({ length: 500 }, () => cipher.seal(phone, about));
    expect(new Set(sealed).size).toBe(500);
  });

  test('no bit of the envelope can be flipped', () => {
    const sealed = Buffer.from(cipher.seal(phone, about));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Buffer.from(sealed);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const text = flipped.toString('latin1');
      expect(() => cipher.open(text, about), `bit ${bit}`).toThrow(BrokenSealError);
    }
  });

  test('no bit of iv, ciphertext or tag can be flipped', () => {
    const sealed = cipher.seal(phone, about).split('|');
    for (const part of [3, 4, 5]) {
      const bytes = Buffer.from(sealed[part] ?? '', 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const text = sealed.with(part, flipped.toString('base64url')).join('|');
        expect(() => cipher.open(text, about), `part ${part} bit ${bit}`).toThrow(BrokenSealError);
      }
    }
  });

  test('a value moved to another row, county or column does not open', () => {
    const sealed = cipher.seal(phone, about);
    for (const other of [
      about.replace('phone', 'name'),
      about.replace('339921', '339922'),
      about.replace(/1$/, '2'),
      '',
    ]) {
      expect(() => cipher.open(sealed, other)).toThrow(BrokenSealError);
    }
  });

  test.each(['', 'v1', phone, 'v1|constructor|x|||', 'v1||||||', 'v2|aes-256-gcm|a|b|c|d'])(
    'what is no envelope does not open: %s',
    (text) => {
      expect(() => cipher.open(text, about)).toThrow(BrokenSealError);
    },
  );

  test('a shortened tag is refused', () => {
    const sealed = cipher.seal(phone, about).split('|');
    const short = Buffer.from(sealed[5] ?? '', 'base64url').subarray(0, 4);
    const text = sealed.with(5, short.toString('base64url')).join('|');
    expect(() => cipher.open(text, about)).toThrow(BrokenSealError);
  });

  test('another key is named as the reason', () => {
    const other = createCipher({ ...keys, dataKey: randomBytes(32), suite });
    expect(() => other.open(cipher.seal(phone, about), about)).toThrow('another key sealed it');
  });
});

test('either suite opens what the other sealed', () => {
  const aes = createCipher({ ...keys, suite: 'aes' });
  const sm = createCipher({ ...keys, suite: 'sm' });
  expect(sm.open(aes.seal(phone, about), about)).toBe(phone);
  expect(aes.open(sm.seal(phone, about), about)).toBe(phone);
});

test('renaming the algorithm of an envelope breaks it', () => {
  const sealed = createCipher({ ...keys, suite: 'aes' }).seal(phone, about);
  const renamed = sealed.replace('aes-256-gcm', 'sm4-cbc+hmac-sm3');
  const cipher = createCipher({ ...keys, suite: 'sm' });
  expect(() => cipher.open(renamed, about)).toThrow(BrokenSealError);
});

test('half a surrogate pair is refused instead of being changed', () => {
  const cipher = createCipher({ ...keys, suite: 'aes' });
  expect(() => cipher.seal('\ud842', about)).toThrow(TypeError);
  expect(() => cipher.blindIndex('\ud842', 'residents.name')).toThrow(TypeError);
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
});

describe('the algorithms of this Node are the standard ones', () => {
  const sample = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');

  test('SM3 of GB/T 32905', () => {
    expect(createHash('sm3').update('abc').digest('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
  });

  test('SM4 of GB/T 32907', () => {
    const cipher = createCipheriv('sm4-ecb', sample, null).setAutoPadding(false);
    const block = Buffer.concat([cipher.update(sample), cipher.final()]);
    expect(block.toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });

  test('SM4-CBC chains SM4 blocks, HMAC-SM3 is RFC 2104 over SM3', () => {
    const cbc = createCipheriv('sm4-cbc', sample, Buffer.alloc(16));
    expect(cbc.update(sample).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
    const pad = (byte: number) => Buffer.concat([sample, Buffer.alloc(48)]).map((b) => b ^ byte);
    const inner = createHash('sm3').update(pad(0x36)).update('abc').digest();
    const outer = createHash('sm3').update(pad(0x5c)).update(inner).digest('hex');
    expect(createHmac('sm3', sample).update('abc').digest('hex')).toBe(outer);
  });
});

import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  aesGcm,
  BrokenSealError,
  type CipherSuite,
  kidOf,
  openSealingKey,
  sm4CbcHmacSm3,
} from './envelope.ts';
import { seededNumbers } from './ids.ts';

const bytes = createHash('sha256').update('data key of this test').digest();
const phone = '13812341234';
const about = 'residents.phone|339921|0198c0de-0000-7000-8000-000000000001';
const suites: CipherSuite[] = ['aes', 'sm'];

describe.each(suites)('suite %s', (suite) => {
  const key = openSealingKey(bytes, suite);

  test.each(['', 'a', phone, '张小三', '𠮷野家 😀', 'x'.repeat(10_000), '|v1|', '\0'])(
    'a sealed value opens again (%#)',
    (plain) => {
      expect(key.open(key.seal(plain, about), about)).toBe(plain);
    },
  );

  test('the envelope is v1|alg|kid|iv|ct|tag and never shows the value', () => {
    const parts = key.seal(phone, about).split('|');
    expect(parts).toHaveLength(6);
    expect(parts[0]).toBe('v1');
    expect(parts[1]).toBe(suite === 'aes' ? 'aes-256-gcm' : 'sm4-cbc+hmac-sm3');
    for (const part of parts.slice(2)) expect(part).toMatch(/^[\w-]+$/);
    expect(Buffer.from(parts[4] ?? '', 'base64url').includes(phone)).toBe(false);
  });

  test('the same value is sealed differently each time', () => {
    const sealed = Array.from({ length: 500 }, () => key.seal(phone, about));
    expect(new Set(sealed).size).toBe(500);
  });

  test('whatever bit of a sealed value is flipped, it does not open: fifty thousand flips', () => {
    const next = seededNumbers(`bit flips of ${suite}`);
    const texts = ['', phone, '张小三', '南门巷 7 幢 302 室，门口堆着电瓶车'.repeat(4)];
    const sealed = texts.map((text) => Buffer.from(key.seal(text, about)));
    const flips = 50_000;
    let rejected = 0;
    for (let flip = 0; flip < flips; flip++) {
      const flipped = Buffer.from(sealed[flip % sealed.length] ?? '');
      const bit = next() % (flipped.length * 8);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      try {
        key.open(flipped.toString('latin1'), about);
      } catch (error) {
        if (error instanceof BrokenSealError) rejected++;
      }
    }
    expect(rejected).toBe(flips);
  });

  test('no bit of iv, ciphertext or tag can be flipped', () => {
    const sealed = key.seal(phone, about).split('|');
    for (const part of [3, 4, 5]) {
      const bytes = Buffer.from(sealed[part] ?? '', 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const text = sealed.with(part, flipped.toString('base64url')).join('|');
        expect(() => key.open(text, about), `part ${part} bit ${bit}`).toThrow(BrokenSealError);
      }
    }
  });

  test('a value moved to another row, county or column does not open', () => {
    const sealed = key.seal(phone, about);
    for (const other of [
      about.replace('phone', 'name'),
      about.replace('339921', '339922'),
      about.replace(/1$/, '2'),
      '',
    ]) {
      expect(() => key.open(sealed, other)).toThrow(BrokenSealError);
    }
  });

  test.each(['', 'v1', phone, 'v1|constructor|x|||', 'v1||||||', 'v2|aes-256-gcm|a|b|c|d'])(
    'what is no envelope does not open: %s',
    (text) => {
      expect(() => key.open(text, about)).toThrow(BrokenSealError);
    },
  );

  test('a shortened tag is refused', () => {
    const sealed = key.seal(phone, about).split('|');
    const short = Buffer.from(sealed[5] ?? '', 'base64url').subarray(0, 4);
    const text = sealed.with(5, short.toString('base64url')).join('|');
    expect(() => key.open(text, about)).toThrow(BrokenSealError);
  });

  test('another key is named as the reason', () => {
    const other = openSealingKey(randomBytes(32), suite);
    expect(() => other.open(key.seal(phone, about), about)).toThrow('another key sealed it');
  });
});

test('either suite opens what the other sealed', () => {
  const aes = openSealingKey(bytes, 'aes');
  const sm = openSealingKey(bytes, 'sm');
  expect(sm.open(aes.seal(phone, about), about)).toBe(phone);
  expect(aes.open(sm.seal(phone, about), about)).toBe(phone);
});

test('renaming the algorithm of an envelope breaks it', () => {
  const sealed = openSealingKey(bytes, 'aes').seal(phone, about);
  const renamed = sealed.replace('aes-256-gcm', 'sm4-cbc+hmac-sm3');
  const key = openSealingKey(bytes, 'sm');
  expect(() => key.open(renamed, about)).toThrow(BrokenSealError);
});

test('half a surrogate pair is refused instead of being changed', () => {
  expect(() => openSealingKey(bytes, 'aes').seal('\ud842', about)).toThrow(TypeError);
});

test('a sealed value names its key, and the key says nothing of itself', () => {
  const key = openSealingKey(bytes, 'sm');
  expect(kidOf(key.seal(phone, about))).toBe(key.kid);
  expect(key.kid).toMatch(/^[\w-]{8}$/);
  expect(bytes.toString('base64url')).not.toContain(key.kid);
  expect([kidOf(''), kidOf(phone), kidOf('v2|a|b|c')]).toEqual(['', '', '']);
});

describe('our algorithms give what the standards print', () => {
  const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

  test('AES-256-GCM: test case 16 of the GCM specification that NIST SP 800-38D stands on', () => {
    const algorithm = aesGcm(
      hex('feffe9928665731c6d6a8f9467308308 feffe9928665731c6d6a8f9467308308'),
    );
    const plain = hex(
      'd9313225f88406e5a55909c5aff5269a 86a7a9531534f7da2e4c303d8a318a72' +
        '1c3c0c95956809532fcf0e2449a6b525 b16aedf5aa0de657ba637b39',
    );
    const bound = hex('feedfacedeadbeeffeedfacedeadbeef abaddad2');
    const iv = hex('cafebabefacedbaddecaf888');
    const { ct, tag } = algorithm.encrypt(plain, iv, bound);
    expect(ct).toEqual(
      hex(
        '522dc1f099567d07f47f37a32a84427d 643a8cdcbfe5c0c97598a2bd2555d1aa' +
          '8cb08e48590dbb3da7b08b1056828838 c5f61e6393ba7a0abcc9f662',
      ),
    );
    expect(tag).toEqual(hex('76fc6ece0f4e1768cddf8853bb2d551b'));
    expect(algorithm.decrypt({ iv, ct, tag }, bound)).toEqual(plain);
  });

  test('SM4-CBC: its first block is the vector of GB/T 32907, its tag is HMAC-SM3 of all of it', () => {
    const sample = hex('0123456789abcdef fedcba9876543210');
    const macKey = hex('00112233445566778899aabbccddeeff'.repeat(2));
    const [iv, bound] = [Buffer.alloc(16), Buffer.from('row 1')];
    const { ct, tag } = sm4CbcHmacSm3({ key: sample, macKey }).encrypt(sample, iv, bound);
    expect(ct.subarray(0, 16)).toEqual(hex('681edf34d206965e86b3e94f536e4246'));
    const mac = createHmac('sm3', macKey)
      .update(Buffer.concat([bound, iv, ct]))
      .digest();
    expect(tag).toEqual(mac);
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

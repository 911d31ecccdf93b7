import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCipher } from './cipher.ts';
import { assertStrongKey, WeakKeyError } from './strong-key.ts';

const weak: Record<string, Buffer> = {
  nothing: Buffer.alloc(0),
  short: randomBytes(16),
  long: randomBytes(33),
  'all zero': Buffer.alloc(32),
  'all equal': Buffer.alloc(32, 0xa5),
  'a doubled test vector': Buffer.from('0123456789abcdeffedcba9876543210'.repeat(2), 'hex'),
  'counted up': Buffer.from(Array.from({ length: 32 }, (_, i) => i)),
  'counted down by three': Buffer.from(Array.from({ length: 32 }, (_, i) => 255 - 3 * i)),
  'a word and zeros': Buffer.concat([Buffer.from('secret'), Buffer.alloc(26)]),
  'a pass phrase': Buffer.from('this is our county secret, 2025!'),
  'a key in hex letters': Buffer.from(randomBytes(16).toString('hex')),
  'the digest of a word': createHash('sha256').update('secret').digest(),
};

test.each(Object.entries(weak))('a key is refused: %s', (_, key) => {
  expect(() => assertStrongKey(key, 'DATA_KEY')).toThrow(WeakKeyError);
  expect(() => assertStrongKey(key, 'DATA_KEY')).toThrow(/^DATA_KEY /);
});

test('random keys pass', () => {
  for (let i = 0; i < 2_000; i += 1) assertStrongKey(randomBytes(32), 'DATA_KEY');
});

test('a cipher does not start with a weak key or with one key for both ends', () => {
  const good = randomBytes(32);
  const start = (dataKey: Buffer, indexKey: Buffer) => () =>
    createCipher({ dataKey, indexKey, suite: 'sm' });
  expect(start(Buffer.alloc(32), good)).toThrow(WeakKeyError);
  expect(start(good, Buffer.alloc(32))).toThrow(WeakKeyError);
  expect(start(good, Buffer.from(good))).toThrow(WeakKeyError);
  const others = { dataKey: randomBytes(32), indexKey: randomBytes(32), suite: 'sm' } as const;
  const withOther = (key: Buffer) => () => createCipher({ ...others, otherDataKeys: [key] });
  expect(withOther(Buffer.alloc(32))).toThrow(WeakKeyError);
  expect(withOther(others.indexKey)).toThrow(WeakKeyError);
  expect(withOther(good)).not.toThrow();
});

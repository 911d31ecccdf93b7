import { Secret } from 'otpauth';
import { expect, test } from 'vitest';
import { settableClock } from '../../platform/clock.ts';
import { createIds, seededRandom } from '../../platform/ids.ts';
import { newTotpKey, totpCode, totpStep, totpUri } from './totp.ts';

/** The key and the times of RFC 6238, appendix B; its codes have eight digits, the last six are ours. */
const rfcKey = new Secret({ buffer: new Uint8Array(Buffer.from('12345678901234567890')).buffer })
  .base32;
const at = (seconds: number) => new Date(seconds * 1000);

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the vector of RFC 6238 at %i', (seconds, code) => {
  expect(totpCode(rfcKey, at(seconds))).toBe(code);
  expect(totpStep(rfcKey, code, at(seconds))).toBe(Math.floor(seconds / 30));
});

test('a clock may be half a minute off, not more', () => {
  const code = totpCode(rfcKey, at(3_000));
  expect(totpStep(rfcKey, code, at(3_030))).toBe(100);
  expect(totpStep(rfcKey, code, at(2_970))).toBe(100);
  expect(totpStep(rfcKey, code, at(3_060))).toBeUndefined();
  expect(totpStep(rfcKey, code, at(2_939))).toBeUndefined();
});

test('what is not six digits is no code', () => {
  for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
    expect(totpStep(rfcKey, typed, at(59))).toBeUndefined();
  expect(totpStep(rfcKey, '287 082', at(59))).toBe(1);
});

test('a new key has 160 bits and reads the same from the QR code', () => {
  const key = newTotpKey(createIds(settableClock(at(0)), seededRandom('totp')));
  expect(Secret.fromBase32(key).bytes).toHaveLength(20);
  const uri = totpUri(key, { issuer: '平安积分 试验县', login: 'reviewer' });
  expect(uri).toContain(`secret=${key}`);
  expect(uri).toMatch(/^otpauth:\/\/totp\/[^?]*reviewer\?/);
});

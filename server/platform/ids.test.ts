import { expect, test } from 'vitest';
import { settableClock } from './clock.ts';
import { createIds, uuidAfter, uuidOf } from './ids.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids sort by the time at which they were made, and no two of many are the same', () => {
  const clock = settableClock(new Date('2026-10-14T01:00:00Z'));
  const ids = createIds(clock);
  const earlier = ids.uuid();
  clock.advance({ minutes: 1 });
  const many = Array.from({ length: 5_000 }, () => ids.uuid());
  expect(new Set(many).size).toBe(5_000);
  for (const id of many) expect(id > earlier && uuid.test(id)).toBe(true);
});

test('ids of one millisecond sort as they were made', () => {
  const ids = createIds(settableClock(new Date('2026-10-14T01:00:00Z')));
  const many = Array.from({ length: 50_000 }, () => ids.uuid());
  expect(many.filter((id, nth) => nth > 0 && id <= String(many[nth - 1]))).toEqual([]);
  for (const id of many) expect(uuid.test(id)).toBe(true);
});

test('a key of the same text is the same, of another text another, and lies at the time of its id', () => {
  const ids = createIds(settableClock(new Date('2026-10-14T01:00:00Z')));
  const deed = ids.uuid();
  const key = uuidAfter(deed, 'award/points');
  expect(key).toBe(uuidAfter(deed, 'award/points'));
  expect(key).not.toBe(uuidAfter(deed, 'award/household'));
  expect(key.slice(0, 13)).toBe(deed.slice(0, 13));
  for (const made of [key, uuidOf('award')]) expect(made).toMatch(uuid);
});

test('a token has 256 bits of the system’s chance, and no two of many are the same', () => {
  const ids = createIds(settableClock(new Date('2026-10-14T01:00:00Z')));
  const tokens = Array.from({ length: 2_000 }, () => ids.token());
  expect(new Set(tokens).size).toBe(2_000);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const ones = tokens.reduce((sum, token) => sum + bitsIn(Buffer.from(token, 'base64url')), 0);
  // Of 512,000 bits half are set, give or take eight standard deviations.
  expect(Math.abs(ones - 256_000)).toBeLessThan(8 * Math.sqrt(512_000 / 4));
});

const bitsIn = (bytes: Buffer) =>
  [...bytes].reduce((sum, byte) => sum + (byte.toString(2).match(/1/g)?.length ?? 0), 0);

import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

const password = '平安-Garden-42!';

test('the right password fits, others do not', async () => {
  const stored = await hashPassword(password);
  expect(await verifyPassword(stored, password)).toBe(true);
  for (const other of ['', `${password} `, password.toLowerCase(), 'secret']) {
    expect(await verifyPassword(stored, other)).toBe(false);
  }
});

test('the hash is argon2id with the cost of OWASP, salted anew each time', async () => {
  const [one, other] = await Promise.all([hashPassword(password), hashPassword(password)]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(other).not.toBe(one);
});

test('letters of a full-width keyboard are the same password', async () => {
  const stored = await hashPassword('Garden42');
  expect(await verifyPassword(stored, 'Ｇａｒｄｅｎ４２')).toBe(true);
});

test('an unknown login is refused after the same work', async () => {
  const stored = await hashPassword(password);
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < 9; round += 1) {
    for (const [kind, hash] of [
      ['known', stored],
      ['unknown', undefined],
    ] as const) {
      const start = process.hrtime.bigint();
      expect(await verifyPassword(hash, 'wrong')).toBe(false);
      times[kind].push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
  expect(median(times.unknown) / median(times.known)).toBeGreaterThan(0.5);
  expect(median(times.unknown) / median(times.known)).toBeLessThan(2);
});

test('a spoilt hash is a surprise, not a wrong password', async () => {
  await expect(verifyPassword('', password)).rejects.toThrow();
  await expect(verifyPassword('not a hash', password)).rejects.toThrow();
});

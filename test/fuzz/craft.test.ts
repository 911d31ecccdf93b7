import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract, type RouteName } from '../../contract/table.ts';
import { Chance } from './chance.ts';
import { craft, isMeant, pickRoute, seldom } from './craft.ts';
import { createMemory } from './known.ts';

/** Whose work is to hash a password, by the file that does it; setting up a county is no route. */
const hashing: Record<string, readonly RouteName[]> = {
  'sign-ins/sign-in.ts': ['startStaffSignIn'],
  'sign-ins/enrol.ts': ['startEnrolment'],
  'sign-ins/my-factors.ts': ['changeMyPassword'],
  'staff/service.ts': [],
};
const features = join(import.meta.dirname, '../../server/features');

test('whatever is asked seldom is a route', () => {
  expect(Object.keys(seldom).filter((name) => !(name in contract))).toEqual([]);
});

test('every route that hashes a password is asked seldom', () => {
  const found = globSync('*/*.ts', { cwd: features, exclude: ['**/*.test.ts'] }).filter((file) =>
    /\b(hash|verify)Password\(/.test(readFileSync(join(features, file), 'utf8')),
  );
  expect(found.toSorted()).toEqual(Object.keys(hashing).toSorted());
  for (const name of Object.values(hashing).flat()) expect(seldom[name], name).toBeLessThan(50);
});

test('seldom is not never: every route has its turn', () => {
  const chance = new Chance('turns');
  const drawn = new Set(Array.from({ length: 20_000 }, () => pickRoute(chance)[0]));
  expect(Object.keys(contract).filter((name) => !drawn.has(name))).toEqual([]);
});

test('the same seed draws the same request', () => {
  const drawn = () =>
    craft({
      chance: new Chance('1/7'),
      memory: createMemory(),
      people: ['', 'intake', 'resident/one'],
      county: 339999,
      photo: Buffer.alloc(4),
      newRequestId: () => 'request-1',
    });
  expect(drawn()).toEqual(drawn());
});

test('somebody is meant by a route that names what they are, and by no other', () => {
  const asked = (route: RouteName, as: string) =>
    isMeant({ route, as, method: 'GET', path: '', headers: {}, body: undefined });
  expect(asked('getMe', 'resident/one')).toBe(true);
  expect(asked('getMe', 'intake')).toBe(false);
  expect(asked('listCases', 'intake')).toBe(true);
  expect(asked('listCounties', 'intake')).toBe(false);
  expect(asked('getMe', '')).toBe(false);
});

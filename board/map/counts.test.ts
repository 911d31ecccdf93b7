import { expect, test } from 'vitest';
import { countsOf, shadeOf } from './counts.ts';

const one = (area: string, closed: number) => ({
  area,
  reported: closed,
  closed,
  open: 1,
  overdue: 0,
});
const counted = [
  one('339999001001001', 2),
  one('339999001001002', 3),
  one('339999001001', 4),
  one('339999002001001', 8),
];

test('an area counts what lies below it, and a grid nothing of which only the community is known', () => {
  expect(countsOf('339999001001001', counted)).toMatchObject({ closed: 2, open: 1 });
  expect(countsOf('339999001001', counted).closed).toBe(9);
  expect(countsOf('339999001000', counted).closed).toBe(9);
  expect(countsOf('339999000000', counted)).toMatchObject({ closed: 17, open: 4 });
});

test('shades begin at none, one, five and twenty', () => {
  expect([0, 1, 4, 5, 19, 20, 900].map(shadeOf)).toEqual([0, 1, 1, 2, 2, 3, 3]);
});

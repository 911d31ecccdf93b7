import { expect, test } from 'vitest';
import type { PatrolPoint } from '../../contract/patrol-points.ts';
import { positionIn, routableIn } from './route.ts';

const pointIn = (area: string): PatrolPoint => ({
  id: area,
  number: '123456',
  name: '桥头',
  spot: '公告栏旁',
  area,
  position: null,
  codeSince: '2026-11-29T02:00:00Z',
  oldCodeUntil: null,
  takenDownAt: null,
});

test('a route is made of points that hang below its area', () => {
  const points = ['339921001001001', '339921001001002', '339921001002001', '339921002001001'].map(
    pointIn,
  );
  const below = (area: string) => routableIn(points, area).length;
  expect(below('339921001001001')).toBe(1);
  expect(below('339921001001')).toBe(2);
  expect(below('339921001000')).toBe(3);
  expect(below('339921000000')).toBe(4);
  expect(routableIn(points, undefined)).toEqual([]);
});

test('a position is read as maps copy it: east first', () => {
  expect(positionIn('120.1034, 28.8521')).toEqual({ lng: 120.1034, lat: 28.8521 });
  expect(positionIn(' 120.1034，28.8521 ')).toEqual({ lng: 120.1034, lat: 28.8521 });
  for (const text of ['', '28.8521, 120.1034', '120', '东边, 桥头'])
    expect(positionIn(text)).toBeUndefined();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceM } from '../../platform/geometry.ts';
import { cellsAround } from './cells.ts';

const place = fc.record({
  lng: fc.double({ min: 73, max: 135, noNaN: true }),
  lat: fc.double({ min: 18, max: 54, noNaN: true }),
});
const step = fc.double({ min: -0.0004, max: 0.0004, noNaN: true });

test('two places within the distance always share a cell, wherever the borders of cells run', () => {
  fc.assert(
    fc.property(place, step, step, (one, east, north) => {
      const other = { lng: one.lng + east, lat: one.lat + north };
      fc.pre(distanceM(one, other) <= 30);
      const cells = cellsAround(one, 30);
      expect(cellsAround(other, 30).some((cell) => cells.includes(cell))).toBe(true);
    }),
  );
});

test('a place in the middle of a cell touches that one only; at a corner all four', () => {
  expect(cellsAround({ lng: 120.005, lat: 28.855 }, 30)).toHaveLength(1);
  expect(cellsAround({ lng: 120.01, lat: 28.86 }, 30)).toHaveLength(4);
});

import { describe, expect, test } from 'vitest';
import { boundsOf, distanceM, pointInRing, ringCentre } from './geometry.ts';

/** About 1 km by 1 km near 30° N, with a notch cut into its east side. */
const notched = [
  [120, 30],
  [120.01, 30],
  [120.005, 30.005],
  [120.01, 30.01],
  [120, 30.01],
  [120, 30],
];

describe('a position in a ring', () => {
  test.each([
    ['in the middle', 120.002, 30.005, true],
    ['in the notch', 120.009, 30.005, false],
    ['outside', 119.99, 30.005, false],
    ['on a corner', 120, 30, true],
    ['on the line', 120.005, 30, true],
    ['on the tip of the notch', 120.005, 30.005, true],
    ['level with a corner', 120.02, 30.01, false],
  ])('%s', (_, lng, lat, within) => {
    expect(pointInRing({ lng, lat }, notched)).toBe(within);
    expect(pointInRing({ lng, lat }, notched.toReversed()), 'run the other way').toBe(within);
    expect(pointInRing({ lng, lat }, notched.slice(0, -1)), 'left open').toBe(within);
  });

  test('neighbours leave no gap between them', () => {
    const west = [
      [0, 0],
      [0.1, 0],
      [0.3, 0.7],
      [0, 0.7],
    ];
    const east = [
      [0.1, 0],
      [1, 0],
      [1, 0.7],
      [0.3, 0.7],
    ];
    for (let i = 0; i <= 1_000; i += 1) {
      const position = { lng: 0.1 + (0.2 * i) / 1_000, lat: (0.7 * i) / 1_000 };
      expect(pointInRing(position, west) || pointInRing(position, east)).toBe(true);
    }
  });
});

describe('distance', () => {
  test.each([
    ['no way', { lng: 120, lat: 30 }, { lng: 120, lat: 30 }, 0],
    ['a degree of latitude', { lng: 120, lat: 30 }, { lng: 120, lat: 31 }, 111_195],
    ['a degree of longitude at 60° N', { lng: 10, lat: 60 }, { lng: 11, lat: 60 }, 55_597],
    ['pole to pole', { lng: 0, lat: -90 }, { lng: 0, lat: 90 }, 20_015_115],
    ['to the antipode', { lng: 0, lat: 0 }, { lng: 180, lat: 0 }, 20_015_115],
    ['over the date line', { lng: 179.5, lat: 0 }, { lng: -179.5, lat: 0 }, 111_195],
  ])('%s', (_, a, b, metres) => {
    expect(Math.abs(distanceM(a, b) - metres)).toBeLessThan(1);
    expect(distanceM(b, a)).toBe(distanceM(a, b));
  });

  test('ten metres are ten metres', () => {
    const metres = distanceM({ lng: 120, lat: 30 }, { lng: 120, lat: 30 + 10 / 111_195 });
    expect(metres).toBeCloseTo(10, 3);
  });
});

describe('centre and bounds', () => {
  test('of a square, closed or open, however many corners stand on one side', () => {
    const square = [
      [120, 30],
      [120.01, 30],
      [120.01, 30.01],
      [120, 30.01],
    ];
    const busy = [[120, 30], [120.002, 30], [120.004, 30], ...square.slice(1), [120, 30]];
    for (const ring of [square, busy, busy.toReversed()]) {
      expect(ringCentre(ring).lng).toBeCloseTo(120.005, 9);
      expect(ringCentre(ring).lat).toBeCloseTo(30.005, 9);
      expect(boundsOf(ring)).toEqual({ west: 120, south: 30, east: 120.01, north: 30.01 });
    }
  });

  test('the notch pushes the centre away from it', () => {
    expect(ringCentre(notched).lng).toBeLessThan(120.005);
    expect(pointInRing(ringCentre(notched), notched)).toBe(true);
  });

  test('of a line and of a point', () => {
    expect(
      ringCentre([
        [1, 1],
        [3, 3],
      ]),
    ).toEqual({ lng: 2, lat: 2 });
    expect(ringCentre([[1, 2]])).toEqual({ lng: 1, lat: 2 });
  });

  test('a ring without corners is a mistake of the caller', () => {
    for (const ask of [ringCentre, boundsOf]) expect(() => ask([])).toThrow(RangeError);
    expect(() => pointInRing({ lng: 0, lat: 0 }, [])).toThrow(RangeError);
  });
});

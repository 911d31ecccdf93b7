import { expect, test } from 'vitest';
import { groundOf } from './ground.ts';

const corner = [120.153576, 30.287459];

test('without a background, and on 天地图, outlines stay where they are', () => {
  expect(groundOf(null).at(corner)).toEqual([30.287459, 120.153576]);
  expect(groundOf({ datum: 'wgs84' }).at(corner)).toEqual([30.287459, 120.153576]);
});

test('on a background in GCJ-02 they are bent as it is', () => {
  const [lat, lng] = groundOf({ datum: 'gcj02' }).at(corner);
  expect(lat).toBeCloseTo(30.285134269317, 9);
  expect(lng).toBeCloseTo(120.158275980514, 9);
});

test('a finger on the map means the place that the background shows there', () => {
  for (const tiles of [null, { datum: 'wgs84' }, { datum: 'gcj02' }] as const) {
    const { at, from } = groundOf(tiles);
    const [lat, lng] = at(corner);
    const meant = from({ lng, lat });
    expect(meant.lng).toBeCloseTo(120.153576, 7);
    expect(meant.lat).toBeCloseTo(30.287459, 7);
  }
});

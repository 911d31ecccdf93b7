import { expect, test } from 'vitest';
import { placeOn } from './place-on.ts';

const corner = [120.153576, 30.287459];

test('without a background, and on 天地图, outlines stay where they are', () => {
  expect(placeOn(null)(corner)).toEqual([30.287459, 120.153576]);
  expect(placeOn({ datum: 'wgs84' })(corner)).toEqual([30.287459, 120.153576]);
});

test('on a background in GCJ-02 they are bent as it is', () => {
  const [lat, lng] = placeOn({ datum: 'gcj02' })(corner);
  expect(lat).toBeCloseTo(30.285134269317, 9);
  expect(lng).toBeCloseTo(120.158275980514, 9);
});

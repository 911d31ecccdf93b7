import { expect, test } from 'vitest';
import { distanceM } from '../../server/platform/geometry.ts';
import { fromGcj02, toGcj02 } from './gcj02.ts';

const hangzhou = { lng: 120.153576, lat: 30.287459 };

test('a position in Hangzhou is bent as gcoord bends it', () => {
  const bent = toGcj02(hangzhou);
  expect(bent.lng).toBeCloseTo(120.158275980514, 9);
  expect(bent.lat).toBeCloseTo(30.285134269317, 9);
});

test.each([
  hangzhou,
  { lng: 87.61, lat: 43.82 },
  { lng: 126.53, lat: 45.8 },
  { lng: 110.33, lat: 20.03 },
])('there and back is under a centimetre at %o', (position) => {
  expect(distanceM(fromGcj02(toGcj02(position)), position)).toBeLessThan(0.01);
});

test('outside China nothing is bent', () => {
  const vienna = { lng: 16.37, lat: 48.2 };
  expect(toGcj02(vienna)).toEqual(vienna);
  expect(fromGcj02(vienna)).toEqual(vienna);
});

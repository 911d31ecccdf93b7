import { expect, test } from 'vitest';
import type { Area } from '../../contract/areas.ts';
import { lightsOfTowns } from './towns.ts';

const town = (code: string, west: number): Area => ({
  code,
  parent: '339921000000',
  level: 'town',
  name: { zh: code, en: code },
  ring: [
    [west, 30],
    [west + 1, 30],
    [west + 1, 31],
    [west, 31],
  ],
});

test('each dot lights its own town; overdue is still open', () => {
  const lights = lightsOfTowns(
    [town('339921002000', 120), town('339921001000', 119)],
    [
      { lng: 119.5, lat: 30.5, state: 'closed' },
      { lng: 119.6, lat: 30.5, state: 'open' },
      { lng: 120.5, lat: 30.5, state: 'overdue' },
      { lng: 140, lat: 30.5, state: 'closed' },
    ],
  );
  expect(lights.map(({ town: { code }, closed, open }) => ({ code, closed, open }))).toEqual([
    { code: '339921001000', closed: 1, open: 1 },
    { code: '339921002000', closed: 0, open: 1 },
  ]);
});

test('a dot on the border is counted once', () => {
  const lights = lightsOfTowns(
    [town('339921001000', 119), town('339921002000', 120)],
    [{ lng: 120, lat: 30.5, state: 'closed' }],
  );
  expect(lights.map(({ closed }) => closed)).toEqual([1, 0]);
});

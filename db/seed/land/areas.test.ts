import { describe, expect, test } from 'vitest';
import type { Area } from '../../../contract/areas.ts';
import { boundsOf, pointInRing, ringCentre } from '../../../server/platform/geometry.ts';
import { chanceOf } from '../chance.ts';
import { layOut } from './areas.ts';
import { linxi, shili } from './plans.ts';

describe.each([linxi, shili])('the land of $name.zh', (plan) => {
  const areas = layOut(plan);
  const ofLevel = (level: Area['level']) => areas.filter((area) => area.level === level);
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const [county] = ofLevel('county');

  test('is the same each time', () => {
    expect(layOut(plan)).toEqual(areas);
  });

  test('has closed rings of degrees with six decimals', () => {
    for (const { ring } of areas) {
      expect(ring.length).toBeGreaterThan(8);
      expect(ring.at(0)).toEqual(ring.at(-1));
      for (const degrees of ring.flat()) expect(Math.round(degrees * 1e6) / 1e6).toBe(degrees);
    }
  });

  test('has codes that follow the areas they lie in', () => {
    expect(byCode.size).toBe(areas.length);
    for (const { code, parent, level } of areas) {
      expect(code).toMatch(level === 'grid' ? /^\d{15}$/ : /^\d{12}$/);
      const above = byCode.get(parent ?? '');
      if (level === 'county') expect(parent).toBeNull();
      else
        expect(above?.code.replace(/0+$/, '')).toBe(
          code.slice(0, above?.code.replace(/0+$/, '').length),
        );
    }
  });

  test('has every centre within grid, community, town and county', () => {
    for (const grid of ofLevel('grid')) {
      const centre = ringCentre(grid.ring);
      for (let area: Area | undefined = grid; area; area = byCode.get(area.parent ?? ''))
        expect(pointInRing(centre, area.ring), `${grid.name.zh} in ${area.name.zh}`).toBe(true);
    }
  });

  test('belongs everywhere to exactly one grid, one community and one town', () => {
    const chance = chanceOf('sample');
    const { west, south, east, north } = boundsOf(county?.ring ?? []);
    const points = Array.from({ length: 4_000 }, () => ({
      lng: chance.between(west, east),
      lat: chance.between(south, north),
    }));
    const inside = points.filter((point) => pointInRing(point, county?.ring ?? []));
    expect(inside.length).toBeGreaterThan(2_000);
    for (const level of ['grid', 'community', 'town'] as const)
      for (const point of points) {
        const holding = ofLevel(level).filter(({ ring }) => pointInRing(point, ring));
        expect(holding.length, level).toBe(inside.includes(point) ? 1 : 0);
      }
  });

  test('is about twelve kilometres across', () => {
    const { west, east } = boundsOf(county?.ring ?? []);
    const km = (east - west) * 111.32 * Math.cos((plan.centre.lat * Math.PI) / 180);
    expect(km).toBeGreaterThan(9);
    expect(km).toBeLessThan(15);
  });
});

test('the demo county has three towns, thirteen communities and 51 grids', () => {
  const count = (level: Area['level']) =>
    layOut(linxi).filter((area) => area.level === level).length;
  expect([count('town'), count('community'), count('grid')]).toEqual([3, 13, 51]);
});

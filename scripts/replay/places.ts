import type { Area } from '../../contract/areas.ts';
import { boundsOf, pointInRing, ringCentre } from '../../server/platform/geometry.ts';
import { shareOf } from './chance.ts';

export interface Place {
  grid: string;
  words: string;
  position: { lng: number; lat: number };
}

/** Spreads messages over the grids of a county: each id has one place, a point inside a grid. */
export function createPlaces(areas: readonly Area[]) {
  const grids = areas.filter(({ level }) => level === 'grid');
  const names = new Map(areas.map(({ code, name }) => [code, name.zh]));

  function gridOf(id: string): Area {
    const grid = grids[Math.floor(shareOf(id, 'grid') * grids.length)];
    if (grid === undefined) throw new RangeError('a county without grids');
    return grid;
  }
  return {
    gridCount: grids.length,
    gridOf,
    placeOf(id: string): Place {
      const grid = gridOf(id);
      return {
        grid: grid.code,
        words: `${names.get(grid.parent ?? '') ?? ''}${grid.name.zh}`,
        position: pointInside(grid.ring, id),
      };
    },
  };
}
export type Places = ReturnType<typeof createPlaces>;

/** Drawn within the bounds until a point lies inside; a ring that hardly fills them gives its middle. */
function pointInside(ring: number[][], id: string): { lng: number; lat: number } {
  const { west, south, east, north } = boundsOf(ring);
  for (let draw = 0; draw < 50; draw++) {
    const lng = west + (east - west) * shareOf(id, `lng ${draw}`);
    const lat = south + (north - south) * shareOf(id, `lat ${draw}`);
    if (pointInRing({ lng, lat }, ring)) return { lng, lat };
  }
  return ringCentre(ring);
}

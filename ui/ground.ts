import type { MapTiles } from '../contract/areas.ts';
import { fromGcj02, toGcj02 } from '../contract/maps/gcj02.ts';

/** Between where something is and where the background of a map shows it. */
export interface Ground {
  /** From a corner of an outline, [lng, lat] in WGS-84, to [lat, lng] as the map takes it. */
  at: (corner: readonly number[]) => [number, number];
  /** From a place on the map to WGS-84. */
  from: (shown: { lng: number; lat: number }) => { lng: number; lat: number };
}

/** What is drawn is bent where the background is in GCJ-02; without a background nothing is. */
export function groundOf(tiles: Pick<MapTiles, 'datum'> | null): Ground {
  const isBent = tiles?.datum === 'gcj02';
  return {
    at: ([lng = 0, lat = 0]) => {
      const shown = isBent ? toGcj02({ lng, lat }) : { lng, lat };
      return [shown.lat, shown.lng];
    },
    from: (shown) => (isBent ? fromGcj02(shown) : shown),
  };
}

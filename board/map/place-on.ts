import type { MapTiles } from '../../contract/areas.ts';
import { toGcj02 } from '../../contract/maps/gcj02.ts';

/** From a corner of an outline, [lng, lat] in WGS-84, to [lat, lng] as the map takes it. */
export type Place = (corner: readonly number[]) => [number, number];

/** What is drawn goes to where the background shows it: bent, where that is in GCJ-02. */
export const placeOn =
  (tiles: Pick<MapTiles, 'datum'> | null): Place =>
  ([lng = 0, lat = 0]) => {
    const bent = tiles?.datum === 'gcj02' ? toGcj02({ lng, lat }) : { lng, lat };
    return [bent.lat, bent.lng];
  };

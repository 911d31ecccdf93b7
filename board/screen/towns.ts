import inPolygon from 'point-in-polygon-hao';
import type { Area } from '../../contract/areas.ts';
import type { BoardFigures } from '../../contract/bulletin.ts';

export interface TownLights {
  town: Area;
  closed: number;
  /** Overdue ones included. */
  open: number;
}

/** How many cases of the map are closed and open in each town, in the order of their codes. */
export function lightsOfTowns(towns: readonly Area[], dots: BoardFigures['dots']): TownLights[] {
  const lights = [...towns]
    .sort((a, b) => a.code.localeCompare(b.code))
    .map((town): TownLights => ({ town, closed: 0, open: 0 }));
  for (const { lng, lat, state } of dots) {
    // On the border between two towns a dot counts once, for the first.
    const home = lights.find(({ town }) => inPolygon([lng, lat], [closedRing(town)]) !== false);
    if (!home) continue;
    if (state === 'closed') home.closed += 1;
    else home.open += 1;
  }
  return lights;
}

/** The library insists that a ring ends where it began. */
function closedRing({ ring }: Area): [number, number][] {
  const corners = ring.map(([lng = 0, lat = 0]): [number, number] => [lng, lat]);
  const [first] = corners;
  const last = corners.at(-1);
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return corners;
  return [...corners, first];
}

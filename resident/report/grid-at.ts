import inside from 'point-in-polygon-hao';
import type { Area } from '../../contract/areas.ts';
import type { Position } from '../../contract/values.ts';

/** The smallest area that holds the position (its edge included), undefined outside the county. */
export function gridAt(areas: readonly Area[], { lng, lat }: Position): Area | undefined {
  const holding = areas.filter(({ ring }) => inside([lng, lat], [ring]) !== false);
  const smallest = Math.max(...holding.map(({ code, level }) => code.length + depth[level]));
  return holding.find(({ code, level }) => code.length + depth[level] === smallest);
}

const depth: Record<Area['level'], number> = { county: 0, town: 1, community: 2, grid: 3 };
